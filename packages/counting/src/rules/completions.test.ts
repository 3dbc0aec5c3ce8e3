// How endowments start and grow: add1 and its two ways of stopping.
import { fraction } from '@minga/basics';
import { expect, test } from 'vitest';
import { electionOf, idsOf, sharesWith } from '../testing/elections.ts';
import type { CountProgress, Election, EqualSharesSettings } from '../types.ts';
import { runWithGrowth, startEndowment } from './completions.ts';
import { count } from './count.ts';
import { formElectorate } from './electorate.ts';
import { runExactShares } from './exact-shares.ts';

function grow(election: Election, settings: EqualSharesSettings) {
  const steps: CountProgress[] = [];
  const run = runWithGrowth(election, formElectorate(election, settings), settings);
  for (;;) {
    const step = run.next();
    if (step.done) return { run: step.value, steps };
    steps.push(step.value);
  }
}

function boughtBy(election: Election, settings: EqualSharesSettings): readonly string[] {
  return idsOf(election, count(election, settings).order);
}

const overshoot = electionOf(100, { a: 60, b: 60, c: 20 }, [
  ...Array.from({ length: 5 }, () => 'a'),
  ...Array.from({ length: 5 }, () => 'b'),
  'c',
]);

test('the start endowment is the exact share of the budget, empty ballots included', () => {
  const election = electionOf(100, { a: 60 }, ['a', '', '']);
  expect(startEndowment(election, 'exact')).toEqual(fraction(100n, 3n));
});

test('a floored endowment is rounded down to a whole currency unit, not to a minor one', () => {
  const cents = electionOf(10_050, { a: 60 }, ['a', '', ''], 2);
  // 100.50 among 3 is 33.50: floored 33.00.
  expect(startEndowment(cents, 'floor')).toEqual(fraction(3300n));
});

test('a floored endowment may lose a project that the exact one buys', () => {
  const election = electionOf(100, { a: 100 }, ['a', 'a', 'a']);
  expect(boughtBy(election, sharesWith())).toEqual(['a']);
  expect(boughtBy(election, sharesWith({ endowment: 'floor' }))).toEqual([]);
});

test('without growth there is one run, at the start endowment', () => {
  const { run, steps } = grow(overshoot, sharesWith());
  expect(steps).toHaveLength(1);
  expect(run).toMatchObject({ increments: 0, endowment: fraction(100n, 11n) });
});

test('add1 returns the last outcome before the first that overspends', () => {
  // At 12 each, a and b are bought at once: 120 > 100. At 11 + 1/11 nothing was.
  const { run, steps } = grow(overshoot, sharesWith({ completion: 'add1' }));
  expect(run.purchases).toEqual([]);
  expect(run.increments).toBe((steps.at(-1)?.increment ?? 0) - 1);
  expect(steps.at(-1)?.totalCost).toBe(120n);
  expect(steps.at(-2)?.totalCost).toBe(0n);
});

test('add1u fills the rest greedily after that', () => {
  const outcome = count(overshoot, sharesWith({ completion: 'add1u' }));
  expect(idsOf(overshoot, outcome.order)).toEqual(['a', 'c']);
  expect(outcome.rounds.map((round) => round.by)).toEqual(['greedy', 'greedy']);
});

test('greedy fills the rest without growing', () => {
  const outcome = count(overshoot, sharesWith({ completion: 'greedy' }));
  expect(idsOf(overshoot, outcome.order)).toEqual(['a', 'c']);
  expect(outcome.increments).toBe(0);
});

test('growth goes by the increment', () => {
  const election = electionOf(40, { a: 20, b: 20 }, ['a', 'a', 'b', '', '']);
  const { steps } = grow(election, sharesWith({ completion: 'add1', increment: 5n }));
  // At 13 each a is bought; b, with one supporter, needs 20: at 23 both are, and nothing else fits.
  // Steps 1 and 2 buy the same and are taken together.
  expect(steps.map((step) => step.endowment)).toEqual([8n, 18n, 23n].map((n) => fraction(n)));
  expect(steps.map((step) => step.increment)).toEqual([0, 2, 3]);
  expect(steps.map((step) => step.totalCost)).toEqual([0n, 20n, 40n]);
});

test('with the exhaustive stop it ends as soon as no supported project with a cost fits', () => {
  const election = electionOf(100, { a: 80, b: 30 }, ['a', 'a', 'b', 'b']);
  // 25 each: b is bought for 30; a (80) fits no more, so it ends there.
  const { run, steps } = grow(election, sharesWith({ completion: 'add1' }));
  expect(steps).toHaveLength(1);
  expect(run.spent).toBe(30n);
});

test('without the exhaustive stop it goes on and another outcome may replace it', () => {
  // Four people, 25 each. b (30, two people) is bought; a (80, three) fits no more. Growing, a wins first.
  const election = electionOf(100, { a: 80, b: 30 }, ['a', 'a', 'a,b', 'b']);
  expect(boughtBy(election, sharesWith({ completion: 'add1' }))).toEqual(['b']);
  expect(boughtBy(election, sharesWith({ completion: 'add1', exhaustiveStop: false }))).toEqual([
    'a',
  ]);
});

test('what has no votes or no cost does not keep it growing', () => {
  const election = electionOf(100, { a: 50, n: 10, z: 0 }, ['a', 'a,z']);
  const { steps } = grow(election, sharesWith({ completion: 'add1' }));
  expect(steps).toHaveLength(1);
});

test('without the exhaustive stop it ends when everything that the budget could hold is bought', () => {
  const election = electionOf(100, { a: 30, b: 30, huge: 1000 }, ['a,huge', 'b']);
  const { run } = grow(election, sharesWith({ completion: 'add1', exhaustiveStop: false }));
  expect(run.spent).toBe(60n);
});

test('steps taken together end where one by one they would: at the first that overspends', () => {
  const election = electionOf(24, { a: 10, b: 8, c: 8, d: 6 }, ['a,b', 'a,c', 'b,d', 'c,d']);
  const settings = sharesWith({ completion: 'add1', exhaustiveStop: false });
  const electorate = formElectorate(election, settings);
  const spentAt = (step: number) => runExactShares(electorate, fraction(BigInt(6 + step))).spent;
  let step = 0;
  while (spentAt(step) <= 24n) step += 1;
  expect(step).toBeGreaterThan(1);
  expect(grow(election, settings).run.increments).toBe(step - 1);
});

test('growth that never could pay ends because endowments reach any cost', () => {
  const election = electionOf(1000, { a: 900 }, ['a', ...Array.from({ length: 9 }, () => '')]);
  const { run } = grow(election, sharesWith({ completion: 'add1', increment: 100n }));
  expect(run.endowment).toEqual(fraction(900n));
  expect(run.spent).toBe(900n);
});

test('an increment of nothing is a fault, not an endless count', () => {
  expect(() => grow(overshoot, sharesWith({ completion: 'add1', increment: 0n }))).toThrow(
    /positive increment/,
  );
});
