// Where a proposal is: a known place of a list or a press on a map, and two numbers only for whoever has them.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { noticeVersion } from '../../editions/rules/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces } from '../../editions/testing/steps.ts';
import { givenOpenEdition, givenResident } from '../testing/kept.ts';

const PROPOSE = '/ediciones/ancud/pp/proponer';
const MUELLE = '-41.8664, -73.8301';

let given: TestDatabase;
let who: TestSite;
let draft: string;
beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  const town = await givenTown(given.db);
  const clock = { now: () => NOW };
  const mapTiles = { url: 'https://mapas.example.cl/{z}/{x}/{y}.png', attribution: '© Mapas' };
  const site = await testSite(given.db, { clock, mapTiles });
  await givenOpenEdition(given.db, town, 'pp');
  await sql`insert into territories.landmark (cut, kind, name, lon, lat)
    select cut, 'other', 'Muelle', -73.8301, -41.8664 from territories.comuna
    where slug = 'ancud'`.execute(given.db);
  who = await site.as(await givenResident(given.db), 'provider');
  const read = new URLSearchParams({ paso: 'quien-decide', leido: String(noticeVersion) });
  const begun = await who.post(PROPOSE, read);
  draft =
    new URL(begun.headers.get('location') ?? '', 'http://x').searchParams.get('borrador') ?? '';
});
afterAll(() => given.close());

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
