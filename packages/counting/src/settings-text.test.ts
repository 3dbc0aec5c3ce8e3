// How text becomes settings, what is refused, and the canonical text of them.
import { fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProblemCode } from './reading/problems.ts';
import { plainSettings, recommendedSettings } from './settings.ts';
import {
  parseSettings,
  type SettingsFields,
  settingsFromJson,
  settingsOfRule,
  settingsToJson,
  settingsToPlain,
} from './settings-text.ts';
import { anyCount, electionOf, greedyByVotes, sharesWith, voteOf } from './testing/elections.ts';
import type { Election, Settings } from './types.ts';

const village = electionOf(100, { a: 50, b: 20, c: 30 }, ['a', '']);
const points = voteOf('cumulative', 100, { a: 50 }, ['a:3']);
const ranking = voteOf('ordinal', 100, { a: 50 }, ['a']);

function problemsOf(fields: SettingsFields, election: Election = village) {
  const parsed = parseSettings(fields, election);
  if (parsed.ok) throw new Error('settings were accepted');
  return parsed.error;
}

function settingsOf(fields: SettingsFields, election: Election = village): Settings {
  const parsed = parseSettings(fields, election);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function expectRefused(
  fields: SettingsFields,
  code: ProblemCode,
  params: object,
  election = village,
) {
  expect(problemsOf(fields, election)).toEqual([{ severity: 'error', code, params }]);
}

test('nothing said: what is recommended', () => {
  expect(settingsOf({})).toEqual(recommendedSettings(village));
});

test('only a rule said: the plain rule', () => {
  expect(settingsOf({ rule: 'mes' })).toEqual(plainSettings(village));
  expect(settingsOf({ rule: 'greedy' })).toEqual(greedyByVotes);
  expect(settingsOf({ rule: 'bos' })).toEqual({
    ...{ rule: 'bos', utility: 'cost', ties: 'id', completion: 'none' },
  });
  expect(settingsOf({ rule: 'phragmen' })).toEqual({
    rule: 'phragmen',
    ties: 'id',
    misfit: 'stop',
  });
});

test('empty fields of a form are not said', () => {
  const fields = { rule: '', utility: '', completion: '', ties: '', increment: ' ', endowment: '' };
  expect(settingsOf(fields)).toEqual(recommendedSettings(village));
});

test('every setting can be said', () => {
  const fields = {
    rule: 'mes',
    utility: 'cardinality',
    completion: 'add1',
    ties: 'cost-votes-lot',
    lot: 'c, a, b',
    increment: '10',
    endowment: 'floor',
    exhaustiveStop: 'off',
    comparison: 'exclusion',
    minimumScore: '2',
    minimumShare: '1/3',
    conflicts: 'a,b; b , c',
    together: 'a,c',
  };
  expect(settingsOf(fields)).toEqual({
    rule: 'mes',
    utility: 'cardinality',
    completion: 'add1',
    ties: 'cost-votes-lot',
    lot: ['c', 'a', 'b'],
    increment: 10n,
    endowment: 'floor',
    exhaustiveStop: false,
    comparison: 'exclusion',
    minimumScore: 2,
    minimumShare: fraction(1n, 3n),
    conflicts: [
      ['a', 'b'],
      ['b', 'c'],
    ],
    together: [['a', 'c']],
  });
});

test.each<[SettingsFields, string]>([
  [{ rule: 'greedy', increment: '5' }, 'increment'],
  [{ rule: 'greedy', completion: 'add1' }, 'completion'],
  [{ rule: 'greedy', comparison: 'satisfaction' }, 'comparison'],
  [{ rule: 'greedy', exhaustiveStop: 'on' }, 'exhaustiveStop'],
  [{ rule: 'bos', endowment: 'exact' }, 'endowment'],
  [{ rule: 'bos', misfit: 'stop' }, 'misfit'],
  [{ rule: 'mes', misfit: 'stop' }, 'misfit'],
  [{ rule: 'phragmen', utility: 'cost' }, 'utility'],
  [{ rule: 'phragmen', together: 'a,b' }, 'together'],
])('%j is refused by name: the rule does not look at it', (fields, setting) => {
  expectRefused(fields, 'setting-not-for-rule', { setting, rule: fields.rule });
});

test('a completion by growth is not one of bounded overspending', () => {
  const params = { setting: 'completion', found: 'add1', expected: 'none, greedy' };
  expectRefused({ rule: 'bos', completion: 'add1' }, 'setting-unknown', params);
});

test.each<[Election, string, string]>([
  [village, 'points', 'cost, cardinality'],
  [points, 'cost', 'points, cost-points'],
  [ranking, 'points', 'borda, cost-borda'],
])('a utility that the ballots cannot tell is refused', (election, found, expected) => {
  const { voteType } = election;
  const params = { setting: 'utility', found, voteType, expected };
  expectRefused({ rule: 'mes', utility: found }, 'setting-not-for-votes', params, election);
});

test('Phragmén takes only approvals', () => {
  expect(settingsOf({ rule: 'phragmen', misfit: 'skip' })).toMatchObject({ misfit: 'skip' });
  expectRefused(
    { rule: 'phragmen' },
    'setting-not-for-votes',
    {
      ...{ setting: 'rule', found: 'phragmen', voteType: 'cumulative' },
      expected: 'mes, greedy, bos',
    },
    points,
  );
});

test('utilitarian is a synonym of greedy as a completion, and of nothing else', () => {
  expect(settingsOf({ rule: 'mes', completion: 'utilitarian' })).toEqual(
    sharesWith({ completion: 'greedy' }),
  );
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
  ['3/2', 1, 15n],
])('an increment of "%s" with %i decimals is %s minor units', (increment, decimals, minor) => {
  expect(settingsOf({ rule: 'mes', increment }, { ...village, decimals })).toMatchObject({
    increment: minor,
  });
});

test.each(['0', '-1', 'x', '0.5', '1,500', '1e3', '1/2', '-1/1', '1/0'])(
  'an increment of "%s" is refused',
  (increment) => {
    const params = { found: increment, smallest: '1' };
    expectRefused({ rule: 'mes', increment }, 'increment-not-usable', params);
  },
);

test.each([
  ['1/3', fraction(1n, 3n)],
  ['0.25', fraction(1n, 4n)],
  ['0,5', fraction(1n, 2n)],
  ['1', fraction(1n)],
])('a minimum share of "%s" is exact', (minimumShare, share) => {
  expect(settingsOf({ minimumShare })).toMatchObject({ minimumShare: share });
});

test.each(['0', '-1/3', '1/0', '33%', '0/5'])('a minimum share of "%s" is refused', (found) => {
  expectRefused({ minimumShare: found }, 'share-not-usable', { found });
});

test.each(['-1', '1.5', 'x', '1234567890123456'])('a minimum of "%s" is refused', (found) => {
  expectRefused({ minimumScore: found }, 'minimum-not-whole', { found });
});

test('a minimum of 0 is none', () => {
  expect(settingsOf({ minimumScore: '0' })).toEqual(recommendedSettings(village));
});

test('a lot means ties by lot, and may be written in lines', () => {
  expect(settingsOf({ lot: 'b\r\na\nc' })).toMatchObject({
    ...{ ties: 'cost-votes-lot', lot: ['b', 'a', 'c'] },
  });
});

test('ids with commas and semicolons are given as JSON', () => {
  const election = electionOf(9, { 'a,b': 1, 'c;d': 1 }, ['a,b']);
  expect(
    settingsOf({ lot: '["c;d","a,b"]', conflicts: '[["a,b","c;d"]]' }, election),
  ).toMatchObject({ lot: ['c;d', 'a,b'], conflicts: [['a,b', 'c;d']] });
});

test.each<[SettingsFields, ProblemCode, object]>([
  [{ lot: 'a,b' }, 'lot-incomplete', { missing: 'c' }],
  [{ ties: 'cost-votes-lot' }, 'lot-incomplete', { missing: 'a' }],
  [{ lot: 'a,b,c', ties: 'id' }, 'lot-without-meaning', { found: 'id' }],
  [{ lot: 'a,b,c,a' }, 'setting-repeats-project', { setting: 'lot', found: 'a' }],
  [{ lot: 'a,b,c,x' }, 'setting-unknown-project', { setting: 'lot', found: 'x' }],
  [{ conflicts: 'a,x' }, 'setting-unknown-project', { setting: 'conflicts', found: 'x' }],
  [{ conflicts: 'a' }, 'group-too-small', { found: 'a' }],
  [{ conflicts: 'a,a' }, 'setting-repeats-project', { setting: 'conflicts', found: 'a' }],
  [{ conflicts: 'a,,b' }, 'list-not-understood', { setting: 'conflicts', found: 'a,,b' }],
  [
    { conflicts: '[["a","b"]' },
    'list-not-understood',
    { setting: 'conflicts', found: '[["a","b"]' },
  ],
  [{ conflicts: '[1]' }, 'list-not-understood', { setting: 'conflicts', found: '[1]' }],
  [{ together: 'a,b,c' }, 'pair-not-two', { found: 'a, b, c' }],
  [{ together: 'a' }, 'pair-not-two', { found: 'a' }],
  [{ together: 'a,b;b,c' }, 'setting-repeats-project', { setting: 'together', found: 'b' }],
  [{ together: 'a,b', conflicts: 'a,b,c' }, 'pair-in-conflict', { first: 'a', second: 'b' }],
])('%j is refused', (fields, code, params) => {
  expectRefused(fields, code, params);
});

test('a pair whose costs have too little in common cannot be weighed by cost', () => {
  const prime = 2 ** 41 - 21;
  const election = electionOf(2 ** 45, { a: prime, b: 2 }, ['a']);
  const params = { first: 'a', second: 'b' };
  expectRefused({ rule: 'mes', together: 'a,b' }, 'pair-costs-too-apart', params, election);
  const fields = { rule: 'mes', utility: 'cardinality', together: 'a,b' };
  expect(settingsOf(fields, election)).toMatchObject({ together: [['a', 'b']] });
  const even = electionOf(2 ** 45, { a: 2 ** 41, b: 2 ** 40 }, ['a']);
  expect(settingsOf({ rule: 'mes', together: 'a,b' }, even)).toMatchObject({
    together: [['a', 'b']],
  });
});

test.each([
  ['rule', 'borda', 'mes, greedy, bos, phragmen'],
  ['utility', 'votes', 'cost, cardinality, points, cost-points, borda, cost-borda'],
  ['completion', 'add2', 'none, greedy, add1, add1u'],
  ['ties', 'lot', 'id, votes-cost-id, cost-votes-lot'],
  ['endowment', 'ceil', 'exact, floor'],
  ['exhaustiveStop', 'maybe', 'on, off'],
  ['comparison', 'welfare', 'none, satisfaction, exclusion'],
])('an unknown %s is refused with what could be said', (setting, found, expected) => {
  expectRefused({ [setting]: found }, 'setting-unknown', { setting, found, expected });
});

test('all that is wrong is told together', () => {
  expect(problemsOf({ rule: 'x', utility: 'y', increment: 'z', lot: 'a' })).toHaveLength(4);
});

test('settings as JSON values carry the increment in currency units, exactly', () => {
  expect(settingsToPlain(sharesWith({ increment: 150n }), 2)).toMatchObject({ increment: '3/2' });
  expect(settingsToPlain(sharesWith({ increment: 1000n }), 0)).toMatchObject({
    increment: '1000',
    exhaustiveStop: true,
  });
  expect(settingsToPlain({ ...greedyByVotes, minimumShare: fraction(1n, 3n) }, 0)).toEqual({
    ...greedyByVotes,
    minimumShare: '1/3',
  });
});

test('the canonical text has sorted keys and no blanks', () => {
  expect(settingsToJson({ ...greedyByVotes, conflicts: [['b', 'a']] }, 0)).toBe(
    '{"conflicts":[["b","a"]],"misfit":"skip","rule":"greedy","ties":"id","utility":"cost"}',
  );
});

test('what is read from its own canonical text is the same settings', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const json = settingsToJson(settings, election.decimals);
      expect(settingsFromJson(json, election)).toEqual({ ok: true, value: settings });
    }),
    { numRuns: 1000 },
  );
});

