// Makes the keys of an election, once: the site writes their public halves into the manifest.
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { PreparedUrn, UrnMode } from '../../../../platform/urn-door.ts';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import { findElection, insertElection } from '../store/elections.ts';
import { makeElectionKeys, ownKeysOf } from './election-keys.ts';

/** The second time answers the keys of the first. */
export function prepareElection(
  { db, keys, publicUrl }: UrnHouse,
  electionId: string,
  mode: UrnMode,
): Promise<Result<PreparedUrn, 'mode-differs'>> {
  return inTransaction(db, async (tx) => {
    await insertElection(tx, makeElectionKeys(keys, electionId, mode));
    const kept = await findElection(tx, electionId);
    if (kept?.mode !== mode) return err('mode-differs');
    const { vkey, promiseKey, c0 } = ownKeysOf(kept, publicUrl);
    return ok({ vkey, promiseKey, ...(c0 === undefined ? {} : { c0 }) });
  });
}
