// Records whose vote counted once more, because the ayes and the noes were as many.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { saveSitting, setCasting } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { locateOpen, type SittingAsked } from './locate.ts';
import { checkCasting } from './record-votes.ts';

/** Whose vote counted once more at a tie, while the sitting is open. */
export function recordCasting(
  db: Database,
  by: ByStaff,
  given: SittingAsked & { readonly projectId: string; readonly castingBy: string | null },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateOpen(tx, by, given);
    if (!found.ok) return found;
    const { sitting } = found.value;
    const { projectId, castingBy } = given;
    if (!sitting.decisions.some((one) => one.projectId === projectId && one.votes.length > 0)) {
      return err({ code: 'sanction/not-drafted' });
    }
    const casting = checkCasting(castingBy, sitting.inOffice);
    if (!casting.ok) return casting;
    await setCasting(tx, { sittingId: sitting.id, projectId }, castingBy);
    await saveSitting(tx, sitting);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      ...{ subject: `sitting:${sitting.id}`, told: { votes: 'casting' } },
    });
    return ok(undefined);
  });
}
