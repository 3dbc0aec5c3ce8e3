// Where a proposal is: a known place of a list or a press on a map, and two numbers only for whoever has them.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { noticeVersion } from '../../editions/rules/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces } from '../../editions/testing/steps.ts';
import { givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';

const PROPOSE = '/ediciones/ancud/pp/proponer';
const MUELLE = '-41.8664, -73.8301';

let given: TestDatabase;
let site: TestSite;
let who: TestSite;
let draft: string;
beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  const town = await givenTown(given.db);
  const clock = { now: () => NOW };
  const mapTiles = { url: 'https://mapas.example.cl/{z}/{x}/{y}.png', attribution: '© Mapas' };
  site = await testSite(given.db, { clock, mapTiles });
  await givenOpenEdition(given.db, town, 'pp');
  await sql`insert into territories.landmark (cut, kind, name, lon, lat)
    select cut, 'other', 'Muelle', -73.8301, -41.8664 from territories.comuna
    where slug = 'ancud'`.execute(given.db);
  who = await site.as(await givenResident(given.db), 'provider');
  draft = await begunAt(PROPOSE);
});
afterAll(() => given.close());

async function begunAt(path: string): Promise<string> {
  const read = new URLSearchParams({ paso: 'quien-decide', leido: String(noticeVersion) });
  const begun = await who.post(path, read);
  return (
    new URL(begun.headers.get('location') ?? '', 'http://x').searchParams.get('borrador') ?? ''
  );
}

const page = async () => (await who.get(`${PROPOSE}?paso=idea&borrador=${draft}`)).text();

async function save(fields: Record<string, string>): Promise<string> {
  const revision = /name="revision" value="(\d+)"/.exec(await page())?.[1] ?? '';
  const form = { paso: 'idea', borrador: draft, revision, accion: 'guardar', ...fields };
  const saved = await who.post(PROPOSE, new URLSearchParams(form));
  return saved.status === 303 ? page() : saved.text();
}

const detailsIn = (html: string) =>
  /<details class="disclosure"( open)?><summary[^>]*>Tengo las coordenadas/.exec(html);

test('offers the map of the comuna, hidden without JavaScript, and keeps the numbers out of the way', async () => {
  const html = await page();
  expect(html).toMatch(/<div [^>]*data-point-field="punto"[^>]* hidden>/);
  expect(html).toContain('data-street-map="/comunas/ancud/sectores/mapa.json"');
  expect(html).toContain('Marcar el punto en un mapa</button>');
  expect(html).toContain('mapas.example.cl, que verá qué parte del mapa miras');
  expect(html).toContain('src="/assets/street-map.client');
  expect(detailsIn(html)?.[1]).toBeUndefined();
  const answer = await who.get(`${PROPOSE}?paso=idea&borrador=${draft}`);
  expect(answer.headers.get('permissions-policy')).toContain('geolocation=(self)');
});

test('a known place of the list is the point, and another one of it takes its place', async () => {
  expect(await page()).toContain(`<option value="${MUELLE}">Muelle`);
  const chosen = await save({ referencia: MUELLE, punto: '' });
  expect(chosen).toContain(`<option value="${MUELLE}" selected>`);
  expect(/id="punto"[^>]*value="([^"]*)"/.exec(chosen)?.[1] ?? '').toBe('');
  const none = await save({ referencia: '', punto: '' });
  expect(none).not.toContain(`<option value="${MUELLE}" selected>`);
});

test('a point that was marked counts more than the list, and what cannot be read opens its field', async () => {
  const marked = await save({ referencia: MUELLE, punto: '-41.87001, -73.82001' });
  expect(marked).toContain('value="-41.87001, -73.82001"');
  expect(marked).not.toContain(`<option value="${MUELLE}" selected>`);
  const wrong = await save({ referencia: '', punto: 'por ahí' });
  expect(wrong).toContain('value="por ahí"');
  expect(detailsIn(wrong)?.[1]).toBe(' open');
});

const revisionIn = (html: string) => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';

