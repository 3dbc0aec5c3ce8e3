// How it stands with a voter when she begins: what the page tells her, before anything is done.

import { isUnderReview } from '../actions/evidence.ts';
import type { KnownVoter } from '../actions/know-voter.ts';
import { issueWindowOf, type SealedElection } from '../actions/sealed-election.ts';
import { type IssueCode, windowAt } from '../rules/issue-request.ts';
import { findVoter } from '../store/voters.ts';
import type { RollHouse } from './parts.tsx';

/** `may`: she may take a ballot paper; `again`: the one she took is given to her again; or why not. */
export type Standing = 'unknown' | 'may' | 'again' | IssueCode;

export async function readStanding(
  house: RollHouse,
  election: SealedElection,
  voter: KnownVoter | undefined,
): Promise<Standing> {
  const now = house.clock.now();
  const window = election.state === 'open' ? windowAt(issueWindowOf(election), now) : 'closed';
  if (voter === undefined) return window === 'open' ? 'unknown' : window;
  const found = voter.vref && (await findVoter(house.roll.db, election.id, voter.vref));
  if (found === undefined || found.state === null) return 'not-on-roll';
  if (found.state === 'desk') return 'right-desk';
  if (found.state === 'issued') return election.state === 'open' ? 'again' : 'closed';
  if (window !== 'open') return window;
  return (await isUnderReview(house, election.id)) ? 'roll-under-review' : 'may';
}
