// One run of Equal Shares, by examples that can be followed with pencil and paper.
import { fraction } from '@minga/basics';
import { expect, test } from 'vitest';
import { electionOf, idsOf } from '../testing/elections.ts';
import type { Election, Utility } from '../types.ts';
import { formElectorate } from './electorate.ts';
import { type EqualSharesRun, runEqualShares } from './equal-shares.ts';
import { rankForTies } from './ties.ts';

function run(
  election: Election,
  endowment = fraction(election.budget, BigInt(election.ballots.length)),
  utility: Utility = 'cost',
): EqualSharesRun {
  const electorate = formElectorate(election);
  const ranks = rankForTies(election, electorate, 'id');
  return runEqualShares(election, electorate, ranks, utility, endowment);
}

function boughtBy(election: Election, utility: Utility = 'cost'): readonly string[] {
  const { rounds } = run(election, undefined, utility);
  return idsOf(
    election,
    rounds.map((round) => round.project),
  );
}

test('a project is bought when its own supporters can pay for it together', () => {
  const election = electionOf(100, { a: 50 }, ['a', 'a', '', '']);
  expect(boughtBy(election)).toEqual(['a']);
});

test('a project is not bought when its supporters lack one peso', () => {
  const election = electionOf(100, { a: 51 }, ['a', 'a', '', '']);
  expect(boughtBy(election)).toEqual([]);
});

test('supporters share the cost in equal parts', () => {
  const election = electionOf(100, { a: 60 }, ['a', 'a', 'a', '']);
  expect(run(election).rounds[0]?.payment).toEqual({
    full: 3,
    each: fraction(20n),
    rest: 0,
    restTotal: fraction(0n),
  });
});

test('a share that is not whole is kept as the exact fraction', () => {
  const election = electionOf(100, { a: 50 }, ['a', 'a', 'a']);
  expect(run(election).rounds[0]?.payment?.each).toEqual(fraction(50n, 3n));
});

test('who has less than the share gives all, and the others cover the difference', () => {
  // 3 each. a costs 6 for three people: 2 each. b costs 5: two of its three people have 1, the third 3.
  const election = electionOf(12, { a: 6, b: 5, c: 4 }, ['a,b', 'a,b', 'a', 'b,c']);
  const { rounds, balances, denominator } = run(election);
  expect(
    idsOf(
      election,
      rounds.map((round) => round.project),
    ),
  ).toEqual(['a', 'b']);
  expect(rounds[1]?.payment).toEqual({
    full: 1,
    each: fraction(3n),
    rest: 2,
    restTotal: fraction(2n),
  });
  expect(balances.map((balance) => fraction(balance, denominator))).toEqual([
    fraction(0n),
    fraction(1n),
    fraction(0n),
  ]);
});

test('money exactly equal to the cost buys, where floating point would lose it', () => {
  // Three people with 85/3. p1 takes 40/3, p2 takes 2: the first has 85/3 - 40/3 - 2 = 13 left, p3 costs 13.
  const election = electionOf(85, { p1: 40, p2: 4, p3: 13 }, ['p1,p2,p3', 'p1', 'p1,p2']);
  expect(boughtBy(election)).toEqual(['p1', 'p2', 'p3']);
});

test('by cost, the project with the smaller share per peso goes first, whatever its size', () => {
  // a: 80 among 4 is 1/4 of the cost each. b: 20 among 3 is 1/3 of the cost each.
  const election = electionOf(200, { a: 80, b: 20 }, ['a,b', 'a,b', 'a,b', 'a']);
  expect(boughtBy(election)).toEqual(['a', 'b']);
});

test('by cardinality, the project with the smaller payment goes first', () => {
  const election = electionOf(200, { a: 80, b: 20 }, ['a,b', 'a,b', 'a,b', 'a']);
  expect(boughtBy(election, 'cardinality')).toEqual(['b', 'a']);
});

test('a free project is never bought by cost: it gives its supporters nothing', () => {
  const election = electionOf(20, { a: 10, z: 0 }, ['a,z', 'a,z']);
  expect(boughtBy(election)).toEqual(['a']);
});

test('a free project with votes is bought first by cardinality', () => {
  const election = electionOf(20, { a: 10, z: 0 }, ['a,z', 'a']);
  expect(boughtBy(election, 'cardinality')).toEqual(['z', 'a']);
});

