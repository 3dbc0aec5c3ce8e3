// The text of a version as a PDF: taken before the transaction that names it, kept within it.
import { ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, type StoredFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';

export interface TextGiven {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export async function takeText(
  files: FileStore,
  given: TextGiven | undefined,
): Promise<Result<StoredFile | undefined, FileRefusal>> {
  if (given === undefined) return ok(undefined);
  const accepted = await acceptFile(given.bytes, given.name, ['pdf']);
  if (!accepted.ok) return accepted;
  return ok(await storeFile(files, accepted.value));
}

export async function keepText(
  tx: Tx,
  stored: StoredFile | undefined,
): Promise<string | undefined> {
  if (stored === undefined) return undefined;
  await keepFile(tx, stored, { room: 'norms', alt: null, isPublic: true });
  return stored.id;
}
