// Who sits in the mixed committee of an edition, and which gatherings belong to the edition.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export type Side = 'residents' | 'institution';

export interface SeatWritten {
  readonly side: Side;
  readonly name: string;
  readonly role: string;
  /** Civil days; null while it is held. */
  readonly heldFrom: string;
  readonly heldUntil: string | null;
}

export interface Seat extends SeatWritten {
  readonly id: string;
}

/** Residents first; those who sit before those who have left, then by name. */
export async function listSeats(db: Database | Tx, editionId: string): Promise<readonly Seat[]> {
  const found = await sql<Seat>`select id, side, name, role, held_from::text as "heldFrom",
      held_until::text as "heldUntil"
    from editions.committee_seat where edition_id = ${editionId}
    order by side desc, held_until is not null, name collate "es-x-icu", id`.execute(db);
  return found.rows;
}

export async function insertSeat(
  tx: Tx,
  editionId: string,
  seat: SeatWritten,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('editions.committee_seat')
    .values({
      edition_id: editionId,
      side: seat.side,
      name: seat.name,
      role: seat.role,
      held_from: seat.heldFrom,
      held_until: seat.heldUntil,
      recorded_at: now,
    })
    .execute();
}

/** False when it is no seat of that edition, or was left before. */
export async function endSeat(
  tx: Tx,
  editionId: string,
  id: string,
  until: string,
): Promise<boolean> {
  const ended = await sql`update editions.committee_seat set held_until = ${until}
    where id = ${id} and edition_id = ${editionId} and held_until is null
      and held_from <= ${until}`.execute(tx);
  return ended.numAffectedRows === 1n;
}

export const purposes = ['committee', 'assembly'] as const;
export type Purpose = (typeof purposes)[number];

export interface LinkedGathering {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly purpose: Purpose;
  /** Whether its minutes are approved: then everybody reads them. */
  readonly hasMinutes: boolean;
}

/** The latest first. */
export async function listLinkedGatherings(
  db: Database | Tx,
  editionId: string,
): Promise<readonly LinkedGathering[]> {
  const found = await sql<LinkedGathering>`select gathering.id, gathering.slug, gathering.title,
      gathering.starts_at as "startsAt", gathering.time_zone as "timeZone", link.purpose,
      exists (select from gatherings.minutes where gathering_id = gathering.id
        and approved_at is not null) as "hasMinutes"
    from editions.edition_gathering link
    join gatherings.gathering on gathering.id = link.gathering_id
    where link.edition_id = ${editionId} order by gathering.starts_at desc`.execute(db);
  return found.rows;
}

/** False when the gathering is linked to some edition already. */
export async function linkGathering(
  tx: Tx,
  given: { readonly editionId: string; readonly gatheringId: string; readonly purpose: Purpose },
  now: Date,
): Promise<boolean> {
  const linked = await tx
    .insertInto('editions.edition_gathering')
    .values({
      edition_id: given.editionId,
      gathering_id: given.gatheringId,
      purpose: given.purpose,
      linked_at: now,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return linked.numInsertedOrUpdatedRows === 1n;
}

export async function unlinkGathering(
  tx: Tx,
  editionId: string,
  gatheringId: string,
): Promise<boolean> {
  const removed = await tx
    .deleteFrom('editions.edition_gathering')
    .where('edition_id', '=', editionId)
    .where('gathering_id', '=', gatheringId)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}
