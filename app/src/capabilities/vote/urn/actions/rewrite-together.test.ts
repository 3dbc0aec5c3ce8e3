// The table of ballots is one for all elections: whoever writes it again never waits for somebody who waits for it.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sizeOfLog } from '../store/log-leaves.ts';
import { ownLog } from '../store/published-logs.ts';
import { openedElection } from '../testing/opened-election.ts';
import { type OpenedLog, openedLog } from '../testing/opened-log.ts';
import { advance } from './advance.ts';
import { flush } from './flush.ts';
import { rebuildLog } from './rebuild-log.ts';

let log: OpenedLog;
beforeEach(async () => {
  log = await openedLog();
});
afterEach(() => log.urn.close());

const UNIQUE_VIOLATION = '23505';
const FIRST = '2027-05-05T15:00:00Z';
const db = () => log.urn.database.db;

/** Holds a table against whoever writes it until so many wait, for it or behind those that do. */
async function whileHeld<T>(table: string, waiting: number, work: () => Promise<T>): Promise<T> {
  const { owner } = log.urn.database;
  return owner
    .transaction()
    .execute(async (tx) => {
      await sql`lock table ${sql.table(table)} in share mode`.execute(tx);
      const working = work();
      for (let n = 0; n < waiting; ) {
        const { rows } = await sql<{ n: number }>`select count(distinct pid)::int as n from pg_locks
          where not granted and (database is null
            or database = (select oid from pg_database where datname = current_database()))`.execute(
          tx,
        );
        n = rows[0]?.n ?? 0;
      }
      return { working };
    })
    .then(({ working }) => working);
}

test('two elections whose batch is due at the same moment publish both', async () => {
  const other = await openedElection(log.urn, 'mechaico-2027');
  await log.cast('comuna', 20);
  await log.cast('comuna', 20, other.id);
  const both = [log.id, other.id];
  const at = Date.parse(FIRST);
  const flushed = await whileHeld('urn.leaf', 2, () =>
    Promise.all(both.map((id) => flush(db(), id, at))),
  );
  expect(flushed).toEqual(['flushed', 'flushed']);
  for (const id of both) expect(await sizeOfLog(db(), id)).toBe(2 + 21);
});

test('who sends a ballot again while the log is rebuilt waits for it, and never it for her', async () => {
  await log.cast('comuna', 20);
  log.at(FIRST);
  await advance(log.urn.house, log.id);
  const kept = await db()
    .selectFrom('urn.ballot')
    .select(['election_id', 'contest', 'pk', 'leaf_hash'])
    .executeTakeFirstOrThrow();
  const { owner } = log.urn.database;
  await sql`alter table urn.leaf disable trigger stays`.execute(owner);
  await sql`delete from urn.leaf where index >= 2`.execute(owner);
  await sql`alter table urn.leaf enable trigger stays`.execute(owner);
  await sql`truncate urn.ballot`.execute(owner);

  const source = ownLog(log.urn.house.logsDir, log.id);
  // A day later, so that the rebuild notes a slot, and stops there.
  const now = Date.parse(FIRST) + 86_400_000;
  const { logsDir } = log.urn.house;
  const [rebuilt, again] = await whileHeld('urn.flush', 2, async () => {
    const rebuilding = rebuildLog({ db: db(), logsDir, now }, log.id, source);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const casting = db()
      .insertInto('urn.ballot')
      .values({ ...kept, leaf: Buffer.from('x') });
    return Promise.all([
      rebuilding,
      casting.execute().catch((error: { code: string }) => error.code),
    ]);
  });
  expect(rebuilt).toEqual({ ok: true, value: { before: 2, after: 23 } });
  expect(again).toBe(UNIQUE_VIOLATION);
  expect(await db().selectFrom('urn.ballot').select('pk').execute()).toHaveLength(20);
});
