// A person with marked data uses the site: none of it is in the figures, the log, the jobs, or a mail that need not have it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../../../platform/log.ts';
import { createMetrics } from '../../../../platform/metrics/metrics.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { startSession } from '../actions/sign-in.ts';
import { givenPerson, runOf } from '../testing/somebody.ts';

const RUN = '19876543-0';
const EMAIL = 'canaria.amarilla@ejemplo.cl';
const NAME = 'Canaria Amarilla';
const IP = '203.0.113.77';
const QUERY = 'canarioenconsulta';
const PLACE = 'canarioendireccion';
const TOKEN = 'canary-metrics-token';
const now = new Date('2026-11-25T15:00:00Z');

let database: TestDatabase;
let site: TestSite;
let session: string;
const lines: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const metrics = createMetrics('0');
  site = await testSite(database.db, {
    log: createLog('debug', { write: (line) => lines.push(line) }),
    metrics: {
      requestAnswered: metrics.requestAnswered,
      token: TOKEN,
      text: () => metrics.text(database.pool),
    },
  });
  const personId = await givenPerson(database.db, {
    run: runOf(RUN),
    email: EMAIL,
    names: { given: NAME, family: NAME },
  });
  session = await startSession(database.db, {
    personId,
    method: 'provider',
    device: 'Firefox',
    now,
  });
  await useTheSite();
});
afterAll(() => database?.close());

/** As she and a browser of hers would: what is public, her own pages, forms right and wrong, places that are not there. */
async function useTheSite(): Promise<void> {
  const headers = {
    cookie: `minga-session=${session}`,
    'x-forwarded-for': IP,
    'user-agent': `Firefox ${QUERY}`,
    referer: `http://localhost/buscar?q=${QUERY}`,
  };
  const own = { ...headers, 'sec-fetch-site': 'same-origin' };
  for (const address of [
    `/buscar?q=${QUERY}`,
    `/en/search?q=${QUERY}&comuna=${PLACE}`,
    `/comunas/${PLACE}`,
    `/${PLACE}/${QUERY}`,
    `/experiencias?q=${QUERY}`,
    `/datos/comunas.csv?q=${QUERY}`,
    `/documentos/${PLACE}`,
    `/sorteos/${PLACE}`,
    `/archivos/${PLACE}/${PLACE}`,
    '/cuenta',
    '/avisos/ajustes',
  ]) {
    expect((await site.get(address, headers)).status, address).toBeLessThan(500);
  }
  const code = await site.post('/avisos/correo', new URLSearchParams({ a: QUERY }), own);
  expect(code.status).toBe(303);
  const wrong = new URLSearchParams({ codigo: QUERY, run: RUN, correo: EMAIL });
  for (const address of ['/avisos/correo/codigo', `/${PLACE}`, '/contar']) {
    expect((await site.post(address, wrong, own)).status, address).toBeLessThan(500);
  }
}

async function figures(): Promise<string> {
  return (await site.get('/metrics', { authorization: `Bearer ${TOKEN}` })).text();
}

function marked(text: string): readonly string[] {
  const bare = RUN.replace('-', '');
  const marks = [RUN, bare, '19.876.543', EMAIL, NAME, IP, session, QUERY, PLACE, TOKEN];
  return marks.filter((mark) => text.includes(mark));
}

test('the figures tell patterns and counts', async () => {
  const text = await figures();
  expect(text).toMatch(/minga_requests_total\{route="\/buscar",method="GET",status="2xx"\} 1/);
  expect(text).toMatch(/route="\/comunas\/:slug",method="GET",status="4xx"/);
  expect(text).toMatch(/^minga_mails_waiting 1$/m);
  expect(marked(text)).toEqual([]);
});

test('no line of the log has them', () => {
  expect(lines.length).toBeGreaterThan(12);
  expect(lines.some((line) => line.includes('"/comunas/:slug"'))).toBe(true);
  expect(marked(lines.join(''))).toEqual([]);
});

test('a mail has the address that it goes to, once, and nothing else of hers; a job has nothing', async () => {
  const mails = await sql<Record<string, unknown>>`select * from platform.outgoing_mail`.execute(
    database.db,
  );
  expect(mails.rows.map(({ recipient }) => recipient)).toEqual([EMAIL]);
  const rest = mails.rows.map(({ recipient: _, ...more }) => more);
  expect(marked(JSON.stringify(rest))).toEqual([]);
  const jobs = await sql`select * from graphile_worker._private_jobs`.execute(database.owner);
  expect(jobs.rows.length).toBeGreaterThan(0);
  expect(marked(JSON.stringify(jobs.rows))).toEqual([]);
});

test('who is not let in is answered as by any place that is not there', async () => {
  const closed = await site.get('/metrics');
  const nowhere = await site.get('/nada-aqui');
  expect([closed.status, nowhere.status]).toEqual([404, 404]);
  const bare = (html: string) => html.replaceAll(/metrics|nada-aqui/g, '');
  expect(bare(await closed.text())).toBe(bare(await nowhere.text()));
});

test('her RUN is nowhere in the database as it is written', async () => {
  const tables = await sql<{ name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(
    database.owner,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await sql<{ whole: string }>`
      select string_agg(one::text, ' ') as whole from ${sql.raw(name)} as one`.execute(
      database.owner,
    );
    const whole = rows.rows[0]?.whole ?? '';
    if ([RUN, '19876543', '19.876.543', session, IP].some((mark) => whole.includes(mark))) {
      found.push(name);
    }
  }
  expect(found).toEqual([]);
});
