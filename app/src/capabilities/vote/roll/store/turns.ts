// Turns: the way from the site to the booth and back, hashed, bound to one session and gone after fifteen minutes.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Roll } from './elections.ts';

export interface Turn {
  readonly holderHash: Buffer;
  readonly vref: Buffer;
  readonly isUsed: boolean;
}

export async function insertTurn(
  tx: RollTx,
  electionId: string,
  turn: {
    readonly turnHash: Buffer;
    readonly holderHash: Buffer;
    readonly vref: Buffer;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await sql`insert into roll.turn (election_id, turn_hash, holder_hash, vref, expires_at)
    values (${electionId}, ${turn.turnHash}, ${turn.holderHash}, ${turn.vref},
      ${turn.expiresAt})`.execute(tx);
}

/** Of a turn the election is not said: the booth of another would not have it. */
export async function findTurn(
  db: Roll,
  turnHash: Buffer,
  now: Date,
): Promise<(Turn & { readonly electionId: string }) | undefined> {
  const { rows } = await sql<Turn & { electionId: string }>`
    select election_id as "electionId", holder_hash as "holderHash", vref, is_used as "isUsed"
    from roll.turn where turn_hash = ${turnHash} and expires_at > ${now}`.execute(db);
  return rows[0];
}

/** Compare and set: false if somebody else used it, and nothing is changed. */
export async function useTurn(tx: RollTx, electionId: string, turnHash: Buffer): Promise<boolean> {
  const { rows } = await sql`update roll.turn set is_used = true
    where election_id = ${electionId} and turn_hash = ${turnHash} and not is_used
    returning 1`.execute(tx);
  return rows.length > 0;
}

export async function forgetTurns(db: Roll, now: Date): Promise<void> {
  await sql`delete from roll.turn where expires_at <= ${now}`.execute(db);
  await sql`delete from roll.code_session where expires_at <= ${now}`.execute(db);
}
