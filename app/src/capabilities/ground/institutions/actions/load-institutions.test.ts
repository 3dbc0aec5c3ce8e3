// Every institution is in the tables once, however often and however many copies of Minga load them.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import { contributions as territories } from '../../territories/index.ts';
import type { Cut } from '../../territories/rules/index.ts';
import shipped from '../facts/national-bodies.json' with { type: 'json' };
import { findInstitution, institutionOfComuna } from '../store/institutions.ts';
import { loadInstitutions } from './load-institutions.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
  await territories.loadFacts?.(given.db);
});
afterAll(() => given.close());

async function counted(): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from institutions.institution group by kind`.execute(given.db);
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

test('two copies that start at once load 345 municipalities, 16 governments and two national bodies', async () => {
  await Promise.all([loadInstitutions(given.db), loadInstitutions(given.db)]);
  expect(await counted()).toEqual({
    municipality: 345,
    'regional-government': 16,
    'national-body': 2,
  });
});

test('every name that is shipped says where it is from', () => {
  const { slug: ofSlugs, ...ofNames } = shipped.sources;
  expect(Object.keys(ofNames)).toEqual(shipped.bodies.map(({ slug }) => slug));
  for (const source of [ofSlugs, ...Object.values(ofNames)]) expect(source).toMatch(/\p{L}{4,}/u);
});

test('every regional government is named after its region', async () => {
  const { rows } = await sql<{ name: string }>`
    select name from institutions.institution where kind = 'regional-government'`.execute(given.db);
  const odd = rows.filter(({ name }) => !/^Gobierno Regional (de |del |Metropolitano )/.test(name));
  expect(odd).toEqual([]);
});

test('Cabo de Hornos also administers the Antártica, which has no municipality of its own', async () => {
  expect((await institutionOfComuna(given.db, '12202' as Cut))?.slug).toBe('cabo-de-hornos');
  expect((await institutionOfComuna(given.db, '12201' as Cut))?.slug).toBe('cabo-de-hornos');
  expect(await findInstitution(given.db, 'antartica')).toBeUndefined();
});

test('an institution knows its place and its hours', async () => {
  expect(await findInstitution(given.db, 'lautaro')).toMatchObject({
    kind: 'municipality',
    name: 'Municipalidad de Lautaro',
    comunaName: 'Lautaro',
    regionCode: '09',
    timeZone: 'America/Santiago',
    stage: 'not-invited',
  });
  expect(await findInstitution(given.db, 'isla-de-pascua')).toMatchObject({
    timeZone: 'Pacific/Easter',
  });
  expect(await findInstitution(given.db, 'gore-los-rios')).toMatchObject({
    name: 'Gobierno Regional de Los Ríos',
    cut: null,
    regionCode: '14',
  });
  expect(await findInstitution(given.db, 'subdere')).toMatchObject({
    kind: 'national-body',
    regionCode: null,
  });
});

test('what an institution says of itself stays when the facts are loaded again; a name is mended', async () => {
  const set = { phone: '+56 45 259 0000', name: 'Otro nombre' };
  await given.db
    .updateTable('institutions.institution')
    .set(set)
    .where('slug', '=', 'lautaro')
    .execute();
  await loadInstitutions(given.db);
  expect(await findInstitution(given.db, 'lautaro')).toMatchObject(set);
  await given.db.updateTable('institutions.loaded').set({ sha256: 'older' }).execute();
  await loadInstitutions(given.db);
  expect(await findInstitution(given.db, 'lautaro')).toMatchObject({
    phone: set.phone,
    name: 'Municipalidad de Lautaro',
  });
});
