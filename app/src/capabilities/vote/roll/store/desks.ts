// What desks work with: cards of two of which a mark is made void, covers, and corrections that two people sign.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Roll } from './elections.ts';

/** The code of a card and its PIN, hashed with a key that is not here. */
export function cardHash(keys: Keys, electionId: string, code: string, pin: string): Buffer {
  return keys.fingerprint('roll/card', `${electionId}\0${code}\0${pin}`);
}

export interface Card {
  readonly number: number;
  readonly label: string;
  readonly isRevoked: boolean;
}

export async function insertCard(
  tx: RollTx,
  electionId: string,
  card: { readonly hash: Buffer; readonly label: string },
): Promise<number> {
  await sql`select from roll.election where election_id = ${electionId} for update`.execute(tx);
  const { rows } = await sql<{ number: number }>`
    insert into roll.desk_card (election_id, number, card_hash, label)
    select ${electionId}, coalesce(max(number), 0) + 1, ${card.hash}, ${card.label}
    from roll.desk_card where election_id = ${electionId} returning number`.execute(tx);
  return rows[0]?.number ?? 0;
}

export async function listCards(db: Roll, electionId: string): Promise<readonly Card[]> {
  const { rows } = await sql<Card>`select number, label, is_revoked as "isRevoked"
    from roll.desk_card where election_id = ${electionId} order by number`.execute(db);
  return rows;
}

/** Numbers of those of these hashes that still count. */
export async function findCards(
  db: Roll,
  electionId: string,
  hashes: readonly Buffer[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ number: number }>`select number from roll.desk_card
    where election_id = ${electionId} and card_hash = any(${[...hashes]}::bytea[])
      and not is_revoked order by number`.execute(db);
  return rows.map(({ number }) => number);
}

export async function revokeCard(tx: RollTx, electionId: string, number: number): Promise<boolean> {
  const { rows } = await sql`update roll.desk_card set is_revoked = true
    where election_id = ${electionId} and number = ${number} and not is_revoked
    returning 1`.execute(tx);
  return rows.length > 0;
}

export interface Cover {
  readonly number: string;
  readonly vref: Buffer;
  readonly runSealed: Buffer | null;
  readonly style: string;
  readonly state: 'waiting' | 'in' | 'out';
  readonly reason: string;
}

const COVER = sql`number, vref, run_sealed as "runSealed", style, state, reason`;

/** False if that number is taken. */
export async function insertCover(
  tx: RollTx,
  electionId: string,
  cover: Pick<Cover, 'number' | 'vref' | 'runSealed' | 'style'>,
): Promise<boolean> {
  const { rows } = await sql`insert into roll.cover
    (election_id, number, vref, run_sealed, style, state)
    values (${electionId}, ${cover.number}, ${cover.vref}, ${cover.runSealed}, ${cover.style},
      'waiting') on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Those that wait first, each by its number. */
export async function listCovers(
  db: Roll,
  electionId: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Cover[]> {
  const { rows } = await sql<Cover>`select ${COVER} from roll.cover
    where election_id = ${electionId} order by state <> 'waiting', number collate "C"
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export async function countCovers(db: Roll, electionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from roll.cover
    where election_id = ${electionId}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function lockCover(
  tx: RollTx,
  electionId: string,
  number: string,
): Promise<Cover | undefined> {
  const { rows } = await sql<Cover>`select ${COVER} from roll.cover
    where election_id = ${electionId} and number = ${number} for update`.execute(tx);
  return rows[0];
}

export async function setCover(
  tx: RollTx,
  electionId: string,
  number: string,
  { state, reason }: Pick<Cover, 'state' | 'reason'>,
): Promise<void> {
  await sql`update roll.cover set state = ${state}, reason = ${reason}
    where election_id = ${electionId} and number = ${number}`.execute(tx);
}

export interface Correction {
  readonly id: string;
  readonly vref: Buffer;
  readonly runSealed: Buffer | null;
  readonly style: string;
  readonly isDone: boolean;
}

export async function insertCorrection(
  tx: RollTx,
  electionId: string,
  one: Omit<Correction, 'isDone'>,
): Promise<void> {
  await sql`insert into roll.correction (election_id, correction_id, vref, run_sealed, style)
    values (${electionId}, ${one.id}, ${one.vref}, ${one.runSealed}, ${one.style})`.execute(tx);
}

export async function lockCorrection(
  tx: RollTx,
  electionId: string,
  id: string,
): Promise<Correction | undefined> {
  const { rows } = await sql<Correction>`select correction_id as id, vref,
      run_sealed as "runSealed", style, is_done as "isDone" from roll.correction
    where election_id = ${electionId} and correction_id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function endCorrection(tx: RollTx, electionId: string, id: string): Promise<void> {
  await sql`update roll.correction set is_done = true
    where election_id = ${electionId} and correction_id = ${id}`.execute(tx);
}
