// Takes the PDF that somebody chose in a form, before anything names it.
import { ok, type Result } from '@minga/basics';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { type StoredFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';

/** Refuses whatever is not a PDF; without an act that names it, it is removed a day later. */
export async function takePdf(
  files: FileStore,
  given: { readonly bytes: Uint8Array; readonly name: string },
): Promise<Result<StoredFile, FileRefusal>> {
  const accepted = await acceptFile(given.bytes, given.name, ['pdf']);
  if (!accepted.ok) return accepted;
  return ok(await storeFile(files, accepted.value));
}
