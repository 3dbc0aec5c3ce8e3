// Ballots that wait for their batch, the slots that were flushed, and the rewriting that forgets in which order they came.
import { sql } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import type { WaitingBallot } from '../rules/batches.ts';

type Bytes = Uint8Array;
type Reader = UrnDatabase | UrnTx;

/** From now until the transaction ends nobody casts; whoever is casting has ended. */
export async function stopCasting(tx: UrnTx): Promise<void> {
  await sql`lock table urn.ballot in access exclusive mode`.execute(tx);
}

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

/** All rows anew in the order of their keys, in this transaction; bytes that are in the log are left out. */
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

/** The ballot of a key, wherever it is. */
export async function ballotOf(
  db: Reader,
  electionId: string,
  { contest, pk }: Omit<LoggedBallot, 'hash'>,
): Promise<{ readonly hash: Bytes; readonly isInLog: boolean } | undefined> {
  const row = await db
    .selectFrom('urn.ballot')
    .select(['leaf_hash', 'leaf'])
    .where('election_id', '=', electionId)
    .where('contest', '=', contest)
    .where('pk', '=', Buffer.from(pk))
    .executeTakeFirst();
  return row && { hash: row.leaf_hash, isInLog: row.leaf === null };
}

/** Ballots that are in the log and were not here. Returns those whose key has another ballot here. */
export async function addLoggedBallots(
  tx: UrnTx,
  electionId: string,
  ballots: readonly LoggedBallot[],
): Promise<number> {
  let others = 0;
  for (const { contest, pk, hash } of ballots) {
    const there = await ballotOf(tx, electionId, { contest, pk });
    if (there !== undefined) {
      others += Buffer.from(hash).equals(there.hash) ? 0 : 1;
      continue;
    }
    await tx
      .insertInto('urn.ballot')
      .values({
        election_id: electionId,
        contest,
        pk: Buffer.from(pk),
        leaf_hash: Buffer.from(hash),
        leaf: null,
      })
      .execute();
  }
  return others;
}
