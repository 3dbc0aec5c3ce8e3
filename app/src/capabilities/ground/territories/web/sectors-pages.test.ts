// The parts and landmarks of a comuna as anybody meets them: listed, searched, drawn, downloaded, or not there yet.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { importLandmarks } from '../actions/import-landmarks.ts';
import { importTerritories } from '../actions/import-territories.ts';
import { retireTerritory } from '../actions/retire-territory.ts';
import { listTerritories } from '../store/comuna-territories.ts';
import { collection, square } from '../testing/squares.ts';
import { cartagena, staff } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
});
afterAll(() => given.close());

async function page(path: string, status = 200): Promise<string> {
  const response = await site.get(path);
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.text();
}

/** The first cell of each row, in order. */
function listed(html: string): string[] {
  return [...html.matchAll(/<th scope="row"[^>]*>(.*?)<\/th>/g)].map(([, cell = '']) => cell);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const ofCartagena = { ...staff, cut: cartagena };

/** Two sectors with three units in them, drawn; and two landmarks. */
async function fillCartagena(): Promise<void> {
  const file = collection(
    square({ tipo: 'sector', numero: 'N', nombre: 'Norte' }, -71.6, -33.54, 0.03),
    square({ tipo: 'uv', numero: 2, nombre: 'San Sebastián', sector: 'N', zona: 'urbana' }, -71.6, -33.54, 0.015), // biome-ignore format: one feature
    square({ tipo: 'uv', numero: 10, nombre: 'Lo Abarca', zona: 'rural' }, -71.5, -33.53, 0.015),
  );
  const done = await importTerritories(given.db, ofCartagena, {
    bytes: bytesOf(file),
    defaultKind: 'neighborhood-unit',
  });
  expect(done.ok).toBe(true);
  const landmarks = 'tipo;nombre;latitud;longitud\nposta;Posta Lo Abarca;-33,525;-71,495\nplaza;Plaza <b>Mayor</b>;-33,535;-71,595'; // biome-ignore format: one file
  expect((await importLandmarks(given.db, ofCartagena, bytesOf(landmarks))).ok).toBe(true);
}

describe('a comuna whose units were read from a public page', () => {
  test('its own page tells how many, offers the search and the list, and says that there is no map', async () => {
    const html = await page('/comunas/san-antonio');
    expect(html).toContain('<p>44 unidades vecinales.</p>');
    expect(html).toMatch(/<form class="search-form" action="\/comunas\/san-antonio\/sectores"/);
    expect(listed(html)).toContain('44');
    expect(html).toContain('Todavía no hay mapa');
    expect(html).toContain(
      'href="https://transparencia.sanantonio.cl/san-antonio/territorio.html"',
    );
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  });

  test('its list is in the order of the numbers, narrowed by zone, name or number', async () => {
    expect(listed(await page('/comunas/san-antonio/sectores')).slice(0, 11)).toEqual(
      Array.from({ length: 11 }, (_, at) => String(at + 1)),
    );
    expect(listed(await page('/comunas/san-antonio/sectores?zona=rural'))).toHaveLength(7);
    expect(listed(await page('/comunas/san-antonio/sectores?q=cuncumen'))).toEqual(['43']);
    expect(listed(await page('/comunas/san-antonio/sectores?q=7'))).toEqual(['7']);
  });

  test('nothing found keeps what was typed and leads back', async () => {
    const html = await page('/comunas/san-antonio/sectores?q=%3Cb%3Enada');
    expect(html).toContain('Nada pasa estos filtros');
    expect(html).toContain('value="&lt;b>nada"');
    expect(html).toContain('href="/comunas/san-antonio/sectores"');
  });

  test('in English under its own address', async () => {
    const html = await page('/en/municipalities/san-antonio/sectors?zona=rural');
    expect(html).toContain('<html lang="en"');
    expect(html).toContain('44 neighbourhood units.');
    expect(html).toContain('>Rural</td>');
    expect(html).toContain('href="/en/municipalities/san-antonio"');
  });
});

describe('a comuna without any', () => {
  test('both pages say who can bring them in', async () => {
    for (const path of ['/comunas/iquique', '/comunas/iquique/sectores']) {
      const html = await page(path);
      expect(html).toContain('Todavía no están los sectores de Iquique');
      expect(html).toContain('Los ingresa la Municipalidad de Iquique');
    }
    expect(await page('/en/municipalities/iquique/sectors')).toContain(
      'The municipality of Iquique brings them in',
    );
  });

  test('of the Antártica, the municipality that administers it', async () => {
    expect(await page('/comunas/antartica/sectores')).toContain('Municipalidad de Cabo de Hornos');
  });
});

describe('a comuna with shapes and landmarks', () => {
  beforeAll(fillCartagena);

  test('is drawn on both its pages, its tables saying the same', async () => {
    for (const path of ['/comunas/cartagena', '/comunas/cartagena/sectores']) {
      const html = await page(path);
      const [drawing = ''] = /<svg viewBox="0 0 700[\s\S]*?<\/svg>/.exec(html) ?? [];
      expect(drawing).toContain('aria-hidden="true"');
      expect(drawing.match(/class="region-land region-seam"/g)).toHaveLength(3);
      expect(drawing.match(/class="comuna-landmark"/g)).toHaveLength(2);
      expect(drawing).toMatch(/>2<\/text>/);
      expect(drawing).toMatch(/>\d+ km<\/text>/);
      expect(html).toContain('1 sector, 2 unidades vecinales, 2 hitos.');
      expect(listed(html)).toEqual(['N', '2', '10', 'Plaza &lt;b>Mayor&lt;/b>', 'Posta Lo Abarca']);
    }
  });

  test('a narrowed list draws what it lists, with the landmarks near it', async () => {
    const html = await page('/comunas/cartagena/sectores?zona=rural');
    expect(listed(html)).toEqual(['10']);
    expect(html.match(/class="region-land region-seam"/g)).toHaveLength(1);
    expect(html).toMatch(/<text[^>]*>Posta Lo Abarca<\/text>/);
    expect(html).not.toContain('Mayor');
    const search = await page('/comunas/cartagena/sectores?q=posta');
    expect(listed(search)).toEqual(['Posta Lo Abarca']);
    expect(await page('/comunas/cartagena/sectores?tipo=sector')).toContain('>Norte</td>');
  });

  test('names are text in the drawing too, and nothing is styled or run inline', async () => {
    const html = await page('/comunas/cartagena/sectores');
    expect(html).not.toContain('<b>Mayor');
    expect(html).not.toMatch(/ style="|<script(?![^>]*src=)/);
  });

  test('the same rows as CSV and JSON, with the filters of the page', async () => {
    const html = await page('/comunas/cartagena/sectores?zona=rural');
    expect(html).toContain('href="/datos/territories.csv?comuna=cartagena&amp;zona=rural"');
    const csv = await page('/datos/territories.csv?comuna=cartagena&zona=rural');
    const [head = '', row = '', ...rest] = csv.trim().split('\r\n');
    expect(head).toContain('cut,comuna,kind,code,name,zone');
    expect(row).toContain('05603,Cartagena,neighborhood-unit,10,Lo Abarca,rural,,');
    expect(rest).toEqual([]);
    const all = JSON.parse(await page('/datos/territories.json?comuna=05603')).rows;
    expect(all).toHaveLength(3);
    expect(all.find(({ code }: { code: string }) => code === '2')).toMatchObject({
      parent_kind: 'sector',
      parent_code: 'N',
      is_drawn: true,
    });
    const landmarks = JSON.parse(await page('/datos/landmarks.json?q=plaza')).rows;
    expect(landmarks).toMatchObject([{ comuna: 'Cartagena', kind: 'square', lat: -33.535 }]);
    const country = JSON.parse(await page('/datos/territories.json')).rows;
    expect(country).toHaveLength(47);
  });

  test('what is retired is on no page and in no list', async () => {
    const abarca = (await listTerritories(given.db, cartagena)).find(({ code }) => code === '10');
    expect(abarca).toBeDefined();
    if (abarca) await retireTerritory(given.db, ofCartagena, abarca.id, 'Ya no existe');
    expect(listed(await page('/comunas/cartagena/sectores'))).not.toContain('10');
    expect(await page('/datos/territories.csv?comuna=cartagena')).not.toContain('Lo Abarca');
  });
});

test('an unknown comuna is 404 with those that look like it; another spelling leads to its page', async () => {
  expect(await page('/comunas/cartajena/sectores', 404)).toContain('href="/comunas/cartagena"');
  const response = await site.get('/comunas/Cartagena/sectores');
  expect(response.headers.get('location')).toBe('/comunas/cartagena');
  for (const path of ['/comunas/cartagena/sectores?q=%00', '/datos/landmarks.csv?comuna=%00']) {
    await page(path);
  }
});

test('three hundred units stay within the budget of a public page', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `${at + 1};Población número ${at * 7919}`);
  const file = ['número;nombre', ...rows].join('\n');
  const ofIquique = { ...staff, cut: '01101' as typeof cartagena };
  await importTerritories(given.db, ofIquique, { bytes: bytesOf(file), defaultKind: 'sector' });
  for (const path of ['/comunas/iquique', '/comunas/iquique/sectores']) {
    expect(gzipSync(await page(path)).length).toBeLessThanOrEqual(30 * 1024);
  }
});
