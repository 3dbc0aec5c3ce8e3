// A count set beside others of the same election: by another rule, and that which the file calls official.
import {
  compareOutcomes,
  countInSteps,
  type Outcome,
  type OutcomeComparison,
} from '@minga/counting';
import { compareVoters } from '@minga/counting/explain';
import type { Counted } from './counted.ts';
import { type OfficialComparison, officialOf } from './official-result.ts';

export interface Compared {
  readonly rival?: {
    readonly outcome: Outcome;
    readonly comparison: OutcomeComparison;
    readonly gainers: ReturnType<typeof compareVoters>;
  };
  /** Absent when the file of the vote calls nothing official. */
  readonly official?: OfficialComparison;
}

/** `hasOfficial`: whether the file calls anything official, be it in this contest or in another. */
export function* compareCount(
  counted: Counted,
  hasOfficial: boolean,
): Generator<unknown, Compared, void> {
  const { election, outcome, rivalSettings } = counted;
  const official = hasOfficial ? yield* officialOf(election, outcome) : undefined;
  if (rivalSettings === undefined) return { ...(official && { official }) };
  const other = yield* countInSteps(election, rivalSettings);
  const rival = {
    outcome: other,
    comparison: compareOutcomes(outcome, other),
    gainers: compareVoters(election, outcome, other),
  };
  return { rival, ...(official && { official }) };
}
