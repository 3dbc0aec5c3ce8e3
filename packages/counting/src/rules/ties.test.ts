// The order that decides exact ties.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { electionOf } from '../testing/elections.ts';
import type { TieRule } from '../types.ts';
import { formElectorate } from './electorate.ts';
import { compareCodePoints, rankForTies } from './ties.ts';

function orderBy(
  rule: TieRule,
  costs: Readonly<Record<string, number>>,
  ballots: readonly string[],
): readonly string[] {
  const election = electionOf(1000, costs, ballots);
  const ranks = rankForTies(election, formElectorate(election), rule);
  return election.projects
    .map(({ id }, project) => ({ id, rank: ranks[project] ?? -1 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

test('ids are compared as text: "10" goes before "2"', () => {
  expect(compareCodePoints('10', '2')).toBeLessThan(0);
  expect(orderBy('id', { '#2': 1, '#10': 1, '#1': 1 }, [''])).toEqual(['#1', '#10', '#2']);
});

test('a text goes before the longer ones that begin with it', () => {
  expect(compareCodePoints('a', 'ab')).toBeLessThan(0);
  expect(compareCodePoints('', 'a')).toBeLessThan(0);
  expect(compareCodePoints('ab', 'a')).toBeGreaterThan(0);
});

test('capitals go before small letters, and accents after both', () => {
  expect(['ñ', 'b', 'Z', 'é'].sort(compareCodePoints)).toEqual(['Z', 'b', 'é', 'ñ']);
});

test('the order is by code point, not by the two halves of an emoji', () => {
  // U+1F600 is above U+FF21, although its first UTF-16 unit is below it.
  expect('😀' < 'Ａ').toBe(true);
  expect(compareCodePoints('😀', 'Ａ')).toBeGreaterThan(0);
});

test('the order is total: it agrees with itself whichever way it is asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b)) + Math.sign(compareCodePoints(b, a))).toBe(0);
      expect(compareCodePoints(a, b) === 0).toBe(a === b);
    }),
  );
});

test('the order is that of UTF-8 bytes, which is how other languages sort', () => {
  const bytes = (text: string) => Buffer.from(text, 'utf8');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      fc.pre(a.isWellFormed() && b.isWellFormed());
      expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(bytes(a), bytes(b)));
    }),
  );
});

test('votes-cost-id looks at votes first', () => {
  expect(orderBy('votes-cost-id', { a: 1, b: 9 }, ['b', 'b', 'a'])).toEqual(['b', 'a']);
});

test('votes-cost-id looks at the lower cost when votes are equal', () => {
  expect(orderBy('votes-cost-id', { a: 9, b: 1 }, ['a,b'])).toEqual(['b', 'a']);
});

test('votes-cost-id looks at the id when votes and cost are equal', () => {
  expect(orderBy('votes-cost-id', { '#2': 5, '#10': 5 }, ['#2,#10'])).toEqual(['#10', '#2']);
});

test('by id, votes and cost do not matter', () => {
  expect(orderBy('id', { b: 1, a: 9 }, ['b', 'b'])).toEqual(['a', 'b']);
});

test('no two projects share a place', () => {
  const election = electionOf(10, { c: 1, a: 1, b: 1 }, ['a,b,c']);
  const ranks = rankForTies(election, formElectorate(election), 'votes-cost-id');
  expect([...ranks].sort((a, b) => a - b)).toEqual([0, 1, 2]);
});

test('ids with emoji are ranked by code point too', () => {
  expect(orderBy('id', { '😀': 1, Ａ: 1 }, [''])).toEqual(['Ａ', '😀']);
  expect(orderBy('votes-cost-id', { '😀': 1, Ａ: 1 }, [''])).toEqual(['Ａ', '😀']);
});
