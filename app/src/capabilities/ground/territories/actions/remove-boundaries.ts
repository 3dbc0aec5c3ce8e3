// Goes back to dots: removes the imported shapes.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { deleteBoundaries } from '../store/boundaries.ts';

/** False if there was nothing to remove. */
export function removeBoundaries(db: Database): Promise<boolean> {
  return inTransaction(db, deleteBoundaries);
}
