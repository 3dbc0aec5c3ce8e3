// The registry as a person reads it: every figure leads to its source, and nothing claims more than its source.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { inLocale } from '../../../../platform/words.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import registry from '../facts/experiences.json' with { type: 'json' };
import { featuredExperiences, pioneers } from '../index.ts';

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

function named(html: string): string[] {
  return [...html.matchAll(/<th scope="row"[^>]*><a href="([^"]+)"/g)].map(
    ([, href]) => href ?? '',
  );
}

describe('the registry', () => {
  test('tells all, says that it has not checked them, and names the pioneers of the deck', async () => {
    const html = await page('/experiencias');
    expect(named(html)).toHaveLength(11);
    expect(html).toContain('Minga las reúne y no las ha comprobado');
    expect(html).toContain('nombra como municipios pioneros a Buin y Cerro Navia');
    expect(html).toContain('href="/comunas/cerro-navia"');
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  });

  test('each figure is a link to the page it was read from, as that page says it', async () => {
    const html = await page('/experiencias');
    const linked = [...html.matchAll(/<a href="([^"]+)" rel="external"[^>]*>([^<]+)<\/a>/g)];
    const figures = new Map(linked.map(([, href = '', text = '']) => [text, href]));
    expect(figures.get('más de $2.600.000.000')).toMatch(/^https:\/\/elperiodista\.cl\//);
    expect(figures.get('24.450 participantes')).toMatch(/^https:\/\/www\.citizenlab\.co\//);
    expect(figures.get('9.025')).toMatch(/^https:\/\/araucanianoticias\.cl\//);
    expect(figures.get('216 en votación')).toBe(figures.get('9.025'));
    expect(html).toContain('sin cifra');
  });

  test('narrowed, with the same in the files', async () => {
    const html = await page('/experiencias?region=13&ano=2019');
    expect(named(html)).toEqual(['/experiencias/penalolen-2019']);
    const csv = await page('/datos/experiencias.csv?region=13&ano=2019');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('"¡En mi Barrio, Yo decido!"');
    const { rows } = JSON.parse(await page('/datos/experiencias.json?region=13&ano=2019'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: 'penalolen-2019',
      budget_clp: 500_000_000,
      voters: null,
      participants: 24_450,
      participants_precision: 'exact',
    });
    expect(rows[0].participants_source).toContain('citizenlab.co');
  });

  test('nothing found teaches what the registry is', async () => {
    const html = await page('/experiencias?q=iquique');
    expect(html).toContain('Ninguna experiencia registrada pasa estos filtros');
    expect(html).toContain('no es una lista completa del país');
    expect(html).toContain('value="iquique"');
  });

  test('in English', async () => {
    const html = await page('/en/experiences');
    expect(named(html)[0]).toMatch(/^\/en\/experiences\//);
    expect(html).toContain('more than $2,600,000,000');
    expect(html).toContain('It gives no years or amounts');
  });
});

describe('one experience', () => {
  test.each(registry.experiences)(
    '$id shows every source it cites, in both languages',
    async (one) => {
      const html = await page(`/experiencias/${one.id}`);
      const english = await page(`/en/experiences/${one.id}`);
      for (const { sourceUrl } of [...one.figures, ...one.notes]) {
        const href = `href="${sourceUrl.replaceAll('&', '&amp;')}"`;
        expect(html).toContain(href);
        expect(english).toContain(href);
      }
      for (const { es, en } of one.notes) {
        expect(html).toContain(es.slice(0, 20));
        expect(english).toContain(en.slice(0, 20));
      }
      expect(html).toContain('Minga no los ha comprobado');
    },
  );

  test('figures of an earlier year say so', async () => {
    const html = await page('/experiencias/lautaro-2019');
    expect(html).toContain('Votantes (2018)');
    expect(html).toContain('cerca de 8.500');
    expect(html).toContain('href="/comunas/lautaro"');
  });

  test('unknown is 404 and searches for the words of its address', async () => {
    const html = await page('/experiencias/lautaro-1999', 404);
    expect(named(html)).toEqual(['/experiencias/lautaro-2019']);
    await page('/experiencias/%00', 404);
  });
});

describe('what it adds elsewhere', () => {
  test('the pages of its comunas and regions have their experiences', async () => {
    expect(named(await page('/comunas/la-serena'))).toEqual([
      '/experiencias/la-serena-ninez-2014',
      '/experiencias/la-serena-2011',
    ]);
    expect(await page('/regiones/los-rios')).toContain('href="/experiencias/los-rios-fril-2020"');
    expect(await page('/regiones/tarapaca')).not.toContain('Experiencias registradas');
  });

  test('the home page has the four featured ones with their sources, in its language', async () => {
    const [spanish, english] = await Promise.all(
      (['es-CL', 'en'] as const).map((locale) =>
        inLocale(locale, () => featuredExperiences(given.db)),
      ),
    );
    expect(
      spanish?.map(({ place, year, amount, voters }) => [place, year, amount?.text, voters?.text]),
    ).toEqual([
      ['Santiago', 2023, 'más de $2.600.000.000', '10.481'],
      ['Peñalolén', 2019, '$500.000.000', '24.450 participantes'],
      ['Lautaro', 2019, '$75.000.000', '9.025'],
      ['Osorno', 2019, '$60.000.000', '10.165'],
    ]);
    expect(english?.[0]).toMatchObject({
      href: '/en/experiences/santiago-2023',
      amount: { text: 'more than $2,600,000,000' },
    });
    for (const { amount, voters } of spanish ?? []) {
      expect(amount?.href).toMatch(/^https?:/);
      expect(voters?.href).toMatch(/^https?:/);
    }
    expect((await pioneers(given.db)).map(({ name }) => name)).toEqual(['Buin', 'Cerro Navia']);
  });

  test('no page carries an inline style or script', async () => {
    for (const path of ['/experiencias', '/experiencias/santiago-2023']) {
      expect(await page(path)).not.toMatch(/ style="|<script(?![^>]*src=)/);
    }
  });
});
