// Writes one throw of the die, which is public at once; the twentieth draws the lot and issues its record.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { entropyOfThrows, judgeThrow } from '../rules/lot-draw.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertThrow, lockLot } from '../store/lots.ts';
import type { ByStaff, IssuingSite } from './by-staff.ts';
import { finishLot } from './finish-lot.ts';
import type { Ending } from './lot-ends.ts';

export interface ThrowGiven {
  readonly lotId: string;
  /** Which throw the person was looking at when typing, from 1: two people never write the same twice. */
  readonly position: number;
  readonly face: number;
}

/** Whether it was the last one. */
export async function recordThrow(
  db: Database,
  by: ByStaff,
  given: ThrowGiven,
  site: IssuingSite & Ending,
): Promise<Result<{ readonly isDrawn: boolean }, Refusal>> {
  const { actor, scope, now } = by;
  const { lotId, position, face } = given;
  return inTransaction(db, async (tx) => {
    const lot = await lockLot(tx, lotId, scope.id);
    if (lot === undefined) return err({ code: 'records/not-here' });
    const judged = judgeThrow(lot, position, now);
    if (!judged.ok) return judged;
    await insertThrow(tx, lot.id, { position, face, at: now });
    await audit(tx, {
      actor,
      scope,
      act: 'records/record-throw',
      subject: `lot:${lot.id}`,
      told: { throw: position, face },
    });
    const throws = [...lot.throws, face];
    const entropy = entropyOfThrows(throws);
    if (entropy === undefined) return ok({ isDrawn: false });
    await finishLot(tx, by, { lot: { ...lot, throws }, entropy }, site);
    return ok({ isDrawn: true });
  });
}
