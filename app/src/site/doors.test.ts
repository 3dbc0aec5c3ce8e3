// From the first page to every list in at most three presses, by doors that people see: the page for machines does not count.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../platform/http/route.ts';
import type { PublicList } from '../platform/public-list.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { type Locale, locales } from '../platform/words.ts';
import { homePath, openDataPath } from './places.ts';
import { rooms } from './rooms.ts';
import { houseOf, routesOf } from './site.tsx';
import { type TestSite, testParts, testSite } from './testing.ts';

const MOST_PRESSES = 3;

let database: TestDatabase;
let site: TestSite;
let routes: readonly Route[];

beforeAll(async () => {
  database = await testDatabase();
  site = await testSite(database.db);
  const parts = testParts(database.db);
  routes = routesOf(parts, houseOf(parts));
});
afterAll(() => database?.close());

/** The route of an address, which stands for all its kin: one comuna for all. */
function routeOf(address: string): Route | undefined {
  const at = routes.filter(({ method, path }) =>
    method === 'get' ? locales.some((locale) => matches(path.patterns[locale], address)) : false,
  );
  return at.find(({ path }) => !path.patterns['es-CL'].includes(':')) ?? at[0];
}

function matches(pattern: string, address: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(address);
}

async function linksOf(address: string): Promise<readonly string[]> {
  const html = await (await site.get(address)).text();
  return [...html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g)].map(([, to = '']) => to);
}

/** Every address that is reached, with the fewest presses it takes. */
async function walkFrom(home: string): Promise<ReadonlyMap<string, number>> {
  const presses = new Map([[home, 0]]);
  const seen = new Set<Route>();
  let doors = [home];
  for (let press = 1; press <= MOST_PRESSES; press += 1) {
    const next: string[] = [];
    for (const door of doors) {
      const route = routeOf(door);
      if (route === undefined || seen.has(route) || route.path === openDataPath) continue;
      seen.add(route);
      next.push(...(await linksOf(door)).filter((to) => !presses.has(to)));
      for (const to of next) if (!presses.has(to)) presses.set(to, press);
    }
    doors = [...new Set(next)];
  }
  return presses;
}

const lists = rooms.flatMap(({ contributions }): readonly PublicList[] => {
  const { publicLists } = contributions;
  return 'none' in publicLists ? [] : publicLists;
});
const pagesOfLists = (locale: Locale) =>
  lists.flatMap(({ page }) => (page.patterns[locale].includes(':') ? [] : [page.patterns[locale]]));

test.each(locales)(
  'every public list is at most three presses from the first page: %s',
  async (locale) => {
    const reached = await walkFrom(homePath.patterns[locale]);
    const asked = pagesOfLists(locale);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((address) => !reached.has(address))).toEqual([]);
  },
);
