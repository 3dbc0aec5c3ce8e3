import { expect, test } from 'vitest';
import { contribute, gatherFrom, slot } from './contributions.ts';
import type { Database } from './database/database.ts';

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
