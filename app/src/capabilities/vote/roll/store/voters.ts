// Who is on the roll: found by a fingerprint of the RUN, which is sealed with a key that is not in this database.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { Assurance, RightState } from '../rules/right.ts';
import type { Roll } from './elections.ts';

/** `vref`: how the roll finds somebody. A plain hash of thirty million numbers would be none. */
export function vrefOf(keys: Keys, electionId: string, run: Run): Buffer {
  return keys.fingerprint('roll/vref', `pb-vref/1\0${electionId}${run}`);
}

function placeOf(electionId: string, column: 'run' | 'salt', vref: Buffer): string {
  return `roll.voter/${column}/${electionId}/${vref.toString('base64url')}`;
}

export function sealRun(keys: Keys, electionId: string, vref: Buffer, run: Run): Buffer {
  return keys.seal('roll/run', placeOf(electionId, 'run', vref), run);
}

export function openRun(keys: Keys, electionId: string, vref: Buffer, sealed: Buffer): Run {
  return keys.open('roll/run', placeOf(electionId, 'run', vref), sealed) as Run;
}

/** The salt is kept as base64url. */
export function sealSalt(keys: Keys, electionId: string, vref: Buffer, salt: string): Buffer {
  return keys.seal('roll/salt', placeOf(electionId, 'salt', vref), salt);
}

export function openSalt(keys: Keys, electionId: string, vref: Buffer, sealed: Buffer): string {
  return keys.open('roll/salt', placeOf(electionId, 'salt', vref), sealed);
}

export interface NewVoter {
  readonly vref: Buffer;
  readonly c: string;
  readonly style: string;
  readonly assurance: Assurance;
  readonly isListed: boolean;
  /** Both null where only her right is known again. */
  readonly saltSealed: Buffer | null;
  readonly runSealed: Buffer | null;
}

/** Those who were not there yet; their number. */
export async function insertVoters(
  tx: RollTx,
  electionId: string,
  voters: readonly NewVoter[],
): Promise<number> {
  if (voters.length === 0) return 0;
  const of = <Key extends keyof NewVoter>(key: Key) => voters.map((one) => one[key]);
  const { rows } = await sql`
    insert into roll.voter
      (election_id, vref, c, style, assurance, is_listed, salt_sealed, run_sealed)
    select ${electionId}, * from unnest(${of('vref')}::bytea[], ${of('c')}::text[],
      ${of('style')}::text[], ${of('assurance')}::text[], ${of('isListed')}::boolean[],
      ${of('saltSealed')}::bytea[], ${of('runSealed')}::bytea[])
    on conflict (election_id, vref) do nothing returning 1`.execute(tx);
  return rows.length;
}

export interface Voter {
  readonly vref: Buffer;
  readonly c: string;
  readonly style: string;
  readonly assurance: Assurance;
  readonly isListed: boolean;
  readonly saltSealed: Buffer | null;
  readonly runSealed: Buffer | null;
  /** Null before the list is frozen. */
  readonly state: RightState | null;
  readonly requestHash: Buffer | null;
}

const VOTER = sql`voter.vref, voter.c, style, assurance, is_listed as "isListed",
  salt_sealed as "saltSealed", run_sealed as "runSealed", state,
  request_hash as "requestHash"`;
const WITH_RIGHT = sql`roll.voter left join roll.voting_right held
  on held.election_id = voter.election_id and held.c = voter.c`;

export async function findVoter(
  db: Roll,
  electionId: string,
  vref: Buffer,
): Promise<Voter | undefined> {
  const { rows } = await sql<Voter>`select ${VOTER} from ${WITH_RIGHT}
    where voter.election_id = ${electionId} and vref = ${vref}`.execute(db);
  return rows[0];
}

export interface ListLine {
  readonly c: string;
  readonly style: string;
}

