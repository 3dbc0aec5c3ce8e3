// What keeps contents from being sent: each sentence of the bases, at its field.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ancudRules, contest } from '../../editions/testing/published.ts';
import {
  COST_LINES_MOST,
  type CostLine,
  isWhole,
  lineClp,
  problemsOf,
  sumOfLines,
  type UnfinishedContents,
} from './contents.ts';
import { emptyDraft } from './draft.ts';

const SECTOR = '11111111-1111-4111-8111-111111111111';
const UNIT = '22222222-2222-4222-8222-222222222222';
const ELSEWHERE = '33333333-3333-4333-8333-333333333333';

const rules = ancudRules({
  committed: {
    contests: [
      contest('pudeto', 'Sector Pudeto', { territories: [SECTOR] }),
      contest('comunal', 'Comunal'),
    ],
  },
  operational: {
    planning: [{ plan: 'pladeco', objective: '3.2', words: 'Espacios' }],
    funding: {
      source: 'fril',
      caps: [
        {
          ...{ per: 'project', unit: 'utm', hundredths: 20_000, valueHundredthsClp: 6_750_000 },
          ...{ valueOn: '2026-01-01', source: 'Instructivo' },
        },
      ],
    },
  },
});

const whole: UnfinishedContents = {
  ...{ title: 'Plaza', need: 'Falta.', description: 'Se hace.', beneficiaries: '', place: 'Aquí' },
  ...{ beneficiariesCount: null, theme: 'sport', contest: 'pudeto', territoryId: null },
  ...{ lat: null, lon: null, costClp: 2_000_000, costLines: [], plan: null, bipCode: null },
};
const said = (more: Partial<UnfinishedContents>) => problemsOf({ ...whole, ...more }, rules);
const line: CostLine = { name: 'Luz', unit: 'unidad', quantity: 250, unitClp: 800_000 };

test('whole contents have no problem', () => {
  expect(said({})).toEqual([]);
  expect(isWhole(whole)).toBe(true);
});

test('an empty draft is told everything that is missing, in the order of the steps', () => {
  const { title: _, ...rest } = emptyDraft;
  expect(
    problemsOf({ ...rest, title: ' ' }, rules).map(({ code, field }) => [code, field]),
  ).toEqual([
    ['missing', 'title'],
    ['missing', 'need'],
    ['missing', 'description'],
    ['missing', 'contest'],
    ['missing', 'place'],
    ['missing', 'theme'],
    ['missing', 'costClp'],
  ]);
});

test.each<[string, Partial<UnfinishedContents>, object | undefined]>([
  ['a title of 120 letters is taken', { title: 'a'.repeat(120) }, undefined],
  ['one more is too long', { title: 'a'.repeat(121) }, { code: 'too-long', most: 120 }],
  ['a contest that the bases do not have', { contest: 'x' }, { code: 'unknown', field: 'contest' }],
  ['the least that a project costs', { costClp: 1_000_000 }, undefined],
  ['a peso less', { costClp: 999_999 }, { code: 'below-minimum', minClp: 1_000_000 }],
  ['the limit of the norm, below that of the contest', { costClp: 13_500_000 }, undefined],
  ['a peso above it', { costClp: 13_500_001 }, { code: 'above-maximum', maxClp: 13_500_000 }],
  ['lines that add up', { costLines: [line], costClp: 2_000_000 }, undefined],
  [
    'lines that do not',
    { costLines: [line], costClp: 2_000_001 },
    { code: 'lines-differ', sumClp: 2_000_000 },
  ],
  ['a line without unit', { costLines: [{ ...line, unit: '' }] }, { code: 'line-wrong', at: 1 }],
  [
    'too many lines',
    { costLines: Array(COST_LINES_MOST + 1).fill(line) },
    { code: 'too-many-lines' },
  ],
  ['an objective of the bases', { plan: { plan: 'pladeco', objective: '3.2' } }, undefined],
  [
    'another objective',
    { plan: { plan: 'pladeco', objective: '9' } },
    { code: 'unknown', field: 'plan' },
  ],
  ['a BIP code', { bipCode: '40012345-0' }, undefined],
  ['half a BIP code', { bipCode: '40012345' }, { code: 'unknown', field: 'bipCode' }],
  ['a point', { place: '', lat: -41.8, lon: -73.8 }, undefined],
  ['half a point', { lat: -41.8 }, { code: 'unknown', field: 'point' }],
  ['a point off the Earth', { lat: -91, lon: 0 }, { code: 'unknown', field: 'point' }],
  ['nobody', { beneficiariesCount: 0 }, { code: 'unknown', field: 'beneficiariesCount' }],
])('%s', (_, more, problem) => {
  if (problem === undefined) expect(said(more)).toEqual([]);
  else expect(said(more)).toContainEqual(expect.objectContaining(problem));
});

test('a place is within the contest, itself or through the sector that it lies in', () => {
  const parentOf = new Map([
    [SECTOR, null],
    [UNIT, SECTOR],
    [ELSEWHERE, null],
  ]);
  const at = (territoryId: string, code = 'pudeto') =>
    problemsOf({ ...whole, territoryId, contest: code }, rules, parentOf).map(
      ({ code: one }) => one,
    );
  expect(at(SECTOR)).toEqual([]);
  expect(at(UNIT)).toEqual([]);
  expect(at(ELSEWHERE)).toEqual(['outside-contest']);
  expect(at(ELSEWHERE, 'comunal')).toEqual([]);
});

test('the pesos of a line are within half a peso of its quantity times its price', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000_000_000 }),
      fc.integer({ min: 0, max: 4_000_000 }),
      (quantity, unitClp) => {
        const twice = 200n * BigInt(lineClp({ ...line, quantity, unitClp }));
        const off = twice - 2n * BigInt(quantity) * BigInt(unitClp);
        expect(off >= -100n && off <= 100n).toBe(true);
      },
    ),
  );
  expect(sumOfLines([line, { ...line, quantity: 100 }])).toBe(2_800_000);
});
