// The PDF that may come with a form of the room, in the field `archivo`.
import { m } from '#words';
import { type AcceptedFile, acceptFile } from '../../../../platform/files/accept-file.ts';
import { storeFile } from '../../../../platform/files/kept-files.ts';
import type { FieldProblem, FormWithFiles } from '../../../../platform/http/form.ts';
import type { Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import type { DocumentGiven } from '../actions/keep-document.ts';

const FILE_BYTES = 5_000_000;
const FORM_BYTES = FILE_BYTES + 200_000;

/** A route whose form may come with one. */
export function withPdf(route: Route): Route {
  return { ...route, maxBodyBytes: FORM_BYTES };
}

type SentPdf =
  | { readonly accepted: AcceptedFile | undefined; readonly problems: readonly [] }
  | { readonly problems: readonly [FieldProblem] };

/** `accepted` is undefined where none was chosen. */
export async function readPdf({ file }: FormWithFiles): Promise<SentPdf> {
  const chosen = file('archivo');
  if (chosen === undefined) return { accepted: undefined, problems: [] };
  if (chosen.size > FILE_BYTES) return wrong(m.roundtable_file_too_large());
  const accepted = await acceptFile(new Uint8Array(await chosen.arrayBuffer()), chosen.name);
  if (!accepted.ok) return wrong(fileRefusalSentence(accepted.error));
  return accepted.value.kind === 'pdf'
    ? { accepted: accepted.value, problems: [] }
    : wrong(m.roundtable_file_not_pdf());
}

function wrong(message: string): SentPdf {
  return { problems: [{ field: 'archivo', message }] };
}

/** Its own name where nobody said what it is. */
export async function storePdf(
  { files }: House,
  accepted: AcceptedFile | undefined,
  title: string,
): Promise<DocumentGiven | undefined> {
  if (accepted === undefined) return undefined;
  const file = await storeFile(files, accepted);
  return { title: title === '' ? file.name : title, file };
}
