import { assert } from '@minga/basics';
import { readPabulib } from '@minga/counting';
import { expect, test } from 'vitest';
import { smallVote } from '../testing/small-votes.ts';
import { type Advance, countByChoice } from './counted.ts';

const { election } = readPabulib(
  smallVote({ budget: 100, costs: { A: 30, B: 40, C: 60 }, ballots: { A: 5, 'A,B': 3, C: 2 } }),
);
assert(election !== undefined, 'a sound small vote');

test('tells how full the envelope is after each step', () => {
  const advances: Advance[] = [];
  const counted = countByChoice(election, { increment: '1' }, (one) => advances.push(one));
  expect(counted.ok).toBe(true);
  expect(advances.at(0)).toEqual({ contest: undefined, step: 0, percent: 30, share: 0.3 });
  expect(Math.max(...advances.map(({ percent }) => percent))).toBeLessThan(100);
});

test('settings that mean nothing stop the count before it starts', () => {
  const counted = countByChoice(election, { utility: 'joy' });
  expect(!counted.ok && counted.error).toMatchObject([
    { code: 'setting-unknown', params: { setting: 'utility', found: 'joy' } },
  ]);
});

test('a rule to compare with that does not exist stops it as well', () => {
  expect(countByChoice(election, { versus: 'oracle' }).ok).toBe(false);
});
