// Withdraws a lot before its hour, with the reason; its name is free again and its page stays.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { judgeWithdrawal } from '../rules/lot-draw.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockLot, saveWithdrawn } from '../store/lots.ts';
import type { ByStaff } from './by-staff.ts';
import { type Ending, lotEnds } from './lot-ends.ts';

interface Withdrawal {
  readonly lotId: string;
  readonly reason: string;
}

export function withdrawLot(
  db: Database,
  by: ByStaff,
  asked: Withdrawal,
  ending: Ending,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, (tx) => withdrawLotIn(tx, by, asked, ending));
}

/** In the transaction of whoever thaws the list that was to be drawn. */
export async function withdrawLotIn(
  tx: Tx,
  by: ByStaff,
  { lotId, reason }: Withdrawal,
  { gather }: Ending,
): Promise<Result<void, Refusal>> {
  const { actor, scope, now } = by;
  const lot = await lockLot(tx, lotId, scope.id);
  if (lot === undefined) return err({ code: 'records/not-here' });
  const judged = judgeWithdrawal(lot, now);
  if (!judged.ok) return judged;
  await saveWithdrawn(tx, lot.id, { at: now, reason });
  await audit(tx, {
    actor,
    scope,
    act: 'records/withdraw-lot',
    subject: `lot:${lot.id}`,
    told: { withdrawn: lot.label },
    reason,
  });
  await gather(lotEnds, { tx, by, lotId: lot.id, ended: { how: 'withdrawn', reason } });
  return ok(undefined);
}
