// Ends the guided list of an institution: from then on it uses the platform.
import { ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { decideFinish, ownSteps, type StepState } from '../rules/onboarding.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertOnboarding, saveFinished } from '../store/onboardings.ts';
import { readOwnFacts } from '../store/own-facts.ts';
import type { ByStaff } from './by-staff.ts';

/** `others` are the steps that other rooms add, as they are now. */
export function finishOnboarding(
  db: Database,
  by: ByStaff,
  { others, now }: { readonly others: readonly StepState[]; readonly now: Date },
): Promise<Result<void, Refusal>> {
  const { id } = by.scope;
  return inTransaction(db, async (tx) => {
    const facts = await readOwnFacts(tx, id, now);
    const decided = decideFinish([...ownSteps(facts), ...others]);
    if (!decided.ok) return decided;
    await insertOnboarding(tx, id);
    await saveFinished(tx, id);
    await audit(tx, {
      ...by,
      act: 'institutions/edit-front-page',
      subject: `institution:${id}`,
      told: { onboarding: 'finished' },
    });
    return ok(undefined);
  });
}
