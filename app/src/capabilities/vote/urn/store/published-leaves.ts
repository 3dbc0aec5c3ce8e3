// What the sequencer reads of a log: all hashes, ranges of bytes, and which elections have begun.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';

type Bytes = Uint8Array;
type Reader = UrnDatabase | UrnTx;

/** Hashes that come in one answer of the database. */
const TOGETHER = 20_000;

/** Leaf hashes in their order from one on, 32 bytes each. */
export async function leafHashes(db: Reader, electionId: string, from = 0): Promise<Bytes> {
  const parts: Bytes[] = [];
  for (let first = from; ; first += TOGETHER) {
    const { hashes } = await sql<{ hashes: Buffer | null }>`
      select string_agg(hash, '' order by index) as hashes from urn.leaf
      where election_id = ${electionId} and index >= ${first} and index < ${first + TOGETHER}`
      .execute(db)
      .then(({ rows }) => rows[0] ?? { hashes: null });
    if (hashes === null) return Buffer.concat(parts);
    parts.push(hashes);
  }
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
