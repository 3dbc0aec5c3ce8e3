// The leaves of the log in the database: read, judged by, and appended one after the other.
import { type Leaf, parseLeaf } from '@minga/ballot';
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import type { NewLeaf } from '../rules/batches.ts';
import { bulkTypes } from '../rules/legality.ts';
import { type LogView, viewOf } from '../rules/log-view.ts';

type Bytes = Uint8Array;
type Reader = UrnDatabase | UrnTx;

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 2_000;

/** Whoever holds it is the only one who appends to this log, until the transaction ends. */
export async function lockLog(tx: UrnTx, electionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`urn-log ${electionId}`}, 0))`.execute(
    tx,
  );
}

export async function logSize(db: Reader, electionId: string): Promise<number> {
  const row = await db
    .selectFrom('urn.leaf')
    .select('index')
    .where('election_id', '=', electionId)
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? 0 : row.index + 1;
}

/** What the next leaf is judged by; undefined before the manifest. */
export async function logView(db: Reader, electionId: string): Promise<LogView | undefined> {
  const rows = await db
    .selectFrom('urn.leaf')
    .select('leaf')
    .where('election_id', '=', electionId)
    .where('type', 'not in', bulkTypes)
    .orderBy('index')
    .execute();
  const [manifest, ...acts] = rows.map(({ leaf }) => leaf);
  if (manifest === undefined) return undefined;
  return viewOf(manifest, acts.map(parsed), await logSize(db, electionId));
}

function parsed(bytes: Bytes): Leaf {
  const leaf = parseLeaf(bytes);
  assert(leaf.ok, 'the log holds leaves');
  return leaf.value;
}

/** Where a leaf stands. */
export async function indexOf(
  db: Reader,
  electionId: string,
  hash: Bytes,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('urn.leaf')
    .select('index')
    .where('election_id', '=', electionId)
    .where('hash', '=', Buffer.from(hash))
    .executeTakeFirst();
  return row?.index;
}

/** Appends after leaf `from - 1`; `lockLog` was called in this transaction. */
export async function appendLeaves(
  tx: UrnTx,
  electionId: string,
  from: number,
  leaves: readonly NewLeaf[],
): Promise<void> {
  for (let at = 0; at < leaves.length; at += ROWS_AT_ONCE) {
    const rows = leaves.slice(at, at + ROWS_AT_ONCE).map(({ type, hash, leaf }, i) => ({
      election_id: electionId,
      index: from + at + i,
      type,
      hash: Buffer.from(hash),
      leaf: Buffer.from(leaf),
    }));
    await tx.insertInto('urn.leaf').values(rows).execute();
  }
}

/** All leaf hashes in their order. */
export async function leafHashes(db: Reader, electionId: string): Promise<readonly Bytes[]> {
  const rows = await db
    .selectFrom('urn.leaf')
    .select('hash')
    .where('election_id', '=', electionId)
    .orderBy('index')
    .execute();
  return rows.map(({ hash }) => hash);
}

/** The bytes of leaves from the first up to and without the second index. */
export async function entriesBetween(
  db: Reader,
  electionId: string,
  from: number,
  to: number,
): Promise<readonly Bytes[]> {
  const rows = await db
    .selectFrom('urn.leaf')
    .select('leaf')
    .where('election_id', '=', electionId)
    .where('index', '>=', from)
    .where('index', '<', to)
    .orderBy('index')
    .execute();
  assert(rows.length === to - from, 'every leaf of a range is there');
  return rows.map(({ leaf }) => leaf);
}

/** How many ballots of each contest are in the log. */
export async function ballotsInLog(
  db: Reader,
  electionId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('urn.ballot')
    .select(({ fn }) => ['contest', fn.countAll<string>().as('n')])
    .where('election_id', '=', electionId)
    .where('leaf', 'is', null)
    .groupBy('contest')
    .execute();
  return new Map(rows.map(({ contest, n }) => [contest, Number(n)]));
}

/** Ids of elections whose log has begun. */
export async function electionsWithLog(db: Reader): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('urn.leaf')
    .select('election_id')
    .where('index', '=', 0)
    .orderBy('election_id')
    .execute();
  return rows.map(({ election_id }) => election_id);
}
