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
  // Random ballots and costs: nearly every step of one peso changes who is bought, and is a run of its own.
  let seed = 1;
  const random = (limit: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  const ids = Array.from({ length: 60 }, (_, index) => `P${index}`);
  const ballots = Array.from({ length: 6000 }, () => ids.filter(() => random(4) === 0).join(','));
  const slow = smallVote({
    budget: 900_000_000,
    costs: Object.fromEntries(ids.map((id) => [id, 5_000_000 + random(40_000_000)])),
    ballots: Object.fromEntries(ballots.map((choices) => [choices, 1])),
  });
  const percents: number[] = [];
  const answer = await countInChild(
    { ...order, bytes: bytesOf(slow), choice: { increment: '1', exhaustiveStop: 'off' } },
    (percent) => percents.push(percent),
    4000,
  );
  expect(answer).toEqual({ kind: 'failed', failure: 'too-slow' });
  expect(percents.length).toBeGreaterThan(1);
  expect(percents.every((percent) => percent > 0 && percent < 100)).toBe(true);
});

test('more people waiting than children: the last are told to come back', async () => {
  const asked = Array.from({ length: waitedChildren + 2 }, () =>
    countWhilePersonWaits({ ...order, task: 'check' }),
  );
  const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(2);
  expect(await countWhilePersonWaits({ ...order, task: 'check' })).toEqual({ kind: 'sound' });
});
