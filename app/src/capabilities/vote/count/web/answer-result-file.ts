// The three files to take away, of an upload or of the example.
import type { Database } from '../../../../platform/database/database.ts';
import type { Answer, Ask } from '../../../../platform/http/route.ts';
import { countExample } from '../actions/count-example.ts';
import { choiceFrom } from '../rules/choice.ts';
import { parseUploadId, type ResultFormat } from '../rules/upload.ts';
import { findResultFile } from '../store/uploads.ts';
import { gonePage } from './uploaded-page.tsx';

const typeOf: Readonly<Record<ResultFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pb: 'text/plain; charset=utf-8',
};

export async function answerResultFile(
  db: Database,
  ask: Ask,
  format: ResultFormat,
): Promise<Answer> {
  const text =
    ask.params.id === 'ejemplo' ? await ofExample(ask, format) : await ofUpload(db, ask, format);
  if (text === undefined) return gonePage();
  return textFile(text, format, `minga-resultado.${format}`);
}

async function ofExample(ask: Ask, format: ResultFormat): Promise<string | undefined> {
  const answer = await countExample(choiceFrom(ask.query));
  return answer.kind === 'counted' ? answer.files[format] : undefined;
}

async function ofUpload(db: Database, ask: Ask, format: ResultFormat): Promise<string | undefined> {
  const id = parseUploadId(ask.params.id);
  return id === undefined ? undefined : findResultFile(db, id, format);
}

/** A text to be saved under a name; never to be run or shown as a page. */
export function textFile(text: string, format: ResultFormat, name: string): Response {
  return new Response(text, {
    headers: {
      'content-type': typeOf[format],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
