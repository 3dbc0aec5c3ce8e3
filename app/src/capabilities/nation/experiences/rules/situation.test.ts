// The state of an edition and of a comuna, what adds up by region, and what two budgets have in common to compare.
import { expect, test } from 'vitest';
import { compareBudgets, readyPairs } from './comparison.ts';
import {
  type ContestOnDay,
  type EditionOnDay,
  editionState,
  type KnownBudget,
  type KnownFigure,
  knownOfEdition,
  knownOfEntry,
  peopleOf,
  votersPerHundred,
} from './known-budget.ts';
import { comunasOnDay, countsByState, type PlaceOfCountry, regionsOnDay } from './situation.ts';

const certified = { on: '2027-04-22', papers: 900, listed: 3, prioritised: 1 };
const open: ContestOnDay = { isSanctioned: false, certified: undefined };
const done: ContestOnDay = { isSanctioned: true, certified };

const edition: EditionOnDay = {
  ...{ institution: 'ancud', slug: '2027', name: 'Ancud 2027', year: 2027, placeName: 'Ancud' },
  ...{ cut: '10202', regionCode: '10', regionName: 'Los Lagos', populationCount: 40_000 },
  ...{ envelopeClp: 50_000_000, publishedOn: '2026-11-20', firstOn: '2026-11-01' },
  ...{ halted: undefined, isArchived: false, contests: [open], sanctioned: undefined },
};

test.each<[string, Partial<EditionOnDay>]>([
  ['under-way', {}],
  ['under-way', { contests: [done, open] }],
  ['under-way', { contests: [] }],
  ['sanctioned', { contests: [done, done] }],
  ['suspended', { halted: 'suspended', contests: [done] }],
  ['over', { isArchived: true, contests: [done] }],
  ['over', { isArchived: true, halted: 'suspended' }],
  ['annulled', { isArchived: true, halted: 'annulled' }],
])('an edition is %s by what was decided: %j', (state, change) => {
  expect(editionState({ ...edition, ...change })).toBe(state);
});

test('papers of several contests are not voters, and nothing is counted before all are certified', () => {
  const kinds = (contests: readonly ContestOnDay[]) =>
    knownOfEdition({ ...edition, contests }).figures.map(({ kind, amount }) => [kind, amount]);
  expect(kinds([open])).toEqual([['budget', 50_000_000]]);
  expect(kinds([done, open])).toEqual([['budget', 50_000_000]]);
  expect(kinds([done])).toContainEqual(['voters', 900]);
  expect(kinds([done, done])).toContainEqual(['papers', 1800]);
  const known = knownOfEdition({ ...edition, contests: [done] });
  expect(votersPerHundred(known)).toBe(2.3);
  expect(known.figures.map(({ on }) => on)).toEqual(['2026-11-20', ...Array(3).fill('2027-04-22')]);
  expect(votersPerHundred(knownOfEdition({ ...edition, contests: [done, done] }))).toBeUndefined();
});

test('an entry tells of each year of which it has figures', () => {
  const figure = (year: number, amount: number) => ({
    ...{ kind: 'voters' as const, precision: 'exact' as const, year, amount },
    sourceUrl: 'https://example.cl',
  });
  const told = knownOfEntry(
    {
      ...{ id: 'lautaro-2019', year: 2019, titleEs: 'x', titleEn: 'x', placeName: 'Lautaro' },
      ...{ cut: '09108', regionCode: '09', regionName: 'La Araucanía', populationCount: 100 },
      figures: [figure(2019, 9025), figure(2018, 8500)],
    },
    '2026-11-25',
  );
  expect(told.map((one) => [one.key, peopleOf(one)?.amount])).toEqual([
    ['lautaro-2019', 9025],
    ['lautaro-2019.2018', 8500],
  ]);
});

