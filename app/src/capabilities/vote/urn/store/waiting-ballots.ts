// Ballots that wait for their batch, the slots that were flushed, and the rewriting that forgets in which order they came.
import { sql } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import type { WaitingBallot } from '../rules/batches.ts';

type Bytes = Uint8Array;
type Reader = UrnDatabase | UrnTx;

export async function waitingBallots(
  db: Reader,
  electionId: string,
): Promise<readonly WaitingBallot[]> {
  const rows = await db
    .selectFrom('urn.ballot')
    .select(['contest', 'leaf_hash', 'leaf'])
    .where('election_id', '=', electionId)
    .where('leaf', 'is not', null)
    .orderBy('leaf_hash')
    .execute();
  return rows.flatMap(({ contest, leaf_hash: hash, leaf }) =>
    leaf === null ? [] : [{ contest, hash, leaf }],
  );
}

/**
 * One at a time reads the ballots of all elections in order to write them again, until the end of its transaction: of
 * two that had read, each would wait for the other. Asked for after the log of the election.
 */
export async function holdBallots(tx: UrnTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('urn ballots', 0))`.execute(tx);
}

/**
 * All rows anew in the order of their keys, in this transaction; bytes that are in the log are left out. Whoever is
 * casting has ended before, and nobody casts until the transaction ends.
 */
export async function rewriteBallots(tx: UrnTx): Promise<void> {
  await sql`select urn.rewrite_ballots()`.execute(tx);
}

/** The last slot whose flush was done; -1 before the first. */
export async function lastSlot(db: Reader, electionId: string): Promise<number> {
  const row = await db
    .selectFrom('urn.flush')
    .select('slot')
    .where('election_id', '=', electionId)
    .orderBy('slot', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.slot ?? -1;
}

/** Notes the slot, which is public: the log shows its batches. */
export async function noteSlot(tx: UrnTx, electionId: string, slot: number): Promise<void> {
  await tx.insertInto('urn.flush').values({ election_id: electionId, slot }).execute();
}

/** From now on nothing is cast in this election. */
export async function endCasting(tx: UrnTx, electionId: string): Promise<void> {
  await tx
    .insertInto('urn.ended')
    .values({ election_id: electionId })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export interface LoggedBallot {
  readonly contest: string;
  readonly pk: Bytes;
  readonly hash: Bytes;
}

/** Ballots that are in the log and were not here. Returns how many keys have another ballot here, which stays. */
export async function addLoggedBallots(
  tx: UrnTx,
  electionId: string,
  ballots: readonly LoggedBallot[],
): Promise<number> {
  const columns = [
    ballots.map(({ contest }) => contest),
    ballots.map(({ pk }) => Buffer.from(pk)),
    ballots.map(({ hash }) => Buffer.from(hash)),
  ] as const;
  const given = sql`unnest(${columns[0]}::text[], ${columns[1]}::bytea[], ${columns[2]}::bytea[])
    as given (contest, pk, hash)`;
  await sql`insert into urn.ballot (election_id, contest, pk, leaf_hash, leaf)
    select ${electionId}, contest, pk, hash, null from ${given}
    on conflict do nothing`.execute(tx);
  const others = await sql<{ n: string }>`select count(*) as n from ${given}
    join urn.ballot b on b.election_id = ${electionId} and b.contest = given.contest and b.pk = given.pk
    where b.leaf_hash <> given.hash`.execute(tx);
  return Number(others.rows[0]?.n ?? 0);
}
