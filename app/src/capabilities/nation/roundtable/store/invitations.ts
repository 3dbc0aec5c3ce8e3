// Public bodies that are asked to sit at the Mesa, and what they answered.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface Invitation {
  readonly id: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly fromName: string;
  readonly words: string;
  readonly invitedAt: Date;
  readonly outcome: 'accepted' | 'declined' | 'taken-back' | undefined;
  readonly reason: string | undefined;
  readonly answeredAt: Date | undefined;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.invitation as invitation')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'invitation.institution_id',
    )
    .innerJoin('institutions.institution as from', 'from.id', 'invitation.from_institution_id')
    .select([
      'invitation.id',
      'invitation.institution_id',
      'invitation.words',
      'invitation.invited_at',
      'invitation.outcome',
      'invitation.reason',
      'invitation.answered_at',
      'institution.slug',
      'institution.name',
      'from.name as from_name',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function invitationOf(row: Row): Invitation {
  return {
    id: row.id,
    institutionId: row.institution_id,
    institutionSlug: row.slug,
    institutionName: row.name,
    fromName: row.from_name,
    words: row.words,
    invitedAt: row.invited_at,
    outcome: (row.outcome ?? undefined) as Invitation['outcome'],
    reason: row.reason ?? undefined,
    answeredAt: row.answered_at ?? undefined,
  };
}

/** The latest first. */
export async function listInvitations(db: Database | Tx): Promise<readonly Invitation[]> {
  const found = await rows(db).orderBy('invitation.invited_at', 'desc').execute();
  return found.map(invitationOf);
}

/** Of an institution, whatever came of it. */
export async function findLatestInvitation(
  db: Database | Tx,
  institutionId: string,
): Promise<Invitation | undefined> {
  const row = await rows(db)
    .where('invitation.institution_id', '=', institutionId)
    .orderBy('invitation.invited_at', 'desc')
    .executeTakeFirst();
  return row && invitationOf(row);
}

/** The one that an institution has not answered. */
export async function findOpenInvitation(
  db: Database | Tx,
  institutionId: string,
): Promise<Invitation | undefined> {
  const row = await rows(db)
    .where('invitation.institution_id', '=', institutionId)
    .where('invitation.answered_at', 'is', null)
    .executeTakeFirst();
  return row && invitationOf(row);
}

export interface InvitationGiven {
  readonly institutionId: string;
  readonly fromInstitutionId: string;
  readonly words: string;
  readonly personId: string;
  readonly now: Date;
}

/** Its id; undefined if one waits already. */
export async function insertInvitation(
  tx: Tx,
  { institutionId, fromInstitutionId, words, personId, now }: InvitationGiven,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('roundtable.invitation')
    .values({
      institution_id: institutionId,
      from_institution_id: fromInstitutionId,
      words,
      invited_by: personId,
      invited_at: now,
    })
    .onConflict((conflict) =>
      conflict.column('institution_id').where('answered_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export interface InvitationAnswer {
  /** `taken-back` by the body that asked. */
  readonly outcome: 'accepted' | 'declined' | 'taken-back';
  /** Undefined only of one that is accepted. */
  readonly reason: string | undefined;
}

/** The id of the invitation that was open; undefined if somebody else answered it first. */
export async function saveInvitationAnswer(
  tx: Tx,
  institutionId: string,
  {
    outcome,
    reason,
    personId,
    now,
  }: InvitationAnswer & {
    readonly personId: string;
    readonly now: Date;
  },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('roundtable.invitation')
    .set({ outcome, reason: reason ?? null, answered_by: personId, answered_at: now })
    .where('institution_id', '=', institutionId)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Municipalities, regional governments and national bodies that do not sit and are not asked, by name. */
export async function listInvitable(db: Database | Tx) {
  return db
    .selectFrom('institutions.institution as institution')
    .select(['institution.id', 'institution.slug', 'institution.name', 'institution.kind'])
    .where(
      sql<boolean>`not exists (select from roundtable.member
        where member.institution_id = institution.id and left_on is null)
      and not exists (select from roundtable.invitation
        where invitation.institution_id = institution.id and answered_at is null)`,
    )
    .orderBy('institution.plain_name')
    .execute();
}
