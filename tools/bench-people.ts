// `npm run bench:people`: finding a person by RUN costs one look-up in an index, however many people there are.
import pg from 'pg';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import { formatTable, type Row, timesOf } from './bench/timing.ts';
import { root } from './vite-settings.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const LOOKUPS = 3000;
/** People of 14 and over in Chile, about: the deepest index that the country could need. */
const EVERYBODY = 17_000_000;

const LOOKUP = `select id, public_name from people.person
  where run_fingerprint = sha256(convert_to($1::text, 'UTF8'))`;

const server = await startThrowawayServer(root);
const client = new pg.Client({ connectionString: server.ownerUrlFor('minga') });
await client.connect();
try {
  process.stdout.write(await table());
} finally {
  await client.end();
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

/** People with the fingerprint of their number, as random as an HMAC. */
async function addPeople(from: number, to: number): Promise<void> {
  await client.query(
    `insert into people.person (run_fingerprint, public_name, proof)
     select sha256(convert_to(n::text, 'UTF8')), 'Ana ' || n, 'provider'
     from generate_series($1::int, $2::int - 1) as n`,
    [from, to],
  );
  await client.query('vacuum analyze people.person');
}

/** Look-ups and empty round trips take turns, so that what else the machine does falls on both. */
async function measure(size: number) {
  const lookups: number[] = [];
  const roundTrips: number[] = [];
  for (let turn = 0; turn < LOOKUPS; turn++) {
    const who = String(Math.floor(Math.random() * size));
    lookups.push(await seconds(LOOKUP, [who], 1));
    roundTrips.push(await seconds('select $1::text', [who], 1));
  }
  return { lookups: timesOf(lookups), roundTrips: timesOf(roundTrips) };
}

async function seconds(text: string, values: string[], expected: number): Promise<number> {
  const began = performance.now();
  const { rowCount } = await client.query({ name: text.slice(0, 20), text, values });
  if (rowCount !== expected) throw new Error(`${rowCount} rows instead of ${expected}`);
  return (performance.now() - began) / 1000;
}

async function plan(size: number): Promise<{ readonly blocks: number; readonly scan: string }> {
  const { rows } = await client.query(
    `explain (analyze, buffers, format json) ${LOOKUP.replace('$1', `'${size - 1}'`)}`,
  );
  const { Plan } = rows[0]['QUERY PLAN'][0];
  return {
    scan: Plan['Node Type'],
    blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
  };
}

async function depth(people: number) {
  const name = 'people.person_run_fingerprint_key';
  const { rows } = await client.query('select pg_relation_size($1::regclass) / 8192 as pages', [
    name,
  ]);
  const perPage = people / Number(rows[0].pages);
  return { perPage, levels: Math.ceil(Math.log(people) / Math.log(perPage)) };
}
