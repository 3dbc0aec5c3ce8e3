// The greedy rule, by examples.
import { expect, test } from 'vitest';
import { electionOf, idsOf } from '../testing/elections.ts';
import type { Election, TieRule, Utility } from '../types.ts';
import { formElectorate } from './electorate.ts';
import { type GreedyStart, runGreedy } from './greedy.ts';
import { rankForTies } from './ties.ts';

const fromNothing: GreedyStart = { spent: 0n, bought: new Set(), firstRound: 1 };

function run(
  election: Election,
  utility: Utility = 'cost',
  ties: TieRule = 'id',
  start: GreedyStart = fromNothing,
) {
  const electorate = formElectorate(election);
  return runGreedy(election, electorate, rankForTies(election, electorate, ties), utility, start);
}

function boughtBy(
  election: Election,
  utility: Utility = 'cost',
  ties: TieRule = 'id',
): readonly string[] {
  return idsOf(
    election,
    run(election, utility, ties).rounds.map((round) => round.project),
  );
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
  const { rounds } = run(election);
  expect(idsOf(election, [rounds[0]?.project ?? -1])).toEqual(['10']);
  expect(idsOf(election, rounds[0]?.tiedWith ?? [])).toEqual(['2']);
});

test('a tie with a project that no longer fits decides nothing and is not told', () => {
  const election = electionOf(100, { a: 80, b: 20, c: 50 }, ['a', 'a', 'b', 'c']);
  const { rounds } = run(election);
  expect(rounds.map((round) => round.tiedWith)).toEqual([[], []]);
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
  const start = { spent: 50n, bought: new Set([0]), firstRound: 2 };
  const { rounds, spent } = run(election, 'cost', 'id', start);
  expect(rounds.map((round) => [round.number, round.project, round.spentBefore])).toEqual([
    [2, 1, 50n],
  ]);
  expect(spent).toBe(80n);
});

test('its rounds say that nobody in particular paid', () => {
  const [round] = run(electionOf(10, { a: 5 }, ['a', 'a'])).rounds;
  expect(round).toMatchObject({ by: 'greedy', supporters: 2 });
  expect(round).not.toHaveProperty('payment');
});
