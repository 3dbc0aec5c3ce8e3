// Figures of an outcome, worked out by hand, and how they relate.
import { addFractions, fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import {
  anyElection,
  anySettings,
  electionOf,
  greedyByVotes,
  sharesWith,
} from '../testing/elections.ts';
import type { Election } from '../types.ts';
import { compareVoters, measureOutcome, sharesByColumn } from './metrics.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 300) };

/** By votes a (50) and b (30) are funded, then d (20); c does not fit. */
const village = electionOf(100, { a: 50, b: 30, c: 40, d: 20 }, [
  'a,b',
  'a,b',
  'a',
  'b,c',
  'c',
  '',
]);

test('satisfaction is told over the ballots with a choice', () => {
  const { ballots, exclusion, funded, fundedCost, averageCost } = measureOutcome(
    village,
    count(village, greedyByVotes),
    4,
  );
  expect({ ballots, exclusion }).toEqual({ ballots: 5, exclusion: fraction(1n, 5n) });
  // Funded projects: 2, 2, 1, 1, 0. Gini: (0×1 + 1×2 + 1×3 + 2×4 + 2×5) × 2 / (5 × 6) − 6/5 = 1/3.
  expect(funded).toEqual({
    mean: fraction(6n, 5n),
    median: fraction(1n),
    gini: fraction(1n, 3n),
    most: 2n,
    bins: [1, 2, 2],
  });
  // Costs: 80, 80, 50, 30, 0, in bins of 20.
  // Gini: (30×2 + 50×3 + 80×4 + 80×5) × 2 / (5 × 240) − 6/5 = 7/20.
  expect(fundedCost).toEqual({
    mean: fraction(48n),
    median: fraction(50n),
    gini: fraction(7n, 20n),
    most: 80n,
    bins: [1, 1, 1, 2],
  });
  expect(averageCost).toEqual(fraction(100n, 3n));
});

test('the median of an even number of ballots lies between the middle two', () => {
  const election = electionOf(50, { a: 50, b: 30 }, ['a', 'a', 'b', 'b', 'a', 'b']);
  const { funded } = measureOutcome(election, count(election, greedyByVotes));
  expect(funded).toMatchObject({ median: fraction(1n, 2n), gini: fraction(1n, 2n), bins: [3, 3] });
});

test('without ballots or without anything funded there is nothing to divide', () => {
  const election = electionOf(10, { a: 50 }, ['', '']);
  const zero = fraction(0n);
  const none = { mean: zero, median: zero, gini: zero, most: 0n };
  expect(measureOutcome(election, count(election, greedyByVotes), 2)).toEqual({
    ballots: 0,
    funded: { ...none, bins: [0] },
    fundedCost: { ...none, bins: [0, 0] },
  });
});

function withColumn(election: Election, values: readonly string[]): Election {
  const projects = election.projects.map((project, index) => ({
    ...project,
    extras: values[index] === undefined ? {} : { category: values[index] },
  }));
  return { ...election, projects };
}

test('a project of two categories divides its cost and its votes between them', () => {
  const election = withColumn(village, ['plazas', 'plazas, riego', 'riego']);
  const rows = sharesByColumn(election, count(election, greedyByVotes), 'category');
  expect(rows).toEqual([
    {
      value: 'plazas',
      projects: 2,
      funded: 2,
      spent: fraction(65n),
      votes: fraction(9n, 2n),
      shareOfSpending: fraction(13n, 20n),
      shareOfVotes: fraction(9n, 16n),
    },
    {
      value: 'riego',
      projects: 2,
      funded: 1,
      spent: fraction(15n),
      votes: fraction(7n, 2n),
      shareOfSpending: fraction(3n, 20n),
      shareOfVotes: fraction(7n, 16n),
    },
    {
      value: '',
      projects: 1,
      funded: 1,
      spent: fraction(20n),
      votes: fraction(0n),
      shareOfSpending: fraction(1n, 5n),
      shareOfVotes: fraction(0n),
    },
  ]);
});

test('two outcomes are compared ballot by ballot', () => {
  const [votes, shares] = [count(village, greedyByVotes), count(village, sharesWith())];
  // Equal Shares funds a alone: whoever has b gains by votes, and nobody loses.
  expect(compareVoters(village, votes, shares)).toEqual({
    projects: { a: 3, b: 0, same: 2 },
    cost: { a: 3, b: 0, same: 2 },
  });
});

test('more projects may be less money', () => {
  const election = electionOf(60, { a: 60, b: 20, c: 20 }, ['a,b,c', 'a', 'a', 'b', 'c']);
  const [big, small] = (['cost', 'cardinality'] as const).map((utility) =>
    count(election, { ...greedyByVotes, utility }),
  );
  if (big === undefined || small === undefined) throw new Error('two outcomes');
  // The first has a (60) or b and c (40); the two with only a lose, and those of b and of c win.
  expect(compareVoters(election, big, small)).toEqual({
    projects: { a: 2, b: 3, same: 0 },
    cost: { a: 3, b: 2, same: 0 },
  });
});

test('bins hold every ballot with a choice, and shares add up to one', () => {
  fc.assert(
    fc.property(
      anyElection,
      anySettings,
      fc.integer({ min: 1, max: 5 }),
      (plain, settings, bins) => {
        const election = withColumn(plain, ['x', 'x,y', 'z', 'y']);
        const outcome = count(election, settings);
        const { ballots, exclusion, funded, fundedCost } = measureOutcome(election, outcome, bins);
        const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
        expect([sum(funded.bins), sum(fundedCost.bins), fundedCost.bins.length]).toEqual([
          ballots,
          ballots,
          bins,
        ]);
        if (exclusion)
          expect(exclusion).toEqual(fraction(BigInt(funded.bins[0] ?? 0), BigInt(ballots)));
        const rows = sharesByColumn(election, outcome, 'category');
        const spent = rows.reduce(
          (all, row) => addFractions(all, row.shareOfSpending),
          fraction(0n),
        );
        expect(spent).toEqual(fraction(outcome.totalCost > 0n ? 1n : 0n));
      },
    ),
    runs,
  );
});
