// The registry is loaded whole, once, and known to the comunas it tells of.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { contributions as territories } from '../../../ground/territories/index.ts';
import shippedRegistry from '../facts/experiences.json' with { type: 'json' };
import type { ShippedRegistry } from '../rules/shipped-experiences.ts';
import {
  listExperiences,
  listExperiencesOfComuna,
  listExperiencesOfRegion,
  listFeaturedExperiences,
  listNationalNotes,
  listPioneers,
  listYears,
  readExperience,
} from '../store/experiences.ts';
import { loadExperiences } from './load-experiences.ts';

const registry: ShippedRegistry = shippedRegistry;
const everything = { text: '', year: undefined, regionCode: undefined };

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await territories.loadFacts?.(given.db);
  await loadExperiences(given.db);
});
afterAll(() => given.close());

async function factsCount(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from territories.fact where kind = 'experience-registered'`.execute(
    given.db,
  );
  return rows[0]?.n ?? 0;
}

test('each experience of a comuna is known to it, once, however often it is loaded', async () => {
  expect(await factsCount()).toBe(10);
  await loadExperiences(given.db);
  await given.db.updateTable('experiences.loaded').set({ sha256: 'an older file' }).execute();
  await Promise.all([loadExperiences(given.db), loadExperiences(given.db)]);
  expect(await factsCount()).toBe(10);
  expect(await listExperiences(given.db, everything)).toHaveLength(11);
});

test('an unsound registry is a fault, and the one before stays', async () => {
  const [first] = registry.experiences;
  if (first === undefined) throw new Error('the registry is empty');
  const unsound = { ...registry, experiences: [first, first] };
  await expect(loadExperiences(given.db, unsound)).rejects.toThrow('santiago-2023: repeated');
  expect(await listExperiences(given.db, everything)).toHaveLength(11);
});

test('a comuna that does not exist brings nothing in', async () => {
  const [first] = registry.experiences;
  const lost = { ...registry, experiences: [{ ...first, cut: '99999' } as never] };
  await expect(loadExperiences(given.db, lost)).rejects.toThrow('foreign key');
  expect(await listExperiences(given.db, everything)).toHaveLength(11);
});

test('figures keep their size, precision, year and source', async () => {
  const santiago = await readExperience(given.db, 'santiago-2023');
  expect(santiago?.figures[0]).toMatchObject({
    kind: 'budget',
    amount: 2_600_000_000,
    precision: 'more-than',
    year: 2023,
  });
  expect(santiago?.figures[0]?.sourceUrl).toMatch(/^https:\/\/elperiodista\.cl\//);
  const lautaro = await readExperience(given.db, 'lautaro-2019');
  const voters = lautaro?.figures.filter(({ kind }) => kind === 'voters');
  expect(voters?.map(({ year, amount, precision }) => [year, amount, precision])).toEqual([
    [2019, 9025, 'exact'],
    [2018, 8500, 'about'],
  ]);
});

test('the latest first; narrowed by year, region and words without accents', async () => {
  const ids = async (filter: Partial<typeof everything> & Record<string, unknown>) =>
    (await listExperiences(given.db, { ...everything, ...filter })).map(({ id }) => id);
  expect((await ids({}))[0]).toBe('el-quisco-2024');
  expect(await ids({ year: 2014 as never })).toEqual([
    'la-serena-ninez-2014',
    'villa-alemana-2014',
  ]);
  expect(await ids({ regionCode: '13' as never })).toEqual([
    'santiago-2023',
    'penalolen-2019',
    'maipu-2015',
  ]);
  expect(await ids({ text: 'penalolen' })).toEqual(['penalolen-2019']);
  expect(await ids({ text: 'niñas' })).toEqual(['la-serena-ninez-2014']);
  expect(await ids({ text: '%' })).toEqual([]);
  expect(await ids({ text: '---' })).toEqual([]);
});

test('those of a comuna, and those of a region with its government’s own', async () => {
  expect(await listExperiencesOfComuna(given.db, '04101')).toHaveLength(2);
  expect(await listExperiencesOfComuna(given.db, '01101')).toEqual([]);
  const [losRios] = await listExperiencesOfRegion(given.db, '14');
  expect(losRios).toMatchObject({
    origin: 'regional-government',
    placeName: 'Los Ríos',
    cut: null,
  });
});

test('the featured ones from the largest amount to the smallest', async () => {
  const places = (await listFeaturedExperiences(given.db)).map(({ placeName }) => placeName);
  expect(places).toEqual(['Santiago', 'Peñalolén', 'Lautaro', 'Osorno']);
});

test('years, pioneers and the country', async () => {
  expect(await listYears(given.db)).toEqual([2024, 2023, 2020, 2019, 2015, 2014, 2012, 2011]);
  expect((await listPioneers(given.db)).map(({ comunaName }) => comunaName)).toEqual([
    'Buin',
    'Cerro Navia',
  ]);
  expect((await listNationalNotes(given.db)).map(({ es }) => es).join(' ')).toContain('6.589');
});
