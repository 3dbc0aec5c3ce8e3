// The shipped territory is in the tables once, however often and however many copies of Minga load it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import { loadTerritories } from './load-territories.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
});
afterAll(() => given.close());

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(`territories.${table}`)}`.execute(given.db);
  return rows[0]?.n ?? 0;
}

test('two copies that start at once load one country', async () => {
  await Promise.all([loadTerritories(given.db), loadTerritories(given.db)]);
  expect(await Promise.all(['region', 'province', 'comuna'].map(count))).toEqual([16, 56, 346]);
});

test('the people of the 2017 census add up, in the country and in a region', async () => {
  const { rows } = await sql<{ people: number; code: string }>`
    select sum(population_2017)::int as people, region_code as code
    from territories.comuna group by region_code order by region_code`.execute(given.db);
  expect(rows.reduce((sum, { people }) => sum + people, 0)).toBe(17_574_003);
  expect(rows.find(({ code }) => code === '13')?.people).toBe(7_112_808);
});

test('a change made by hand stays while the file is the same, and is mended when it is not', async () => {
  await given.db
    .updateTable('territories.comuna')
    .set({ population_2017: 1 })
    .where('cut', '=', '13101')
    .execute();
  await loadTerritories(given.db);
  const population = () =>
    given.db
      .selectFrom('territories.comuna')
      .select('population_2017')
      .where('cut', '=', '13101')
      .executeTakeFirstOrThrow();
  expect((await population()).population_2017).toBe(1);
  await given.db.updateTable('territories.loaded').set({ sha256: 'an older file' }).execute();
  await loadTerritories(given.db);
  expect((await population()).population_2017).toBe(404_495);
});

test('Antártica has no place on the map and is administered by Cabo de Hornos', async () => {
  const row = await given.db
    .selectFrom('territories.comuna')
    .select(['lon', 'lat', 'municipality_cut'])
    .where('cut', '=', '12202')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ lon: null, lat: null, municipality_cut: '12201' });
});
