// The pages of the territory as a person meets them: found, narrowed, opened, lost and led back.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { importBoundaries } from '../actions/import-boundaries.ts';
import { removeBoundaries } from '../actions/remove-boundaries.ts';
import chile from '../facts/chile.json' with { type: 'json' };

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
});
afterAll(() => given.close());

async function page(path: string, status = 200): Promise<string> {
  const response = await site.get(path);
  expect(response.status).toBe(status);
  return response.text();
}

function h1(html: string): string | undefined {
  return /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1];
}

/** Addresses of the comunas listed in the main part, in order. */
function listed(html: string): string[] {
  return [...html.matchAll(/<th scope="row"[^>]*><a href="([^"]+)"/g)].map(
    ([, href]) => href ?? '',
  );
}

describe('the list', () => {
  test('has all 346 comunas, each once, in 16 groups, within the budget of a public page', async () => {
    const html = await page('/comunas');
    expect(h1(html)).toBe('Encuentra tu comuna');
    expect(new Set(listed(html)).size).toBe(346);
    expect(listed(html)).toHaveLength(346);
    expect(html.match(/<details/g)?.length).toBeGreaterThanOrEqual(16);
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  });

  test('in English, with English addresses', async () => {
    const html = await page('/en/municipalities?region=11');
    expect(html).toContain('<html lang="en"');
    expect(listed(html)).toHaveLength(10);
    expect(listed(html)).toContain('/en/municipalities/coyhaique');
    expect(html).toContain('23,959');
  });

  test('narrowed by region and ordered by population; the files beside it take the same filter', async () => {
    const html = await page('/comunas?region=13&orden=poblacion');
    expect(listed(html).slice(0, 2)).toEqual(['/comunas/puente-alto', '/comunas/maipu']);
    expect(html).toContain('52 comunas en Metropolitana');
    expect(html).toContain('href="/datos/comunas.csv?region=13&amp;orden=poblacion"');
    const csv = await page('/datos/comunas.csv?region=13&orden=poblacion');
    const rows = csv.trim().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',')[1]).slice(0, 2)).toEqual(['Puente Alto', 'Maipú']);
    expect(rows).toHaveLength(52);
    const json = JSON.parse(await page('/datos/comunas.json?region=13&orden=poblacion'));
    expect(json.rows.map((row: { cut: string }) => row.cut)).toEqual(
      rows.map((row) => row.split(',')[0]),
    );
  });

  test('only those with registered experiences, marked as such', async () => {
    const html = await page('/comunas?experiencias=1');
    expect(listed(html)).toContain('/comunas/lautaro');
    expect(listed(html)).not.toContain('/comunas/iquique');
    expect(html).toContain('2 experiencias');
  });
});

