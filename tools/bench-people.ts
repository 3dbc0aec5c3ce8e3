// `npm run bench:people`: finding a person by RUN costs one look-up in an index, however many people there are.

import type { Run } from '../app/src/capabilities/ground/people/rules/run.ts';
import {
  findPersonByRun,
  runFingerprint,
} from '../app/src/capabilities/ground/people/store/persons.ts';
import { openDatabase } from '../app/src/platform/database/database.ts';
import { keysFrom } from '../app/src/platform/keys.ts';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import { formatTable, type Row, timesOf } from './bench/timing.ts';
import { root } from './vite-settings.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const LOOKUPS = 3000;
/** People of 14 and over in Chile, about: the deepest index that the country could need. */
const EVERYBODY = 17_000_000;

/** Keys of the bench: what matters is that fingerprints are as random as an HMAC. */
const keys = keysFrom(Buffer.alloc(32, 3));
const BATCH = 20_000;

const server = await startThrowawayServer(root);
const { db, pool, close } = openDatabase(server.ownerUrlFor('minga'), () => {});
try {
  process.stdout.write(await table());
} finally {
  await close();
  await server.discard();
}

async function table(): Promise<string> {
  const rows: Row[] = [];
  let there = 0;
  let smallest: number | undefined;
  for (const size of SIZES) {
    await addPeople(there, size);
    there = size;
    const { lookups, roundTrips } = await measure(size);
    smallest ??= lookups.median;
    const { blocks, scan } = await plan(size);
    rows.push({
      what: `${size.toLocaleString('en')} people`,
      times: lookups,
      target: { value: lookups.median / smallest, most: 2, unit: '×' },
      note: `${scan}, ${blocks} blocks; ${(lookups.median / roundTrips.median).toFixed(2)} × a round trip`,
    });
  }
  const { levels, perPage } = await depth(there);
  const needed = Math.ceil(Math.log(EVERYBODY) / Math.log(perPage));
  return (
    formatTable('one person by the fingerprint of the RUN; the ratio is to the smallest', rows) +
    `index: ${levels} levels at ${there.toLocaleString('en')}, about ${perPage.toFixed(0)} keys a page, so ${needed} levels hold ${EVERYBODY.toLocaleString('en')}\n`
  );
}

/** The nth invented RUN; its check digit plays no part in finding it. */
function runOf(n: number): Run {
  return `${n + 1}-0` as Run;
}

async function addPeople(from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += BATCH) {
    const count = Math.min(BATCH, to - start);
    const fingerprints = Array.from({ length: count }, (_, index) =>
      runFingerprint(keys, runOf(start + index)),
    );
    await pool.query(
      `insert into people.person (run_fingerprint, public_name, proof)
       select fingerprint, 'Ana P.', 'provider' from unnest($1::bytea[]) as fingerprint`,
      [fingerprints],
    );
  }
  await pool.query('vacuum analyze people.person');
}

/** Look-ups and empty round trips take turns, so that what else the machine does falls on both. */
async function measure(size: number) {
  const lookups: number[] = [];
  const roundTrips: number[] = [];
  for (let turn = 0; turn < LOOKUPS; turn++) {
    const run = runOf(Math.floor(Math.random() * size));
    lookups.push(await seconds(() => findPersonByRun(db, keys, run)));
    roundTrips.push(await seconds(() => pool.query('select $1::text', ['x'])));
  }
  return { lookups: timesOf(lookups), roundTrips: timesOf(roundTrips) };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  if ((await work()) === undefined) throw new Error('nobody was found');
  return (performance.now() - began) / 1000;
}

async function plan(size: number): Promise<{ readonly blocks: number; readonly scan: string }> {
  const { rows } = await pool.query(
    `explain (analyze, buffers, format json)
     select id from people.person where run_fingerprint = $1`,
    [runFingerprint(keys, runOf(size - 1))],
  );
  const { Plan } = rows[0]['QUERY PLAN'][0];
  return {
    scan: Plan['Node Type'],
    blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
  };
}

async function depth(people: number) {
  const name = 'people.person_run_fingerprint_key';
  const { rows } = await pool.query('select pg_relation_size($1::regclass) / 8192 as pages', [
    name,
  ]);
  const perPage = people / Number(rows[0].pages);
  return { perPage, levels: Math.ceil(Math.log(people) / Math.log(perPage)) };
}
