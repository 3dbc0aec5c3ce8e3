import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contribute, contributeReading, gatherFrom, slot } from './contributions.ts';
import type { Database } from './database/database.ts';
import { countedDatabase } from './testing/counted-queries.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

const db = {} as Database;
const greetings = slot<{ name: string }, string>('test/greetings');
const farewells = slot<{ name: string }, string>('test/farewells');

test('a slot gathers what later rooms add, in their order, without those that have nothing', async () => {
  const gather = gatherFrom(db, [
    contribute(greetings, async (_, { name }) => `hola ${name}`),
    contribute(farewells, async () => 'chao'),
    contribute(greetings, async () => null),
    contribute(greetings, async (_, { name }) => `buenas ${name}`),
  ]);
  expect(await gather(greetings, { name: 'Ana' })).toEqual(['hola Ana', 'buenas Ana']);
});

test('a slot that nobody fills is empty', async () => {
  expect(await gatherFrom(db, [])(greetings, { name: 'Ana' })).toEqual([]);
});

const both = contributeReading(
  greetings,
  ({ name }) =>
    sql<readonly string[]>`(select json_agg(said) from unnest(array[${name}, 'y'::text]) said)`,
  (said, { name }) => `${said.join(' ')} ${name}`,
);
const length = contributeReading(
  greetings,
  ({ name }) => sql<number>`length(${name}::text)`,
  (letters) => `${letters} letras`,
);

describe('readings', () => {
  let given: TestDatabase;
  beforeAll(async () => {
    given = await testDatabase();
  });
  afterAll(() => given.close());

  test('of one slot are one statement, between contributions that ask by themselves, in the order of the rooms', async () => {
    const counted = countedDatabase(given.db);
    const gather = gatherFrom(counted.db, [
      both,
      contribute(greetings, async (_, { name }) => `hola ${name}`),
      length,
      contributeReading(farewells, () => sql<number>`(1 / 0)`, String),
      contribute(greetings, async () => 'buenas'),
    ]);
    expect(await gather(greetings, { name: 'Ana' })).toEqual([
      'Ana y Ana',
      'hola Ana',
      '3 letras',
      'buenas',
    ]);
    expect(counted.asked()).toBe(1);
  });

  test('that have nothing to read or to show add nothing, and without any no statement is made', async () => {
    const counted = countedDatabase(given.db);
    const shown: unknown[] = [];
    const show = (value: unknown) => `${shown.push(value)}`;
    const none = contributeReading(greetings, () => null, show);
    const empty = contributeReading(
      greetings,
      () => sql<null>`null`,
      (value) => value,
    );
    expect(await gatherFrom(counted.db, [none])(greetings, { name: 'Ana' })).toEqual([]);
    expect(counted.asked()).toBe(0);
    const gather = gatherFrom(counted.db, [none, empty, length]);
    expect(await gather(greetings, { name: 'Ana' })).toEqual(['3 letras']);
    expect(counted.asked()).toBe(1);
    expect(shown).toEqual([]);
  });

  test('of which one fails fail together, whether the database or what is shown of it says no', async () => {
    const broken = contributeReading(greetings, () => sql<number>`(1 / 0)`, String);
    const unshown = contributeReading(
      greetings,
      () => sql<number>`1`,
      () => {
        throw new Error('no words');
      },
    );
    const hola = contribute(greetings, async () => 'hola');
    const including = (one: typeof hola) => gatherFrom(given.db, [hola, length, one]);
    await expect(including(broken)(greetings, { name: 'Ana' })).rejects.toThrow('division by zero');
    await expect(including(unshown)(greetings, { name: 'Ana' })).rejects.toThrow('no words');
  });
});
