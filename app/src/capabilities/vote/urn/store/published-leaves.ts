// What the sequencer reads of a log: all hashes, ranges of bytes, and which elections have begun.
import { assert } from '@minga/basics';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';

type Bytes = Uint8Array;
type Reader = UrnDatabase | UrnTx;

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
