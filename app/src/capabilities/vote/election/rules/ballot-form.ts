// The ballot of a contest as its manifest has it, from what the bases say.
import type { OfficialBallot } from './official-terms.ts';

export interface BallotForm {
  readonly kind: 'approval' | 'choose-1' | 'k-approval' | 'knapsack' | 'ranking' | 'points';
  readonly min: number;
  readonly max: number;
  /** To spread; 0 of ballots without. */
  readonly points: number;
  readonly within_budget: boolean;
}

/** Undefined of grades, which no sealed ballot has. */
export function ballotForm(
  { kind, minChoices, maxChoices, points, isWithinAmount }: OfficialBallot,
  projects: number,
): BallotForm | undefined {
  const max = Math.max(1, Math.min(maxChoices, projects));
  const form = { min: Math.min(minChoices, max), max, points: 0, within_budget: false };
  switch (kind) {
    case 'approval':
      if (isWithinAmount) return { ...form, kind: 'knapsack', within_budget: true };
      return { ...form, kind: max < projects ? 'k-approval' : 'approval' };
    case 'choose-1':
      return { ...form, kind: 'choose-1', max: 1 };
    case 'ordinal':
      return { ...form, kind: 'ranking' };
    case 'cumulative':
      return { ...form, kind: 'points', points: points ?? 0 };
    default:
      return undefined;
  }
}
