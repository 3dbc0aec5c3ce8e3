// Landmarks as a municipality brings them in: one by one, by file, retired and brought back.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import type { LandmarkId, LandmarkTexts } from '../rules/landmark.ts';
import { listLandmarks, listRetiredLandmarks } from '../store/landmarks.ts';
import { collection, point, square } from '../testing/squares.ts';
import { cartagena, sanAntonio, staff } from '../testing/staff.ts';
import { importLandmarks } from './import-landmarks.ts';
import { loadTerritories } from './load-territories.ts';
import { restoreLandmark, retireLandmark } from './retire-landmark.ts';
import { saveLandmark } from './save-landmark.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await loadTerritories(given.db);
});
afterEach(async () => {
  await given.db.deleteFrom('territories.landmark').execute();
});
afterAll(() => given.close());

const typed: LandmarkTexts = {
  kind: 'bridge',
  name: 'Puente Lo Gallardo',
  lat: '-33.605',
  lon: '-71.598',
};

async function save(texts: Partial<LandmarkTexts>, id?: LandmarkId): Promise<LandmarkId> {
  const saved = await saveLandmark(given.db, staff, id, { ...typed, ...texts });
  assert(saved.ok, JSON.stringify(saved));
  return saved.value;
}

async function refusalsOf(texts: Partial<LandmarkTexts>, id?: LandmarkId) {
  const saved = await saveLandmark(given.db, staff, id, { ...typed, ...texts });
  return saved.ok ? [] : saved.error.map(({ field, refusal }) => [field, refusal.code]);
}

async function there(): Promise<string[]> {
  const landmarks = await listLandmarks(given.db, sanAntonio);
  return landmarks.map(({ kind, name, place }) => `${kind} ${name} ${place.lon} ${place.lat}`);
}

async function lastTold() {
  const { rows } = await sql<{ told: object; subject: string }>`
    select told, subject from records.audit_entry order by id desc limit 1`.execute(given.db);
  return rows[0];
}

function importing(text: string) {
  return importLandmarks(given.db, staff, new TextEncoder().encode(text));
}

describe('one by one', () => {
  test('kept and told in the log; corrected under the same id', async () => {
    const id = await save({});
    expect(await there()).toEqual(['bridge Puente Lo Gallardo -71.598 -33.605']);
    expect(await lastTold()).toEqual({
      subject: `landmark:${id}`,
      told: { kind: 'bridge', name: 'Puente Lo Gallardo' },
    });
    await save({ name: 'Puente viejo', kind: 'cruce', lon: '−71,6' }, id);
    expect(await there()).toEqual(['crossroads Puente viejo -71.6 -33.605']);
  });

  test('everything wrong is told at its field', async () => {
    expect(await refusalsOf({ kind: '', name: '', lat: '', lon: '' })).toEqual([
      ['kind', 'territories/kind-unknown'],
      ['name', 'territories/name-missing'],
      ['lat', 'territories/coordinate-missing'],
    ]);
    expect(await refusalsOf({ name: 'x'.repeat(121), lon: '71.598' })).toEqual([
      ['name', 'territories/name-too-long'],
      ['lat', 'territories/place-outside-chile'],
    ]);
    expect(await there()).toEqual([]);
  });

  test('one of a kind and name, however the name is written; another kind is another', async () => {
    await save({ name: 'Plaza O’Higgins', kind: 'square' });
    expect(await refusalsOf({ name: "PLAZA O'HIGGINS", kind: 'plaza' })).toEqual([
      ['name', 'territories/landmark-taken'],
    ]);
    await save({ name: "Plaza O'Higgins", kind: 'bus-stop' });
  });

  test('two who add the same one at the same moment: one of them is told', async () => {
    const both = await Promise.all([1, 2].map(() => refusalsOf({})));
    expect(both.flat()).toEqual([['name', 'territories/landmark-taken']]);
  });

  test('the database itself refuses a second one of the same kind and name', async () => {
    await save({});
    const again = given.db
      .insertInto('territories.landmark')
      .values({ cut: sanAntonio, kind: 'bridge', name: 'PUENTE LÓ GALLARDO', lon: -71, lat: -33 });
    await expect(again.execute()).rejects.toThrow('one_landmark_of_a_name');
  });

  test('the id of another comuna is not there', async () => {
    const id = await save({});
    const saved = await saveLandmark(given.db, { ...staff, cut: cartagena }, id, typed);
    expect(!saved.ok && saved.error[0]?.refusal.code).toBe('territories/not-there');
  });
});

