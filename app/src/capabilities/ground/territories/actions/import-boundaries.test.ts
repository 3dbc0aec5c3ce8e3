// Boundaries come in whole or not at all, change the pictures of the country, and can be taken away again.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import chile from '../facts/chile.json' with { type: 'json' };
import type { Cut } from '../rules/cut.ts';
import { listShapes, readBoundarySet } from '../store/boundaries.ts';
import { readChileMap } from '../store/chile-map.ts';
import { importBoundaries } from './import-boundaries.ts';
import { loadTerritories } from './load-territories.ts';
import { removeBoundaries } from './remove-boundaries.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await loadTerritories(given.db);
});
afterEach(() => removeBoundaries(given.db));
afterAll(() => given.close());

/** A square around the centre of each comuna. */
function squares(cuts: readonly string[]): string {
  const features = chile.comunas
    .filter((one) => cuts.includes(one.cut))
    .map(({ cut, lon, lat }) => {
      const [x, y] = [lon ?? 0, lat ?? 0];
      const corners = [[x - 0.2, y - 0.2], [x + 0.2, y - 0.2], [x + 0.2, y + 0.2], [x - 0.2, y - 0.2]]; // biome-ignore format: one ring
      return {
        type: 'Feature',
        properties: { cut },
        geometry: { type: 'Polygon', coordinates: [corners] },
      };
    });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const drawable = chile.comunas.filter(({ lon }) => lon !== null).map(({ cut }) => cut);
const whole = squares(drawable);
const asked = {
  text: whole,
  source: 'squares.json',
  attribution: 'Cuadrados de prueba',
  allowMissing: false,
  isDryRun: false,
};

test('a sound file replaces the dots by shapes, with their attribution', async () => {
  const before = await readChileMap(given.db);
  const done = await importBoundaries(given.db, asked);
  expect(done).toEqual({ ok: true, value: { shapesCount: 345, withoutShape: ['12202'] } });
  const after = await readChileMap(given.db);
  expect([before.kind, after.kind]).toEqual(['dots', 'shapes']);
  expect(after.attribution).toBe('Cuadrados de prueba');
  expect(after.picture('upright').hash).not.toBe(before.picture('upright').hash);
  expect(after.picture('upright').svg).not.toContain('<circle');
  expect(await listShapes(given.db)).toHaveLength(345);
});

test('the same comuna is ringed at the same place over dots and over shapes', async () => {
  const lautaro = '09108' as Cut;
  const dots = (await readChileMap(given.db)).ringAt(lautaro, 'backdrop');
  await importBoundaries(given.db, asked);
  expect((await readChileMap(given.db)).ringAt(lautaro, 'backdrop')).toEqual(dots);
  expect(dots).toBeDefined();
  expect((await readChileMap(given.db)).ringAt('12202' as Cut, 'upright')).toBeUndefined();
});

test('a second file replaces the first, and taking it away brings the dots back', async () => {
  await importBoundaries(given.db, asked);
  await importBoundaries(given.db, { ...asked, attribution: 'Otra' });
  expect((await readBoundarySet(given.db))?.attribution).toBe('Otra');
  expect(await removeBoundaries(given.db)).toBe(true);
  expect(await removeBoundaries(given.db)).toBe(false);
  expect((await readChileMap(given.db)).kind).toBe('dots');
});

test('a rehearsal reports and writes nothing', async () => {
  const done = await importBoundaries(given.db, { ...asked, isDryRun: true });
  expect(done.ok && done.value.shapesCount).toBe(345);
  expect(await readBoundarySet(given.db)).toBeUndefined();
});

describe('nothing is imported', () => {
  const only = squares(drawable.slice(0, 300));

  test('when a comuna is missing, unless that is allowed', async () => {
    const refused = await importBoundaries(given.db, { ...asked, text: only });
    expect(refused.ok).toBe(false);
    expect(await readBoundarySet(given.db)).toBeUndefined();
    const allowed = await importBoundaries(given.db, { ...asked, text: only, allowMissing: true });
    expect(allowed.ok && allowed.value.withoutShape).toHaveLength(46);
  });

  test('when nobody is to be thanked for it', async () => {
    const refused = await importBoundaries(given.db, { ...asked, attribution: '  ' });
    expect(!refused.ok && refused.error).toEqual([
      { code: 'territories/boundary-attribution-missing' },
    ]);
    expect(await readBoundarySet(given.db)).toBeUndefined();
  });

  test('when the database fails half-way: the set before stays whole', async () => {
    await importBoundaries(given.db, asked);
    await sql`create function territories.refuse() returns trigger language plpgsql
      as $$ begin raise 'no more room'; end $$`.execute(given.owner);
    await sql`create trigger refuse before insert on territories.boundary
      for each row when (new.cut = '12402') execute function territories.refuse()`.execute(
      given.owner,
    );
    const broken = importBoundaries(given.db, { ...asked, attribution: 'Otra' });
    await expect(broken).rejects.toThrow('no more room');
    expect((await readBoundarySet(given.db))?.attribution).toBe('Cuadrados de prueba');
    expect(await listShapes(given.db)).toHaveLength(345);
    await sql`drop trigger refuse on territories.boundary`.execute(given.owner);
  });
});

const shared = process.env.MINGA_SHARED ?? join(import.meta.dirname, '../../../../../../../shared');
const published = join(shared, 'data/boundaries/chile.topojson');

test.skipIf(!existsSync(published))(
  'the published boundaries are taken (skipped without ../shared)',
  async () => {
    const text = readFileSync(published, 'utf8');
    const done = await importBoundaries(given.db, { ...asked, text, attribution: 'BCN' });
    expect(done.ok && done.value.shapesCount).toBe(345);
    const shapes = await listShapes(given.db, '10' as never);
    expect(shapes).toHaveLength(30);
    expect(shapes.every(({ rings }) => rings.length > 0)).toBe(true);
  },
);