describe('the search', () => {
  test('a whole name leads to its comuna, with or without accents', async () => {
    const response = await site.get('/comunas?q=nunoa');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/comunas/nunoa']);
    const english = await site.get('/en/municipalities?q=rapa+nui');
    expect(english.headers.get('location')).toBe('/en/municipalities/isla-de-pascua');
  });

  test('a name that begins others is listed with them, and a part of a name is never a jump', async () => {
    expect(listed(await page('/comunas?q=chillan'))).toEqual([
      '/comunas/chillan',
      '/comunas/chillan-viejo',
    ]);
    expect(listed(await page('/comunas?q=penalo'))).toEqual(['/comunas/penalolen']);
  });

  test('nothing found: says so, guesses, teaches, keeps what was typed', async () => {
    const html = await page('/comunas?q=nunioa');
    expect(html).toContain('Ninguna comuna se llama «nunioa»');
    expect(html).toContain('Quizás buscabas');
    expect(html).toContain('href="/comunas/nunoa"');
    expect(html).toContain('value="nunioa"');
  });

  test('the name of a region leads to it', async () => {
    expect(await page('/comunas?q=biobio')).toContain('¿Buscas una región?');
    expect(await page('/comunas?q=VIII')).toContain('>Región del Biobío</a>');
    expect(await page('/comunas?q=penalo')).not.toContain('¿Buscas una región?');
  });

  test('what is typed is text, not markup', async () => {
    const html = await page(`/comunas?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert');
  });

  test('the map has the sixteen regions as links, and its picture exists', async () => {
    const html = await page('/comunas');
    const overlay = html.slice(html.indexOf('map-labels'));
    expect(overlay.match(/<a href="\/regiones\//g)).toHaveLength(16);
    const [, address = ''] = /src="(\/mapas\/chile-upright-[^"]+)"/.exec(html) ?? [];
    expect((await site.get(address)).status).toBe(200);
  });
});

describe('a comuna', () => {
  test('says where it is, what is known of it and that no edition is registered', async () => {
    const html = await page('/comunas/coyhaique');
    expect(h1(html)).toBe('Coyhaique');
    expect(html).toContain('57.818 habitantes');
    expect(html).toContain('INE, Censo 2017');
    expect(html).toContain('Hora de Aysén (UTC−3 hoy)');
    expect(html).toContain('11101');
    expect(html).toContain('En Minga todavía no hay ninguna edición de Coyhaique');
    expect(html).toContain('href="/experiencias"');
    expect(html).toContain('class="map-ring"');
  });

  test('its hour is that of the day on which it is read', async () => {
    const winter = await testSite(given.db, {
      clock: { now: () => new Date('2026-07-01T12:00:00Z') },
    });
    expect(await (await winter.get('/comunas/santiago')).text()).toContain('(UTC−4 hoy)');
    expect(await page('/comunas/santiago')).toContain('(UTC−3 hoy)');
  });

  test('Antártica has no ring, no area, and the municipality of another', async () => {
    const html = await page('/comunas/antartica');
    expect(html).not.toContain('class="map-ring"');
    expect(html).not.toContain('km²');
    expect(html).toContain('Municipalidad de Cabo de Hornos: esta comuna no tiene una propia');
  });

  test('shows what later rooms add to it, and only to it', async () => {
    expect(await page('/comunas/lautaro')).toContain('Experiencias registradas');
    expect(await page('/comunas/iquique')).not.toContain('Experiencias registradas');
  });

  test('with capitals, accents or another spelling leads to its address', async () => {
    for (const asked of ['Nunoa', encodeURIComponent('Ñuñoa'), 'NUNOA']) {
      const response = await site.get(`/comunas/${asked}`);
      expect([response.status, response.headers.get('location')]).toEqual([301, '/comunas/nunoa']);
    }
    expect((await site.get('/comunas/treguaco')).headers.get('location')).toBe('/comunas/trehuaco');
  });

  test('unknown is 404 with what looks like it and a way to search', async () => {
    const html = await page('/comunas/valparaizo', 404);
    expect(h1(html)).toBe('No hay una comuna en esta dirección');
    expect(html).toContain('href="/comunas/valparaiso"');
    expect(html).toContain('type="search"');
    expect(await page('/en/municipalities/xqzw', 404)).toContain('There is no comuna');
  });
});

describe('a region', () => {
  test.each(chile.regions)(
    '$slug has its comunas and its map in both languages',
    async ({ slug, code, name }) => {
      const html = await page(`/regiones/${slug}`);
      const count = chile.comunas.filter(({ cut }) => cut.startsWith(code)).length;
      expect(h1(html)).toBe(name);
      expect(listed(html).filter((href) => href.startsWith('/comunas/'))).toHaveLength(count);
      expect(html).toContain('class="region-map deep"');
      expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
      expect(listed(await page(`/en/regions/${slug}`))[0]).toMatch(/^\/en\/municipalities\//);
    },
  );

  test('its table is ordered by a link in its head', async () => {
    const html = await page('/regiones/metropolitana?orden=poblacion');
    expect(listed(html)[0]).toBe('/comunas/puente-alto');
    expect(html).toContain('aria-sort="descending"');
    expect(html).toContain('href="/regiones/metropolitana"');
  });

  test('by its name with accents leads to its address; unknown is 404 with all sixteen', async () => {
    const response = await site.get(`/regiones/${encodeURIComponent('Ñuble')}`);
    expect(response.headers.get('location')).toBe('/regiones/nuble');
    const html = await page('/regiones/atlantida', 404);
    expect(html.match(/href="\/regiones\//g)).toHaveLength(16);
  });
});

describe('pictures', () => {
  test('are SVG, kept for ever under their hash', async () => {
    const [, address = ''] = /src="(\/mapas\/[^"]+)"/.exec(await page('/comunas/lautaro')) ?? [];
    const response = await site.get(address);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toMatch(/^<svg /);
  });

  test('an old name leads to the picture of today; no name at all is 404', async () => {
    const old = await site.get('/mapas/chile-lying-000000000000.svg');
    expect(old.status).toBe(302);
    expect(old.headers.get('location')).toMatch(/^\/mapas\/chile-lying-[0-9a-f]{12}\.svg$/);
    expect((await site.get('/mapas/chile-sideways-000000000000.svg')).status).toBe(404);
  });

  test('with imported boundaries every picture is shapes, and every page says whose', async () => {
    const features = chile.comunas.flatMap(({ cut, lon, lat }) => {
      if (lon === null || lat === null) return [];
      const ring = [[lon, lat], [lon, lat - 0.3], [lon + 0.3, lat], [lon, lat]]; // biome-ignore format: one ring
      return [
        {
          type: 'Feature',
          properties: { cut },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
      ];
    });
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const attribution = 'Triángulos de prueba';
    const asked = { text, source: 'test', attribution, allowMissing: false, isDryRun: false };
    expect((await importBoundaries(given.db, asked)).ok).toBe(true);
    for (const path of ['/comunas', '/comunas/lautaro', '/regiones/aysen', '/en/regions/aysen']) {
      const html = await page(path);
      expect(html).toContain(attribution);
      expect(html).not.toContain('Natural Earth');
    }
    expect(await page('/regiones/aysen')).toContain('region-seam');
    await removeBoundaries(given.db);
    expect(await page('/comunas')).toContain('Natural Earth');
  });
});

test('signs that no database takes are answered, not a fault', async () => {
  for (const path of ['/comunas?q=%00', '/datos/comunas.csv?q=a%00b']) await page(path);
  for (const path of ['/comunas/%00', '/regiones/a%00', '/comunas/%ED%A0%80', '/mapas/%00']) {
    expect((await site.get(path)).status).toBe(404);
  }
});

test('no page carries an inline style or script', async () => {
  for (const path of ['/comunas', '/comunas/lautaro', '/regiones/los-lagos', '/comunas?q=zzz']) {
    expect(await page(path)).not.toMatch(/ style="|<script(?![^>]*src=)/);
  }
});
