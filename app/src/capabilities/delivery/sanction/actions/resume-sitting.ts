// Resumes a suspended sitting: another one, on its own day, continues it; what was drafted and not voted goes with it.
import { err, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { moveDrafts, type SittingFacts } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { locateSitting, type SittingAsked } from './locate.ts';
import { begin } from './open-sitting.ts';

/** The id of the sitting that continues it, under its own quorum and majority. */
export function resumeSitting(
  db: Database,
  by: ByStaff,
  asked: SittingAsked & Pick<SittingFacts, 'name' | 'heldOn'>,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateSitting(tx, by, asked);
    if (!found.ok) return found;
    const { sitting, submission } = found.value;
    const isResumed = submission.sittings.some(({ continuesId }) => continuesId === sitting.id);
    if (sitting.state !== 'suspended' || isResumed) {
      return err({ code: 'sanction/sitting-not-suspended' });
    }
    const { majority, quorum, majorityNorm } = sitting;
    const facts = { name: asked.name, heldOn: asked.heldOn, majority, quorum, majorityNorm };
    const begun = await begin(tx, by, {
      ...{ located: found.value, submission, facts, continues: sitting },
    });
    if (begun.ok) await moveDrafts(tx, sitting.id, begun.value);
    return begun;
  });
}
