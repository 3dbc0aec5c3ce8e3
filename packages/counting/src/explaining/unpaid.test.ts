// What nobody paid of a price, with bounded overspending.
import { addFractions, compareFractions, fraction, multiplyFractions } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import {
  anyElection,
  anySharesSettings,
  electionOf,
  greedyByVotes,
  voteOf,
} from '../testing/elections.ts';
import type { Election, OverspendingSettings } from '../types.ts';
import { unpaidInRounds } from './backing.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 300) };
const many = (times: number, ballot: string) => Array.from({ length: times }, () => ballot);

function unpaidOf(election: Election, changes: Partial<OverspendingSettings> = {}) {
  const plain = { rule: 'bos', utility: 'cost', completion: 'none', ties: 'id' } as const;
  return [...unpaidInRounds(election, count(election, { ...plain, ...changes }))];
}

test('403 of 414 have 403/414 of the price between them, and nobody pays the rest', () => {
  const ballots = [...many(403, 'A'), ...many(11, 'B')];
  const helenka = electionOf(310_000, { A: 310_000, B: 6000 }, ballots);
  const [unpaid, ...others] = unpaidOf(helenka);
  expect(unpaid?.[0]).toBe(1);
  const exact = fraction(310_000n * 11n, 414n);
  expect(unpaid?.[1].numerator).toBeGreaterThan(0n);
  const off = addFractions(unpaid?.[1] ?? fraction(0n), multiplyFractions(exact, fraction(-1n)));
  expect(compareFractions(off, fraction(0n))).toBeGreaterThanOrEqual(0);
  expect(compareFractions(off, fraction(1n, 1_000_000n))).toBe(-1);
  expect(others).toEqual([]);
});

test('a price paid in full has nothing unpaid, although payments are told rounded down', () => {
  // Three people have 10/3 each and pay 7/3 of them.
  expect(unpaidOf(electionOf(10, { a: 7 }, ['a', 'a', 'a']))).toEqual([]);
});

test('nor has the price of a dear pair, whose points are as many as its money', () => {
  // Each of three pays a third, rounded down: that alone is 0.002 short of the price, which nobody owes.
  const [a, b] = [1_000_000_007, 998_244_353];
  const election = electionOf(2_100_000_000, { A: a, B: b }, ['A,B', 'A,B', 'A,B']);
  expect(unpaidOf(election, { together: [['A', 'B']] })).toEqual([]);
});

test('and less than a thousandth that nobody paid is told', () => {
  // 1,999 of 2,000 have 1,999/2,000 of the price between them, and give all of it.
  const [unpaid, ...others] = unpaidOf(electionOf(1, { A: 1 }, [...many(1999, 'A'), '']));
  expect(unpaid?.[0]).toBe(1);
  expect(compareFractions(unpaid?.[1] ?? fraction(0n), fraction(1n, 2000n))).toBe(0);
  expect(others).toEqual([]);
});

test('points are paid by point', () => {
  // Each has 40. For 4/9 of A they pay 40/3 a point (40 and 40/3), so that the price is 30 a point for all of
  // it: the one with three points gives the 40 that it has, the other 30. For a larger part both pay dearer.
  const election = voteOf('scoring', 120, { A: 120 }, ['A:3', 'A:1', '']);
  expect(unpaidOf(election, { utility: 'points' })).toEqual([[1, fraction(50n)]]);
});

test('the greedy completion and rules without shares leave nothing unpaid', () => {
  const election = electionOf(100, { a: 10, b: 90 }, ['a', '']);
  expect(unpaidOf(election, { completion: 'greedy' })).toEqual([]);
  expect(unpaidInRounds(election, count(election, greedyByVotes))).toEqual(new Map());
});

test('Equal Shares is always paid in full', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      expect(unpaidInRounds(election, count(election, settings))).toEqual(new Map());
    }),
    runs,
  );
});
