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

/** Minutes of a gathering that are approved: everybody reads them. */
export interface ApprovedMinutes {
  readonly version: number;
  readonly sha256: string;
  /** When both sides of the committee had signed this version, and the act with which they did. */
  readonly signedAt: Date | null;
  readonly actId: string | null;
}

export interface LinkedGathering {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly purpose: Purpose;
  /** The latest version; null before any was approved. */
  readonly minutes: ApprovedMinutes | null;
}

/** The latest first. */
export async function listLinkedGatherings(
  db: Database | Tx,
  editionId: string,
): Promise<readonly LinkedGathering[]> {
  const found = await sql<
    Omit<LinkedGathering, 'minutes'> & {
      [Key in keyof ApprovedMinutes]: ApprovedMinutes[Key] | null;
    }
  >`select gathering.id, gathering.slug, gathering.title, gathering.starts_at as "startsAt",
      gathering.time_zone as "timeZone", link.purpose, minutes.version,
      minutes.content_sha256 as sha256, signing.ended_at as "signedAt", signing.act_id as "actId"
    from editions.edition_gathering link
    join gatherings.gathering on gathering.id = link.gathering_id
    left join lateral (select version, content_sha256 from gatherings.minutes
      where gathering_id = gathering.id and approved_at is not null
      order by version desc limit 1) minutes on true
    left join lateral (select ended.act_id, ended.ended_at from records.two_person_act act
      join records.two_person_end ended on ended.act_id = act.id
      where act.kind = 'editions/sign-minutes' and act.institution_id = gathering.institution_id
        and act.subject = 'gathering:' || gathering.id
        and act.subject_version = minutes.content_sha256 and ended.outcome = 'executed'
      limit 1) signing on true
    where link.edition_id = ${editionId} order by gathering.starts_at desc`.execute(db);
  return found.rows.map(({ version, sha256, signedAt, actId, ...gathering }) => ({
    ...gathering,
    minutes: version === null || sha256 === null ? null : { version, sha256, signedAt, actId },
  }));
}

/** The hash of the latest minutes of a gathering that are approved; empty before. */
export async function minutesVersion(db: Database | Tx, gatheringId: string): Promise<string> {
  const found = await sql<{ sha256: string }>`select content_sha256 as sha256
    from gatherings.minutes where gathering_id = ${gatheringId} and approved_at is not null
    order by version desc limit 1`.execute(db);
  return found.rows[0]?.sha256 ?? '';
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
