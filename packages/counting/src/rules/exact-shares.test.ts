// One run of Equal Shares, by examples that can be followed with pencil and paper.
import { fraction } from '@minga/basics';
import { expect, test } from 'vitest';
import { electionOf, idsOf, sharesWith, voteOf } from '../testing/elections.ts';
import type { Election, EqualSharesSettings, Payment } from '../types.ts';
import { formElectorate } from './electorate.ts';
import { runExactShares, type SharesRun } from './exact-shares.ts';
import { payPurchases } from './payments.ts';
import { balanceOf, collect, fillPurse, findPrice, lowestPrice, type Purse } from './purse.ts';

interface PlayedRun extends SharesRun {
  readonly payments: readonly Payment[];
  readonly purse: Pick<Purse, 'denominator' | 'sizes' | 'balances'>;
}

/** A run, and its purchases paid again one by one. */
function run(
  election: Election,
  endowment = fraction(election.budget, BigInt(election.ballots.length)),
  changes: Partial<EqualSharesSettings> = {},
): PlayedRun {
  const electorate = formElectorate(election, sharesWith(changes));
  const shares = runExactShares(electorate, endowment);
  const purse = fillPurse(electorate.profile.size, endowment);
  const { payments } = payPurchases(electorate, shares, endowment);
  for (const { item: place } of shares.purchases) {
    const item = electorate.items[place];
    const price = item && findPrice(item, purse, lowestPrice(item, purse));
    if (item && price) collect(item, price, purse);
  }
  expect(payments).toHaveLength(shares.purchases.length);
  const balances = purse.sizes.map((_, group) => balanceOf(purse, group));
  return { ...shares, payments, purse: { ...purse, balances } };
}

function boughtBy(
  election: Election,
  changes: Partial<EqualSharesSettings> = {},
): readonly string[] {
  const { purchases } = run(election, undefined, changes);
  return idsOf(
    election,
    purchases.map(({ item }) => item),
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
  expect(run(election).payments[0]).toEqual({
    full: 3,
    each: fraction(20n),
    rest: 0,
    restTotal: fraction(0n),
  });
});

test('a share that is not whole is kept as the exact fraction', () => {
  const election = electionOf(100, { a: 50 }, ['a', 'a', 'a']);
  expect(run(election).payments[0]?.each).toEqual(fraction(50n, 3n));
});

