// The search of the whole site as a page: words and place are kept in the address, and counts are those of the place.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putDocuments } from '../platform/search.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { type TestSite, testSite } from './testing.ts';

let database: TestDatabase;
let site: TestSite;

beforeAll(async () => {
  database = await testDatabase();
  site = await testSite(database.db);
  await putDocuments(database.db, 'territories', [
    { ...quiosco('uno'), cut: '09108' },
    { ...quiosco('dos'), cut: '09101' },
    { ...quiosco('tres'), cut: '13101' },
  ]);
});
afterAll(() => database?.close());

function quiosco(key: string) {
  const paths = { 'es-CL': `/q/${key}`, en: `/en/q/${key}` };
  return { kind: 'comuna', key, title: `Quiosco ${key}`, paths };
}

async function pageOf(address: string): Promise<string> {
  return (await (await site.get(address)).text()).replaceAll(/\s+/g, ' ');
}

function titlesIn(html: string): readonly string[] {
  return [...html.matchAll(/class="found-title"[^>]*>([^<]+)</g)].map(([, title = '']) => title);
}

test('a region narrows to its comunas, in both languages, and the words say where', async () => {
  const spanish = await pageOf('/buscar?q=quiosco&region=09');
  expect(titlesIn(spanish).toSorted()).toEqual(['Quiosco dos', 'Quiosco uno']);
  expect(spanish).toContain('La Araucanía: 2 resultados');
  expect(spanish).toContain('Comunas (2)');
  const english = await pageOf('/en/search?q=quiosco&region=13');
  expect(titlesIn(english)).toEqual(['Quiosco tres']);
  expect(english).toContain('Metropolitana: One result');
});

test('a comuna narrows further, and its region follows from it', async () => {
  const html = await pageOf('/buscar?q=quiosco&comuna=09108');
  expect(titlesIn(html)).toEqual(['Quiosco uno']);
  expect(html).toMatch(/<option [^>]*value="09"[^>]*selected|<option selected[^>]*value="09"/);
  expect(html).not.toContain('value="13101"');
});

test('a comuna of another region than the one chosen is dropped, and what names no place is absent', async () => {
  expect(titlesIn(await pageOf('/buscar?q=quiosco&region=13&comuna=09108'))).toEqual([
    'Quiosco tres',
  ]);
  for (const nowhere of ['region=99', 'region=x', 'comuna=00000', 'comuna=%00&region=%27']) {
    expect(titlesIn(await pageOf(`/buscar?q=quiosco&${nowhere}`)), nowhere).toHaveLength(3);
  }
});

test('the place stays in every address of the page: kinds, the words asked again, the way out', async () => {
  const html = await pageOf('/buscar?q=quiosco&region=09&tipo=comuna');
  expect(html).toContain('href="/buscar?q=quiosco&amp;region=09"');
  expect(html).toContain('href="/buscar?q=quiosco&amp;tipo=comuna&amp;region=09"');
  expect(html).toContain('href="/buscar?q=quiosco&amp;tipo=comuna"');
  expect(html.match(/type="hidden" name="region" value="09"/g)).toHaveLength(1);
});

test('where the place has nothing it is said so, with a way to the whole country', async () => {
  const html = await pageOf('/buscar?q=quiosco&region=05');
  expect(html).toContain('Nada con «quiosco» en Valparaíso');
  expect(html).toMatch(/href="\/buscar\?q=quiosco"[^>]*>\s*Buscar en todo Chile/);
});

test('a title in guillemets is found', async () => {
  await putDocuments(database.db, 'territories', [
    { ...quiosco('cuatro'), title: 'Gran «feria» de las pulgas' },
  ]);
  expect(titlesIn(await pageOf('/buscar?q=feria'))).toContain('Gran «feria» de las pulgas');
});
