import { assert } from '@minga/basics';
import { readPabulib } from '@minga/counting';
import { expect, test } from 'vitest';
import { smallVote } from '../testing/small-votes.ts';
import { type Advance, countByChoice } from './counted.ts';

const { election } = readPabulib(
  smallVote({ budget: 100, costs: { A: 30, B: 40, C: 60 }, ballots: { A: 5, 'A,B': 3, C: 2 } }),
);
assert(election !== undefined, 'a sound small vote');

test('tells how full the envelope is, in one phase and then in the other', () => {
  const advances: Advance[] = [];
  const choice = { increment: '1', versus: 'mes-cardinality' };
  const counted = countByChoice(election, choice, (advance) => advances.push(advance));
  expect(counted.ok).toBe(true);
  expect(advances.at(0)).toEqual({ phase: 'counting', step: 0, percent: 30 });
  expect(advances.at(-1)?.phase).toBe('comparing');
  const phases = advances.map(({ phase }) => phase);
  expect(phases.lastIndexOf('counting')).toBeLessThan(phases.indexOf('comparing'));
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
