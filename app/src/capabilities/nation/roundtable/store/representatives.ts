// Who is asked to speak for a member, who accepted, and how each representation ended.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Rank } from '../rules/seat.ts';
import { stillOfTheTeam } from './seats.ts';

export type EndOfRepresentation =
  | 'declined'
  | 'stepped-down'
  | 'removed'
  | 'member-left'
  | 'forgotten';

export interface Representative {
  readonly id: string;
  readonly memberId: string;
  /** Undefined once the account was erased. */
  readonly personId: string | undefined;
  readonly rank: Rank;
  readonly askedAt: Date;
  readonly acceptedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly endedAs: EndOfRepresentation | undefined;
  /** Whether she still holds a role in the organisation or institution: without it she does not speak. */
  readonly isOfTheTeam: boolean;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.representative as representative')
    .innerJoin('roundtable.member as member', 'member.id', 'representative.member_id')
    .select([
      'representative.id',
      'representative.member_id',
      'representative.person_id',
      'representative.rank',
      'representative.asked_at',
      'representative.accepted_at',
      'representative.ended_at',
      'representative.ended_as',
      stillOfTheTeam.as('is_of_the_team'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function representativeOf(row: Row): Representative {
  return {
    id: row.id,
    memberId: row.member_id,
    personId: row.person_id ?? undefined,
    rank: row.rank as Rank,
    askedAt: row.asked_at,
    acceptedAt: row.accepted_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endedAs: (row.ended_as ?? undefined) as EndOfRepresentation | undefined,
    isOfTheTeam: row.is_of_the_team,
  };
}

/** Those who speak or are asked now, the principal first. */
export async function listStanding(
  db: Database | Tx,
  memberIds: readonly string[],
): Promise<readonly Representative[]> {
  if (memberIds.length === 0) return [];
  const found = await rows(db)
    .where('representative.member_id', 'in', [...memberIds])
    .where('representative.ended_at', 'is', null)
    .orderBy('representative.rank', 'desc')
    .execute();
  return found.map(representativeOf);
}

export interface AskedRepresentation {
  readonly representative: Representative;
  readonly memberName: string;
}

/** What a person is asked and has not answered, the oldest first. */
export async function listAsked(
  db: Database | Tx,
  personId: string,
): Promise<readonly AskedRepresentation[]> {
  const found = await rows(db)
    .leftJoin(
      'organizations.organization as organization',
      'organization.id',
      'member.organization_id',
    )
    .leftJoin('institutions.institution as institution', 'institution.id', 'member.institution_id')
    .select(({ fn }) => [fn.coalesce('organization.name', 'institution.name').as('member_name')])
    .where('representative.person_id', '=', personId)
    .where('representative.accepted_at', 'is', null)
    .where('representative.ended_at', 'is', null)
    .where('member.left_on', 'is', null)
    .where(stillOfTheTeam)
    .orderBy('representative.asked_at')
    .execute();
  return found.map((row) => ({
    representative: representativeOf(row),
    memberName: row.member_name ?? '',
  }));
}

export interface RepresentativeGiven {
  readonly memberId: string;
  readonly personId: string;
  readonly rank: Rank;
  readonly now: Date;
}

/** Its id; undefined if somebody has the rank or she has one already. */
export async function insertRepresentative(
  tx: Tx,
  { memberId, personId, rank, now }: RepresentativeGiven,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('roundtable.representative')
    .values({ member_id: memberId, person_id: personId, rank, asked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** False where nobody asks her that any more. */
export async function saveAcceptance(
  tx: Tx,
  { id, personId, now }: { readonly id: string; readonly personId: string; readonly now: Date },
): Promise<boolean> {
  const saved = await tx
    .updateTable('roundtable.representative')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** False where it had ended already. */
export async function saveEnd(
  tx: Tx,
  {
    id,
    endedAs,
    now,
  }: {
    readonly id: string;
    readonly endedAs: EndOfRepresentation;
    readonly now: Date;
  },
): Promise<boolean> {
  const saved = await tx
    .updateTable('roundtable.representative')
    .set({ ended_at: now, ended_as: endedAs })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** All of a member at once, in the transaction in which it leaves. */
export async function endAllOf(tx: Tx, memberId: string, now: Date): Promise<void> {
  await tx
    .updateTable('roundtable.representative')
    .set({ ended_at: now, ended_as: 'member-left' })
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .execute();
}
