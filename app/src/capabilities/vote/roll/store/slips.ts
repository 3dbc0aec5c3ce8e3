// Sealed slips with a code, by the number outside; of the code itself only a keyed hash is kept.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Roll } from './elections.ts';

export type SlipState = 'printed' | 'handed-over' | 'void' | 'destroyed';

/** `HMAC(k_code, …)`: nobody finds the code of a slip who has only the database. */
export function codeHash(keys: Keys, electionId: string, code: string): Buffer {
  return keys.fingerprint('roll/code', `pb-code/1\0${electionId}\0${code}`);
}

/** Adds slips after those that there are; the number of the first. */
export async function insertSlips(
  tx: RollTx,
  electionId: string,
  hashes: readonly Buffer[],
): Promise<number> {
  await sql`select from roll.election where election_id = ${electionId} for update`.execute(tx);
  const { rows } = await sql<{ first: number }>`
    with last as (
      select coalesce(max(number), 0) as number from roll.slip where election_id = ${electionId}
    ), made as (
      insert into roll.slip (election_id, number, code_hash, state)
      select ${electionId}, last.number + given.nth, given.hash, 'printed'
      from last, unnest(${[...hashes]}::bytea[]) with ordinality as given (hash, nth)
    )
    select number + 1 as first from last`.execute(tx);
  return rows[0]?.first ?? 1;
}

/** Whose slip has this code, if it was handed over and still counts. */
export async function findSlipByCode(
  db: Roll,
  electionId: string,
  hash: Buffer,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ vref: Buffer | null }>`select vref from roll.slip
    where election_id = ${electionId} and code_hash = ${hash}
      and state = 'handed-over'`.execute(db);
  return rows[0]?.vref ?? undefined;
}

/** False where it was not there to be handed over. Whoever had another has that one void, and what it had opened is shut. */
export async function handOverSlip(
  tx: RollTx,
  electionId: string,
  number: number,
  vref: Buffer,
): Promise<boolean> {
  await sql`update roll.slip set state = 'void'
    where election_id = ${electionId} and vref = ${vref} and state = 'handed-over'`.execute(tx);
  await sql`with shut as (
      delete from roll.code_session where election_id = ${electionId} and vref = ${vref}
    )
    delete from roll.turn where election_id = ${electionId} and vref = ${vref}`.execute(tx);
  const { rows } = await sql`update roll.slip set state = 'handed-over', vref = ${vref}
    where election_id = ${electionId} and number = ${number} and state = 'printed'
    returning 1`.execute(tx);
  return rows.length > 0;
}

export async function countSlips(
  db: Roll,
  electionId: string,
): Promise<ReadonlyMap<SlipState, number>> {
  const { rows } = await sql<{ state: SlipState; count: number }>`
    select state, count(*)::int as count from roll.slip
    where election_id = ${electionId} group by state`.execute(db);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** Those that nobody was given, counted and useless from now on. */
export async function destroySlips(tx: RollTx, electionId: string): Promise<number> {
  const { rows } = await sql`update roll.slip set state = 'destroyed'
    where election_id = ${electionId} and state = 'printed' returning 1`.execute(tx);
  return rows.length;
}

export async function insertCodeSession(
  tx: RollTx,
  electionId: string,
  session: { readonly tokenHash: Buffer; readonly vref: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await sql`insert into roll.code_session (election_id, token_hash, vref, expires_at)
    values (${electionId}, ${session.tokenHash}, ${session.vref}, ${session.expiresAt})`.execute(
    tx,
  );
}

export async function findCodeSession(
  db: Roll,
  electionId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ vref: Buffer }>`select vref from roll.code_session
    where election_id = ${electionId} and token_hash = ${tokenHash}
      and expires_at > ${now}`.execute(db);
  return rows[0]?.vref;
}
