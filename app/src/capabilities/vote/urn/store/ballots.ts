// Ballots as they are cast: durable before they are promised, repeatable, each request whole or not at all.
import type { Pool } from 'pg';
import type { UrnTx } from '../../../../platform/database/database.ts';
import { onceATurn } from '../../../../platform/once-a-turn.ts';

/** A ballot as it is kept: what its checks left of it. */
export interface KeptBallot {
  readonly contest: string;
  readonly pk: Uint8Array;
  readonly hash: Uint8Array;
  readonly leaf: Uint8Array;
}

/** `ended`: nothing can be cast any more. A number is the place of a ballot whose key has cast another one. */
export type Kept = 'kept' | 'ended' | number;

/**
 * Keeps all ballots of a request or none. The same ballots again are kept already. Resolves once the database has
 * them on its disk, and on that of a synchronous standby if there is one.
 */
export type KeepBallots = (electionId: string, ballots: readonly KeptBallot[]) => Promise<Kept>;

interface Waiting {
  readonly electionId: string;
  readonly ballots: readonly KeptBallot[];
  readonly done: (kept: Kept) => void;
  readonly failed: (error: unknown) => void;
}

/** Groups at work at once; what comes meanwhile waits for the next one. */
const MOST_GROUPS = 2;
/** Ballots of one group, as far as requests are whole. */
const MOST_ROWS = 64;

/**
 * Requests that come together, or while others are written, are written together: one statement, one commit, one wait
 * for the disk. Where anything stands in the way of a group, each of its requests goes alone.
 */
export function ballotKeeper(pool: Pool): KeepBallots {
  const waiting: Waiting[] = [];
  let atWork = 0;

  const next = onceATurn(() => {
    while (atWork < MOST_GROUPS && waiting.length > 0) {
      const group = takeGroup(waiting);
      atWork += 1;
      void keepGroup(pool, group).then(() => {
        atWork -= 1;
        next();
      });
    }
  });

  return (electionId, ballots) =>
    new Promise((done, failed) => {
      waiting.push({ electionId, ballots, done, failed });
      next();
    });
}

function takeGroup(waiting: Waiting[]): readonly Waiting[] {
  let [requests, rows] = [0, 0];
  for (const { ballots } of waiting) {
    if (requests > 0 && rows + ballots.length > MOST_ROWS) break;
    requests += 1;
    rows += ballots.length;
  }
  return waiting.splice(0, requests);
}

/** Never rejects: each request hears of its own. */
async function keepGroup(pool: Pool, group: readonly Waiting[]): Promise<void> {
  const rows = group.flatMap(({ electionId, ballots }) =>
    ballots.map((ballot) => rowOf(electionId, ballot)),
  );
  if (group.length > 1 && (await insertAll(pool, rows).catch(() => 'apart')) === 'kept') {
    for (const { done } of group) done('kept');
    return;
  }
  await Promise.all(
    group.map(({ electionId, ballots, done, failed }) =>
      keepAlone(pool, electionId, ballots).then(done, failed),
    ),
  );
}

const UNIQUE_VIOLATION = '23505';
const DEADLOCK = '40P01';
/** Between two looks somebody else may have written what is missing. */
const ATTEMPTS = 5;

async function keepAlone(
  pool: Pool,
  electionId: string,
  ballots: readonly KeptBallot[],
): Promise<Kept> {
  let missing = ballots;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (missing.length === 0) return 'kept';
    try {
      return await insertAll(
        pool,
        missing.map((ballot) => rowOf(electionId, ballot)),
      );
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== UNIQUE_VIOLATION && code !== DEADLOCK) throw error;
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

type Row = readonly [
  electionId: string,
  contest: string,
  pk: Buffer,
  leafHash: Buffer,
  leaf: Buffer,
];

function rowOf(electionId: string, { contest, pk, hash, leaf }: KeptBallot): Row {
  return [electionId, contest, bufferOver(pk), bufferOver(hash), bufferOver(leaf)];
}

function bufferOver({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** All rows or none: `ended` where one of their elections takes nothing any more and so not every row went in. */
async function insertAll(pool: Pool, rows: readonly Row[]): Promise<'kept' | 'ended'> {
  const values = rows.toSorted((a, b) => a[2].compare(b[2])).flat();
  const { rows: found } = await pool.query<{ n: number }>(insertion(rows.length), values);
  return found[0]?.n === rows.length ? 'kept' : 'ended';
}

const insertions = new Map<number, string>();

/** Nothing goes in where one of the elections has ended. */
function insertion(rowsCount: number): string {
  const known = insertions.get(rowsCount);
  if (known !== undefined) return known;
  const rows = Array.from({ length: rowsCount }, (_, at) => {
    const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((first) => first + at * 5);
    return `($${a}::text, $${b}::text, $${c}::bytea, $${d}::bytea, $${e}::bytea)`;
  });
  const text = `with given (election_id, contest, pk, leaf_hash, leaf) as (values ${rows.join(', ')}),
    made as (insert into urn.ballot (election_id, contest, pk, leaf_hash, leaf)
      select election_id, contest, pk, leaf_hash, leaf from given
      where not exists (select from urn.ended where election_id in (select election_id from given))
      returning 1)
    select count(*)::int as n from made`;
  insertions.set(rowsCount, text);
  return text;
}

/** Of what was cast with the key of each, or undefined. */
async function hashesOf(
  pool: Pool,
  electionId: string,
  ballots: readonly KeptBallot[],
): Promise<readonly (Buffer | undefined)[]> {
  const { rows } = await pool.query<{ place: string; leaf_hash: Buffer }>(
    `select place, leaf_hash from urn.ballot
     join unnest($2::text[], $3::bytea[]) with ordinality as given (contest, pk, place) using (contest, pk)
     where election_id = $1`,
    [electionId, ballots.map(({ contest }) => contest), ballots.map(({ pk }) => bufferOver(pk))],
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
