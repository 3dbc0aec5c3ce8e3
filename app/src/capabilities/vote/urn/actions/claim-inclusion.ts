// Keeps the claim that a promised ballot is missing in the log, for the certifying officer; no name goes with it.

import { type CastCode, canon, readCanon } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import { checkPromised } from '../rules/judge-leaf.ts';
import { castTime } from '../rules/log-view.ts';
import { insertClaim } from '../store/claims.ts';
import { indexOfLeaf } from '../store/log-leaves.ts';
import type { LiveElection } from './live-elections.ts';

/** `still-open`: casting goes on, it can be sent again. `in-log`: nothing is missing. `phase`: too late for claims. */
export type ClaimCode = CastCode | 'promise-invalid' | 'still-open' | 'in-log' | 'phase';

/** `{"e":vote,"promise":sig}`; the same claim twice is one. */
export async function claimInclusion(
  { db, clock }: UrnHouse,
  election: LiveElection,
  body: Uint8Array,
): Promise<Result<undefined, ClaimCode>> {
  const read = readCanon(body);
  if (!read.ok) return read;
  const claim = read.value as { readonly e?: unknown; readonly promise?: unknown };
  const isShaped =
    typeof read.value === 'object' &&
    Object.keys(read.value).sort().join() === 'e,promise' &&
    typeof claim.promise === 'string' &&
    typeof claim.e === 'object';
  if (!isShaped) return err('shape');
  const { phase } = election.state;
  if (castTime(election, clock.now()) !== 'closed') return err('still-open');
  if (phase !== 'voting' && phase !== 'closed') return err('phase');
  const checked = await checkPromised(
    election,
    canon(claim.e),
    claim.promise as string,
    nodeCrypto,
  );
  if (!checked.ok) return checked;
  const { hash, leaf, promise } = checked.value;
  return inTransaction(db, async (tx) => {
    if ((await indexOfLeaf(tx, election.id, hash)) !== undefined) return err('in-log');
    await insertClaim(tx, election.id, { hash, vote: leaf, promise });
    return ok(undefined);
  });
}
