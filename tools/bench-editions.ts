// `npm run bench:editions`: the public page of an edition costs few queries, and as much among a thousand editions as among ten.
import pg from 'pg';
import { createServer } from 'vite';
import type * as Published from '../app/src/capabilities/edition/editions/testing/published.ts';
import type * as Steps from '../app/src/capabilities/edition/editions/testing/steps.ts';
import { openDatabase } from '../app/src/platform/database/database.ts';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import type * as Testing from '../app/src/site/testing.ts';
import { formatTable, type Row, timesOf } from './bench/timing.ts';
import { developmentServer, root } from './vite-settings.ts';

const SIZES = [10, 100, 1000];
const TURNS = 60;
const MOST_QUERIES = 3;
const MOST_RATIO = 1.5;
const PROJECTS = 35;
/** Somewhere among all of them. */
const ASKED = 'e-7';

let queries = 0;
const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
  queries += 1;
  return query.apply(this, given);
} as typeof pg.Client.prototype.query;

// Pages are written in JSX, which Node does not read by itself.
const vite = await createServer(developmentServer());
const room = '/src/capabilities/edition/editions/testing';
const { testSite } = (await vite.ssrLoadModule('/src/site/testing.ts')) as typeof Testing;
const published = (await vite.ssrLoadModule(`${room}/published.ts`)) as typeof Published;
const steps = (await vite.ssrLoadModule(`${room}/steps.ts`)) as typeof Steps;
const server = await startThrowawayServer(root);
const { db, pool, close } = openDatabase(server.ownerUrlFor('minga'), () => {});
try {
  process.stdout.write(await table());
} finally {
  await close();
  await server.discard();
  await vite.close();
}

async function table(): Promise<string> {
  const site = await testSite(db);
  const town = await steps.givenTown(db);
  const rows: Row[] = [];
  let there = 0;
  let smallest: number | undefined;
  for (const size of SIZES) {
    await addEditions(town, there, size);
    there = size;
    const { times, asked } = await measure(site, '/ediciones/ancud/');
    smallest ??= times.median;
    rows.push({
      what: `${size.toLocaleString('en')} editions`,
      times,
      target: { value: times.median / smallest, most: MOST_RATIO, unit: '×' },
      note: `${asked} queries, ${asked <= MOST_QUERIES ? 'met' : 'NOT MET'} (≤ ${MOST_QUERIES})`,
    });
  }
  return formatTable('the public page of one edition; the ratio is to the fewest', rows);
}

async function addEditions(town: Steps.Town, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    const { contests } = await published.givenPublished(db, town, { slug: `e-${n}` });
    const projects = Array.from({ length: PROJECTS }, (_, place) => ({
      name: `Proyecto ${place}`,
      costClp: 5_000_000 + place * 100_000,
    }));
    await published.givenProjects(db, contests.get('comunal'), projects);
  }
  await pool.query('vacuum analyze');
}

async function measure(site: Testing.TestSite, under: string) {
  const times: number[] = [];
  let asked = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const before = queries;
    const began = performance.now();
    const answer = await site.get(`${under}${ASKED}`);
    await answer.text();
    times.push((performance.now() - began) / 1000);
    if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`);
    asked = queries - before;
  }
  return { times: timesOf(times), asked };
}
