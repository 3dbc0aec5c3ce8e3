import { assert } from '@minga/basics';
import { expect, test } from 'vitest';
import { waitedChildren } from '../rules/limits.ts';
import { bytesOf, smallVote } from '../testing/small-votes.ts';
import type { ChildOrder } from './child-words.ts';
import { countInChild, countWhilePersonWaits } from './count-in-child.ts';

const text = smallVote({ budget: 100, costs: { A: 30, B: 40 }, ballots: { A: 5, 'A,B': 5 } });
const order: ChildOrder = { task: 'count', bytes: bytesOf(text), choice: {}, locale: 'es-CL' };

test('counts in both languages and writes the files in one', async () => {
  const answer = await countInChild(order);
  assert(answer.kind === 'counted', 'the vote is sound');
  expect(Object.keys(answer.reports)).toEqual(['es-CL', 'en']);
  expect(Object.keys(answer.files)).toEqual(['json', 'csv', 'pb']);
});

test('checking a sound file says only that it is', async () => {
  expect(await countInChild({ ...order, task: 'check' })).toEqual({ kind: 'sound' });
});

test('checking also looks at the settings', async () => {
  const answer = await countInChild({ ...order, task: 'check', choice: { ties: 'coin' } });
  expect(answer).toMatchObject({ kind: 'refused' });
});

test('a file that is no vote is refused in both languages', async () => {
  const answer = await countInChild({ ...order, bytes: bytesOf('%PDF-1.7') });
  expect(answer).toMatchObject({
    kind: 'refused',
    problems: {
      'es-CL': { listed: [expect.stringContaining('PDF')] },
      en: { listed: [expect.stringContaining('PDF')] },
    },
  });
});

test('a count that takes too long tells how far it is, and is stopped', async () => {
  const slow = smallVote({
    budget: 900_000_000,
    costs: { A: 30, B: 800_000_001 },
    ballots: { A: 50, 'A,B': 5 },
  });
  const percents: number[] = [];
  const answer = await countInChild(
    { ...order, bytes: bytesOf(slow), choice: { increment: '1', exhaustiveStop: 'off' } },
    (percent) => percents.push(percent),
    4000,
  );
  expect(answer).toEqual({ kind: 'failed', failure: 'too-slow' });
  expect(percents.length).toBeGreaterThan(1);
  expect(Math.max(...percents)).toBeLessThan(50);
});

test('more people waiting than children: the last are told to come back', async () => {
  const asked = Array.from({ length: waitedChildren + 2 }, () =>
    countWhilePersonWaits({ ...order, task: 'check' }),
  );
  const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(2);
  expect(await countWhilePersonWaits({ ...order, task: 'check' })).toEqual({ kind: 'sound' });
});