test('in an edition of a region the comuna is chosen first, and its map and places come with it', async () => {
  const gore = await givenTown(given.db, 'gore-los-lagos');
  await givenOpenEdition(given.db, gore, 'region');
  const path = '/ediciones/gore-los-lagos/region/proponer';
  const borrador = await begunAt(path);
  const read = async () => (await who.get(`${path}?paso=idea&borrador=${borrador}`)).text();
  const first = await read();
  expect(first).toContain('En qué comuna es');
  expect(first).toContain('<option value="quellon">Quellón');
  expect(first).not.toContain('value="santiago"');
  expect(first).not.toContain('data-street-map=');
  expect(detailsIn(first)?.[1]).toBeUndefined();
  const form = { paso: 'idea', borrador, revision: revisionIn(first), titulo: 'Muelle con techo' };
  const chosen = await who.post(
    path,
    new URLSearchParams({ ...form, comuna: 'ancud', accion: 'comuna' }),
  );
  expect(chosen.status).toBe(200);
  const shown = await chosen.text();
  expect(shown).toContain('value="Muelle con techo"');
  expect(shown).toContain('<option value="ancud" selected>');
  expect(shown).toContain('data-street-map="/comunas/ancud/sectores/mapa.json"');
  const revision = revisionIn(shown);
  const point = { ...form, revision, comuna: 'ancud', referencia: MUELLE, accion: 'guardar' };
  expect((await who.post(path, new URLSearchParams(point))).status).toBe(303);
  const later = await read();
  expect(later).toContain('<option value="ancud" selected>');
  expect(later).toContain(`<option value="${MUELLE}" selected>`);
  const other = await who.post(
    path,
    new URLSearchParams({
      ...{ ...form, revision: revisionIn(later), accion: 'comuna' },
      ...{ comuna: 'quellon', referencia: MUELLE },
    }),
  );
  const elsewhere = await other.text();
  expect(elsewhere).toContain('data-street-map="/comunas/quellon/sectores/mapa.json"');
  expect(/id="punto"[^>]*value="([^"]*)"/.exec(elsewhere)?.[1]).toBe(MUELLE);
});

test('each text of a split has its own map and list, and what was corrected asks like the steps', async () => {
  const author = await givenResident(given.db);
  const { db } = given;
  const { id: editionId } = await db
    .selectFrom('editions.edition')
    .where('slug', '=', 'pp')
    .select('id')
    .executeTakeFirstOrThrow();
  const { number } = await givenProposal(db, editionId, { authorPersonId: author });
  const hers = await site.as(author, 'provider');
  const address = `/ediciones/ancud/pp/propuestas/${number}`;
  const split = await (await hers.get(`${address}/dividir?partes=2`)).text();
  for (const place of ['1', '2']) {
    expect(split).toContain(
      `data-point-field="punto-${place}" data-point-list="referencia-${place}"`,
    );
    expect(split).toContain(`id="punto-${place}-en-el-mapa"`);
    expect(split).toContain(`value="-41.871, -73.804"`);
  }
  const ids = [...split.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBe(new Set(ids).size);
  const correcting = await (await hers.get(`${address}/corregir`)).text();
  expect(correcting).toContain('data-point-field="punto"');
  const more = { accion: 'mas-lineas', titulo: 'Otro título', razon: 'Más luz', version: '1' };
  const answer = await hers.post(`${address}/corregir`, new URLSearchParams(more));
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain('value="Otro título"');
  expect(html).toContain('id="linea-6-nombre"');
});

test('where an original stood is read from the list for what it becomes', async () => {
  const author = await givenResident(given.db);
  const { db } = given;
  const { id: editionId } = await db
    .selectFrom('editions.edition')
    .where('slug', '=', 'pp')
    .select('id')
    .executeTakeFirstOrThrow();
  const row = { authorPersonId: author, authorName: 'Rosa M.' };
  const { number } = await givenProposal(db, editionId, row);
  const hers = await site.as(author, 'provider');
  const address = `/ediciones/ancud/pp/propuestas/${number}/dividir`;
  const half = (place: number) => ({
    ...{ [`titulo-${place}`]: `Tramo ${place}`, [`descripcion-${place}`]: `Luces ${place}.` },
    ...{ [`necesidad-${place}`]: 'De noche no se ve.', [`costo-${place}`]: '4.000.000' },
    ...{ [`beneficia-${place}`]: 'Quienes pasan', [`tema-${place}`]: 'lighting' },
    ...{ [`lugar-${place}`]: 'Costanera', [`referencia-${place}`]: MUELLE },
  });
  const form = {
    partes: '2',
    razon: 'Dos tramos',
    hasta: '2026-12-05',
    [`version-${number}`]: '1',
  };
  const done = await hers.post(
    address,
    new URLSearchParams({ ...form, ...half(1), ...half(2), accion: 'pedir' }),
  );
  expect(done.status).toBe(303);
  const { rows } = await sql<{ lat: number; lon: number }>`select lat::float8, lon::float8
    from proposals.proposal where title like 'Tramo %'`.execute(db);
  expect(rows).toEqual([
    { lat: -41.8664, lon: -73.8301 },
    { lat: -41.8664, lon: -73.8301 },
  ]);
});
