// Settings: what is meant when nothing is said, and how text becomes them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from './rules/count.ts';
import {
  parseSettings,
  plainSettings,
  recommendedSettings,
  settingsToJson,
  settingsToPlain,
  suggestedIncrement,
} from './settings.ts';
import { anySettings, electionOf, greedyByVotes, sharesWith } from './testing/elections.ts';
import type { Election } from './types.ts';

const village = electionOf(100, { a: 50 }, ['a', '']);

function townOf(currency: string, budget: number, ballots: number, decimals = 0): Election {
  const election = electionOf(
    budget,
    { a: 1 },
    Array.from({ length: ballots }, () => 'a'),
    decimals,
  );
  return { ...election, currency };
}

function problemsOf(fields: Parameters<typeof parseSettings>[0], election: Election = village) {
  const parsed = parseSettings(fields, election);
  if (parsed.ok) throw new Error('settings were accepted');
  return parsed.error;
}

test('the plain settings add nothing to the rule', () => {
  expect(plainSettings(village)).toEqual(sharesWith());
});

test('the recommended settings use the whole amount and prefer votes in a tie', () => {
  expect(recommendedSettings(village)).toEqual(
    sharesWith({ completion: 'add1u', ties: 'votes-cost-id' }),
  );
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

test('nothing said: what is recommended', () => {
  expect(parseSettings({}, village)).toEqual({ ok: true, value: recommendedSettings(village) });
});

test('only a rule said: the plain rule', () => {
  expect(parseSettings({ rule: 'mes' }, village)).toEqual({
    ok: true,
    value: plainSettings(village),
  });
  expect(parseSettings({ rule: 'greedy' }, village)).toEqual({ ok: true, value: greedyByVotes });
});

test('empty fields of a form are not said', () => {
  const fields = { rule: '', utility: '', completion: '', ties: '', increment: ' ', endowment: '' };
  expect(parseSettings(fields, village)).toEqual({ ok: true, value: recommendedSettings(village) });
});

test('every setting can be said', () => {
  const fields = {
    rule: 'mes',
    utility: 'cardinality',
    completion: 'add1',
    ties: 'votes-cost-id',
    increment: '10',
    endowment: 'floor',
    exhaustiveStop: 'off',
  };
  expect(parseSettings(fields, village)).toEqual({
    ok: true,
    value: {
      rule: 'mes',
      utility: 'cardinality',
      completion: 'add1',
      ties: 'votes-cost-id',
      increment: 10n,
      endowment: 'floor',
      exhaustiveStop: false,
    },
  });
});

test('greedy keeps the settings that have a meaning for it', () => {
  const fields = { rule: 'greedy', utility: 'cardinality', ties: 'votes-cost-id', increment: '5' };
  expect(parseSettings(fields, village)).toEqual({
    ok: true,
    value: { rule: 'greedy', utility: 'cardinality', ties: 'votes-cost-id' },
  });
});

test('utilitarian is a synonym of greedy as a completion, and of nothing else', () => {
  const parsed = parseSettings({ rule: 'mes', completion: 'utilitarian' }, village);
  expect(parsed).toEqual({ ok: true, value: sharesWith({ completion: 'greedy' }) });
  expect(problemsOf({ rule: 'utilitarian' })).toHaveLength(1);
});

test.each([
  ['1', 0, 1n],
  ['1000', 0, 1000n],
  ['1.000', 0, 1000n],
  ['$1.000', 0, 1000n],
  ['0,5', 1, 5n],
  ['0.5', 1, 5n],
  ['2', 2, 200n],
  ['0.05', 2, 5n],
])('an increment of "%s" with %i decimals is %s minor units', (increment, decimals, minor) => {
  const election = { ...village, decimals };
  expect(parseSettings({ rule: 'mes', increment }, election)).toMatchObject({
    ok: true,
    value: { increment: minor },
  });
});

test.each(['0', '-1', 'x', '0.5', '1,500', '1e3'])(
  'an increment of "%s" is refused',
  (increment) => {
    expect(problemsOf({ rule: 'mes', increment })).toEqual([
      {
        severity: 'error',
        code: 'increment-not-usable',
        params: { found: increment, smallest: '1' },
      },
    ]);
  },
);

test.each([
  ['rule', 'borda', 'mes, greedy'],
  ['utility', 'votes', 'cost, cardinality'],
  ['completion', 'add2', 'none, greedy, add1, add1u'],
  ['ties', 'lot', 'id, votes-cost-id'],
  ['endowment', 'ceil', 'exact, floor'],
  ['exhaustiveStop', 'maybe', 'on, off'],
])('an unknown %s is refused with what could be said', (setting, found, expected) => {
  expect(problemsOf({ [setting]: found })).toEqual([
    { severity: 'error', code: 'setting-unknown', params: { setting, found, expected } },
  ]);
});

test('all that is wrong is told together', () => {
  expect(problemsOf({ rule: 'x', utility: 'y', increment: 'z' })).toHaveLength(3);
});

test('settings as JSON values carry the increment in currency units, exactly', () => {
  expect(settingsToPlain(sharesWith({ increment: 150n }), 2)).toMatchObject({ increment: '3/2' });
  expect(settingsToPlain(sharesWith({ increment: 1000n }), 0)).toMatchObject({
    increment: '1000',
    exhaustiveStop: true,
  });
  expect(settingsToPlain(greedyByVotes, 0)).toEqual({ ...greedyByVotes });
});

test('the canonical text has sorted keys and no blanks', () => {
  expect(settingsToJson(greedyByVotes, 0)).toBe('{"rule":"greedy","ties":"id","utility":"cost"}');
});

test('different settings have different canonical texts', () => {
  fc.assert(
    fc.property(anySettings, anySettings, (a, b) => {
      const same = settingsToJson(a, 0) === settingsToJson(b, 0);
      const order = (settings: object) =>
        Object.entries(settings).sort(([x], [y]) => (x < y ? -1 : 1));
      expect(same).toBe(String(order(a)) === String(order(b)));
    }),
  );
});

test('what is parsed from its own words is the same settings', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const { exhaustiveStop, ...words } = settingsToPlain(settings, 0) as Record<string, string>;
      const stop =
        exhaustiveStop === undefined ? {} : { exhaustiveStop: exhaustiveStop ? 'on' : 'off' };
      expect(parseSettings({ ...words, ...stop }, village)).toEqual({ ok: true, value: settings });
    }),
  );
});

test('the recommended settings can be counted', () => {
  expect(count(village, recommendedSettings(village)).totalCost).toBe(50n);
});
