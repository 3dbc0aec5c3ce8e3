// `npm run bench:editions`: the public page of an edition with all that rooms add costs few queries, and as much among a thousand editions as among ten.
import { createServer } from 'vite';
import type * as Given from '../app/src/capabilities/edition/ballot-list/testing/given.ts';
import type * as Shown from '../app/src/capabilities/edition/ballot-list/testing/shown.ts';
import type * as Steps from '../app/src/capabilities/edition/editions/testing/steps.ts';
import { openDatabase } from '../app/src/platform/database/database.ts';
import { countedDatabase } from '../app/src/platform/testing/counted-queries.ts';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import type * as Testing from '../app/src/site/testing.ts';
import { formatTable, type Row, timesOf } from './bench/timing.ts';
import { developmentServer, root } from './vite-settings.ts';

const SIZES = [10, 100, 1000];
const TURNS = 60;
const MOST_QUERIES = 3;
const MOST_RATIO = 1.5;
/** Editions with all that rooms add; those beyond have proposals on their slate. */
const WHOLE = 100;
/** What each project of the edition that is asked for costs, in pesos; the others have three. */
const COSTS = Array.from({ length: 35 }, (_, place) => 5_000_000 + place * 100_000);
/** Somewhere among all of them. */
const ASKED = 'e-7';
const PAGE = `/ediciones/ancud/${ASKED}`;
/** What rooms add to it, as links. */
const ADDED = [
  `/consultas/bases-${ASKED}`,
  `${PAGE}/propuestas`,
  `${PAGE}/evaluacion`,
  `${PAGE}/nomina/pudeto`,
];

// Pages are written in JSX, which Node does not read by itself.
const vite = await createServer(developmentServer());
const edition = '/src/capabilities/edition';
const load = (path: string) => vite.ssrLoadModule(path);
const { testSite } = (await load('/src/site/testing.ts')) as typeof Testing;
const steps = (await load(`${edition}/editions/testing/steps.ts`)) as typeof Steps;
const given = (await load(`${edition}/ballot-list/testing/given.ts`)) as typeof Given;
const shown = (await load(`${edition}/ballot-list/testing/shown.ts`)) as typeof Shown;
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
  const counted = countedDatabase(db);
  const site = await testSite(counted.db, { clock: { now: () => given.FREEZING } });
  const teams = await shown.givenTeams(db, await steps.givenTown(db));
  const rows: Row[] = [];
  let there = 0;
  let smallest: number | undefined;
  for (const size of SIZES) {
    for (; there < size; there++) {
      const slug = `e-${there}`;
      if (there >= WHOLE) await given.givenReady(teams.lists, slug);
      else await shown.givenShown(teams, slug, slug === ASKED ? COSTS : undefined);
    }
    await pool.query('vacuum analyze');
    const { times, queries } = await measure(site, counted.asked);
    smallest ??= times.median;
    rows.push({
      what: `${size.toLocaleString('en')} editions`,
      times,
      target: { value: times.median / smallest, most: MOST_RATIO, unit: '×' },
      note: `${queries} queries, ${queries <= MOST_QUERIES ? 'met' : 'NOT MET'} (≤ ${MOST_QUERIES})`,
    });
  }
  return formatTable('the public page of one edition; the ratio is to the fewest', rows);
}

async function measure(site: Testing.TestSite, asked: () => number) {
  const times: number[] = [];
  let queries = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const before = asked();
    const began = performance.now();
    const answer = await site.get(PAGE);
    const html = await answer.text();
    times.push((performance.now() - began) / 1000);
    if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`);
    const missing = ADDED.find((href) => !html.includes(`href="${href}"`));
    if (missing !== undefined) throw new Error(`the page shows nothing of ${missing}`);
    queries = asked() - before;
  }
  return { times: timesOf(times), queries };
}
