// What an outcome gives to whom: satisfaction of the ballots, spending against votes, and rules side by side.
import { addFractions, type Fraction, fraction } from '@minga/basics';
import type { Election, Outcome } from '../types.ts';
import { choicesOf } from './bundles.ts';

/** Of a whole number per ballot, over the ballots with a choice; all zero when there are none. */
export interface Distribution {
  readonly mean: Fraction;
  readonly median: Fraction;
  /** 0 when all have the same, towards 1 when few have everything. */
  readonly gini: Fraction;
  readonly most: bigint;
  /** Ballots in each of equally wide bins from 0 to `most`; a value on an edge is in the higher one. */
  readonly bins: readonly number[];
}

export interface Metrics {
  /** Ballots with a choice. */
  readonly ballots: number;
  /** Of those, the part of which nothing was funded; absent when there are none. */
  readonly exclusion?: Fraction;
  /** Funded projects per ballot; one bin for each number. */
  readonly funded: Distribution;
  /** Cost of the funded projects of a ballot, in minor units. */
  readonly fundedCost: Distribution;
  /** Mean cost of the funded projects; absent when there are none. */
  readonly averageCost?: Fraction;
}

/** `bins`: how many for the cost of the funded projects per ballot. */
export function measureOutcome(election: Election, outcome: Outcome, bins = 10): Metrics {
  const gains = gainsOf(election, outcome);
  const ballots = gains.reduce((sum, { size }) => sum + size, 0);
  const funded = gains.map(({ size, projects }) => ({ size, value: projects }));
  // biome-ignore lint/complexity/useMathMinMax: Math.max takes no bigint
  const most = funded.reduce((top, { value }) => (value > top ? value : top), 0n);
  const { emptyHanded, order, totalCost } = outcome;
  return {
    ballots,
    ...(ballots > 0 && { exclusion: fraction(BigInt(emptyHanded), BigInt(ballots)) }),
    funded: distribute(funded, Number(most) + 1),
    fundedCost: distribute(
      gains.map(({ size, cost }) => ({ size, value: cost })),
      bins,
    ),
    ...(order.length > 0 && { averageCost: fraction(totalCost, BigInt(order.length)) }),
  };
}

/** Ballots that gain more by `a`, by `b`, and the same by both. */
export interface Gainers {
  readonly a: number;
  readonly b: number;
  readonly same: number;
}

/**
 * Who gains by the one and who by the other of two outcomes of `election`, in number of funded projects on the
 * ballot and in their cost. Empty ballots are not counted.
 */
export function compareVoters(
  election: Election,
  a: Outcome,
  b: Outcome,
): Readonly<Record<'projects' | 'cost', Gainers>> {
  const [first, second] = [gainsOf(election, a), gainsOf(election, b)];
  const compare = (by: 'projects' | 'cost'): Gainers => {
    const ballots = { a: 0, b: 0, same: 0 };
    for (const [group, gain] of first.entries()) {
      const other = second[group]?.[by] ?? 0n;
      ballots[gain[by] === other ? 'same' : gain[by] > other ? 'a' : 'b'] += gain.size;
    }
    return ballots;
  };
  return { projects: compare('projects'), cost: compare('cost') };
}

/** Spending and votes for the projects with one value of a column. */
export interface ColumnShare {
  readonly value: string;
  readonly projects: number;
  readonly funded: number;
  /** Minor units. */
  readonly spent: Fraction;
  readonly votes: Fraction;
  /** Of all that was spent and of all votes; 0 when nothing was. */
  readonly shareOfSpending: Fraction;
  readonly shareOfVotes: Fraction;
}

/**
 * Spending against votes by a column of the projects, such as `category` or `neighborhood`; values in order
 * of first appearance, '' for projects without one. A project with several values, separated by commas,
 * divides its cost and votes equally among them. Territories left without anything have `funded` 0.
 */
export function sharesByColumn(
  election: Election,
  outcome: Outcome,
  column: string,
): readonly ColumnShare[] {
  const rows = new Map<
    string,
    { projects: number; funded: number; spent: Fraction; votes: Fraction }
  >();
  let allVotes = 0;
  for (const { project, votes, funded } of outcome.projects) {
    const { cost = 0n, extras = {} } = election.projects[project] ?? {};
    const values = new Set((extras[column] ?? '').split(',').map((value) => value.trim()));
    const part = BigInt(values.size);
    allVotes += votes;
    for (const value of values) {
      const row = rows.get(value);
      rows.set(value, {
        projects: (row?.projects ?? 0) + 1,
        funded: (row?.funded ?? 0) + Number(funded),
        spent: addFractions(row?.spent ?? fraction(0n), fraction(funded ? cost : 0n, part)),
        votes: addFractions(row?.votes ?? fraction(0n), fraction(BigInt(votes), part)),
      });
    }
  }
  const shareOf = (part: Fraction, whole: bigint) =>
    whole === 0n ? fraction(0n) : fraction(part.numerator, part.denominator * whole);
  return [...rows].map(([value, row]) => ({
    value,
    ...row,
    shareOfSpending: shareOf(row.spent, outcome.totalCost),
    shareOfVotes: shareOf(row.votes, BigInt(allVotes)),
  }));
}

interface Gain {
  readonly size: number;
  readonly projects: bigint;
  readonly cost: bigint;
}

/** Per group, what each of its ballots got. */
function gainsOf({ profile, projects }: Election, outcome: Outcome): readonly Gain[] {
  const costs = projects.map(({ cost }, project) =>
    outcome.projects[project]?.funded ? cost : undefined,
  );
  return [...profile.size].map((size, group) => {
    const funded = [...choicesOf(profile, group)].flatMap((project) => costs[project] ?? []);
    return {
      size,
      projects: BigInt(funded.length),
      cost: funded.reduce((sum, cost) => sum + cost, 0n),
    };
  });
}

function distribute(
  values: readonly { readonly size: number; readonly value: bigint }[],
  bins: number,
): Distribution {
  const sizes = new Map<bigint, number>();
  for (const { size, value } of values) sizes.set(value, (sizes.get(value) ?? 0) + size);
  const sorted = [...sizes].sort(([a], [b]) => (a < b ? -1 : 1));
  const most = sorted.at(-1)?.[0] ?? 0n;
  const counts = Array.from({ length: bins }, () => 0);
  const all = BigInt(sorted.reduce((sum, [, size]) => sum + size, 0));
  const middle = [(all - 1n) / 2n, all / 2n];
  let [total, ranked, below, median] = [0n, 0n, 0n, 0n];
  for (const [value, size] of sorted) {
    const bin = most === 0n ? 0 : Math.min(bins - 1, Number((value * BigInt(bins)) / most));
    counts[bin] = (counts[bin] ?? 0) + size;
    const ballots = BigInt(size);
    const above = below + ballots;
    for (const place of middle) if (below <= place && place < above) median += value;
    total += value * ballots;
    // The sum of value × (2 × place − 1), with places from 1 in ascending order.
    ranked += value * ballots * (below + above);
    below = above;
  }
  const zero = fraction(0n);
  return {
    mean: all === 0n ? zero : fraction(total, all),
    median: fraction(median, 2n),
    gini: total === 0n ? zero : fraction(ranked - all * total, all * total),
    most,
    bins: counts,
  };
}
