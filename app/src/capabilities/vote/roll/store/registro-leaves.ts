// The leaves of the registro as they were signed, and who is told of what they say.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Roll } from './elections.ts';

export interface RegistroLeaf {
  readonly day: string;
  readonly part: number;
  readonly leaf: Buffer;
}

export async function insertLeaves(
  tx: RollTx,
  electionId: string,
  leaves: readonly (RegistroLeaf & { readonly of: number })[],
): Promise<void> {
  for (const { day, part, of, leaf } of leaves)
    await sql`insert into roll.registro_leaf (election_id, day, part, of, leaf)
      values (${electionId}, ${day}::date, ${part}, ${of}, ${leaf})`.execute(tx);
}

/** The last day of which there is a leaf. */
export async function lastDay(db: Roll, electionId: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select max(day)::text as day from roll.registro_leaf
    where election_id = ${electionId}`.execute(db);
  return rows[0]?.day ?? undefined;
}

export interface LeafDay extends Pick<RegistroLeaf, 'day' | 'part'> {
  /** H(0x00 ‖ leaf), as the queue of the log keeps it. */
  readonly hash: Buffer;
}

/** Which leaves there are, without their bytes. */
export async function listLeafDays(db: Roll, electionId: string): Promise<readonly LeafDay[]> {
  const { rows } = await sql<LeafDay>`
    select day::text as day, part, sha256('\\x00'::bytea || leaf) as hash from roll.registro_leaf
    where election_id = ${electionId} order by day, part`.execute(db);
  return rows;
}

export async function readLeavesOf(
  db: Roll,
  electionId: string,
  days: readonly Pick<RegistroLeaf, 'day' | 'part'>[],
): Promise<readonly RegistroLeaf[]> {
  const { rows } = await sql<RegistroLeaf>`
    select day::text as day, part, leaf from roll.registro_leaf
    where election_id = ${electionId} and (day, part) in (
      select * from unnest(${days.map(({ day }) => day)}::date[],
        ${days.map(({ part }) => part)}::integer[]))
    order by day, part`.execute(db);
  return rows;
}

/** What is not known to be in the queue of the log, the oldest first. */
export async function listUnqueued(db: Roll, electionId: string): Promise<readonly RegistroLeaf[]> {
  const { rows } = await sql<RegistroLeaf>`
    select day::text as day, part, leaf from roll.registro_leaf
    where election_id = ${electionId} and not is_queued order by day, part`.execute(db);
  return rows;
}

export async function markQueued(
  db: Roll,
  electionId: string,
  { day, part }: Pick<RegistroLeaf, 'day' | 'part'>,
): Promise<void> {
  await sql`update roll.registro_leaf set is_queued = true
    where election_id = ${electionId} and day = ${day}::date and part = ${part}`.execute(db);
}

export async function insertNotices(
  tx: RollTx,
  electionId: string,
  about: readonly { readonly c: string; readonly ev: string }[],
): Promise<void> {
  if (about.length === 0) return;
  await sql`insert into roll.notice (election_id, c, ev)
    select ${electionId}, * from unnest(${about.map(({ c }) => c)}::text[],
      ${about.map(({ ev }) => ev)}::text[]) on conflict do nothing`.execute(tx);
}

export interface WaitingNotice {
  readonly c: string;
  readonly ev: string;
  readonly vref: Buffer;
  readonly runSealed: Buffer | null;
}

/** Some of those who are to be told, in the order of keys, which is none of time. */
/** Not in the order of the public list: who was told after whom would say which commitment is whose. */
export async function listNotices(
  db: Roll,
  electionId: string,
  limit: number,
): Promise<readonly WaitingNotice[]> {
  const { rows } = await sql<WaitingNotice>`
    select notice.c, ev, vref, run_sealed as "runSealed" from roll.notice
    join roll.voter using (election_id, c) where election_id = ${electionId}
    order by vref, ev limit ${limit}`.execute(db);
  return rows;
}

export async function deleteNotice(
  db: Roll,
  electionId: string,
  { c, ev }: Pick<WaitingNotice, 'c' | 'ev'>,
): Promise<void> {
  await sql`delete from roll.notice
    where election_id = ${electionId} and c = ${c} and ev = ${ev}`.execute(db);
}
