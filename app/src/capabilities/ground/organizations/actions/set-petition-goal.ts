// Sets how many signatures the petition of one comuna needs, as long as it has not got there.
import { assert, err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readMunicipality } from '../store/institutions.ts';
import { holdPetition, readPetition, saveGoal } from '../store/petitions.ts';
import type { Acting } from './acting.ts';
import { tellCouncilAtGoal } from './tell-council.ts';

/** A goal that the signatures already reach tells the council at once. */
export function setPetitionGoal(
  db: Database,
  cut: string,
  goal: number,
  { now, addressOf }: Pick<Acting, 'now' | 'addressOf'>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    await holdPetition(tx, cut, goal, now);
    const petition = await readPetition(tx, cut);
    if (petition?.reachedAt !== null) return err({ code: 'organizations/goal-reached' });
    await saveGoal(tx, cut, goal);
    const municipality = await readMunicipality(tx, cut);
    assert(municipality !== undefined, 'every comuna has a municipality');
    await audit(tx, {
      actor: undefined,
      act: 'organizations/sign-petition',
      scope: { kind: 'institution', id: municipality.id },
      subject: `petition:${cut}`,
      told: { goal_set: goal },
    });
    await tellCouncilAtGoal(tx, cut, now, addressOf);
    return ok(undefined);
  });
}
