// Ballots that wait for their batch, the slots that were flushed, and the rewriting that forgets in which order they came.
import { sql } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';

type Bytes = Uint8Array;
type Reader = UrnDatabase | UrnTx;

/** How many ballots of each contest wait. */
export async function waitingBallots(
  db: Reader,
  electionId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('urn.ballot')
    .select(['contest', ({ fn }) => fn.countAll<string>().as('n')])
    .where('election_id', '=', electionId)
    .where('leaf', 'is not', null)
    .groupBy('contest')
    .execute();
  return new Map(rows.map(({ contest, n }) => [contest, Number(n)]));
}

/** Every ballot of a contest that waits, as leaves from a place on, ascending by leaf hash. Returns how many. */
export async function logWaiting(
  tx: UrnTx,
  electionId: string,
  contest: string,
  from: number,
): Promise<number> {
  // Within the database: a hundred thousand ballots are more than a process should hold.
  const { numAffectedRows } = await sql`
    insert into urn.leaf (election_id, index, type, hash, leaf)
    select election_id, ${from}::int - 1 + row_number() over (order by leaf_hash), 'vote', leaf_hash, leaf
    from urn.ballot
    where election_id = ${electionId} and contest = ${contest} and leaf is not null`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * One at a time reads the ballots of all elections in order to write them again, until the end of its transaction: of
 * two that had read, each would wait for the other. Asked for after the log of the election.
 */
export async function holdBallots(tx: UrnTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('urn ballots', 0))`.execute(tx);
  // A million rows take longer to write than any page may: cut short, they would be begun again and again.
  await sql`set local statement_timeout = 0`.execute(tx);
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
