// What sheets of paper answer: changes that were proposed and corrections that were asked for, with the last instant of each.
import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import { lastInstantOf } from '../rules/terms.ts';

export interface PaperSubjectRow {
  /** Of the change or of the correction. */
  readonly id: string;
  readonly proposalId: string;
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly number: number;
  readonly title: string;
  readonly timeZone: string;
  readonly until: Date;
  /** Nobody answered, and its proposal still stands. */
  readonly isOpen: boolean;
  /** Somebody with an account speaks for its proposal. */
  readonly hasAccount: boolean;
}

/** Of an institution, or the one with this id. */
export type Whose = { readonly institutionId: string } | { readonly id: string };

const SUBJECTS_MOST = 500;

/** Beside its `proposal`. */
export const hasAccount = sql<boolean>`(proposal.author_person_id is not null or proposal.organization_id is not null)`;

/** Still its own: what came of joining others, or was withdrawn, is answered no more. */
const stands = sql<boolean>`proposal.state not in ('merged', 'split', 'withdrawn', 'lapsed')`;

/** The latest first. */
export async function listChangesOnPaper(
  db: Database | Tx,
  whose: Whose,
): Promise<readonly PaperSubjectRow[]> {
  const { rows } = await sql<PaperSubjectRow & { day: string }>`select change.id, ${shared},
      change.answer_until::text as day,
      ${stands} and (change.answer is null or change.answer = 'silent' and change.paper_sheet_id is null) as "isOpen"
    from review.change ${joined(sql`change`)} where ${within(sql`change`, whose)}
    order by change.proposed_at desc, change.id limit ${SUBJECTS_MOST}`.execute(db);
  return rows.map(({ day, ...row }) => ({ ...row, until: lastInstantOf(row.timeZone, day) }));
}

/** The latest first. */
export async function listCorrectionsOnPaper(
  db: Database | Tx,
  whose: Whose,
): Promise<readonly (PaperSubjectRow & { readonly asked: string })[]> {
  const { rows } = await sql<PaperSubjectRow & { asked: string }>`select correction.id, ${shared},
      correction.asked, correction.answer_until as until,
      ${stands} and correction.answered_at is null and correction.paper_sheet_id is null and not exists (select from review.correction again
        where again.proposal_id = correction.proposal_id and again.asked_at > correction.asked_at) as "isOpen"
    from review.correction ${joined(sql`correction`)} where ${within(sql`correction`, whose)}
    order by correction.asked_at desc, correction.id limit ${SUBJECTS_MOST}`.execute(db);
  return rows;
}

const shared = sql`proposal.id as "proposalId", institution.slug as "institutionSlug", edition.slug as "editionSlug",
  proposal.number, proposal.title, ${timeZoneOf('institution')} as "timeZone", ${hasAccount} as "hasAccount"`;

function joined(table: ReturnType<typeof sql>) {
  return sql`join review.examination exam on exam.proposal_id = ${table}.proposal_id
    join proposals.proposal on proposal.id = ${table}.proposal_id
    join editions.edition on edition.id = exam.edition_id
    join institutions.institution on institution.id = exam.institution_id`;
}

function within(table: ReturnType<typeof sql>, whose: Whose) {
  return 'id' in whose
    ? sql<SqlBool>`${table}.id = ${whose.id}`
    : sql<SqlBool>`exam.institution_id = ${whose.institutionId}`;
}
