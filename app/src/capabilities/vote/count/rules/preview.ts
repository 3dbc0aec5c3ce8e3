// What is shown of a vote before it is confirmed.

import type { BringWarning } from './bring-problems.ts';
import type { BringPreview } from './bringing.ts';
import { type BroughtBallot, supportsOf, tablesOf } from './brought.ts';
import { countedProjects, type OfficialTerms } from './official-terms.ts';

interface Found {
  readonly ballots: readonly BroughtBallot[];
  readonly warnings: readonly BringWarning[];
  readonly nulls: number;
}

/** A ballot of which only what left since was chosen is counted as a blank one. */
export function previewOf({ ballots, warnings, nulls }: Found, terms: OfficialTerms): BringPreview {
  const counted = countedProjects(terms);
  const isCounted = new Set(counted.map(({ number }) => number));
  const supports = supportsOf(ballots);
  const { kind } = terms.ballot;
  const hasPoints = kind === 'cumulative' || kind === 'scoring';
  return {
    ballots: ballots.length,
    blanks: ballots.filter(({ choices }) => !choices.some((one) => isCounted.has(one))).length,
    nulls,
    tables: tablesOf(ballots),
    supports: counted.map(({ number, name }) => {
      const { votes = 0, points = 0 } = supports.get(number) ?? {};
      return { number, name, votes, points: hasPoints ? points : null };
    }),
    warnings,
  };
}
