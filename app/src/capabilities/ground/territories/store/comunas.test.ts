// A person finds a comuna as they can write it: without accents, in part, misspelt, under another name, by its code.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import { loadTerritories } from '../actions/load-territories.ts';
import { parseComunaFilter } from '../rules/comuna-filter.ts';
import { guessComunas, listComunas, readComuna, readComunaNamed } from './comunas.ts';
import { findRegions, listRegions, readRegion, readRegionNamed } from './regions.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
  await loadTerritories(given.db);
});
afterAll(() => given.close());

async function namesFor(query: string): Promise<string[]> {
  const found = await listComunas(given.db, parseComunaFilter(new URLSearchParams(query)));
  return found.map(({ name }) => name);
}

describe('by name', () => {
  test.each([
    ['nunoa', 'Ñuñoa'],
    ['ÑUÑOA', 'Ñuñoa'],
    ['  Penalolen ', 'Peñalolén'],
    ['ohiggins', "O'Higgins"],
    ['O’Higgins', "O'Higgins"],
    ['llay-llay', 'Llaillay'],
    ['rapa nui', 'Isla de Pascua'],
    ['Coihaique', 'Coyhaique'],
    ['la calera', 'Calera'],
    ['13101', 'Santiago'],
    ['9108', 'Lautaro'],
  ])('%s finds %s', async (typed, name) => {
    expect(await namesFor(new URLSearchParams({ q: typed }).toString())).toEqual([name]);
  });

  test('the closest first: the whole name, then those that begin so, then a later word', async () => {
    expect(await namesFor('q=chillan')).toEqual(['Chillán', 'Chillán Viejo']);
    const names = await namesFor('q=fernando');
    expect(names).toEqual(['San Fernando']);
    const withRio = await namesFor('q=rio');
    const beginning = withRio.filter((name) => name.startsWith('Río'));
    expect(beginning.length).toBeGreaterThan(3);
    expect(withRio.slice(0, beginning.length)).toEqual(beginning);
    expect(withRio.length).toBeGreaterThan(beginning.length);
  });

  test('signs alone find nothing, and a percent sign is no wildcard', async () => {
    expect(await namesFor('q=%25')).toEqual([]);
    expect(await namesFor('q=_')).toEqual([]);
    expect(await namesFor('q=---')).toEqual([]);
  });

  test.each([
    ['nunioa', 'Ñuñoa'],
    ['valparaizo', 'Valparaíso'],
    ['consepcion', 'Concepción'],
    ['antofagata', 'Antofagasta'],
    ['cohayque', 'Coyhaique'],
  ])('%s finds nothing and suggests %s', async (typed, name) => {
    expect(await namesFor(`q=${typed}`)).toEqual([]);
    const guesses = await guessComunas(given.db, typed);
    expect(guesses.map((one) => one.name)).toContain(name);
    expect(guesses.length).toBeLessThanOrEqual(5);
  });

  test('gibberish suggests nothing', async () => {
    expect(await guessComunas(given.db, 'xqzw')).toEqual([]);
    expect(await guessComunas(given.db, '')).toEqual([]);
  });
});

describe('by region and in order', () => {
  test('all 346, from Arica y Parinacota to Magallanes, in Spanish order within each', async () => {
    const all = await namesFor('');
    expect(all).toHaveLength(346);
    expect(all.slice(0, 4)).toEqual(['Arica', 'Camarones', 'General Lagos', 'Putre']);
    expect(all.at(-1)).toBe('Torres del Paine');
  });

  test('n, ñ, o: the ñ is a letter of its own', async () => {
    const names = await namesFor('region=13&orden=nombre');
    expect(names).toHaveLength(52);
    expect(names.indexOf('Ñuñoa')).toBe(names.indexOf('Padre Hurtado') - 1);
  });

  test('by population, the largest first', async () => {
    expect((await namesFor('orden=poblacion')).slice(0, 2)).toEqual(['Puente Alto', 'Maipú']);
  });

  test('without facts about experiences, none has any', async () => {
    expect(await namesFor('experiencias=1')).toEqual([]);
  });
});

test('one by its address, with everything its page says', async () => {
  const comuna = await readComuna(given.db, 'nunoa');
  expect(comuna).toMatchObject({
    cut: '13120',
    name: 'Ñuñoa',
    regionName: 'Región Metropolitana de Santiago',
    regionSlug: 'metropolitana',
    provinceName: 'Santiago',
    timeZone: 'America/Santiago',
    populationCount: 208_237,
    municipalityName: 'Ñuñoa',
    experiencesCount: 0,
  });
  expect(await readComuna(given.db, 'Nunoa')).toBeUndefined();
  expect((await readComunaNamed(given.db, 'Ñuñoa'))?.slug).toBe('nunoa');
  expect((await readComunaNamed(given.db, 'Treguaco'))?.slug).toBe('trehuaco');
  expect(await readComunaNamed(given.db, 'nuno')).toBeUndefined();
});

test('regions from north to south, with what adds up in them', async () => {
  const regions = await listRegions(given.db);
  expect(regions.map(({ code }) => code)).toEqual([
    '15',
    '01',
    '02',
    '03',
    '04',
    '05',
    '13',
    '06',
    '07',
    '16',
    '08',
    '09',
    '14',
    '10',
    '11',
    '12',
  ]);
  expect(await readRegion(given.db, 'aysen')).toMatchObject({
    comunasCount: 10,
    populationCount: 103_158,
    provinces: ['Aysén', 'Capitán Prat', 'Coyhaique', 'General Carrera'],
  });
  expect((await findRegions(given.db, 'biobio')).map(({ slug }) => slug)).toEqual(['biobio']);
  expect(await findRegions(given.db, '%')).toEqual([]);
  expect((await findRegions(given.db, 'VIII')).map(({ slug }) => slug)).toEqual(['biobio']);
  expect((await readRegionNamed(given.db, 'Ñuble'))?.slug).toBe('nuble');
  expect(await readRegionNamed(given.db, 'Ñub')).toBeUndefined();
});
