// The parts of a comuna as its municipality brings them in: one by one, by file, retired and brought back.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import type { TerritoryId, TerritoryTexts } from '../rules/territory.ts';
import {
  listRetiredTerritories,
  listTerritories,
  type TerritoryRow,
} from '../store/comuna-territories.ts';
import { collection, point, shapeOf, square } from '../testing/squares.ts';
import { cartagena, sanAntonio, staff } from '../testing/staff.ts';
import { importTerritories } from './import-territories.ts';
import { loadTerritories } from './load-territories.ts';
import { restoreTerritory, retireTerritory } from './retire-territory.ts';
import { saveTerritory } from './save-territory.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
  await loadTerritories(given.db);
});
afterEach(async () => {
  await given.db.deleteFrom('territories.territory').execute();
});
afterAll(() => given.close());

const typed: TerritoryTexts = {
  kind: 'neighborhood-unit',
  code: 'UV N° 04',
  name: '  Cerro   La Virgen ',
  zone: 'urban',
  parent: '',
  lat: '-33,59',
  lon: '-71,61',
};

async function save(texts: Partial<TerritoryTexts>, id?: TerritoryId): Promise<TerritoryId> {
  const saved = await saveTerritory(given.db, staff, id, { ...typed, ...texts });
  assert(saved.ok, JSON.stringify(saved));
  return saved.value;
}

async function refusalsOf(texts: Partial<TerritoryTexts>, id?: TerritoryId) {
  const saved = await saveTerritory(given.db, staff, id, { ...typed, ...texts });
  return saved.ok ? [] : saved.error.map(({ field, refusal }) => [field, refusal.code]);
}

async function there(): Promise<string[]> {
  return (await listTerritories(given.db, sanAntonio)).map(nameOf);
}

function nameOf({ kind, code, name, parent }: TerritoryRow): string {
  return `${kind} ${code} ${name}${parent === undefined ? '' : ` < ${parent.code}`}`;
}

async function lastAudit() {
  const { rows } = await sql<{ act: string; subject: string; told: object; reason: string | null; scope_id: string }>`
    select act, subject, told, reason, scope_id from records.audit_entry order by id desc limit 1`.execute(given.db); // biome-ignore format: one query
  return rows[0];
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function importing(
  text: string,
  defaultKind: 'neighborhood-unit' | 'sector' = 'neighborhood-unit',
) {
  return importTerritories(given.db, staff, { bytes: bytesOf(text), defaultKind });
}

describe('one by one', () => {
  test('what is typed is tidied, kept, and told in the log with who did it where', async () => {
    const id = await save({});
    const [kept] = await listTerritories(given.db, sanAntonio);
    expect(kept).toEqual({
      id,
      kind: 'neighborhood-unit',
      code: '4',
      name: 'Cerro La Virgen',
      zone: 'urban',
      parent: undefined,
      centre: { lon: -71.61, lat: -33.59 },
      shape: undefined,
      sourceUrl: undefined,
      retiredAt: undefined,
      retiredReason: undefined,
    });
    expect(await lastAudit()).toEqual({
      act: 'territories/edit-sectors',
      subject: `territory:${id}`,
      told: { kind: 'neighborhood-unit', code: '4', name: 'Cerro La Virgen' },
      reason: null,
      scope_id: staff.scope.id,
    });
  });

  test('they stand from the widest kind to the narrowest, numbers before letters, 2 before 10', async () => {
    await save({ kind: 'macrozone', code: 'sur', name: 'Sur' });
    await save({ kind: 'sector', code: '1', name: 'Llolleo', parent: 'macrozone:SUR' });
    for (const code of ['10', '2', 'B', '2-A'])
      await save({ code, name: code, parent: 'sector:1' });
    expect(await there()).toEqual([
      'macrozone SUR Sur',
      'sector 1 Llolleo < SUR',
      'neighborhood-unit 2 2 < 1',
      'neighborhood-unit 2-A 2-A < 1',
      'neighborhood-unit 10 10 < 1',
      'neighborhood-unit B B < 1',
    ]);
  });

  test('correcting keeps the kind, may empty what is not needed, and needs no other name', async () => {
    const id = await save({});
    await save({ kind: 'sector', zone: '', lat: '', lon: '', name: 'Virgen' }, id);
    const [kept, ...others] = await listTerritories(given.db, sanAntonio);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ id, kind: 'neighborhood-unit', name: 'Virgen' });
    expect([kept?.zone, kept?.centre]).toEqual([undefined, undefined]);
  });
});

