// What the roundtable keeps of one person, and how it is forgotten or follows her to another account.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';
import { forgetOpinions, joinOpinions } from './topic-forgetting.ts';

const memberName = sql<string>`(select coalesce(organization.name, institution.name)
  from roundtable.member
    left join organizations.organization on organization.id = member.organization_id
    left join institutions.institution on institution.id = member.institution_id
  where member.id = representative.member_id)`;

/** For whom she speaks, spoke or was asked to, the latest first. */
export function listRepresentationsOf(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.representative as representative')
    .select([
      'id',
      'rank',
      'asked_at',
      'accepted_at',
      'ended_at',
      'ended_as',
      memberName.as('member'),
    ])
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .execute();
}

/** What she sent for an organisation. */
export function listSentBy(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.application as application')
    .innerJoin('roundtable.call as call', 'call.id', 'application.call_id')
    .select(['application.id', 'call.number', 'application.name_then as organization'])
    .select(['application.letter', 'application.territory'])
    .select(['application.sent_at', 'application.changed_at', 'application.withdrawn_at'])
    .where('application.sent_by', '=', personId)
    .orderBy('application.sent_at')
    .execute();
}

/** What she found of applications as staff. */
export function listAssessedBy(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.application as application')
    .innerJoin('roundtable.call as call', 'call.id', 'application.call_id')
    .select(['application.id', 'call.number', 'application.name_then as organization'])
    .select(['application.outcome', 'application.reason', 'application.assessed_at'])
    .where('application.assessed_by', '=', personId)
    .orderBy('application.assessed_at')
    .execute();
}

/** Invitations that she sent or answered as staff. */
export function listInvitationsOf(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.invitation as invitation')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'invitation.institution_id',
    )
    .select(['invitation.id', 'institution.name as institution', 'invitation.words'])
    .select(['invitation.invited_at', 'invitation.outcome', 'invitation.reason'])
    .select('invitation.answered_at')
    .where((eb) => eb.or([eb('invited_by', '=', personId), eb('answered_by', '=', personId)]))
    .orderBy('invitation.invited_at')
    .execute();
}

const ofPeople = [
  ['roundtable.application', 'sent_by'],
  ['roundtable.application', 'assessed_by'],
  ['roundtable.invitation', 'invited_by'],
  ['roundtable.invitation', 'answered_by'],
] as const;

/** What she sent or found stays and is nobody's; she speaks for nobody any more. */
export async function forgetPerson(tx: Tx, personId: string, now: Date): Promise<void> {
  await forgetOpinions(tx, personId);
  await tx
    .updateTable('roundtable.representative')
    .set({ ended_at: now, ended_as: 'forgotten' })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  await tx
    .updateTable('roundtable.representative')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .execute();
  for (const [table, column] of ofPeople) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null
      where ${sql.ref(column)} = ${personId}`.execute(tx);
  }
}

/** Whoever speaks with both accounts keeps the seat of the one that stays. */
export async function joinAccounts(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const { closed, kept } = accounts;
  await sql`update roundtable.representative doubled
    set ended_at = greatest(now(), asked_at), ended_as = 'stepped-down'
    where doubled.person_id = ${closed} and doubled.ended_at is null
      and exists (select from roundtable.representative stays
        where stays.person_id = ${kept} and stays.ended_at is null
          and (stays.member_id = doubled.member_id
            or stays.accepted_at is not null and doubled.accepted_at is not null))`.execute(tx);
  await moveRows(tx, { table: 'roundtable.representative', column: 'person_id' }, accounts);
  for (const [table, column] of ofPeople) await moveRows(tx, { table, column }, accounts);
  await joinOpinions(tx, accounts);
}
