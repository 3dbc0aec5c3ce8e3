// Which projects take part: the least votes or points that the settings ask of each.
import { compareFractions, type Fraction, fraction, multiplyFractions } from '@minga/basics';
import type { Election, Settings } from '../types.ts';

/** A project that does not take part because it has `score` and `needed` is asked for. */
export interface BelowMinimum {
  readonly project: number;
  readonly score: number;
  readonly needed: Fraction;
}

/** `scores`: per project its votes, or its points in cumulative and scoring votes. */
export function listBelowMinimum(
  election: Election,
  settings: Settings,
  scores: readonly number[],
): readonly BelowMinimum[] {
  const { minimumScore = 0, minimumShare } = settings;
  const perCost =
    minimumShare === undefined
      ? fraction(0n)
      : multiplyFractions(
          minimumShare,
          fraction(BigInt(election.profile.ballots), election.budget),
        );
  const least = fraction(BigInt(minimumScore));
  return election.projects.flatMap(({ cost }, project) => {
    const byCost = multiplyFractions(perCost, fraction(cost));
    const needed = compareFractions(byCost, least) > 0 ? byCost : least;
    const score = scores[project] ?? 0;
    const isShort = compareFractions(fraction(BigInt(score)), needed) < 0;
    return isShort ? [{ project, score, needed }] : [];
  });
}
