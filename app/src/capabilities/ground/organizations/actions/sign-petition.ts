// Signs the petition of a comuna, once each person; at the goal its council is told, once.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { readParticipant } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { maySign, PETITION_GOAL, type Tie } from '../rules/petition.ts';
import type { Refusal } from '../rules/refusal.ts';
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

export async function signPetition(
  house: Pick<House, 'db' | 'keys' | 'sensitiveBelowAge'>,
  signing: Signing,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now, addressOf } = by;
  return inTransaction(house.db, (tx) =>
    addSignature(tx, house, signing, { personId: actor.personId, now, addressOf }),
  );
}

/** The same in a transaction that is open, for whoever signs with a hand of her own on paper. */
export async function addSignature(
  tx: Tx,
  house: Pick<House, 'keys' | 'sensitiveBelowAge'>,
  { cut, tie, publishesName, hasBudget }: Signing,
  by: Pick<Acting, 'now' | 'addressOf'> & { readonly personId: string },
): Promise<Result<void, Refusal>> {
  const { personId, now, addressOf } = by;
  const { keys, sensitiveBelowAge } = house;
  const today = dayIn('America/Santiago', now);
  const asked = { db: tx, keys, sensitiveBelowAge };
  const { mayTakePart } = await readParticipant(asked, personId, today);
  const may = maySign({ mayTakePart, hasBudget });
  if (!may.ok) return may;
  await holdPetition(tx, cut, PETITION_GOAL, now);
  const signature = { cut, personId, tie, publishesName, now };
  if (!(await insertSignature(tx, signature))) {
    return err({ code: 'organizations/already-signed' });
  }
  await tellCouncilAtGoal(tx, cut, now, addressOf);
  return ok(undefined);
}

/** Takes the signature back: nothing of it stays. Doing it twice is the same as once. */
export function withdrawSignature(db: Database, cut: string, personId: string): Promise<boolean> {
  return inTransaction(db, (tx) => deleteSignature(tx, cut, personId));
}
