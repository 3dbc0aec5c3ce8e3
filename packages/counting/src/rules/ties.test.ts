// The order that decides exact ties.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { electionOf, greedyByVotes } from '../testing/elections.ts';
import type { CommonSettings } from '../types.ts';
import { formElectorate } from './electorate.ts';
import { compareCodePoints } from './ties.ts';

/** Ids in the tie order; what comes second of a pair goes with its first. */
function orderBy(
  ties: CommonSettings['ties'],
  costs: Readonly<Record<string, number>>,
  ballots: readonly string[],
  others: Partial<CommonSettings> = {},
): readonly string[] {
  const election = electionOf(1000, costs, ballots);
  return formElectorate(election, { ...greedyByVotes, ...others, ties })
    .items.toSorted((a, b) => a.rank - b.rank)
    .map(({ project }) => election.projects[project]?.id ?? '');
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

test('cost-votes-lot looks at the lower cost first, then at more votes, then at the lot', () => {
  const lot = ['d', 'c', 'b', 'a'];
  expect(orderBy('cost-votes-lot', { a: 9, b: 1 }, ['a'], { lot })).toEqual(['b', 'a']);
  expect(orderBy('cost-votes-lot', { b: 5, a: 5 }, ['a'], { lot })).toEqual(['a', 'b']);
  expect(orderBy('cost-votes-lot', { a: 5, b: 5, c: 5, d: 5 }, [''], { lot })).toEqual(lot);
});

test('a pair ties with what both cost, who chose either, and the first of its ids or lots', () => {
  const costs = { z: 2, b: 3, m: 5 };
  const together = [['z', 'b']] as const;
  expect(orderBy('id', costs, ['m'], { together })).toEqual(['z', 'm']);
  expect(orderBy('votes-cost-id', costs, ['z', 'b', 'm'], { together })).toEqual(['z', 'm']);
  const lot = ['b', 'm', 'z'];
  expect(orderBy('cost-votes-lot', costs, [''], { together, lot })).toEqual(['z', 'm']);
  expect(orderBy('cost-votes-lot', costs, [''], { together, lot: ['m', 'b', 'z'] })).toEqual([
    'm',
    'z',
  ]);
});

test('no two items share a place', () => {
  const election = electionOf(10, { c: 1, a: 1, b: 1 }, ['a,b,c']);
  const { items } = formElectorate(election, { ...greedyByVotes, ties: 'votes-cost-id' });
  expect(items.map(({ rank }) => rank).sort()).toEqual([0, 1, 2]);
});

test('ids with emoji are ranked by code point too', () => {
  expect(orderBy('id', { '😀': 1, Ａ: 1 }, [''])).toEqual(['Ａ', '😀']);
  expect(orderBy('votes-cost-id', { '😀': 1, Ａ: 1 }, [''])).toEqual(['Ａ', '😀']);
});
