// Erases every upload whose hour is over.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { deleteExpired } from '../store/uploads.ts';

/** Returns how many it erased. */
export function eraseExpiredUploads(db: Database): Promise<number> {
  return inTransaction(db, deleteExpired);
}
