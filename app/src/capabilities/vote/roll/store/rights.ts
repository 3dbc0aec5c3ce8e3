// Rights to vote: each change is one statement that finds the right as it has to be, or changes nothing. They keep no time.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { RightEvent, RightState } from '../rules/right.ts';
import type { Roll } from './elections.ts';

/** Rights of everybody on the list, available. */
export async function insertListedRights(tx: RollTx, electionId: string): Promise<number> {
  const { rows } = await sql`insert into roll.voting_right (election_id, c, state)
    select election_id, c, 'available' from roll.voter
    where election_id = ${electionId} and is_listed order by c collate "C"
    on conflict do nothing returning 1`.execute(tx);
  return rows.length;
}

export async function deleteRights(tx: RollTx, electionId: string): Promise<void> {
  await sql`delete from roll.voting_right where election_id = ${electionId}`.execute(tx);
}

export async function insertRight(tx: RollTx, electionId: string, c: string): Promise<void> {
  await sql`insert into roll.voting_right (election_id, c, state)
    values (${electionId}, ${c}, 'available')`.execute(tx);
}

/** Compare and set: false if the right was not as expected, and nothing is changed. */
export async function moveRight(
  tx: RollTx,
  electionId: string,
  c: string,
  move: {
    readonly from: RightState;
    readonly to: RightState;
    readonly requestHash?: Buffer | undefined;
  },
): Promise<boolean> {
  const { rows } = await sql`update roll.voting_right
    set state = ${move.to}, request_hash = ${move.requestHash ?? null}
    where election_id = ${electionId} and c = ${c} and state = ${move.from} returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export interface RightNow {
  readonly state: RightState;
  readonly requestHash: Buffer | null;
}

export async function readRight(
  db: Roll,
  electionId: string,
  c: string,
): Promise<RightNow | undefined> {
  const { rows } = await sql<RightNow>`
    select state, request_hash as "requestHash" from roll.voting_right
    where election_id = ${electionId} and c = ${c}`.execute(db);
  return rows[0];
}

export interface RightRow extends RightNow {
  readonly c: string;
}

export async function listRights(db: Roll, electionId: string): Promise<readonly RightRow[]> {
  const { rows } = await sql<RightRow>`
    select c, state, request_hash as "requestHash" from roll.voting_right
    where election_id = ${electionId} order by c collate "C"`.execute(db);
  return rows;
}

/** Writes every right of an election again in the order of its keys: nothing tells any more which changed when. */
export async function rewriteRights(tx: RollTx, electionId: string): Promise<void> {
  await sql`lock table roll.voting_right in share row exclusive mode`.execute(tx);
  await sql`with gone as (
      delete from roll.voting_right where election_id = ${electionId} returning *
    )
    insert into roll.voting_right select * from gone order by c collate "C"`.execute(tx);
}

/** Told by the next leaf of the registro, after what already waits about the same right. */
export async function insertEvent(
  tx: RollTx,
  electionId: string,
  c: string,
  ev: RightEvent,
): Promise<void> {
  await sql`insert into roll.event (election_id, c, nth, ev)
    select ${electionId}, ${c}, coalesce(max(nth) + 1, 1), ${ev}
    from roll.event where election_id = ${electionId} and c = ${c}`.execute(tx);
}

export interface WaitingEvent {
  readonly c: string;
  readonly ev: RightEvent;
  readonly style: string;
  readonly assurance: string;
}

/** Takes what waits, the events of each right in their order. */
export async function takeEvents(tx: RollTx, electionId: string): Promise<readonly WaitingEvent[]> {
  const { rows } = await sql<WaitingEvent & { nth: number }>`
    with taken as (delete from roll.event where election_id = ${electionId} returning c, nth, ev)
    select taken.c, nth, ev, style, assurance from taken
    join roll.voter on voter.election_id = ${electionId} and voter.c = taken.c
    order by taken.c collate "C", nth`.execute(tx);
  return rows;
}

/** Of every kind, or of one. */
export async function countWaitingEvents(
  db: Roll,
  electionId: string,
  ev?: RightEvent,
): Promise<number> {
  const which = ev === undefined ? sql`true` : sql`ev = ${ev}`;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from roll.event
    where election_id = ${electionId} and ${which}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What waits about rights and changes one, told anew after a roll was put back. */
export async function replaceMoves(
  tx: RollTx,
  electionId: string,
  moves: readonly { readonly c: string; readonly ev: RightEvent }[],
): Promise<void> {
  await sql`delete from roll.event
    where election_id = ${electionId} and ev not in ('prov-no', 'dup')`.execute(tx);
  for (const { c, ev } of moves) await insertEvent(tx, electionId, c, ev);
}
