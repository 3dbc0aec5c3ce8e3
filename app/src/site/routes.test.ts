// The whole site as one map: who may ask, no two places in one, both languages alike, and every place answers.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionOf } from '../capabilities/ground/people/rules/index.ts';
import type { Route } from '../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { type Locale, locales } from '../platform/words.ts';
import { buildSite, houseOf, routesOf } from './site.tsx';
import { type TestSite, testParts, testSite } from './testing.ts';
import { type TestVote, testVote } from './testing-vote.ts';

const PAGE_BUDGET_BYTES = 30 * 1024;
const clock = { now: () => new Date('2026-11-25T15:00:00Z') };
const publicUrl = 'http://localhost';

let database: TestDatabase;
let vote: TestVote;
let site: TestSite;
let routes: readonly Route[];

beforeAll(async () => {
  database = await testDatabase();
  vote = await testVote();
  site = await testSite(database.db, { clock, ...vote.parts });
  routes = allRoutes(false);
});
afterAll(async () => {
  await vote?.close();
  await database?.close();
});

function allRoutes(isProduction: boolean): readonly Route[] {
  const parts = testParts(database.db, { clock, isProduction });
  return routesOf(parts, houseOf(parts));
}

function patternsOf({ path }: Route): readonly string[] {
  return [...new Set(locales.map((locale) => path.patterns[locale]))];
}

function paramsOf(pattern: string): readonly string[] {
  return [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name).sort();
}

/** A public page that has no parameter in its address. */
function isPlace({ audience, method, path }: Route): boolean {
  return audience === 'public' && method === 'get' && paramsOf(path.patterns['es-CL']).length === 0;
}

/** Every page without parameters, in each language that has an address of its own. */
function pages(): { readonly address: string; readonly locale: Locale; readonly twin: string }[] {
  return routes
    .filter(isPlace)
    .filter(({ path }) => path.patterns.en !== path.patterns['es-CL'])
    .flatMap(({ path }) => {
      const { 'es-CL': spanish, en: english } = path.patterns;
      return [
        { address: spanish, locale: 'es-CL' as const, twin: english },
        { address: english, locale: 'en' as const, twin: spanish },
      ];
    });
}

interface Shown {
  readonly status: number;
  readonly html: string;
}
const shown = new Map<string, Promise<Shown>>();

/** What anybody is shown there, asked for once by whichever test comes first. */
function show(address: string): Promise<Shown> {
  const asked = shown.get(address) ?? askFor(address);
  shown.set(address, asked);
  return asked;
}

async function askFor(address: string): Promise<Shown> {
  const answer = await site.get(address);
  return { status: answer.status, html: await answer.text() };
}

test('these are all the routes that the site mounts', () => {
  const app = buildSite(testParts(database.db, { clock }));
  const ofThePlatform = new Set(['/*', '/assets/*', '/health/live', '/health/ready', '/metrics']);
  const mounted = app.routes.map(({ path }) => path).filter((path) => !ofThePlatform.has(path));
  expect(new Set(mounted)).toEqual(new Set(routes.flatMap(patternsOf)));
});

test('every route is for anybody, or for an act of the table of permissions', () => {
  const acts = routes.flatMap(({ audience }) => (audience === 'public' ? [] : audience.act));
  expect(acts.filter((act) => permissionOf(act) === undefined)).toEqual([]);
  expect(routes.length).toBeGreaterThan(20);
});

test('no two routes share a method and a path in any language', () => {
  const keys = routes.flatMap((one) =>
    patternsOf(one).map((pattern) => `${one.method} ${pattern.replaceAll(/:\w+/g, ':')}`),
  );
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('a path takes the same parameters in both languages, and English ones begin with /en', () => {
  for (const { path } of routes) {
    const { 'es-CL': spanish, en: english } = path.patterns;
    expect(paramsOf(english)).toEqual(paramsOf(spanish));
    expect(spanish).not.toMatch(/^\/en(\/|$)/);
    if (english !== spanish) expect(english).toMatch(/^\/en(\/|$)/);
  }
});

test('every place without parameters answers anybody, in both languages', async () => {
  const places = routes.filter(isPlace);
  for (const address of places.flatMap(patternsOf)) {
    const { status } = await show(address);
    expect(`${status} ${address}`).toBe(`200 ${address}`);
  }
});

test('every page is in its language, has one heading and a title, and knows its twin', async () => {
  expect(pages().length).toBeGreaterThanOrEqual(14);
  for (const { address, locale, twin } of pages()) {
    const { html } = await show(address);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html.match(/<h1[\s>]/g), address).toHaveLength(1);
    expect(html, address).toMatch(/<title>[^<]{5,}<\/title>/);
    expect(html, address).toMatch(/<meta name="description" content="[^"]{20,}"/);
    expect(html, address).toContain(`href="${publicUrl}${twin}"`);
  }
});

test('no page carries what the security policy would block', async () => {
  for (const { address } of pages()) {
    const { html } = await show(address);
    expect(html, address).not.toMatch(/\sstyle=/);
    expect(html, address).not.toMatch(/\son[a-z]+="/);
    expect(html, address).not.toMatch(/<script(?![^>]* src="\/assets\/)/);
    expect(html, address).not.toMatch(
      /<(?:img|link|script|iframe|source)[^>]* (?:src|rel="stylesheet" href)="https?:/,
    );
  }
});

test('every page weighs at most 30 KB compressed', async () => {
  const heavy: string[] = [];
  for (const { address } of pages()) {
    const bytes = gzipSync((await show(address)).html).length;
    if (bytes > PAGE_BUDGET_BYTES) heavy.push(`${address}: ${bytes}`);
  }
  expect(heavy).toEqual([]);
});

test('a place that only shows does not take a form', async () => {
  const posted = new Set(routes.filter((one) => one.method === 'post').flatMap(patternsOf));
  for (const { address, locale } of pages().filter((one) => !posted.has(one.address))) {
    const answer = await site.post(address, new URLSearchParams({ a: '1' }));
    expect(`${answer.status} ${address}`).toBe(`405 ${address}`);
    expect(await answer.text()).toContain(`<html lang="${locale}">`);
  }
});

test('an unknown place is told so in the language of its address', async () => {
  const asked = { '/no-existe': 'es-CL', '/comunas/no-existe': 'es-CL', '/en/nowhere': 'en' };
  for (const [address, locale] of Object.entries(asked)) {
    const answer = await site.get(address);
    expect(`${answer.status} ${address}`).toBe(`404 ${address}`);
    expect(await answer.text()).toContain(`<html lang="${locale}">`);
  }
});

test('in production the living page of components is not there', () => {
  const inProduction = allRoutes(true).flatMap(patternsOf);
  expect(inProduction).not.toContain('/componentes');
  expect(routes.flatMap(patternsOf)).toContain('/componentes');
});

test('whom to tell of a weakness is where RFC 9116 says', async () => {
  const text = await (await site.get('/.well-known/security.txt')).text();
  expect(text).toMatch(/^Contact: \S+$/m);
  expect(text).toMatch(/^Expires: 2027-\d\d-\d\dT/m);
});
