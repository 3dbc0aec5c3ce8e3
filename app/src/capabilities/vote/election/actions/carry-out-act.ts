// What follows when two officers signed: the leaf goes its way, and what it says holds here too.
import { assert, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { actSigned } from '../slots.ts';
import { saveState } from '../store/elections.ts';
import { insertOfficer, saveRemoved } from '../store/officers.ts';
import type { ActDone } from './act-done.ts';
import type { ElectionHouse } from './by-staff.ts';
import { openElection } from './open-election.ts';
import { queueLeaf } from './queue-leaf.ts';

export async function carryOut(
  tx: Tx,
  house: ElectionHouse,
  done: ActDone,
): Promise<Result<void, Refusal>> {
  const { election, act, payload, leaf, now } = done;
  if (payload.type === 'manifest') return openElection(tx, house, done);
  await queueLeaf(tx, { electionId: election.id, bytes: leaf, actId: act.id, now });
  await holdHere(tx, done);
  await house.gather(actSigned, { tx, electionId: election.id });
  return ok(undefined);
}

async function holdHere(tx: Tx, { election, act, payload, now }: ActDone): Promise<void> {
  if (payload.type === 'officer' && payload.change === 'remove') {
    await saveRemoved(tx, election.id, payload.officer.id, now);
  }
  if (payload.type === 'officer' && payload.change === 'add') {
    const { id, role, name, jwk } = payload.officer;
    assert(act.aboutKey !== null, 'who is added was found with her passkey');
    const { credentialId, demonstrationKey } = act.aboutKey;
    await insertOfficer(tx, election.id, {
      ...{ id, role, name, jwk, personId: act.aboutPerson, credentialId, demonstrationKey },
      addedAt: now,
    });
  }
  if (payload.type === 'annul' && payload.what === 'election') {
    await saveState(tx, election.id, 'annulled', now);
  }
}
