// The shipped registry is sound, and an unsound one is told apart by name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import shippedRegistry from '../facts/experiences.json' with { type: 'json' };
import {
  type ExperienceFilter,
  experienceFilterQuery,
  parseExperienceFilter,
} from './experience-filter.ts';
import { type Figure, figureOf, isMoney, sourceName } from './figure.ts';
import { faultsOf, type ShippedExperience, type ShippedRegistry } from './shipped-experiences.ts';

const registry: ShippedRegistry = shippedRegistry;

test('the shipped registry has no fault', () => {
  expect(faultsOf(registry)).toEqual([]);
  expect(registry.experiences).toHaveLength(11);
});

test('Buin and Cerro Navia are its pioneers', () => {
  expect(registry.pioneers.map(({ cut }) => cut)).toEqual(['13402', '13103']);
});

test('four are featured, each with an amount', () => {
  const featured = registry.experiences.filter(({ isFeatured }) => isFeatured);
  expect(featured.map(({ id }) => id)).toEqual([
    'santiago-2023',
    'penalolen-2019',
    'lautaro-2019',
    'osorno-2019',
  ]);
  for (const { figures } of featured) expect(figures[0]?.kind).toBe('budget');
});

test('every text is in both languages', () => {
  const texts = [
    ...registry.experiences.flatMap(({ title, notes }) => [title, ...notes]),
    ...registry.pioneers,
    ...registry.nationalNotes,
  ];
  for (const { es, en } of texts) {
    expect(es.length).toBeGreaterThan(3);
    expect(en.length).toBeGreaterThan(3);
    expect(en).not.toBe(es);
  }
});

const sound: ShippedExperience = {
  id: 'lautaro-2019',
  year: 2019,
  cut: '09108',
  title: { es: 'a', en: 'b' },
  figures: [{ kind: 'voters', amount: 9025, sourceUrl: 'https://example.cl' }],
  notes: [],
};

test.each<[string, Partial<ShippedExperience>]>([
  ['lautaro-2019: one place, not two', { regionCode: '09' }],
  ['lautaro-2019: says nothing', { figures: [] }],
  [
    'lautaro-2019: unknown figure turnout',
    { figures: [{ kind: 'turnout', amount: 1, sourceUrl: 'https://example.cl' }] },
  ],
  [
    'lautaro-2019: voters is not a count',
    { figures: [{ kind: 'voters', amount: 0.5, sourceUrl: 'https://example.cl' }] },
  ],
  [
    'lautaro-2019: voters of a later year',
    { figures: [{ kind: 'voters', amount: 1, year: 2020, sourceUrl: 'https://example.cl' }] },
  ],
  [
    'lautaro-2019: somebody told me is not an address',
    { figures: [{ kind: 'voters', amount: 1, sourceUrl: 'somebody told me' }] },
  ],
])('%s', (fault, change) => {
  const experiences = [{ ...sound, ...change }];
  expect(faultsOf({ ...registry, experiences })).toEqual([fault]);
});

test('the day on which it came in is a day', () => {
  expect(faultsOf({ ...registry, recordedOn: '2026-02-30' })).toEqual([
    'recordedOn: a day that is none',
  ]);
});

test('the same id twice is a fault', () => {
  expect(faultsOf({ ...registry, experiences: [sound, sound] })).toEqual([
    'lautaro-2019: repeated',
  ]);
});

test('the figure of a kind is that of the experience’s own year', () => {
  const figure = (year: number, amount: number): Figure => ({
    kind: 'voters',
    amount,
    precision: 'exact',
    year,
    sourceUrl: 'https://example.cl',
  });
  const experience = { year: 2019, figures: [figure(2018, 8500), figure(2019, 9025)] };
  expect(figureOf(experience, 'voters')?.amount).toBe(9025);
  expect(figureOf(experience, 'budget')).toBeUndefined();
});

test('a source is named by its site', () => {
  expect(sourceName('https://www.bcn.cl/leychile/navegar?i=1067217')).toBe('bcn.cl');
});

test('amounts are money, counts are not', () => {
  expect([isMoney('budget'), isMoney('largest-award')]).toEqual([true, true]);
  expect([isMoney('voters'), isMoney('minimum-age')]).toEqual([false, false]);
});

test('every filter comes back from its address', () => {
  const filters: fc.Arbitrary<ExperienceFilter> = fc.record({
    text: fc.string({ maxLength: 80 }).map((text) => text.trim()),
    year: fc.constantFrom(undefined, 2019, 2023),
    regionCode: fc.constantFrom(undefined, '09', '13'),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      const query = new URLSearchParams(experienceFilterQuery(filter));
      expect(parseExperienceFilter(query)).toEqual(filter);
    }),
  );
});

test('a year or a region that is none is as if absent', () => {
  const filter = parseExperienceFilter(new URLSearchParams('ano=pronto&region=sur&q= Lautaro '));
  expect(filter).toEqual({ text: 'Lautaro', year: undefined, regionCode: undefined });
});
