// The units that a public page lists are there once, with their source, and never over what a municipality said.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import type { TerritoryId } from '../rules/territory.ts';
import { listTerritories } from '../store/comuna-territories.ts';
import { sanAntonio, staff } from '../testing/staff.ts';
import { loadNeighborhoodUnits } from './load-neighborhood-units.ts';
import { loadTerritories } from './load-territories.ts';
import { retireTerritory } from './retire-territory.ts';
import { saveTerritory } from './save-territory.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
  await loadTerritories(given.db);
});
afterAll(() => given.close());

const units = () => listTerritories(given.db, sanAntonio);

test('two copies that start at once load the 44 units of San Antonio, 7 of them rural', async () => {
  await Promise.all([loadNeighborhoodUnits(given.db), loadNeighborhoodUnits(given.db)]);
  const loaded = await units();
  expect(loaded).toHaveLength(44);
  expect(loaded.filter(({ zone }) => zone === 'rural')).toHaveLength(7);
  expect(loaded.map(({ code }) => Number(code))).toEqual(Array.from(loaded, (_, at) => at + 1));
  expect(new Set(loaded.map(({ sourceUrl }) => sourceUrl))).toEqual(
    new Set(['https://transparencia.sanantonio.cl/san-antonio/territorio.html']),
  );
});

test('a newer file leaves alone what the municipality corrected or retired', async () => {
  const [first, second] = await units();
  const idOf = (unit: typeof first) => unit?.id as TerritoryId;
  const texts = { kind: '', code: '1', name: 'Cantera Alta', zone: 'urban', parent: '' };
  await saveTerritory(given.db, staff, idOf(first), { ...texts, lon: '', lat: '' });
  await retireTerritory(given.db, staff, idOf(second), 'Se unió a la 3');
  await given.db.updateTable('territories.loaded').set({ sha256: 'an older file' }).execute();
  await loadNeighborhoodUnits(given.db);
  const [corrected, third] = await units();
  expect(corrected).toMatchObject({ name: 'Cantera Alta', sourceUrl: undefined });
  expect(third?.code).toBe('3');
  expect(await units()).toHaveLength(43);
});
