// This room's part of the demonstration: a petition that lacks one signature.
import { assert } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { inventResidents } from '../../people/index.ts';
import { PETITION_GOAL } from '../rules/petition.ts';
import { readPetition } from '../store/petitions.ts';
import { signPetition } from './sign-petition.ts';

/** Quellón: its council will be told when somebody signs. */
const CUT = '10208';

/** Idempotent: whoever demonstrates goes on from where the last one stopped. */
export async function demonstratePetition(house: House): Promise<void> {
  const { db, keys, clock } = house;
  if ((await readPetition(db, CUT)) !== undefined) return;
  const signing = { cut: CUT, tie: 'lives', publishesName: false, hasBudget: false } as const;
  for (const personId of await inventResidents(db, keys, PETITION_GOAL - 1)) {
    const now = clock.now();
    const actor = { personId, sessionId: '', name: '', provenAt: now, grants: [] };
    const acting = { actor, now, keys, addressOf: () => house.publicUrl };
    const signed = await signPetition(house, signing, acting);
    assert(signed.ok, 'an invented resident may sign');
  }
}