test('a free project without votes is bought by nobody', () => {
  const election = electionOf(20, { a: 10, y: 0 }, ['a', 'a']);
  expect(boughtBy(election, 'cardinality')).toEqual(['a']);
});

test('empty ballots keep their part of the money, which nobody else can use', () => {
  const election = electionOf(40, { a: 20, b: 20 }, ['a', 'a', 'b', '', '']);
  // 8 each: a's two people have 16 of 20.
  expect(boughtBy(election)).toEqual([]);
});

test('an exact tie is told in the round, and the first by the tie order is bought', () => {
  const election = electionOf(100, { '2': 100, '10': 100 }, ['2,10', '2,10']);
  const { rounds } = run(election);
  expect(rounds).toHaveLength(1);
  expect(idsOf(election, [rounds[0]?.project ?? -1])).toEqual(['10']);
  expect(idsOf(election, rounds[0]?.tiedWith ?? [])).toEqual(['2']);
});

test('projects of different cost tie when their share per peso is the same', () => {
  const election = electionOf(90, { a: 60, b: 30 }, ['a,b', 'a,b', 'a,b']);
  const { rounds } = run(election);
  expect(rounds[0]?.tiedWith).toEqual([1]);
  expect(rounds[1]?.tiedWith).toEqual([]);
});

test('a tie that appears only after earlier purchases is found exactly', () => {
  // w takes 10 of 20 from four people. x and y then cost 19 to the one who did not pay for w.
  const election = electionOf(120, { w: 40, x: 39, y: 39 }, ['w,x', 'w,x', 'x', 'w,y', 'w,y', 'y']);
  const { rounds } = run(election);
  expect(idsOf(election, [rounds[0]?.project ?? -1])).toEqual(['w']);
  expect(idsOf(election, [rounds[1]?.project ?? -1])).toEqual(['x']);
  expect(idsOf(election, rounds[1]?.tiedWith ?? [])).toEqual(['y']);
});

test('rounds tell what had been spent before them', () => {
  const election = electionOf(100, { a: 40, b: 30 }, ['a', 'a', 'b', 'b']);
  const { rounds, spent } = run(election);
  expect(rounds.map((round) => [round.number, round.spentBefore, round.cost])).toEqual([
    [1, 0n, 40n],
    [2, 40n, 30n],
  ]);
  expect(spent).toBe(70n);
});

test('nothing is bought with nothing', () => {
  const election = electionOf(10, { a: 5 }, ['a', 'a']);
  expect(run(election, fraction(0n)).rounds).toEqual([]);
});

test('an endowment above the share of the budget may spend more than the budget', () => {
  const election = electionOf(10, { a: 10, b: 10 }, ['a', 'b']);
  expect(run(election, fraction(10n)).spent).toBe(20n);
});

test('identical ballots are one group and pay as many', () => {
  const election = electionOf(90, { a: 60, b: 30 }, ['a', 'a', 'b', 'a']);
  const { balances, rounds } = run(election);
  expect(balances).toHaveLength(2);
  expect(rounds[0]?.payment?.full).toBe(3);
});

test('money is never created or lost: what is left and what was spent add up to the endowments', () => {
  const election = electionOf(97, { a: 31, b: 17, c: 23 }, ['a,b', 'a,c', 'b,c', 'a,b,c', 'c']);
  const { balances, denominator, spent } = run(election);
  const sizes = formElectorate(election).groups.map((group) => group.size);
  const left = balances.reduce((sum, balance, group) => sum + balance * (sizes[group] ?? 0n), 0n);
  expect(fraction(left + spent * denominator, denominator)).toEqual(fraction(97n));
});

test('many rounds of shares that never come out even stay exact', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `p${String(index).padStart(2, '0')}`);
  const costs = Object.fromEntries(ids.map((id, index) => [id, 7 + index]));
  const ballots = ids.map((_, voter) =>
    ids.filter((_, index) => (index * 7 + voter * 3) % 5 < 2).join(','),
  );
  const election = electionOf(900, costs, ballots);
  const { balances, denominator, spent, rounds } = run(election);
  expect(rounds.length).toBeGreaterThan(20);
  const sizes = formElectorate(election).groups.map((group) => group.size);
  const left = balances.reduce((sum, balance, group) => sum + balance * (sizes[group] ?? 0n), 0n);
  expect(left + spent * denominator).toBe(900n * denominator);
  expect(balances.every((balance) => balance >= 0n)).toBe(true);
});