describe('refused', () => {
  test('everything wrong is told at its field, and nothing is kept', async () => {
    const wrong = { kind: 'barrio', code: '', name: ' ', zone: 'x', lat: '33,5', lon: 'oeste' };
    expect(await refusalsOf(wrong)).toEqual([
      ['kind', 'territories/kind-unknown'],
      ['code', 'territories/code-missing'],
      ['name', 'territories/name-missing'],
      ['zone', 'territories/zone-unknown'],
      ['lon', 'territories/coordinate-unreadable'],
    ]);
    expect(await there()).toEqual([]);
  });

  test('a code is one of its kind in its comuna; elsewhere and in another kind it is free', async () => {
    await save({ code: '7' });
    expect(await refusalsOf({ code: '007' })).toEqual([['code', 'territories/code-taken']]);
    await save({ code: '7', kind: 'sector' });
    const elsewhere = { ...staff, cut: cartagena };
    const saved = await saveTerritory(given.db, elsewhere, undefined, { ...typed, code: '7', lat: '', lon: '' }); // biome-ignore format: one call
    expect(saved.ok).toBe(true);
  });

  test('two who add the same one at the same moment: one of them is told', async () => {
    const both = await Promise.all([1, 2].map(() => refusalsOf({ code: '9' })));
    expect(both.flat()).toEqual([['code', 'territories/code-taken']]);
    expect(await there()).toHaveLength(1);
  });

  test('the database itself refuses a second one of the same code, and a parent of another comuna', async () => {
    const id = await save({ code: '9', kind: 'sector' });
    const second = given.db.insertInto('territories.territory').values({ cut: sanAntonio, kind: 'sector', code: '9', name: 'x' }); // biome-ignore format: one statement
    await expect(second.execute()).rejects.toThrow('one_territory_of_a_code');
    const astray = given.db.insertInto('territories.territory').values({ cut: cartagena, kind: 'neighborhood-unit', code: '9', name: 'x', parent_id: id }); // biome-ignore format: one statement
    await expect(astray.execute()).rejects.toThrow('foreign key');
  });

  test('a part lies within a wider kind of its own comuna, not within its like', async () => {
    await save({ code: '1' });
    await save({ kind: 'sector', code: '2' });
    expect(await refusalsOf({ code: '3', parent: '1' })).toEqual([
      ['parent', 'territories/parent-unknown'],
    ]);
    expect(await refusalsOf({ kind: 'sector', code: '3', parent: 'sector:2' })).toEqual([
      ['parent', 'territories/parent-unknown'],
    ]);
    expect(await refusalsOf({ code: '3', parent: '2' })).toEqual([]);
  });
});

test('the id of another comuna is not there', async () => {
  const id = await save({});
  const saved = await saveTerritory(given.db, { ...staff, cut: cartagena }, id, typed);
  expect(saved).toEqual({
    ok: false,
    error: [{ field: undefined, refusal: { code: 'territories/not-there' } }],
  });
});