test('different settings have different canonical texts', () => {
  fc.assert(
    fc.property(anyCount, anyCount, (a, b) => {
      const texts = [a, b].map(({ settings }) => settingsToJson(settings, 0));
      const show = (value: unknown) =>
        JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? `${member}` : member));
      const plain = [a, b].map(({ settings }) => show(Object.entries(settings).sort()));
      expect(texts[0] === texts[1]).toBe(plain[0] === plain[1]);
    }),
  );
});

test.each(['', 'x', '[]', 'null', '"mes"'])('JSON that is no object is refused: %s', (json) => {
  const parsed = settingsFromJson(json, village);
  expect(parsed.ok ? [] : parsed.error.map(({ code }) => code)).toEqual(['settings-not-json']);
});

test('a member that is no setting is refused by name', () => {
  const parsed = settingsFromJson('{"rule":"greedy","colour":"red"}', village);
  expect(parsed.ok ? [] : parsed.error).toMatchObject([
    { code: 'setting-not-for-rule', params: { setting: 'colour', rule: 'greedy' } },
  ]);
});

test('each rule has its settings, and knows those that all have', () => {
  for (const names of Object.values(settingsOfRule)) {
    expect(names).toEqual(expect.arrayContaining(['rule', 'ties', 'minimumScore', 'conflicts']));
  }
});
