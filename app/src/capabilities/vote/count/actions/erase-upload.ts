// Erases an upload before its hour, with its result: whoever has the address may ask for it.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { UploadId } from '../rules/upload.ts';
import { deleteUpload } from '../store/uploads.ts';

/** Asking twice is the same as asking once. */
export function eraseUpload(db: Database, id: UploadId): Promise<void> {
  return inTransaction(db, (tx) => deleteUpload(tx, id));
}
