// A guardian takes out a child that she registered by mistake: nothing of it is left.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { ChildRefusal } from '../rules/childhood.ts';
import { deleteWard, findWard } from '../store/guardianships.ts';

/** Only while nothing was consented to for it: what a child took part in is told by rooms that know it by its id. */
export function removeChild(
  db: Database,
  ward: { readonly childId: string; readonly guardianId: string },
): Promise<Result<void, ChildRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findWard(tx, ward.guardianId, ward.childId);
    if (found === undefined) return err({ code: 'people/child-not-there' });
    const isGone = await deleteWard(tx, ward);
    return isGone ? ok(undefined) : err({ code: 'people/child-took-part' });
  });
}