test('who has less than the share gives all, and the others cover the difference', () => {
  // 3 each. a costs 6 for three people: 2 each. b costs 5: two of its three people have 1, the third 3.
  const election = electionOf(12, { a: 6, b: 5, c: 4 }, ['a,b', 'a,b', 'a', 'b,c']);
  const { payments, purse } = run(election);
  expect(boughtBy(election)).toEqual(['a', 'b']);
  expect(payments[1]).toEqual({
    full: 1,
    each: fraction(3n),
    rest: 2,
    restTotal: fraction(2n),
  });
  expect(purse.balances.map((balance) => fraction(balance, purse.denominator))).toEqual([
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
  expect(boughtBy(election, { utility: 'cardinality' })).toEqual(['b', 'a']);
});

test('a free project is never bought by cost: it gives its supporters nothing', () => {
  const election = electionOf(20, { a: 10, z: 0 }, ['a,z', 'a,z']);
  expect(boughtBy(election)).toEqual(['a']);
});

test('a free project with votes is bought first by cardinality', () => {
  const election = electionOf(20, { a: 10, z: 0 }, ['a,z', 'a']);
  expect(boughtBy(election, { utility: 'cardinality' })).toEqual(['z', 'a']);
});

test('a free project without votes is bought by nobody', () => {
  const election = electionOf(20, { a: 10, y: 0 }, ['a', 'a']);
  expect(boughtBy(election, { utility: 'cardinality' })).toEqual(['a']);
});

test('empty ballots keep their part of the money, which nobody else can use', () => {
  const election = electionOf(40, { a: 20, b: 20 }, ['a', 'a', 'b', '', '']);
  // 8 each: a's two people have 16 of 20.
  expect(boughtBy(election)).toEqual([]);
});

test('an exact tie is told in the round, and the first by the tie order is bought', () => {
  const election = electionOf(100, { '2': 100, '10': 100 }, ['2,10', '2,10']);
  const { purchases } = run(election);
  expect(purchases).toHaveLength(1);
  expect(idsOf(election, [purchases[0]?.item ?? -1])).toEqual(['10']);
  expect(idsOf(election, purchases[0]?.tiedWith ?? [])).toEqual(['2']);
});

test('projects of different cost tie when their share per peso is the same', () => {
  const election = electionOf(90, { a: 60, b: 30 }, ['a,b', 'a,b', 'a,b']);
  const { purchases } = run(election);
  expect(purchases[0]?.tiedWith).toEqual([1]);
  expect(purchases[1]?.tiedWith).toEqual([]);
});

test('a tie that appears only after earlier purchases is found exactly', () => {
  // w takes 10 of 20 from four people. x and y then cost 19 to the one who did not pay for w.
  const election = electionOf(120, { w: 40, x: 39, y: 39 }, ['w,x', 'w,x', 'x', 'w,y', 'w,y', 'y']);
  const { purchases } = run(election);
  expect(idsOf(election, [purchases[0]?.item ?? -1])).toEqual(['w']);
  expect(idsOf(election, [purchases[1]?.item ?? -1])).toEqual(['x']);
  expect(idsOf(election, purchases[1]?.tiedWith ?? [])).toEqual(['y']);
});

test('nothing is bought with nothing', () => {
  const election = electionOf(10, { a: 5 }, ['a', 'a']);
  expect(run(election, fraction(0n)).purchases).toEqual([]);
});

test('an endowment above the share of the budget may spend more than the budget', () => {
  const election = electionOf(10, { a: 10, b: 10 }, ['a', 'b']);
  expect(run(election, fraction(10n)).spent).toBe(20n);
});

test('identical ballots are one group and pay as many', () => {
  const election = electionOf(90, { a: 60, b: 30 }, ['a', 'a', 'b', 'a']);
  const { purse, payments } = run(election);
  expect(purse.balances).toHaveLength(2);
  expect(payments[0]?.full).toBe(3);
});

function expectNothingLost(election: Election, { purse, spent }: PlayedRun): void {
  const left = purse.balances.reduce(
    (sum, balance, group) => sum + balance * (purse.sizes[group] ?? 0n),
    0n,
  );
  expect(fraction(left + spent * purse.denominator, purse.denominator)).toEqual(
    fraction(election.budget),
  );
}

test('money is never created or lost: what is left and what was spent add up to the endowments', () => {
  const election = electionOf(97, { a: 31, b: 17, c: 23 }, ['a,b', 'a,c', 'b,c', 'a,b,c', 'c']);
  expectNothingLost(election, run(election));
});

test('many rounds of shares that never come out even stay exact', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `p${String(index).padStart(2, '0')}`);
  const costs = Object.fromEntries(ids.map((id, index) => [id, 7 + index]));
  const ballots = ids.map((_, voter) =>
    ids.filter((_, index) => (index * 7 + voter * 3) % 5 < 2).join(','),
  );
  const election = electionOf(900, costs, ballots);
  const played = run(election);
  expect(played.purchases.length).toBeGreaterThan(20);
  expectNothingLost(election, played);
  expect(played.purse.balances.every((balance) => balance >= 0n)).toBe(true);
});

test('who gives more points pays more, in proportion', () => {
  const election = voteOf('cumulative', 100, { a: 40 }, ['a:3', 'a:1']);
  const { payments, purse } = run(election, undefined, { utility: 'points' });
  expect(payments[0]).toMatchObject({ full: 2, each: fraction(10n) });
  expect(purse.balances).toEqual([20n, 40n]);
});

test('who has too little for their points gives all', () => {
  const election = voteOf('cumulative', 60, { a: 50 }, ['a:3', 'a:1']);
  // At 12.5 for each point the first would pay 37.5 of 30: gives 30, the second 20.
  expect(run(election, undefined, { utility: 'points' }).payments[0]).toEqual({
    ...{ full: 1, each: fraction(20n), rest: 1, restTotal: fraction(30n) },
  });
});

test('of a conflict group only the first bought is kept', () => {
  const election = electionOf(100, { a: 40, b: 30, c: 30 }, ['a,b', 'a,b', 'a', 'c']);
  expect(boughtBy(election)).toEqual(['a']);
  expect(boughtBy({ ...election, budget: 120n })).toEqual(['a', 'b', 'c']);
  const conflicts = [['a', 'b']];
  expect(boughtBy({ ...election, budget: 120n }, { conflicts })).toEqual(['a', 'c']);
});
