// Writes the result of the public draw that was named beforehand: it draws the lot and issues its record.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { judgePublicDraw } from '../rules/lot-draw.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockLot } from '../store/lots.ts';
import type { ByStaff, IssuingSite } from './by-staff.ts';
import { finishLot } from './finish-lot.ts';
import type { Ending } from './lot-ends.ts';

export async function recordPublicDraw(
  db: Database,
  by: ByStaff,
  given: { readonly lotId: string; readonly entropy: string },
  site: IssuingSite & Ending,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const lot = await lockLot(tx, given.lotId, by.scope.id);
    if (lot === undefined) return err({ code: 'records/not-here' });
    const judged = judgePublicDraw(lot, by.now);
    if (!judged.ok) return judged;
    await finishLot(tx, by, { lot, entropy: given.entropy }, site);
    return ok(undefined);
  });
}
