// Settings that nobody wrote down: plain, recommended, and those of the official count.
import { expect, test } from 'vitest';
import { count } from './rules/count.ts';
import {
  officialSettings,
  plainSettings,
  recommendedSettings,
  suggestedIncrement,
} from './settings.ts';
import { electionOf, sharesWith, voteOf } from './testing/elections.ts';
import type { Election } from './types.ts';

const village = electionOf(100, { a: 50 }, ['a', '']);
const points = voteOf('cumulative', 100, { a: 50 }, ['a:3']);
const ranking = voteOf('ordinal', 100, { a: 50, b: 50 }, ['a,b']);

function townOf(currency: string, budget: number, ballots: number, decimals = 0): Election {
  const election = electionOf(
    budget,
    { a: 1 },
    Array.from({ length: ballots }, () => 'a'),
    decimals,
  );
  return { ...election, currency };
}

test('the plain settings add nothing to the rule', () => {
  expect(plainSettings(village)).toEqual(sharesWith());
});

test('the recommended settings use the whole amount and prefer votes in a tie', () => {
  expect(recommendedSettings(village)).toEqual(
    sharesWith({ completion: 'add1u', ties: 'votes-cost-id' }),
  );
});

test('the utility is the one that the ballots can tell', () => {
  expect(plainSettings(points).utility).toBe('points');
  expect(recommendedSettings(ranking).utility).toBe('borda');
  expect(plainSettings({ ...village, voteType: 'choose-1' }).utility).toBe('cost');
  expect(plainSettings({ ...points, voteType: 'scoring' }).utility).toBe('points');
});

test('one step is one currency unit, whatever the decimals', () => {
  expect(plainSettings(townOf('PLN', 100, 1, 2)).increment).toBe(100n);
});

test.each([
  ['CLP', 50_000_000, 412, 1000n],
  ['CLP', 10_000_000, 1000, 1000n],
  ['CLP', 9_999_999, 1000, 100n],
  ['CLP', 1_000_000, 1000, 100n],
  ['CLP', 999_999, 1000, 1n],
  ['HUF', 1_000_000_000, 28_943, 1000n],
  ['PLN', 50_000_000, 412, 1n],
  ['EUR', 50_000_000, 10, 1n],
  ['', 50_000_000, 10, 1n],
])('in %s, %i among %i ballots, the suggested step is %s', (currency, budget, ballots, step) => {
  expect(suggestedIncrement(townOf(currency, budget, ballots))).toBe(step);
});

test('the suggested step is in minor units', () => {
  expect(suggestedIncrement(townOf('CLP', 5_000_000_0, 10, 1))).toBe(10_000n);
});

test('the recommended settings can be counted, whatever the vote type', () => {
  for (const election of [village, points, ranking]) {
    expect(count(election, recommendedSettings(election)).totalCost).toBeGreaterThan(0n);
  }
});

test.each([
  ['greedy', { rule: 'greedy', utility: 'cost', misfit: 'skip' }],
  ['greedy-threshold', { rule: 'greedy', misfit: 'skip' }],
  ['greedy-no-skip', { rule: 'greedy', misfit: 'stop' }],
  ['equalshares', { rule: 'mes', completion: 'none', comparison: 'none' }],
  ['equalshares/add1', { rule: 'mes', completion: 'add1', comparison: 'none' }],
  ['equalshares/add1-comparison', { comparison: 'satisfaction', exhaustiveStop: false }],
])('the official rule %s is understood', (rule, settings) => {
  const meta = { rule, min_project_score_threshold: '50' };
  expect(officialSettings({ ...village, meta })).toMatchObject({ ...settings, minimumScore: 50 });
});

test.each(['greedy-custom', 'greedy-exclusive', 'unknown', ''])(
  'the official rule "%s" is not guessed',
  (rule) => {
    expect(officialSettings({ ...village, meta: { rule } })).toBeUndefined();
  },
);

test('an official greedy count of points takes most points first', () => {
  expect(officialSettings({ ...points, meta: { rule: 'greedy' } })).toEqual({
    ...{ rule: 'greedy', utility: 'cost-points', ties: 'votes-cost-id', misfit: 'skip' },
  });
  expect(officialSettings({ ...ranking, meta: { rule: 'greedy' } })).toMatchObject({
    utility: 'cost-borda',
  });
});
