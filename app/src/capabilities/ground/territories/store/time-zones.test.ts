// Whoever has a comuna lives by its clocks; whoever has only a region by those of most of its comunas.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadTerritories } from '../actions/load-territories.ts';
import { timeZoneOf } from './time-zones.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await loadTerritories(given.db);
});
afterAll(() => given.close());

test.each([
  ['a comuna', 'Pacific/Easter', '05201', null],
  ['a comuna of a region with other clocks', 'America/Santiago', '05101', '12'],
  ['a region whose comunas agree', 'America/Punta_Arenas', null, '12'],
  ['a region with an island far away', 'America/Santiago', null, '05'],
  ['the whole country', 'America/Santiago', null, null],
])('%s: %s', async (_, zone, cut, region) => {
  const { rows } = await sql<{ zone: string }>`select ${timeZoneOf('place')} as zone
    from (select ${cut}::text as cut, ${region}::text as region_code) as place`.execute(given.db);
  expect(rows).toEqual([{ zone }]);
});
