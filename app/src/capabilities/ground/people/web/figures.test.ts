// What machines read of a site in use: patterns of addresses and counts in the figures, nothing of anybody in the jobs.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetrics } from '../../../../platform/metrics/metrics.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { Canaries } from '../../../../site/testing/canaries.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { startSession } from '../actions/sign-in.ts';
import { givenPerson, runOf } from '../testing/somebody.ts';

const RUN = 19_876_543;
const EMAIL = 'canaria.amarilla@ejemplo.cl';
const QUERY = 'canarioenconsulta';
const PLACE = 'canarioendireccion';
const TOKEN = 'canary-metrics-token';
const now = new Date('2026-11-25T15:00:00Z');

const canaries = new Canaries();
let database: TestDatabase;
let site: TestSite;

beforeAll(async () => {
  database = await testDatabase();
  const metrics = createMetrics('0');
  site = await testSite(database.db, {
    metrics: {
      requestAnswered: metrics.requestAnswered,
      token: TOKEN,
      text: () => metrics.text(database.pool),
    },
  });
  const { db } = database;
  const personId = await givenPerson(db, { run: runOf(`${RUN}-0`), email: EMAIL });
  const session = await startSession(db, { personId, method: 'provider', device: 'Firefox', now });
  canaries.addRun('RUN', RUN);
  const words = { EMAIL, QUERY, PLACE, TOKEN, session };
  for (const [name, word] of Object.entries(words)) canaries.add(name, word);
  const own = { cookie: `minga-session=${session}`, 'sec-fetch-site': 'same-origin' };
  for (const address of [`/buscar?q=${QUERY}`, `/comunas/${PLACE}`, `/${PLACE}/${QUERY}`]) {
    expect((await site.get(address, own)).status, address).toBeLessThan(500);
  }
  const code = await site.post('/avisos/correo', new URLSearchParams({ a: QUERY }), own);
  expect(code.status).toBe(303);
});
afterAll(() => database?.close());

test('the figures tell patterns and counts, and no address, word, person or token', async () => {
  const asked = { authorization: `Bearer ${TOKEN}` };
  const text = await (await site.get('/metrics', asked)).text();
  expect(text).toMatch(/minga_requests_total\{route="\/buscar",method="GET",status="2xx"\} 1/);
  expect(text).toMatch(/route="\/comunas\/:slug",method="GET",status="4xx"/);
  expect(text).toMatch(/^minga_mails_waiting 1$/m);
  canaries.lookIn('the figures', text);
  expect(canaries.found()).toEqual({});
});

test('a mail goes to one address, and the job that sends it has nothing of hers', async () => {
  const mails = await sql<{ recipient: string }>`
    select recipient from platform.outgoing_mail`.execute(database.db);
  expect(mails.rows).toEqual([{ recipient: EMAIL }]);
  const jobs = await sql`select * from graphile_worker._private_jobs`.execute(database.owner);
  expect(jobs.rows.length).toBeGreaterThan(0);
  canaries.lookIn('a job', JSON.stringify(jobs.rows));
  expect(canaries.found()).toEqual({});
});

test('whoever may not read the figures is answered as by any place that is not there', async () => {
  const closed = await site.get('/metrics');
  const nowhere = await site.get('/nada-aqui');
  expect([closed.status, nowhere.status]).toEqual([404, 404]);
  const bare = (html: string) => html.replaceAll(/metrics|nada-aqui/g, '');
  expect(bare(await closed.text())).toBe(bare(await nowhere.text()));
});
