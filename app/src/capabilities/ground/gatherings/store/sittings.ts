// Bodies and the members who had a mandate on the day of a sitting, read from the institution; who was there is kept here.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface SittingMember {
  readonly memberId: string;
  readonly name: string;
  readonly seat: 'chair' | 'member' | 'secretary';
  readonly isPresent: boolean;
  /** From what this member stood back, and why. */
  readonly recusal: string | undefined;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly seat: SittingMember['seat'];
  readonly is_present: boolean;
  readonly recusal: string | null;
}

/** Whoever chairs first, the secretary last. */
export async function listSittingMembers(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly SittingMember[]> {
  const { rows } = await sql<Row>`
    select member.id, member.name, member.seat, coalesce(presence.is_present, false) as is_present,
      presence.recusal
    from gatherings.gathering
      join institutions.body_member member on member.body_id = gathering.body_id
        and member.in_office @> (gathering.starts_at at time zone gathering.time_zone)::date
      left join gatherings.presence on presence.gathering_id = gathering.id
        and presence.member_id = member.id
    where gathering.id = ${gatheringId}
    order by member.seat = 'secretary', member.seat <> 'chair', member.name collate "es-x-icu"`.execute(
    db,
  );
  return rows.map(({ id, name, seat, is_present, recusal }) => ({
    memberId: id,
    name,
    seat,
    isPresent: is_present,
    recusal: recusal ?? undefined,
  }));
}

/** Undefined while the institution has not said it. */
export async function readQuorum(db: Database | Tx, bodyId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('institutions.body')
    .select('quorum')
    .where('id', '=', bodyId)
    .executeTakeFirst();
  return row?.quorum ?? undefined;
}

export interface Body {
  readonly id: string;
  readonly kind: string;
}

/** Bodies that an institution has set. */
export function listBodies(db: Database | Tx, institutionId: string): Promise<readonly Body[]> {
  return db
    .selectFrom('institutions.body')
    .select(['id', 'kind'])
    .where('institution_id', '=', institutionId)
    .orderBy(sql`kind = 'cosoc'`)
    .execute();
}

export interface PresenceGiven {
  readonly memberId: string;
  readonly isPresent: boolean;
  readonly recusal: string | undefined;
}

export async function savePresence(
  tx: Tx,
  gatheringId: string,
  members: readonly PresenceGiven[],
): Promise<void> {
  await tx.deleteFrom('gatherings.presence').where('gathering_id', '=', gatheringId).execute();
  if (members.length === 0) return;
  await tx
    .insertInto('gatherings.presence')
    .values(
      members.map(({ memberId, isPresent, recusal }) => ({
        gathering_id: gatheringId,
        member_id: memberId,
        is_present: isPresent,
        recusal: recusal ?? null,
      })),
    )
    .execute();
}
