// Withdraws a lot before its hour, with the reason; its name is free again and its page stays.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { judgeWithdrawal } from '../rules/lot-draw.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockLot, saveWithdrawn } from '../store/lots.ts';
import type { ByStaff } from './by-staff.ts';

export async function withdrawLot(
  db: Database,
  { actor, scope, now }: ByStaff,
  asked: { readonly lotId: string; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const lot = await lockLot(tx, asked.lotId, scope.id);
    if (lot === undefined) return err({ code: 'records/not-here' });
    const judged = judgeWithdrawal(lot, now);
    if (!judged.ok) return judged;
    await saveWithdrawn(tx, lot.id, { at: now, reason: asked.reason });
    await audit(tx, {
      actor,
      scope,
      act: 'records/withdraw-lot',
      subject: `lot:${lot.id}`,
      told: { withdrawn: lot.label },
      reason: asked.reason,
    });
    return ok(undefined);
  });
}