describe('retired', () => {
  test('with a reason it leaves the list and stays in the table; its code is free again', async () => {
    const id = await save({});
    const retired = await retireTerritory(given.db, staff, id, ' Se unió a la 5 ');
    expect(retired).toEqual({ ok: true, value: id });
    expect(await there()).toEqual([]);
    const [kept] = await listRetiredTerritories(given.db, sanAntonio);
    expect(kept).toMatchObject({ id, retiredReason: 'Se unió a la 5' });
    expect(await lastAudit()).toMatchObject({ reason: 'Se unió a la 5', told: { retired: true } });
    expect(await refusalsOf({})).toEqual([]);
  });

  test.each([
    ['', 'territories/reason-missing'],
    ['x'.repeat(301), 'territories/reason-too-long'],
  ])('not without a reason that can be read (%#)', async (text, code) => {
    const id = await save({});
    const refused = await retireTerritory(given.db, staff, id, text);
    expect(!refused.ok && refused.error[0]).toMatchObject({ field: 'reason', refusal: { code } });
    expect(await there()).toHaveLength(1);
  });

  test('not while another part lies within it', async () => {
    const sector = await save({ kind: 'sector', code: '1' });
    await save({ code: '2', parent: '1' });
    const refused = await retireTerritory(given.db, staff, sector, 'Ya no existe');
    expect(!refused.ok && refused.error[0]?.refusal).toEqual({
      code: 'territories/has-parts',
      count: 1,
    });
  });

  test('twice is not there; somebody else’s is not there', async () => {
    const id = await save({});
    const other = { ...staff, cut: cartagena };
    expect((await retireTerritory(given.db, other, id, 'Porque sí')).ok).toBe(false);
    expect((await retireTerritory(given.db, staff, id, 'Ya no existe')).ok).toBe(true);
    expect((await retireTerritory(given.db, staff, id, 'Otra vez')).ok).toBe(false);
  });

  test('brought back as it was, unless its code or its sector is gone', async () => {
    const sector = await save({ kind: 'sector', code: '1', name: 'Centro' });
    const unit = await save({ code: '2', parent: '1' });
    await retireTerritory(given.db, staff, unit, 'Error');
    await retireTerritory(given.db, staff, sector, 'Error');
    const early = await restoreTerritory(given.db, staff, unit);
    expect(!early.ok && early.error[0]?.refusal.code).toBe('territories/parent-retired');
    expect((await restoreTerritory(given.db, staff, sector)).ok).toBe(true);
    expect((await restoreTerritory(given.db, { ...staff, cut: cartagena }, unit)).ok).toBe(false);
    expect((await restoreTerritory(given.db, staff, unit)).ok).toBe(true);
    expect(await there()).toEqual(['sector 1 Centro', 'neighborhood-unit 2 Cerro La Virgen < 1']);
    expect((await restoreTerritory(given.db, staff, unit)).ok).toBe(false);
    await retireTerritory(given.db, staff, unit, 'Error');
    await save({ code: '2', name: 'Otra' });
    const taken = await restoreTerritory(given.db, staff, unit);
    expect(!taken.ok && taken.error[0]?.refusal.code).toBe('territories/code-taken');
  });
});

const file = [
  'tipo;número;nombre;pertenece a;zona;latitud;longitud',
  ';1;Cantera;NORTE;urbana;-33,58;-71,60',
  'Macrozona;norte;Norte;;;;',
  'UV;2;Leyda;;rural;;',
].join('\r\n');

describe('by file', () => {
  test('rows in any order, with parents in the same file; the log has the figures', async () => {
    const done = await importing(file);
    expect(done).toEqual({
      ok: true,
      value: { addedCount: 3, changedCount: 0, sameCount: 0, unusedHeadings: [] },
    });
    expect(await there()).toEqual([
      'macrozone NORTE Norte',
      'neighborhood-unit 1 Cantera < NORTE',
      'neighborhood-unit 2 Leyda',
    ]);
    expect(await lastAudit()).toMatchObject({
      subject: 'comuna:05601',
      told: { imported: 'territories', addedCount: 3, changedCount: 0 },
    });
  });

  test('again: what is the same stays, what differs is brought up to date, empty cells change nothing', async () => {
    await importing(file);
    const before = await listTerritories(given.db, sanAntonio);
    const done = await importing('número;nombre;zona\n1;Cantera Alta;\n2;Leyda;rural');
    expect(done.ok && done.value).toEqual({
      addedCount: 0,
      changedCount: 1,
      sameCount: 1,
      unusedHeadings: [],
    });
    const after = await listTerritories(given.db, sanAntonio);
    expect(after).toEqual(
      before.map((one) => (one.name === 'Cantera' ? { ...one, name: 'Cantera Alta' } : one)),
    );
  });

  test('one wrong line: every problem with its line, and all as before', async () => {
    await importing(file);
    const before = await listTerritories(given.db, sanAntonio);
    const done = await importing(
      'número;nombre;pertenece a;latitud\n1;Cambiada;;\n5;Nueva;OESTE;\n6;Otra;;-33\n5;Repetida;;\n',
    );
    expect(done.ok ? [] : done.error.problems).toEqual([
      { line: 3, field: 'parent', refusal: { code: 'territories/parent-unknown', found: 'OESTE' } },
      { line: 4, field: 'lon', refusal: { code: 'territories/coordinate-missing' } },
      { line: 5, field: 'code', refusal: { code: 'territories/row-repeated', line: 3 } },
    ]);
    expect(await listTerritories(given.db, sanAntonio)).toEqual(before);
  });

  test('when the database fails half-way, all is as before', async () => {
    await importing(file);
    const before = await listTerritories(given.db, sanAntonio);
    await sql`create function territories.refuse() returns trigger language plpgsql
      as $$ begin raise 'no more room'; end $$`.execute(given.owner);
    await sql`create trigger refuse before insert on territories.territory
      for each row when (new.code = '8') execute function territories.refuse()`.execute(
      given.owner,
    );
    const broken = importing('número;nombre\n1;Cambiada\n7;Siete\n8;Ocho\n9;Nueve');
    await expect(broken).rejects.toThrow('no more room');
    await sql`drop function territories.refuse() cascade`.execute(given.owner);
    expect(await listTerritories(given.db, sanAntonio)).toEqual(before);
  });
});

