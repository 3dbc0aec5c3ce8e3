// What the roll knows of an election by itself: its mode and keys, its frozen list, and whether its evidence is ahead.
import { sql } from 'kysely';
import type { RollDatabase, RollTx } from '../../../../platform/database/database.ts';

export type Roll = RollDatabase | RollTx;
export type RollMode = 'closed' | 'open' | 'mixed';

export interface RollElection {
  readonly id: string;
  readonly mode: RollMode;
  readonly signPublic: Buffer;
  readonly signSealed: Buffer;
  readonly deskPublic: Buffer;
  readonly frozenRoot: string | null;
  readonly frozenCount: number | null;
  readonly frozenKey: string | null;
  readonly isUnderReview: boolean;
  /** Everybody was told that it ends soon. */
  readonly isReminded: boolean;
  readonly purgeOn: string | null;
  readonly isPurged: boolean;
}

const COLUMNS = sql`election_id as id, mode, sign_public as "signPublic",
  sign_sealed as "signSealed", desk_public as "deskPublic", frozen_root as "frozenRoot",
  frozen_count as "frozenCount", frozen_key as "frozenKey",
  is_under_review as "isUnderReview", is_reminded as "isReminded", purge_on::text as "purgeOn",
  is_purged as "isPurged"`;

export async function readElection(db: Roll, id: string): Promise<RollElection | undefined> {
  const { rows } = await sql<RollElection>`
    select ${COLUMNS} from roll.election where election_id = ${id}`.execute(db);
  return rows[0];
}

/** Whoever changes the same roll waits. */
export async function lockElection(tx: RollTx, id: string): Promise<RollElection | undefined> {
  const { rows } = await sql<RollElection>`
    select ${COLUMNS} from roll.election where election_id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function listElections(db: Roll): Promise<readonly RollElection[]> {
  const { rows } = await sql<RollElection>`
    select ${COLUMNS} from roll.election order by election_id`.execute(db);
  return rows;
}

export interface NewElection {
  readonly id: string;
  readonly mode: RollMode;
  readonly signPublic: Buffer;
  readonly signSealed: Buffer;
  readonly deskPublic: Buffer;
  readonly deskSealed: Buffer;
}

/** Makes its row; false if another made it meanwhile. */
export async function insertElection(tx: RollTx, given: NewElection): Promise<boolean> {
  const { rows } = await sql`insert into roll.election
    (election_id, mode, sign_public, sign_sealed, desk_public, desk_sealed)
    values (${given.id}, ${given.mode}, ${given.signPublic}, ${given.signSealed},
      ${given.deskPublic}, ${given.deskSealed})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** As long as the list is not frozen; false once it is. */
export async function setMode(tx: RollTx, id: string, mode: RollMode): Promise<boolean> {
  const { rows } = await sql`update roll.election set mode = ${mode}
    where election_id = ${id} and frozen_root is null returning 1`.execute(tx);
  return rows.length > 0;
}

export async function setFrozen(
  tx: RollTx,
  id: string,
  list: { readonly root: string; readonly count: number; readonly key: string } | undefined,
): Promise<void> {
  await sql`update roll.election set frozen_root = ${list?.root ?? null},
    frozen_count = ${list?.count ?? null}, frozen_key = ${list?.key ?? null} where election_id = ${id}`.execute(
    tx,
  );
}

export async function setUnderReview(db: Roll, id: string, isUnder: boolean): Promise<void> {
  await sql`update roll.election set is_under_review = ${isUnder}
    where election_id = ${id} and is_under_review <> ${isUnder}`.execute(db);
}

/** Everybody was told. */
export async function setReminded(db: Roll, id: string): Promise<void> {
  await sql`update roll.election set is_reminded = true where election_id = ${id}`.execute(db);
}

/** The day after which its numbers are erased; another result may put it off. */
export async function setPurgeDay(db: Roll, id: string, day: string): Promise<void> {
  await sql`update roll.election set purge_on = ${day}::date
    where election_id = ${id} and not is_purged`.execute(db);
}

export interface KeptIssuer {
  readonly contest: string;
  readonly modulus: Buffer;
  /** Null once it is destroyed. */
  readonly privateSealed: Buffer | null;
}

export async function listIssuers(db: Roll, electionId: string): Promise<readonly KeptIssuer[]> {
  const { rows } = await sql<KeptIssuer>`
    select contest, modulus, private_sealed as "privateSealed" from roll.issuer
    where election_id = ${electionId} order by contest`.execute(db);
  return rows;
}

/** The first key of a contest stays. */
export async function insertIssuer(
  tx: RollTx,
  electionId: string,
  { contest, modulus, privateSealed }: KeptIssuer,
): Promise<void> {
  await sql`insert into roll.issuer (election_id, contest, modulus, private_sealed)
    values (${electionId}, ${contest}, ${modulus}, ${privateSealed})
    on conflict do nothing`.execute(tx);
}

/** After this nobody signs another token. */
export async function destroyIssuers(tx: RollTx, electionId: string): Promise<void> {
  await sql`update roll.issuer set private_sealed = null
    where election_id = ${electionId} and private_sealed is not null`.execute(tx);
  await sql`delete from roll.turn where election_id = ${electionId}`.execute(tx);
  await sql`delete from roll.code_session where election_id = ${electionId}`.execute(tx);
}