const place = (cut: string, more: Partial<PlaceOfCountry> = {}): PlaceOfCountry => ({
  ...{ cut, name: cut, slug: cut, regionCode: '10', regionName: 'Los Lagos' },
  ...{ municipalityCut: cut, isPioneer: false, ...more },
});

test('a comuna is where its latest present is, by the municipality that governs it', () => {
  const known = (change: Partial<EditionOnDay>) => knownOfEdition({ ...edition, ...change });
  const places = [
    place('10202'),
    place('12202', { municipalityCut: '10202' }),
    place('13402', { isPioneer: true, regionCode: '13', regionName: 'Metropolitana' }),
    place('10101'),
  ];
  const budgets = [
    known({ year: 2026, contests: [done], slug: '2026' }),
    known({ contests: [open] }),
    known({ halted: 'annulled', cut: '10101' }),
    known({ cut: undefined, slug: 'region' }),
  ];
  const comunas = comunasOnDay(places, budgets);
  expect(comunas.map(({ state, because }) => [state, because?.key])).toEqual([
    ['under-way', 'ancud/2027'],
    ['under-way', 'ancud/2027'],
    ['held', undefined],
    ['annulled', 'ancud/2027'],
  ]);
  expect(countsByState(comunas)).toEqual({
    ...{ 'under-way': 2, sanctioned: 0, suspended: 0, held: 1, annulled: 1, none: 0 },
  });
  expect(
    regionsOnDay(comunas, budgets).map(({ code, comunas: all, envelopesClp }) => [
      ...[code, all, envelopesClp],
    ]),
  ).toEqual([
    ['10', 3, 150_000_000],
    ['13', 1, 0],
  ]);
});

const budget = (
  key: string,
  year: number,
  figures: readonly Partial<KnownFigure>[],
): KnownBudget => ({
  ...{ key, year, titleEs: key, titleEn: key, placeName: key, cut: '09108', regionCode: '09' },
  ...{ regionName: '', populationCount: 1000, on: '2026-11-25', edition: undefined },
  figures: figures.map((one) => ({
    ...{
      kind: 'voters',
      amount: 1,
      precision: 'exact',
      on: '2026-11-25',
      sourceUrl: 'https://x.cl',
    },
    ...one,
  })),
});

test('like is compared only with like, and a difference is as exact as its figures', () => {
  const a = budget('a', 2018, [{ amount: 200 }, { kind: 'budget', amount: 0 }]);
  const b = budget('b', 2019, [
    { amount: 251, precision: 'about' },
    { kind: 'budget', amount: 5, precision: 'more-than' },
    { kind: 'participants', amount: 9 },
  ]);
  const lines = new Map(compareBudgets(a, b).map((line) => [line.kind, line]));
  expect(lines.get('voters')?.difference).toEqual({ amount: 51, permille: 255, isRough: true });
  expect(lines.get('voters-per-hundred')?.difference).toEqual({
    ...{ amount: 5.1, permille: undefined, isRough: true },
  });
  expect(lines.get('budget')?.difference).toBeUndefined();
  expect(lines.get('participants')?.a).toBeUndefined();
  expect(lines.get('projects-selected')).toMatchObject({ a: undefined, b: undefined });
  expect(lines.has('polling-places')).toBe(false);
  expect(
    compareBudgets(a, budget('z', 2020, [{ kind: 'budget', amount: 7 }]))[0]?.difference,
  ).toEqual({ amount: 7, permille: undefined, isRough: false });
});

test('of a place the latest two that have something in common are at hand', () => {
  const one = budget('one', 2017, [{ amount: 5 }]);
  const other = budget('other', 2018, [{ kind: 'polling-places', amount: 3 }]);
  const last = budget('last', 2019, [{ amount: 6 }]);
  expect(readyPairs([last, other, one])).toEqual([{ a: one, b: last }]);
  expect(readyPairs([other, one])).toEqual([]);
  expect(readyPairs([last, budget('twin', 2019, [{ amount: 7 }])])).toEqual([]);
});
