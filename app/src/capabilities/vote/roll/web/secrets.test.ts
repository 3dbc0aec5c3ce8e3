// Nothing of a person stands where it could be read without the key of the roll, and nothing tells in which order people came.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import { tidyRolls } from '../actions/close-roll.ts';
import { makeSlips } from '../actions/slips.ts';
import { relayAll } from '../jobs.ts';
import {
  askPaper,
  blinded,
  givenOpenRoll,
  givenRolls,
  givenVoter,
  type RollGround,
  runOf,
  runsOf,
  takePaper,
  takeTurnOn,
} from '../testing/rolls.ts';

const PEOPLE = 24;

let ground: RollGround;
let opened: OpenedElection;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'secretos', { people: runsOf(PEOPLE) });
});
afterAll(() => ground?.close());

/** Every row of every table of a database, as text. */
async function everything(pool: RollGround['database']['pool']): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

test('no number, no address, no code and no turn is in either database or in the journal', async () => {
  const run = runOf(3);
  const voter = await givenVoter(ground, run);
  const h = await takeTurnOn(voter, opened.electionId);
  const bm = blinded(opened.manifest, opened.fingerprint);
  const { bs } = await askPaper(voter, { h, bm });
  const [slip] = await makeSlips(ground.roll, opened.electionId, 1);
  const lines: string[] = [];
  for await (const line of ground.journal.lines()) lines.push(line);
  const texts = [
    await everything(ground.database.pool),
    await everything(ground.elections.given.pool),
    lines.join('\n'),
  ];
  const body = run.split('-')[0] ?? '';
  const canaries = [
    body,
    slip?.code ?? '-',
    slip?.code.replaceAll('-', '') ?? '-',
    h,
    Buffer.from(h, 'base64url').toString('hex'),
    ...[...bm, ...bs].flatMap((one) => {
      const text = one.split('.')[1] ?? '-';
      return [text.slice(0, 40), Buffer.from(text, 'base64url').toString('hex').slice(0, 40)];
    }),
  ];
  for (const text of texts)
    for (const canary of canaries) expect(text.includes(canary), canary).toBe(false);
});

test('after a night rights stand in the order of their keys, all of one transaction', async () => {
  for (const place of [20, 4, 15, 9, 1]) {
    const voter = await givenVoter(ground, runOf(place));
    await takePaper(voter, opened);
  }
  const marks = async () => {
    const { rows } = await sql<{ xmin: string; c: string; state: string }>`
      select xmin::text, c, state from roll.voting_right order by ctid`.execute(ground.roll.db);
    return rows;
  };
  const before = await marks();
  expect(new Set(before.map(({ xmin }) => xmin)).size).toBeGreaterThan(1);
  await tidyRolls(ground.both);
  const after = await marks();
  expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
  expect(after.map(({ c }) => c)).toEqual(after.map(({ c }) => c).toSorted());
  const told = (rows: typeof before) => rows.map(({ c, state }) => `${c} ${state}`).toSorted();
  expect(told(after)).toEqual(told(before));
});

test('a turn, which says when somebody came, is gone a minute after it is good for nothing', async () => {
  const turns = async () => {
    const { rows } = await sql<{ n: number; last: Date }>`
      select count(*)::int as n, max(expires_at) as last from roll.turn`.execute(ground.roll.db);
    return rows[0];
  };
  const { n = 0, last = new Date() } = (await turns()) ?? {};
  expect(n).toBeGreaterThan(0);
  await relayAll(ground.both, new Date(last.getTime() + 60_000));
  expect((await turns())?.n).toBe(0);
});