test('retired with its reason, and brought back unless its name is another’s', async () => {
  const id = await save({});
  expect((await retireLandmark(given.db, staff, id, ' ')).ok).toBe(false);
  expect((await retireLandmark(given.db, { ...staff, cut: cartagena }, id, 'No')).ok).toBe(false);
  expect((await retireLandmark(given.db, staff, id, 'Se lo llevó el río')).ok).toBe(true);
  expect((await retireLandmark(given.db, staff, id, 'Otra vez')).ok).toBe(false);
  expect(await there()).toEqual([]);
  const [retired] = await listRetiredLandmarks(given.db, sanAntonio);
  expect(retired).toMatchObject({ id, retiredReason: 'Se lo llevó el río' });
  const second = await save({});
  const taken = await restoreLandmark(given.db, staff, id);
  expect(!taken.ok && taken.error[0]?.refusal.code).toBe('territories/landmark-taken');
  await retireLandmark(given.db, staff, second, 'Era el mismo');
  expect((await restoreLandmark(given.db, { ...staff, cut: cartagena }, id)).ok).toBe(false);
  expect((await restoreLandmark(given.db, staff, id)).ok).toBe(true);
  expect((await restoreLandmark(given.db, staff, id)).ok).toBe(false);
  expect(await lastTold()).toMatchObject({ told: { retired: false } });
});

describe('by file', () => {
  test('new ones come in, known ones move, the rest stays', async () => {
    await save({});
    await save({ name: 'Posta Cuncumén', kind: 'posta' });
    const done = await importing(
      'TIPO,NOMBRE,LATITUD,LONGITUD,FONO\nPuente,PUENTE LO GALLARDO,-33.606,-71.597,1\nsede,Sede JJVV Leyda,-33.65,-71.4,2\nPosta,Posta Cuncumén,-33.605,-71.598,3\n',
    );
    expect(done).toEqual({
      ok: true,
      value: { addedCount: 1, changedCount: 1, sameCount: 1, unusedHeadings: ['FONO'] },
    });
    expect(await there()).toEqual([
      'health-centre Posta Cuncumén -71.598 -33.605',
      'bridge PUENTE LO GALLARDO -71.597 -33.606',
      'community-hall Sede JJVV Leyda -71.4 -33.65',
    ]);
  });

  test('points of a GeoJSON come in; an area among them stops all of it', async () => {
    const school = (nombre: string) => point({ tipo: 'Escuela', nombre }, -71.6, -33.6);
    const area = square({ tipo: 'Escuela', nombre: 'C' }, -71.6, -33.6, 0.01);
    const refused = await importing(collection(school('A'), area));
    expect(refused.ok ? [] : refused.error.problems).toEqual([
      { line: 2, field: undefined, refusal: { code: 'territories/point-expected' } },
    ]);
    expect(await there()).toEqual([]);
    expect((await importing(collection(school('A'), school('B')))).ok).toBe(true);
    expect(await there()).toEqual(['school A -71.6 -33.6', 'school B -71.6 -33.6']);
  });

  test('the same one twice in a file, and a line with half a place: nothing comes in', async () => {
    const head = 'tipo;nombre;latitud;longitud\n';
    const twice = await importing(`${head}plaza;Á b;-33;-71\nplaza;c;-33;-71\nplaza;a-B;-33;-71`);
    expect(twice.ok ? [] : twice.error.problems).toEqual([
      { line: 4, field: 'name', refusal: { code: 'territories/row-repeated', line: 2 } },
    ]);
    const wrong = await importing(`${head}plaza;a;-33;-71\ncerro;b;-99,5;-71`);
    expect(wrong.ok ? [] : wrong.error.problems).toMatchObject([
      { line: 3, field: 'kind', refusal: { code: 'territories/kind-unknown', found: 'cerro' } },
      { line: 3, field: 'lat', refusal: { code: 'territories/place-outside-chile' } },
    ]);
    expect(await there()).toEqual([]);
  });

  test('when the database fails half-way, all is as before', async () => {
    await save({});
    const before = await there();
    await sql`create function territories.refuse() returns trigger language plpgsql
      as $$ begin raise 'no more room'; end $$`.execute(given.owner);
    await sql`create trigger refuse before insert on territories.landmark
      for each row when (new.name = 'Mala') execute function territories.refuse()`.execute(
      given.owner,
    );
    const broken = importing(
      'tipo;nombre;latitud;longitud\npuente;Puente Lo Gallardo;-33,7;-71,5\nplaza;Buena;-33;-71\nplaza;Mala;-33;-71',
    );
    await expect(broken).rejects.toThrow('no more room');
    await sql`drop function territories.refuse() cascade`.execute(given.owner);
    expect(await there()).toEqual(before);
  });
});
