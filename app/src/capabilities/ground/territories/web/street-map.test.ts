// The map with streets of a comuna's sectors: offered where the operator has tiles, and nowhere else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { importLandmarks } from '../actions/import-landmarks.ts';
import { importTerritories } from '../actions/import-territories.ts';
import { collection, point, square } from '../testing/squares.ts';
import { cartagena, staff } from '../testing/staff.ts';
import { streetMapIsland } from './street-map.tsx';

const mapTiles = {
  url: 'https://mapas.example.cl/{z}/{x}/{y}.png',
  attribution: '© Mapas <b>de prueba</b>',
};
const PAGE = '/comunas/cartagena/sectores';

let given: TestDatabase;
let plain: TestSite;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  plain = await testSite(given.db);
  site = await testSite(given.db, { mapTiles });
  const ofCartagena = { ...staff, cut: cartagena };
  const file = collection(
    square({ tipo: 'uv', numero: 2, nombre: 'San <i>S</i>', zona: 'urbana' }, -71.6, -33.54, 0.015),
    square({ tipo: 'sector', numero: 'N', nombre: 'Norte' }, -71.6, -33.54, 0.03),
    point({ tipo: 'uv', numero: 10, nombre: 'Lo Abarca', zona: 'rural' }, -71.5, -33.53),
  );
  const bytes = new TextEncoder().encode(file);
  const defaultKind = 'neighborhood-unit';
  expect((await importTerritories(given.db, ofCartagena, { bytes, defaultKind })).ok).toBe(true);
  const landmarks = 'tipo;nombre;latitud;longitud\nposta;Posta Lo Abarca;-33,525;-71,495';
  const read = await importLandmarks(given.db, ofCartagena, new TextEncoder().encode(landmarks));
  expect(read.ok).toBe(true);
});
afterAll(() => given.close());

async function page(from: TestSite, path: string): Promise<string> {
  const response = await from.get(path);
  expect(`${response.status} ${path}`).toBe(`200 ${path}`);
  return response.text();
}

/** The address of the island in the built site. */
function islandAddress(): string {
  const manifest = JSON.parse(readFileSync(join(clientDir, '.vite/manifest.json'), 'utf8'));
  return `/${manifest[streetMapIsland].file}`;
}
const clientDir = join(import.meta.dirname, '../../../../../dist/client');

test('without tiles of the operator there is no map with streets', async () => {
  const html = await page(plain, PAGE);
  expect(html).toContain('class="region-land region-seam"');
  expect(html).not.toMatch(/street-map|mapa con calles|<script/);
});

test('the map with streets names the other server before anything is asked of it', async () => {
  const html = await page(site, PAGE);
  const [offer = ''] = /<div class="[^"]*street-map-offer"[\s\S]*?<\/figure>/.exec(html) ?? [];
  expect(offer).toMatch(/^<div [^>]* hidden>/);
  expect(offer).toContain('Ver en un mapa con calles</button>');
  expect(offer).toContain('mapas.example.cl, que verá qué parte del mapa miras');
  expect(offer).toContain('Calles: © Mapas &lt;b>de prueba&lt;/b>.');
  expect(offer).toContain('data-tiles="https://mapas.example.cl/{z}/{x}/{y}.png"');
  expect(html).not.toMatch(/ (src|href)="https:\/\/mapas/);
  expect(html).not.toMatch(/ style="|<script(?![^>]*src=)/);
  expect(html).toContain(`<script type="module" src="${islandAddress()}">`);
  const english = await page(site, '/en/municipalities/cartagena/sectors');
  expect(english).toContain('See it on a map with streets</button>');
  expect(english).toContain('mapas.example.cl, which will see which part of the map');
  expect(english).toContain('data-street-map="/en/municipalities/cartagena/sectors/map.json"');
});

test('where nothing has a place, and on every other page, it is not offered', async () => {
  for (const path of [
    '/comunas/iquique/sectores',
    '/comunas/san-antonio/sectores',
    `${PAGE}?q=nada`,
    '/comunas/cartagena',
    '/',
  ]) {
    expect(await page(site, path)).not.toContain('street-map');
  }
});

test('what stands on it comes from this site, wider parts first, in the language asked for', async () => {
  const response = await site.get(`${PAGE}/mapa.json`);
  expect(response.headers.get('content-type')).toContain('application/json');
  const places = await response.json();
  expect(places.areas.map(({ text, name }: Record<string, string>) => [text, name])).toEqual([
    ['Norte', 'Sector N, Norte'],
    ['2', 'Unidad vecinal 2, San <i>S</i>'],
  ]);
  expect(places.areas[1].rings[0]).toContainEqual([-71.6, -33.54]);
  expect(places.centres).toEqual([
    { text: '10', name: 'Unidad vecinal 10, Lo Abarca', lon: -71.5, lat: -33.53 },
  ]);
  expect(places.landmarks).toMatchObject([{ text: 'Posta Lo Abarca', lon: -71.495, lat: -33.525 }]);
  const english = await (await site.get('/en/municipalities/cartagena/sectors/map.json')).json();
  expect(english.areas[1].name).toBe('Neighbourhood unit 2, San <i>S</i>');
});

test('it is narrowed as the page is', async () => {
  const html = await page(site, `${PAGE}?zona=rural`);
  expect(html).toContain(`data-street-map="${PAGE}/mapa.json?zona=rural"`);
  const places = await (await site.get(`${PAGE}/mapa.json?zona=rural`)).json();
  expect(places).toMatchObject({ areas: [], centres: [{ text: '10' }], landmarks: [] });
});

test('an unknown comuna has no places', async () => {
  expect((await site.get('/comunas/cartajena/sectores/mapa.json')).status).toBe(404);
});

test('Leaflet is fetched when the button is pressed: its island and what islands share are without it', () => {
  const manifest: Record<string, { file: string; imports?: string[]; dynamicImports?: string[] }> =
    JSON.parse(readFileSync(join(clientDir, '.vite/manifest.json'), 'utf8'));
  const text = (key: string) => readFileSync(join(clientDir, manifest[key]?.file ?? ''), 'utf8');
  const [drawing = ''] = manifest[streetMapIsland]?.dynamicImports ?? [];
  expect(text(drawing)).toContain('leaflet-container');
  const others = Object.keys(manifest).filter(
    (key) => key !== drawing && manifest[key]?.file.endsWith('.js'),
  );
  expect(others.length).toBeGreaterThan(4);
  expect(others.filter((key) => text(key).includes('leaflet-container'))).toEqual([]);
  expect(text(streetMapIsland).length).toBeLessThan(4 * 1024);
});
