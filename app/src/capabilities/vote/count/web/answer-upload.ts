// Parses what a form sends to the server, and answers with a page or with where to look.

import { m } from '#words';
import type { Database } from '../../../../platform/database/database.ts';
import type { Answer, Ask, Page } from '../../../../platform/http/route.ts';
import { formatBytes } from '../../../../ui/format.ts';
import { acceptUpload } from '../actions/accept-upload.ts';
import { checkUpload } from '../actions/check-upload.ts';
import type { WaitedAnswer } from '../actions/count-in-child.ts';
import { eraseExpiredUploads } from '../actions/erase-expired-uploads.ts';
import { eraseUpload } from '../actions/erase-upload.ts';
import { recountUpload } from '../actions/recount-upload.ts';
import { type Choice, choiceFrom } from '../rules/choice.ts';
import { browserFileBytes, uploadBytes } from '../rules/limits.ts';
import type { ProblemWords } from '../rules/report/report.ts';
import { parseUploadId, type Refusal, type UploadId } from '../rules/upload.ts';
import { findUpload } from '../store/uploads.ts';
import { countPage } from './count-page.tsx';
import { countPath, uploadPath } from './paths.ts';
import { gonePage, uploadedPage } from './uploaded-page.tsx';

const FILE_NAME_LENGTH = 120;

/** POST of the form: 303 to the count of a sound file, else the form again with what is wrong. */
export async function answerUpload(db: Database, ask: Ask): Promise<Answer> {
  const form = await readForm(ask.request);
  const choice = form === undefined ? {} : choiceFrom(form);
  const file = form?.get('file');
  if (!(file instanceof File) || file.name === '') {
    return refusedPage(choice, '', [m.count_no_file()], 422);
  }
  const fileName = shownName(file.name);
  if (file.size > uploadBytes) return refusedPage(choice, fileName, [tooLarge(ask)], 413);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const checked = await checkUpload(bytes, choice);
  if (checked.kind !== 'sound') return notSound(choice, fileName, checked, ask);
  const accepted = await acceptUpload(db, { fileName, bytes, choice, locale: ask.locale });
  if (!accepted.ok) return refusedPage(choice, fileName, [m.count_queue_full()], 503);
  return seeUpload(accepted.value);
}

/** Without the characters that no database takes, or that would turn the sentence around it backwards. */
function shownName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '').slice(0, FILE_NAME_LENGTH);
}

/** A body that is no form at all is as empty as an empty form. */
async function readForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    return undefined;
  }
}

function tooLarge({ locale }: Ask): string {
  return m.count_too_large_server({
    limit: formatBytes(uploadBytes, locale),
    browserLimit: formatBytes(browserFileBytes, locale),
  });
}

function notSound(
  choice: Choice,
  fileName: string,
  checked: Exclude<WaitedAnswer, { kind: 'sound' }>,
  ask: Ask,
): Page {
  if (checked.kind === 'refused') {
    return refusedPage(choice, fileName, checked.problems[ask.locale] ?? [], 422);
  }
  if (checked.kind === 'busy') return refusedPage(choice, fileName, [m.count_queue_full()], 503);
  return refusedPage(choice, fileName, [m.count_check_too_slow()], 422);
}

function refusedPage(
  choice: Choice,
  fileName: string,
  problems: readonly string[] | ProblemWords,
  status: Page['status'],
): Page {
  const words = 'listed' in problems ? problems : { listed: problems };
  const title =
    fileName === '' ? m.count_refused_untitled() : m.count_refused_title({ file: fileName });
  return countPage({ choice, refused: { title, problems: words }, status });
}

function seeUpload(id: UploadId): Response {
  return new Response(null, { status: 303, headers: { location: uploadPath.to({ id }) } });
}

/** GET of a count: how far it is, or what came of it, in the contest that the query names from 1 on. */
export async function answerUploaded(db: Database, ask: Ask, publicUrl: string): Promise<Page> {
  const id = parseUploadId(ask.params.id);
  const upload = id === undefined ? undefined : await findUpload(db, id);
  const contest = Number(ask.query.get('contest') ?? 1) - 1;
  if (upload !== undefined) return uploadedPage(upload, contest, publicUrl);
  if (id !== undefined) await eraseExpiredUploads(db);
  return gonePage();
}

/** POST: the same file by other rules, as a count of its own. */
export async function answerRecount(db: Database, ask: Ask): Promise<Answer> {
  const id = parseUploadId(ask.params.id);
  const form = await readForm(ask.request);
  if (id === undefined || form === undefined) return gonePage();
  const choice = choiceFrom(form);
  const again = await recountUpload(db, id, choice);
  if (again.ok) return seeUpload(again.value);
  const refusal = again.error;
  if (refusal.code === 'count/not-sound') {
    return notSound(choice, refusal.fileName, refusal.checked, ask);
  }
  return answerRefusal[refusal.code](choice);
}

const answerRefusal: Readonly<Record<Refusal['code'], (choice: Choice) => Page>> = {
  'count/queue-full': (choice) => refusedPage(choice, '', [m.count_queue_full()], 503),
  'count/upload-gone': gonePage,
};

/** POST: erases and goes back to the beginning; for an id that is not there, the same. */
export async function answerErase(db: Database, ask: Ask): Promise<Answer> {
  const id = parseUploadId(ask.params.id);
  if (id !== undefined) await eraseUpload(db, id);
  const location = countPath.to({}, { query: { borrado: '1' } });
  return new Response(null, { status: 303, headers: { location } });
}
