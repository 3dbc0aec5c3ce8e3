// What the review keeps of one person of a team, and how it is forgotten or follows her to another account.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

export interface OwnPart {
  readonly kind:
    | 'appeal'
    | 'decided'
    | 'position'
    | 'check'
    | 'signature'
    | 'unit'
    | 'view'
    | 'import';
  /** Of the proposal, where it is of one. */
  readonly number: number | null;
  readonly edition: string | null;
  readonly institution: string;
  /** The kind of check, the name of the unit, of the view or of the file. */
  readonly what: string | null;
  readonly at: Date | null;
}

export async function listOfPerson(db: Database, personId: string): Promise<readonly OwnPart[]> {
  const { rows } = await sql<OwnPart>`
    select 'check' as kind, proposal.number, edition.name as edition, institution.name as institution,
        one.kind as what, one.answered_at as at
      from review.check one join review.examination exam on exam.proposal_id = one.proposal_id
      join proposals.proposal on proposal.id = exam.proposal_id
      join editions.edition on edition.id = exam.edition_id
      join institutions.institution on institution.id = exam.institution_id
      where one.reviewer_id = ${personId}
    union all select 'signature', proposal.number, edition.name, institution.name, null, exam.signed_off_at
      from review.examination exam join proposals.proposal on proposal.id = exam.proposal_id
      join editions.edition on edition.id = exam.edition_id
      join institutions.institution on institution.id = exam.institution_id
      where exam.signed_off_by = ${personId}
    union all select 'decided', proposal.number, edition.name, institution.name, appeal.outcome, appeal.decided_at
      from review.appeal join proposals.proposal on proposal.id = appeal.proposal_id
      join editions.edition on edition.id = proposal.edition_id
      join institutions.institution on institution.id = edition.institution_id
      where appeal.decided_by = ${personId}
    union all select 'appeal', proposal.number, edition.name, institution.name, appeal.reason, appeal.filed_at
      from review.appeal join proposals.proposal on proposal.id = appeal.proposal_id
      join editions.edition on edition.id = proposal.edition_id
      join institutions.institution on institution.id = edition.institution_id
      where proposal.author_person_id = ${personId}
    union all select 'position', proposal.number, edition.name, institution.name,
        change.position, change.answered_at
      from review.change join proposals.proposal on proposal.id = change.proposal_id
      join editions.edition on edition.id = proposal.edition_id
      join institutions.institution on institution.id = edition.institution_id
      where proposal.author_person_id = ${personId} and change.answer in ('accepted', 'objected')
    union all select 'unit', null, null, institution.name, unit.name, null
      from review.unit_member member join review.unit on unit.id = member.unit_id
      join institutions.institution on institution.id = unit.institution_id
      where member.person_id = ${personId}
    union all select 'view', null, null, institution.name, view.name, null
      from review.saved_view view join institutions.institution on institution.id = view.institution_id
      where view.person_id = ${personId}
    union all select 'import', null, edition.name, institution.name, import.file_name, import.sent_at
      from review.import join editions.edition on edition.id = import.edition_id
      join institutions.institution on institution.id = edition.institution_id
      where import.person_id = ${personId}
    order by 1, 2, 5`.execute(db);
  return rows;
}

/** Findings and signatures stay, and nobody is told whose they were; units, views and files go. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  for (const table of ['unit_member', 'saved_view', 'import'] as const) {
    await tx.deleteFrom(`review.${table}`).where('person_id', '=', personId).execute();
  }
  await tx
    .updateTable('review.check')
    .set({ reviewer_id: null })
    .where('reviewer_id', '=', personId)
    .execute();
  await tx
    .updateTable('review.examination')
    .set({ signed_off_by: null })
    .where('signed_off_by', '=', personId)
    .execute();
  await tx
    .updateTable('review.appeal')
    .set({ decided_by: null })
    .where('decided_by', '=', personId)
    .execute();
}

export async function joinAccounts(tx: Tx, accounts: TwoAccounts): Promise<void> {
  await moveRows(
    tx,
    { table: 'review.unit_member', column: 'person_id', once: ['unit_id'] },
    accounts,
  );
  await moveRows(
    tx,
    { table: 'review.saved_view', column: 'person_id', once: ['institution_id', 'name'] },
    accounts,
  );
  for (const [table, column] of [
    ['review.import', 'person_id'],
    ['review.check', 'reviewer_id'],
    ['review.examination', 'signed_off_by'],
    ['review.appeal', 'decided_by'],
  ] as const) {
    await moveRows(tx, { table, column }, accounts);
  }
}