describe('by a file of places', () => {
  test('a GeoJSON brings shapes, with a centre of their own, under the names that geographers use', async () => {
    const done = await importing(
      collection(
        square({ uv_carto: '3', t_uv_nom: 'Bellavista' }, -71.62, -33.6, 0.01),
        shapeOf({ numero: 4, nombre: 'Arena' }, 'MultiPolygon', [
          square({}, -71.61, -33.6, 0.01).geometry.coordinates,
        ]),
        point({ codigo: 5, nombre: 'Punto' }, -71.6, -33.5),
      ),
    );
    expect(done.ok && done.value.addedCount).toBe(3);
    const [bellavista, arena, punto] = await listTerritories(given.db, sanAntonio);
    expect(bellavista).toMatchObject({
      code: '3',
      name: 'Bellavista',
      centre: { lon: -71.615, lat: -33.595 },
    });
    expect(bellavista?.shape?.[0]).toHaveLength(5);
    expect(arena?.shape).toHaveLength(1);
    expect(punto).toMatchObject({ centre: { lon: -71.6, lat: -33.5 }, shape: undefined });
  });

  test('a later shape moves the centre of the earlier one; a later name leaves the shape', async () => {
    await importing(collection(square({ n: 3, nombre: 'B' }, -71.62, -33.6, 0.01)));
    await importing(collection(square({ n: 3, nombre: 'B' }, -71.64, -33.6, 0.01)));
    await importing('número;nombre\n3;Bellavista');
    const [kept] = await listTerritories(given.db, sanAntonio);
    expect(kept).toMatchObject({ name: 'Bellavista', centre: { lon: -71.635, lat: -33.595 } });
    expect(kept?.shape).toHaveLength(1);
  });

  test('wrong geometries are told by their place in the file, and nothing comes in', async () => {
    const done = await importing(
      collection(
        square({ n: 1, nombre: 'Bien' }, -71.62, -33.6, 0.01),
        shapeOf({ n: 2, nombre: 'Línea' }, 'LineString', [[-71, -33], [-71, -34]]), // biome-ignore format: one line
        shapeOf({ n: 3, nombre: 'Rota' }, 'Polygon', [[[-71, -33]]]),
        square({ n: 4, nombre: 'UTM' }, 256_000, 6_280_000, 100),
        square({ n: 5, nombre: 'Al revés' }, -33.6, -71.62, 0.01),
        square({ n: 6, nombre: 'Arica' }, -70.3, -18.5, 0.01),
      ),
    );
    expect(done.ok ? [] : done.error).toMatchObject({
      hasFeatures: true,
      problems: [
        { line: 2, refusal: { code: 'territories/shape-not-polygons' } },
        { line: 3, refusal: { code: 'territories/shape-rings-broken' } },
        { line: 4, refusal: { code: 'territories/shape-projected' } },
        { line: 5, refusal: { code: 'territories/place-outside-chile' } },
        { line: 6, refusal: { code: 'territories/place-far', limitKm: 250 } },
      ],
    });
    expect(await there()).toEqual([]);
  });

  test.each([
    ['{ "type": ', 'territories/features-not-json'],
    ['{ "type": "Topology" }', 'territories/features-wrong-kind'],
    ['{ "type": "FeatureCollection", "features": [] }', 'territories/features-missing'],
    ['nombre\nSin número', 'column-missing'],
  ])('%s is no file of territories', async (text, code) => {
    const done = await importing(text);
    expect(!done.ok && done.error.problems[0]).toMatchObject({ code });
  });
});

test('the kind chosen on the page holds where the file says none', async () => {
  await importing('número;nombre\n1;Llolleo', 'sector');
  expect(await there()).toEqual(['sector 1 Llolleo']);
});
