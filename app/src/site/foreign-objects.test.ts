// Every object that the address of a guarded route can name, asked for by whoever holds the right role somewhere else.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Route } from '../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { houseOf, routesOf } from './site.tsx';
import { addressOf, nameOf, objectsOf, parametersOf, roleOf, words } from './testing/addresses.ts';
import type { Writing } from './testing/making.ts';
import { objectMakers } from './testing/objects.ts';
import { PROPOSAL, proposalAt } from './testing/proposal-objects.ts';
import { givenSide } from './testing/sides.ts';
import { type TestSite, testParts, testSite } from './testing.ts';

let database: TestDatabase;
let guarded: readonly Route[];
let own: Writing;
let other: Writing;

beforeAll(async () => {
  database = await testDatabase();
  const site = await testSite(database.db);
  const parts = testParts(database.db);
  guarded = routesOf(parts, houseOf(parts)).filter(({ audience }) => audience !== 'public');
  const [one, two] = [
    { slug: 'ancud', organization: 'una', rut: '65000001-1' },
    { slug: 'lautaro', organization: 'otra', rut: '65000002-2' },
  ] as const;
  own = await givenSide(database, site, one);
  other = await givenSide(database, site, two);
});
afterAll(() => database?.close());

/** Ids that name nothing: whoever asks for what is somebody else’s learns no more than for these. */
const nobody = {
  objects: new Map(
    Object.keys(objectMakers).map((place) => [
      place,
      place.endsWith(':code') ? 'Z'.repeat(16) : '00000000-0000-4000-8000-000000000000',
    ]),
  ),
};

/** What a whole form of any of these routes would send, so that it is refused for its object and for nothing else. */
const whole = {
  reason: 'mistyped',
  motivo: 'Ya no corresponde',
  razon: 'Ya no corresponde',
  respuesta: 'aceptar',
  label: 'Mío',
  text: '1',
  consents: 'yes',
  saw: 'both',
  number: '1',
};

/** `more` names what a side sends of its own. */
async function asked(by: TestSite, { method }: Route, address: string, more = {}): Promise<number> {
  const form = new URLSearchParams({ ...whole, ...more });
  const answer = method === 'get' ? await by.get(address) : await by.post(address, form);
  return answer.status;
}

/**
 * Reads a digest of everything that is kept, but the hours of sessions, which every request renews, counts of
 * attempts, and the index of the search, which follows from the rest. Whatever is written is of a later transaction
 * than all that was there, and what is taken away is one row less; only where those hours are is what rows say compared.
 */
async function digester(): Promise<() => Promise<string>> {
  const { rows: tables } = await database.pool.query(
    `select format('%I.%I', table_schema, table_name) as name, exists (
         select from information_schema.columns of_table
         where (of_table.table_schema, of_table.table_name) = (kept.table_schema, kept.table_name)
           and column_name in ('seen_at', 'expires_at')) as "hasHours"
     from information_schema.tables kept
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
       and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')
       and table_name not in ('rate_limit', 'search_document')`,
  );
  const said = `md5(string_agg((to_jsonb(t) - '{seen_at,expires_at}'::text[])::text, '' order by t::text))`;
  const written = `format('%s %s', count(*), max(xmin::text::bigint))`;
  const digests = tables.map(
    ({ name, hasHours }) => `select '${name}' as name, ${hasHours ? said : written} from ${name} t`,
  );
  const reader = await database.pool.connect();
  onTestFinished(() => reader.release(true));
  // Processes beside this one, and a plan for each time, would cost more than the reading.
  await reader.query('set max_parallel_workers_per_gather = 0');
  const text = `select * from (${digests.join(' union all ')}) digests order by name`;
  return async () => JSON.stringify((await reader.query({ name: 'digest', text })).rows);
}

test('what every parameter of a guarded route names is said here', () => {
  const places = new Set(guarded.flatMap(parametersOf));
  const said = new Set([...Object.keys(objectMakers), ...Object.keys(words)]);
  const unsaid = [...places].filter((place) => !said.has(place));
  expect(unsaid, 'make one on each side, or say why it names no object').toEqual([]);
  expect([...said].filter((place) => !places.has(place))).toEqual([]);
});

test('what is written, changed or taken away is seen in what is kept', async () => {
  const everything = await digester();
  const before = await everything();
  const seen = new Set([before]);
  for (const change of [
    `insert into people.person (public_name, proof) values ('Sembrada S.', 'provider')`,
    `update people.person set public_name = public_name where public_name = 'Sembrada S.'`,
  ]) {
    await sql.raw(change).execute(database.owner);
    seen.add(await everything());
  }
  expect(seen.size).toBe(3);
  await sql
    .raw(`delete from people.person where public_name = 'Sembrada S.'`)
    .execute(database.owner);
  expect(await everything()).toBe(before);
});

test('what is of another institution, organisation or person is not there, and stays as it was', async () => {
  const withObjects = guarded.filter((route) => objectsOf(route).length > 0);
  expect(withObjects.length).toBeGreaterThan(30);
  for (const route of withObjects) await own.as(roleOf(route));
  const everything = await digester();
  let kept = await everything();
  const wrong: string[] = [];
  for (const route of withObjects) {
    const by = await own.as(roleOf(route));
    for (const foreign of objectsOf(route)) {
      const status = await asked(by, route, addressOf(route, own, [foreign, other]));
      const ofNobody = await asked(by, route, addressOf(route, own, [foreign, nobody]));
      const name = `${nameOf(route)} with a foreign ${foreign}`;
      if (![403, 404, 409].includes(status)) wrong.push(`${status} ${name}`);
      if (status !== ofNobody) wrong.push(`${status}, but ${ofNobody} if it were not: ${name}`);
    }
    const after = await everything();
    if (after !== kept) wrong.push(`changed something: ${nameOf(route)} with something foreign`);
    kept = after;
  }
  expect(wrong).toEqual([]);
});

test('what is one’s own is there, so that the others are refused for being foreign', async () => {
  const wrong: string[] = [];
  const propuesta = await proposalAt(other, PROPOSAL);
  for (const place of Object.keys(objectMakers)) {
    const routes = guarded.filter((one) => objectsOf(one).at(-1) === place);
    const route = routes.find(({ method }) => method === 'get') ?? routes[0];
    if (route === undefined) throw new Error(`no route has ${place}`);
    const by = await other.as(roleOf(route));
    const status = await asked(by, route, addressOf(route, other), { propuesta });
    if (![200, 303, 409, 422].includes(status)) wrong.push(`${status} ${nameOf(route)}`);
  }
  expect(wrong).toEqual([]);
});
