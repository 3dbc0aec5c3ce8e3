// Opened ballots: their order, what each contest counts of them, and with which terms; bundles and shares beside them.
import { splitKey } from '@minga/ballot';
import { assert } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contestOf, manifestOf } from '../../testing/sealed-manifest.ts';
import { project, termsOf } from '../../testing/terms.ts';
import { textOfBallots } from '../brought.ts';
import { countLines } from '../official-count.ts';
import { ballotsOf, type OpenedBallot, openedText, readOpened } from './opened.ts';
import { judgeShares } from './shares.ts';
import { tarHead, tarPadding } from './tar.ts';
import { sealedTerms } from './terms.ts';
import { unusedPapers } from './unused-papers.ts';

const ballot = (more: Partial<OpenedBallot>): OpenedBallot => ({
  ...{ contest: 'comuna', tracker: 'A', choices: [], control: '', null: '' },
  ...more,
});

test('ballots stand by contest of the manifest, then by tracker, whatever their order was', () => {
  const given = [
    ballot({ contest: 'sector', tracker: 'B' }),
    ballot({ tracker: 'C' }),
    ballot({ contest: 'sector', tracker: 'A' }),
    ballot({ tracker: 'B', choices: ['1'], control: '123456' }),
  ];
  const text = openedText(manifestOf(), given);
  expect(text.split('\n')[0]).toBe(
    '{"choices":["1"],"contest":"comuna","control":"123456","null":"","tracker":"B"}',
  );
  expect(readOpened(text).map(({ contest, tracker }) => contest + tracker)).toEqual([
    ...['comunaB', 'comunaC', 'sectorA', 'sectorB'],
  ]);
  expect(openedText(manifestOf(), given.toReversed())).toBe(text);
  expect(openedText(manifestOf(), [])).toBe('');
});

test('null ballots are counted by code and in no other count; what was withdrawn leaves a blank', () => {
  const opened = [
    ballot({ choices: ['1', '2'] }),
    ballot({ choices: ['2'] }),
    ballot({ choices: [] }),
    ballot({ null: 'padding' }),
    ballot({ null: 'kind' }),
    ballot({ null: 'padding' }),
    ballot({ contest: 'sector', choices: ['3'] }),
  ];
  const counted = ballotsOf(contestOf('comuna'), opened, new Set(['2']));
  expect(counted.ballots.map(({ choices }) => choices)).toEqual([[1], [], []]);
  expect(counted.blank).toBe(2);
  expect(counted.nulls).toEqual([
    { code: 'kind', n: 1 },
    { code: 'padding', n: 2 },
  ]);
});

test('points go with their projects', () => {
  const opened = [
    ballot({
      choices: [
        ['1', 7],
        ['3', 3],
      ],
    }),
  ];
  const { ballots } = ballotsOf(contestOf('comuna', 'points'), opened, new Set(['1']));
  expect(ballots).toEqual([{ choices: [3], points: [3] }]);
});

test('every opened ballot is either counted or null', () => {
  const some = fc.array(
    fc.record({
      choices: fc.uniqueArray(fc.constantFrom('1', '2', '3')),
      null: fc.constantFrom('', '', 'shape'),
    }),
  );
  fc.assert(
    fc.property(some, (given) => {
      const { ballots, nulls } = ballotsOf(contestOf('comuna'), given.map(ballot));
      const nullCount = nulls.reduce((sum, { n }) => sum + n, 0);
      expect(ballots.length + nullCount).toBe(given.length);
    }),
  );
});

test('the terms are those of the manifest and its log, not of the list since', () => {
  const listed = termsOf([
    project(1, 20),
    project(2, 20, { out: 'left' }),
    project(3, 20, { togetherWith: [4] }),
    project(4, 20, { togetherWith: [3] }),
    project(5, 20),
  ]);
  const ids = ['1', '2', '3', '4'];
  const contest = { projects: ids.map((id) => ({ id, name: id, cost: 20, sha256: '' })) };
  const outs = (withdrawn: readonly string[]) =>
    sealedTerms(listed, contest, new Set(withdrawn)).projects.map(({ out }) => out);
  expect(outs([])).toEqual([null, null, null, null, 'left']);
  expect(outs(['4'])).toEqual([null, null, 'bundle-left', 'left', 'left']);
});

test('what was opened is counted by the rule', () => {
  const terms = termsOf([project(1, 30), project(2, 25), project(3, 20)]);
  const opened = [['1'], ['1'], ['2', '3'], ['3'], ['3'], []].map((choices) => ballot({ choices }));
  const { ballots } = ballotsOf(contestOf('comuna'), opened);
  const lines = countLines(textOfBallots(ballots, terms, false), terms);
  assert(lines.ok, 'it is counted');
  expect(lines.value.map(({ number, support }) => [number, support])).toEqual([
    [3, 3],
    [1, 2],
    [2, 1],
  ]);
});

test('papers that nobody cast are told only of a contest that everybody votes in', () => {
  const manifest = manifestOf({
    styles: [
      { id: 'norte', name: 'Norte', electors: 200, contests: ['comuna', 'sector'] },
      { id: 'sur', name: 'Sur', electors: 200, contests: ['comuna'] },
    ],
  });
  expect(
    unusedPapers(
      manifest,
      10,
      new Map([
        ['comuna', 7],
        ['sector', 2],
      ]),
    ),
  ).toEqual([{ contest: 'comuna', n: 3 }]);
});

test('a bad share is named alone, and the good ones give the key', () => {
  const u = new Uint8Array(32).fill(3);
  const { commits, shares } = splitKey(u, [new Uint8Array(32).fill(9)], 3);
  const [first, second, third] = shares;
  assert(first !== undefined && second !== undefined && third !== undefined, 'three shares');
  expect(judgeShares([first, third], commits)).toEqual({ ok: true, value: u });
  const bad = { ...second, secret: second.secret.with(5, (second.secret[5] ?? 0) ^ 1) };
  expect(judgeShares([first, bad, third], commits)).toEqual({
    ok: false,
    error: { code: 'share-wrong', i: 2 },
  });
  expect(judgeShares([bad], commits)).toMatchObject({ error: { code: 'share-wrong', i: 2 } });
  expect(judgeShares([first], commits)).toMatchObject({ error: { code: 'shares-few' } });
  expect(judgeShares([first, first], commits)).toMatchObject({ error: { code: 'share-twice' } });
});

test('a head of tar tells its name, its size and a sum that fits', () => {
  const head = tarHead('prueba/leaves.bin', 1000);
  const text = new TextDecoder('latin1').decode(head);
  expect(text.slice(0, 17)).toBe('prueba/leaves.bin');
  expect(Number.parseInt(text.slice(124, 135), 8)).toBe(1000);
  const sum = head.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  expect(Number.parseInt(text.slice(148, 154), 8)).toBe(sum);
  expect(tarPadding(1000)).toHaveLength(24);
  expect(tarPadding(512)).toHaveLength(0);
});
