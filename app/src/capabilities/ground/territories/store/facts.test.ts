// A fact about a comuna is written once, counts in the list, and cannot be said of a comuna that does not exist.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import { loadTerritories } from '../actions/load-territories.ts';
import { depositFact } from '../index.ts';
import { parseComunaFilter } from '../rules/comuna-filter.ts';
import type { Cut } from '../rules/cut.ts';
import type { TerritoryFact } from '../rules/territory-fact.ts';
import { listComunas } from './comunas.ts';
import { facts } from './facts.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
  await loadTerritories(given.db);
});
afterAll(() => given.close());

function deposit(cut: string, fact: TerritoryFact): Promise<void> {
  return given.db.transaction().execute((tx) => depositFact(tx, cut as Cut, fact));
}

const fact: TerritoryFact = {
  kind: 'experience-registered',
  key: 'lautaro-2019',
  payload: { year: 2019 },
};

test('deposited twice it is one, and its comuna is among those with experiences', async () => {
  await deposit('09108', fact);
  await deposit('09108', fact);
  expect(await facts.about(given.db, '09108')).toHaveLength(1);
  const found = await listComunas(
    given.db,
    parseComunaFilter(new URLSearchParams('experiencias=1')),
  );
  expect(found.map(({ name, experiencesCount }) => [name, experiencesCount])).toEqual([
    ['Lautaro', 1],
  ]);
});

test('with another payload it is a fault', async () => {
  await deposit('09108', fact);
  await expect(deposit('09108', { ...fact, payload: { year: 2020 } })).rejects.toThrow(
    'already known',
  );
});

test('a comuna that does not exist has no facts', async () => {
  await expect(deposit('99999', fact)).rejects.toThrow('foreign key');
});
