// Door 1: what other rooms read of the territory.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../platform/testing/database.ts';
import { chileMap, contributions, findComunas } from './index.ts';
import type { Cut } from './rules/index.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
  await contributions.loadFacts?.(given.db);
});
afterAll(() => given.close());

test('comunas are found by what a person types', async () => {
  const found = await findComunas(given.db, ' Ñuñoa ');
  expect(found.found.map(({ slug }) => slug)).toEqual(['nunoa']);
  expect(found.guesses).toEqual([]);
});

test('what is not found is guessed; nothing typed finds nothing', async () => {
  const guessed = await findComunas(given.db, 'nunioa');
  expect(guessed.found).toEqual([]);
  expect(guessed.guesses[0]?.slug).toBe('nunoa');
  expect(await findComunas(given.db, '   ')).toEqual({ found: [], guesses: [] });
});

test('the map has its three pictures, sixteen names in the language asked for, and whom it is due to', async () => {
  const map = await chileMap(given.db, 'en');
  expect(map.kind).toBe('dots');
  expect(map.caption).toBe('346 comunas, by population. Outline: Natural Earth.');
  expect(map.labels).toHaveLength(16);
  expect(map.labels[0]).toMatchObject({
    name: 'Arica y Parinacota',
    href: '/en/regions/arica-y-parinacota',
    anchor: 'end',
  });
  const { upright, lying, backdrop } = map.pictures;
  expect([upright.width, upright.height]).toEqual([lying.height, lying.width]);
  expect(new Set([upright.url, lying.url, backdrop.url]).size).toBe(3);
});

test('a ring on the lying picture is the upright one turned', async () => {
  const map = await chileMap(given.db);
  const [upright, lying] = [
    map.ringAt('10202' as Cut, 'upright'),
    map.ringAt('10202' as Cut, 'lying'),
  ];
  expect(lying).toEqual({ x: upright?.y, y: map.pictures.upright.width - (upright?.x ?? 0) });
  expect(map.ringAt('05201' as Cut, 'lying')).toBeUndefined();
});
