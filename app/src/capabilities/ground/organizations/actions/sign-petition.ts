// Signs the petition of a comuna, once each person; at the goal its council is told, once.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { readPerson } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { maySign, PETITION_GOAL, type Tie } from '../rules/petition.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readMunicipality } from '../store/institutions.ts';
import { deleteSignature, holdPetition, insertSignature } from '../store/petitions.ts';
import type { Acting } from './acting.ts';
import { tellCouncilAtGoal } from './tell-council.ts';

export interface Signing {
  readonly cut: string;
  readonly tie: Tie;
  /** Whether her public name is shown among those who sign. */
  readonly publishesName: boolean;
  /** The comuna holds a participatory budget already. */
  readonly hasBudget: boolean;
}

export function signPetition(
  db: Database,
  { cut, tie, publishesName, hasBudget }: Signing,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now, addressOf } = by;
  const { personId } = actor;
  return inTransaction(db, async (tx) => {
    const person = await readPerson(tx, personId);
    assert(person !== undefined, 'whoever is signed in has an account');
    const municipality = await readMunicipality(tx, cut);
    const today = dayIn(municipality?.timeZone ?? 'America/Santiago', now);
    const may = maySign({ birthYear: person.birthYear, today, hasBudget });
    if (!may.ok) return may;
    await holdPetition(tx, cut, PETITION_GOAL, now);
    const signature = { cut, personId, tie, publishesName, now };
    if (!(await insertSignature(tx, signature))) {
      return err({ code: 'organizations/already-signed' });
    }
    await tellCouncilAtGoal(tx, cut, now, addressOf);
    return ok(undefined);
  });
}

/** Takes the signature back: nothing of it stays. Doing it twice is the same as once. */
export function withdrawSignature(db: Database, cut: string, personId: string): Promise<boolean> {
  return inTransaction(db, (tx) => deleteSignature(tx, cut, personId));
}