/** The frozen list, or what would be frozen now, as its bytes stand in order; `after` and `limit` cut it in pieces. */
export async function listLines(
  db: Roll,
  electionId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly ListLine[]> {
  const { rows } = await sql<ListLine>`select c, style from roll.voter
    where election_id = ${electionId} and is_listed and c collate "C" > ${after}
    order by c collate "C" limit ${limit}`.execute(db);
  return rows;
}

/** Everybody, listed or added, whose number is still kept: `after` and `limit` cut them in pieces. */
export async function listVoters(
  db: Roll,
  electionId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly Pick<Voter, 'vref' | 'c' | 'style' | 'runSealed' | 'saltSealed'>[]> {
  const { rows } = await sql<Pick<Voter, 'vref' | 'c' | 'style' | 'runSealed' | 'saltSealed'>>`
    select vref, c, style, run_sealed as "runSealed", salt_sealed as "saltSealed" from roll.voter
    where election_id = ${electionId} and run_sealed is not null and c collate "C" > ${after}
    order by c collate "C" limit ${limit}`.execute(db);
  return rows;
}

/** Whose right is available or issued, whichever of the two: `after` and `limit` cut them in pieces. */
export async function listReminded(
  db: Roll,
  electionId: string,
  { after, limit }: { readonly after: Buffer; readonly limit: number },
): Promise<readonly { readonly vref: Buffer; readonly runSealed: Buffer }[]> {
  const { rows } = await sql<{ vref: Buffer; runSealed: Buffer }>`
    select vref, run_sealed as "runSealed" from ${WITH_RIGHT}
    where voter.election_id = ${electionId} and run_sealed is not null
      and state in ('available', 'issued') and vref > ${after}
    order by vref limit ${limit}`.execute(db);
  return rows;
}

export interface StyleCount {
  readonly style: string;
  readonly assurance: Assurance;
  readonly isListed: boolean;
  readonly count: number;
}

/** How many of each kind; never by state while people vote. */
export async function countVoters(db: Roll, electionId: string): Promise<readonly StyleCount[]> {
  const { rows } = await sql<StyleCount>`
    select style, assurance, is_listed as "isListed", count(*)::int as count
    from roll.voter where election_id = ${electionId} group by 1, 2, 3 order by 1, 2, 3`.execute(
    db,
  );
  return rows;
}

export interface Moved {
  readonly vref: Buffer;
  readonly runSealed: Buffer;
  readonly style: string;
}

/**
 * Of a list that is not frozen: everybody leaves it whom an import does not have, and so does whoever has another style
 * there. The latter are told, to enter it again.
 */
export async function replaceList(
  tx: RollTx,
  electionId: string,
  importId: string,
): Promise<readonly Moved[]> {
  await sql`delete from roll.voter voter
    where election_id = ${electionId} and is_listed and assurance = 'list' and not exists (
      select from roll.import_row given where given.election_id = voter.election_id
        and given.import_id = ${importId} and given.vref = voter.vref)`.execute(tx);
  const { rows } = await sql<Moved>`delete from roll.voter voter using roll.import_row given
    where voter.election_id = ${electionId} and given.election_id = voter.election_id
      and given.import_id = ${importId} and given.vref = voter.vref
      and voter.style <> given.style
    returning voter.vref, given.run_sealed as "runSealed", given.style`.execute(tx);
  return rows;
}

/** Erases every number and salt of an election; what is public of it stays. */
export async function purgeVoters(tx: RollTx, electionId: string): Promise<number> {
  const { rows } = await sql`update roll.voter set run_sealed = null, salt_sealed = null
    where election_id = ${electionId} and run_sealed is not null returning 1`.execute(tx);
  await sql`delete from roll.declaration where election_id = ${electionId}`.execute(tx);
  await sql`delete from roll.correction where election_id = ${electionId}`.execute(tx);
  await sql`delete from roll.notice where election_id = ${electionId}`.execute(tx);
  await sql`delete from roll.slip where election_id = ${electionId}`.execute(tx);
  await sql`update roll.cover set run_sealed = null where election_id = ${electionId}`.execute(tx);
  await sql`delete from roll.import where election_id = ${electionId}`.execute(tx);
  await sql`update roll.election set is_purged = true
    where election_id = ${electionId}`.execute(tx);
  return rows.length;
}
