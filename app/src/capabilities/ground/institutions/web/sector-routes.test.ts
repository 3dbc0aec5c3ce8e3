// Who reaches the desks of sectors and landmarks, and whose comuna they change there: through the real gate.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { open, send } from '../testing/pages.ts';
import { personWith } from '../testing/team.ts';

let given: TestDatabase;
let anybody: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db);
});
afterAll(() => given.close());

async function as(role: string, where: string): Promise<TestSite> {
  return anybody.as(await personWith(given.db, role, where));
}

const desks = ['sectores', 'hitos'] as const;
const bridge = { kind: 'bridge', name: 'Puente Cautín', lat: '-38,53', lon: '-72,44' };
const sector = { kind: 'sector', code: '1', name: 'Guacolda', lat: '', lon: '', zone: '' };

test('nobody without a session, nobody of another institution, nobody whose role is another', async () => {
  const strangers = [await as('pb-officer', 'villarrica'), await as('councillor', 'lautaro')];
  for (const desk of desks) {
    const response = await anybody.get(`/gestion/lautaro/${desk}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toContain('/entrar');
    for (const stranger of strangers) {
      await open(stranger, `/gestion/lautaro/${desk}`, 403);
      await send(stranger, `/gestion/lautaro/${desk}/nuevo`, { ...bridge, ...sector }, 403);
    }
  }
  expect(await open(anybody, '/comunas/lautaro/sectores')).toContain('Todavía no están');
});

test('the officer and the certifying officer bring in their comuna’s, for everybody to see', async () => {
  const officer = await as('pb-officer', 'lautaro');
  const secretary = await as('certifying-officer', 'lautaro');
  const html = await open(officer, '/gestion/lautaro/sectores');
  expect(html).toContain('href="/gestion/lautaro"');
  expect(html).toContain('Municipalidad de Lautaro');
  await send(officer, '/gestion/lautaro/sectores/nuevo', sector);
  await send(secretary, '/en/manage/lautaro/landmarks/new', bridge);
  const page = await open(anybody, '/comunas/lautaro/sectores');
  expect(page).toContain('1 sector, 1 hito.');
  expect(page).toContain('Guacolda');
  expect(page).toContain('Puente Cautín');
});

test('a regional government has no comuna of its own', async () => {
  const regional = await given.db
    .selectFrom('institutions.institution')
    .where('kind', '=', 'regional-government')
    .select('slug')
    .executeTakeFirstOrThrow();
  const officer = await as('pb-officer', regional.slug);
  for (const desk of desks) {
    const html = await open(officer, `/gestion/${regional.slug}/${desk}`, 404);
    expect(html).toContain('no tiene una comuna propia');
  }
});

test('what one municipality brought in, the officer of another cannot reach through its own desk', async () => {
  const officer = await as('pb-officer', 'lautaro');
  await send(officer, '/gestion/lautaro/hitos/nuevo', { ...bridge, name: 'Puente viejo' });
  const theirs = await given.db
    .selectFrom('territories.landmark')
    .where('name', '=', 'Puente viejo')
    .select('id')
    .executeTakeFirstOrThrow();
  const other = await as('pb-officer', 'villarrica');
  await open(officer, `/gestion/lautaro/hitos/${theirs.id}`);
  await open(other, `/gestion/villarrica/hitos/${theirs.id}`, 404);
  await send(other, `/gestion/villarrica/hitos/${theirs.id}`, { ...bridge, name: 'Mío' }, 404);
  await send(other, `/gestion/villarrica/hitos/${theirs.id}/retirar`, { reason: 'x' }, 404);
  expect(await open(anybody, '/comunas/lautaro/sectores')).toContain('Puente viejo');
});

test('a file larger than any form is taken, and comes in through the form', async () => {
  const officer = await as('pb-officer', 'villarrica');
  const rows = Array.from({ length: 4_000 }, (_, at) => `${at + 1};Población ${'x'.repeat(40)}`);
  const form = new FormData();
  form.set('kind', 'neighborhood-unit');
  form.set('file', new File([`número;nombre\n${rows.join('\n')}\n1;Repetida`], 'uv.csv'));
  const refused = await officer.post('/gestion/villarrica/sectores/importar', form);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Línea 4002, «número»');
  form.set('file', new File(['número;nombre\n1;Centro'], 'uv.csv'));
  const taken = await officer.post('/gestion/villarrica/sectores/importar', form);
  expect(taken.headers.get('location')).toContain('agregados=1');
});
