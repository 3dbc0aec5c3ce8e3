// A person ends her own card: it was lost, or she signs in another way by now.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { deleteAccessCode } from '../store/access-codes.ts';

/** Ends the sessions opened with it too, this one included if it was; false if there is no card. */
export function revokeCard(db: Database, personId: string): Promise<boolean> {
  return inTransaction(db, (tx) => deleteAccessCode(tx, personId));
}
