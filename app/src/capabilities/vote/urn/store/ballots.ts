// Ballots as they are cast: each request one durable statement, repeatable, whole or not at all.
import type { CheckedVote } from '@minga/ballot';
import type { Pool } from 'pg';
import type { UrnTx } from '../../../../platform/database/database.ts';

/** `ended`: nothing can be cast any more. A number is the place of a ballot whose key has cast another one. */
export type Kept = 'kept' | 'ended' | number;

const UNIQUE_VIOLATION = '23505';
/** Between two looks somebody else may have written what is missing. */
const ATTEMPTS = 5;

/**
 * Keeps all ballots of a request or none. The same ballots again are kept already. Waits until the database has them
 * on its disk, and on that of a synchronous standby if there is one.
 */
export async function keepBallots(
  pool: Pool,
  electionId: string,
  ballots: readonly CheckedVote[],
): Promise<Kept> {
  let missing = ballots;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (missing.length === 0) return 'kept';
    try {
      const { rowCount } = await pool.query(insertion(missing.length), [
        electionId,
        ...missing.flatMap(columnsOf),
      ]);
      return rowCount === missing.length ? 'kept' : 'ended';
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    }
    const there = await hashesOf(pool, electionId, ballots);
    const other = ballots.findIndex((ballot, at) => {
      const hash = there[at];
      return hash !== undefined && !hash.equals(ballot.hash);
    });
    if (other >= 0) return other;
    missing = ballots.filter((_, at) => there[at] === undefined);
  }
  throw new Error('ballots that come and go');
}

function columnsOf({ vote, hash, leaf }: CheckedVote) {
  return [vote.contest, Buffer.from(vote.pk, 'base64url'), Buffer.from(hash), Buffer.from(leaf)];
}

const insertions = new Map<number, string>();

function insertion(ballotsCount: number): string {
  const known = insertions.get(ballotsCount);
  if (known !== undefined) return known;
  const rows = Array.from({ length: ballotsCount }, (_, at) => {
    const [a, b, c, d] = [2, 3, 4, 5].map((first) => first + at * 4);
    return `($${a}::text, $${b}::bytea, $${c}::bytea, $${d}::bytea)`;
  });
  const text = `insert into urn.ballot (election_id, contest, pk, leaf_hash, leaf)
    select $1, contest, pk, hash, leaf from (values ${rows.join(', ')}) as given (contest, pk, hash, leaf)
    where not exists (select from urn.ended where election_id = $1)`;
  insertions.set(ballotsCount, text);
  return text;
}

/** Of what was cast with the key of each, or undefined. */
async function hashesOf(
  pool: Pool,
  electionId: string,
  ballots: readonly CheckedVote[],
): Promise<readonly (Buffer | undefined)[]> {
  const { rows } = await pool.query<{ place: string; leaf_hash: Buffer }>(
    `select place, leaf_hash from urn.ballot
     join unnest($2::text[], $3::bytea[]) with ordinality as given (contest, pk, place) using (contest, pk)
     where election_id = $1`,
    [
      electionId,
      ballots.map(({ vote }) => vote.contest),
      ballots.map(({ vote }) => Buffer.from(vote.pk, 'base64url')),
    ],
  );
  const there = new Map(rows.map(({ place, leaf_hash: hash }) => [Number(place), hash]));
  return ballots.map((_, at) => there.get(at + 1));
}

/** Of a ballot that enters the log late, which has its bytes. False where its key has cast already. */
export async function keepLateBallot(
  tx: UrnTx,
  electionId: string,
  ballot: { readonly contest: string; readonly pk: string; readonly hash: Uint8Array },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('urn.ballot')
    .values({
      election_id: electionId,
      contest: ballot.contest,
      pk: Buffer.from(ballot.pk, 'base64url'),
      leaf_hash: Buffer.from(ballot.hash),
      leaf: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
