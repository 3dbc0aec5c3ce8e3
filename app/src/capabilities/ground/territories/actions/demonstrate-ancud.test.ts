// The sectors and landmarks of a demonstration: there once, each place within a part of the comuna, and never over what somebody changed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testSite } from '../../../../site/testing.ts';
import { demonstratedCut } from '../demonstration/ancud.ts';
import type { Cut } from '../rules/cut.ts';
import { isWithin } from '../rules/is-within.ts';
import { listTerritories, retireTerritoryRow } from '../store/comuna-territories.ts';
import { listLandmarks, updateLandmark } from '../store/landmarks.ts';
import { demonstrateAncud } from './demonstrate-ancud.ts';
import { loadTerritories } from './load-territories.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await loadTerritories(given.db);
});
afterAll(() => given.close());

const cut = demonstratedCut as Cut;

test('there is a map of Ancud, and its pages say that it is invented', async () => {
  await demonstrateAncud(given);
  const sectors = await listTerritories(given.db, cut);
  expect(sectors).toHaveLength(8);
  expect(sectors.every(({ shape, centre }) => shape !== undefined && centre !== undefined)).toBe(
    true,
  );
  const site = await testSite(given.db);
  const html = await (await site.get('/comunas/ancud/sectores')).text();
  expect(html).toContain('Fuerte San Antonio');
  expect(html).toContain('dibujados a mano');
  expect(html).toContain('Sectores inventados para la demostración');
  expect(html).not.toContain('Fuente: la municipalidad');
  expect(await (await site.get('/comunas/castro/sectores')).text()).not.toContain(
    'dibujados a mano',
  );
});

test('each landmark lies within one of the sectors', async () => {
  const sectors = await listTerritories(given.db, cut);
  const outside = (await listLandmarks(given.db, cut)).filter(
    ({ place }) => !sectors.some(({ shape = [] }) => isWithin(shape, place)),
  );
  expect(outside.map(({ name }) => name)).toEqual([]);
});

test('a second start adds nothing, and leaves what was corrected or retired', async () => {
  const [first] = await listTerritories(given.db, cut);
  const [landmark] = await listLandmarks(given.db, cut);
  if (first === undefined || landmark === undefined) throw new Error('nothing there');
  await given.db.transaction().execute(async (tx) => {
    await retireTerritoryRow(tx, first.id, 'Se unió al 3');
    await updateLandmark(tx, landmark.id, { ...landmark, name: 'Otro nombre' });
  });
  await Promise.all([demonstrateAncud(given), demonstrateAncud(given)]);
  expect(await listTerritories(given.db, cut)).toHaveLength(7);
  const names = (await listLandmarks(given.db, cut)).map(({ name }) => name);
  expect(names).toHaveLength(16);
  expect(names).toContain('Otro nombre');
});
