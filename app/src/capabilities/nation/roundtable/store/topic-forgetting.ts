// What topics keep of one person: what she wrote for a member, and her own opinions.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

const memberName = sql<string>`(select coalesce(organization.name, institution.name)
  from roundtable.member
    left join organizations.organization on organization.id = member.organization_id
    left join institutions.institution on institution.id = member.institution_id
  where member.id = representative.member_id)`;

/** Positions in every version, also those that never stood. */
export function listStancesBy(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.stance as stance')
    .innerJoin('roundtable.representative as representative', (join) =>
      join.onRef('representative.id', '=', 'stance.representative_id'),
    )
    .innerJoin('roundtable.question as question', 'question.id', 'stance.question_id')
    .select(['stance.id', 'question.statement', 'stance.choice', 'stance.condition'])
    .select(['stance.reasons', 'stance.written_at', memberName.as('member')])
    .where('representative.person_id', '=', personId)
    .orderBy('stance.written_at')
    .execute();
}

export function listAnalysesBy(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.analysis as analysis')
    .innerJoin('roundtable.representative as representative', (join) =>
      join.onRef('representative.id', '=', 'analysis.representative_id'),
    )
    .select(['analysis.id', 'analysis.title', 'analysis.summary', 'analysis.written_at'])
    .select(memberName.as('member'))
    .where('representative.person_id', '=', personId)
    .orderBy('analysis.written_at')
    .execute();
}

export function listAreasBy(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.common_area as area')
    .innerJoin('roundtable.representative as representative', (join) =>
      join.onRef('representative.id', '=', 'area.representative_id'),
    )
    .select(['area.id', 'area.title', 'area.text', 'area.proposed_at', memberName.as('member')])
    .where('representative.person_id', '=', personId)
    .orderBy('area.proposed_at')
    .execute();
}

export function listBackingsBy(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.backing as backing')
    .innerJoin('roundtable.representative as representative', (join) =>
      join.onRef('representative.id', '=', 'backing.representative_id'),
    )
    .innerJoin('roundtable.common_area as area', 'area.id', 'backing.area_id')
    .select(['backing.id', 'area.title', 'backing.backed_at', memberName.as('member')])
    .where('representative.person_id', '=', personId)
    .orderBy('backing.backed_at')
    .execute();
}

export function listOpinionsOf(db: Database, personId: string) {
  return db
    .selectFrom('roundtable.opinion as opinion')
    .innerJoin('roundtable.question as question', 'question.id', 'opinion.question_id')
    .innerJoin('roundtable.topic as topic', 'topic.id', 'question.topic_id')
    .select(['topic.number', 'question.statement', 'opinion.choice', 'opinion.given_at'])
    .where('opinion.person_id', '=', personId)
    .orderBy('opinion.given_at')
    .execute();
}

/** What she wrote for a member stays without her: whoever spoke is unlinked elsewhere. Her opinions go. */
export async function forgetOpinions(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('roundtable.opinion').where('person_id', '=', personId).execute();
}

export async function joinOpinions(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const rows = { table: 'roundtable.opinion', column: 'person_id', once: ['question_id'] };
  await moveRows(tx, rows, accounts);
}
