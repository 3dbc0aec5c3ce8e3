// The greedy rule, by examples.
import { expect, test } from 'vitest';
import { electionOf, greedyByVotes, idsOf, voteOf } from '../testing/elections.ts';
import type { Election, GreedySettings, TieRule, Utility } from '../types.ts';
import { formElectorate } from './electorate.ts';
import { type GreedyRun, type GreedyStart, runGreedy } from './greedy.ts';

function run(
  election: Election,
  changes: Partial<GreedySettings> = {},
  start: Partial<GreedyStart> = {},
): GreedyRun {
  const { budget } = election;
  const settings = { ...greedyByVotes, ...changes };
  const { misfit } = settings;
  return runGreedy(formElectorate(election, settings), {
    ...{ budget, spent: 0n, bought: [], misfit },
    ...start,
  });
}

function boughtBy(
  election: Election,
  utility: Utility = 'cost',
  ties: TieRule = 'id',
  others: Partial<GreedySettings> = {},
): readonly string[] {
  const changes = { utility, ties, ...others };
  const { items } = formElectorate(election, { ...greedyByVotes, ...changes });
  const projects = run(election, changes).purchases.map(({ item }) => items[item]?.project ?? -1);
  return idsOf(election, projects);
}

test('the project with most votes goes first', () => {
  const election = electionOf(100, { a: 50, b: 50 }, ['b', 'b', 'a']);
  expect(boughtBy(election)).toEqual(['b', 'a']);
});

test('a project that does not fit is skipped and the next ones are still tried', () => {
  const election = electionOf(100, { a: 60, b: 50, c: 40 }, ['a,b', 'a,b', 'a,c']);
  expect(boughtBy(election)).toEqual(['a', 'c']);
});

test('what was skipped remembers the money that was left when its turn came', () => {
  const election = electionOf(100, { a: 60, b: 50, c: 40 }, ['a,b', 'a,b', 'a,c']);
  expect([...run(election).leftAtTurn]).toEqual([[1, 40n]]);
});

test('a project may spend the last peso', () => {
  const election = electionOf(100, { a: 60, b: 40 }, ['a', 'b']);
  expect(run(election).spent).toBe(100n);
});

test('by cardinality, votes per peso decide', () => {
  const election = electionOf(100, { a: 60, b: 10 }, ['a', 'a', 'a', 'b']);
  // a: 3/60 = 1/20. b: 1/10.
  expect(boughtBy(election, 'cardinality')).toEqual(['b', 'a']);
});

test('equal votes are decided by the tie order, and the tie is told', () => {
  const election = electionOf(100, { '2': 100, '10': 100 }, ['2,10']);
  const { purchases } = run(election);
  expect(idsOf(election, [purchases[0]?.item ?? -1])).toEqual(['10']);
  expect(idsOf(election, purchases[0]?.tiedWith ?? [])).toEqual(['2']);
});

test('a tie with a project that no longer fits decides nothing and is not told', () => {
  const election = electionOf(100, { a: 80, b: 20, c: 50 }, ['a', 'a', 'b', 'c']);
  const { purchases } = run(election);
  expect(purchases.map(({ tiedWith }) => tiedWith)).toEqual([[], []]);
});

test('with votes-cost-id the cheaper of two equals goes first', () => {
  const election = electionOf(100, { a: 100, b: 40 }, ['a,b']);
  expect(boughtBy(election, 'cost', 'id')).toEqual(['a']);
  expect(boughtBy(election, 'cost', 'votes-cost-id')).toEqual(['b']);
});

test('a project without votes is bought when it fits, last', () => {
  const election = electionOf(100, { n: 10, a: 50 }, ['a']);
  expect(boughtBy(election)).toEqual(['a', 'n']);
});

test('a free project counts as no satisfaction by cost, so it ties with those without votes', () => {
  const election = electionOf(20, { z: 0, y: 0, a: 10, b: 10 }, ['z,a', 'z,b']);
  expect(boughtBy(election, 'cost', 'id')).toEqual(['a', 'b', 'y', 'z']);
  expect(boughtBy(election, 'cost', 'votes-cost-id')).toEqual(['a', 'b', 'z', 'y']);
});

test('a free project with votes is infinitely good by cardinality, and one without is worth nothing', () => {
  const election = electionOf(20, { z: 0, y: 0, a: 10, b: 10 }, ['z,a', 'z,b']);
  expect(boughtBy(election, 'cardinality')).toEqual(['z', 'a', 'b', 'y']);
});

test('a project dearer than the budget never enters', () => {
  const election = electionOf(20, { huge: 21, a: 1 }, ['huge', 'huge', 'a']);
  expect(boughtBy(election)).toEqual(['a']);
});

test('it goes on from money already spent and projects already bought', () => {
  const election = electionOf(100, { a: 50, b: 30, c: 40 }, ['a', 'b', 'c']);
  const { purchases, spent } = run(election, {}, { spent: 50n, bought: [0] });
  expect(purchases.map(({ item }) => item)).toEqual([1]);
  expect(spent).toBe(80n);
});

test('without skipping, the first project that does not fit ends it', () => {
  const election = electionOf(100, { a: 60, b: 50, c: 40, d: 1 }, ['a,b', 'a,b', 'a,c', 'd']);
  const { purchases, leftAtTurn, blocker } = run(election, { misfit: 'stop' });
  expect(purchases.map(({ item }) => item)).toEqual([0]);
  expect([...leftAtTurn]).toEqual([[1, 40n]]);
  expect(blocker).toBe(1);
  expect(run(election)).not.toHaveProperty('blocker');
});

test('of a conflict group only the first is bought, also when it was bought before', () => {
  const election = electionOf(100, { a: 10, b: 10, c: 10 }, ['a', 'a', 'b', 'b,c']);
  const conflicts = [['a', 'b']];
  expect(boughtBy(election, 'cost', 'id', { conflicts })).toEqual(['a', 'c']);
  const { purchases } = run(election, { conflicts }, { spent: 10n, bought: [1] });
  expect(purchases.map(({ item }) => item)).toEqual([2]);
});

test('a pair is bought whole or not at all', () => {
  const election = electionOf(100, { a: 60, b: 50, c: 40 }, ['a', 'a', 'b', 'c']);
  const together = [['a', 'b']] as const;
  expect(boughtBy(election, 'cost', 'id', { together })).toEqual(['c']);
  expect(run(election, { together }).leftAtTurn.get(0)).toBe(100n);
});

test('by points, points per peso decide', () => {
  const election = voteOf('cumulative', 100, { a: 60, b: 50 }, ['a:5', 'b:4,a:1']);
  // a: 6/60. b: 4/50.
  expect(boughtBy(election, 'points')).toEqual(['a']);
  expect(boughtBy({ ...election, budget: 110n }, 'cost-points')).toEqual(['a', 'b']);
});
