// Corrects the day, the name or the rules of a sitting, while nobody has voted in it.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type SittingFacts, saveSitting } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { locateOpen, type SittingAsked } from './locate.ts';
import { judgeFacts } from './open-sitting.ts';

export function amendSitting(
  db: Database,
  by: ByStaff,
  asked: SittingAsked & { readonly facts: SittingFacts },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateOpen(tx, by, asked);
    if (!found.ok) return found;
    const { sitting, submission } = found.value;
    if (sitting.decisions.some(({ votes }) => votes.length > 0)) {
      return err({ code: 'sanction/sitting-voted' });
    }
    const before = submission.sittings.find(({ id }) => id === sitting.continuesId);
    const { facts } = asked;
    const judged = judgeFacts(found.value, submission, facts, before?.heldOn ?? null);
    if (!judged.ok) return judged;
    await saveSitting(tx, sitting, { facts });
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      subject: `sitting:${sitting.id}`,
      told: { sitting: facts.name, held_on: facts.heldOn, quorum: facts.quorum },
    });
    return ok(undefined);
  });
}
