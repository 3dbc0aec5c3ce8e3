// Who speaks for which member today: accepted, not ended, and still of the organisation or the institution.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Rank, Seat } from '../rules/seat.ts';

/** Of a `roundtable.representative` and its `roundtable.member`: whether the person still holds a role there. */
export const stillOfTheTeam = sql<boolean>`exists (select from people.role_grant held
  where held.person_id = representative.person_id and held.ended_at is null
    and (held.organization_id = member.organization_id or held.institution_id = member.institution_id))`;

/** The seat of a person; undefined for whoever speaks for nobody. */
export async function findSeat(db: Database | Tx, personId: string): Promise<Seat | undefined> {
  const row = await db
    .selectFrom('roundtable.representative as representative')
    .innerJoin('roundtable.member as member', 'member.id', 'representative.member_id')
    .leftJoin(
      'organizations.organization as organization',
      'organization.id',
      'member.organization_id',
    )
    .leftJoin('institutions.institution as institution', 'institution.id', 'member.institution_id')
    .select([
      'representative.id as representativeId',
      'representative.rank',
      'member.id as memberId',
      'member.slug as memberSlug',
      sql<string>`coalesce(organization.name, institution.name)`.as('memberName'),
      sql<string | null>`member.silent_since::text`.as('silentSince'),
    ])
    .where('representative.person_id', '=', personId)
    .where('representative.accepted_at', 'is not', null)
    .where('representative.ended_at', 'is', null)
    .where('member.left_on', 'is', null)
    .where(stillOfTheTeam)
    .executeTakeFirst();
  return row && { ...row, rank: row.rank as Rank, silentSince: row.silentSince ?? undefined };
}

/** Whoever answers for the same person waits until the transaction ends: one seat each. */
export async function holdPerson(tx: Tx, personId: string): Promise<void> {
  const key = `roundtable/seat/${personId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** The same, while its member neither leaves nor falls silent before the transaction ends. */
export async function holdSeat(tx: Tx, personId: string): Promise<Seat | undefined> {
  const seat = await findSeat(tx, personId);
  if (seat === undefined) return undefined;
  await tx
    .selectFrom('roundtable.member')
    .select('id')
    .where('id', '=', seat.memberId)
    .forShare()
    .execute();
  return findSeat(tx, personId);
}
