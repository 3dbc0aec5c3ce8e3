// Negative answers of an institution with the last instant at which each can be appealed against.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import { appealOpenUntil } from '../rules/appeals.ts';
import { hasAccount } from './paper-subjects.ts';

export interface AppealableAnswer {
  readonly proposalId: string;
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly number: number;
  readonly title: string;
  readonly timeZone: string;
  readonly openUntil: Date;
  /** From when it could be. */
  readonly publishedAt: Date;
  /** It stands, and nobody appealed against it. */
  readonly isOpen: boolean;
  /** Somebody with an account speaks for its proposal. */
  readonly hasAccount: boolean;
}

interface AddressAsked {
  readonly institution: string;
  readonly edition: string;
  readonly number: string;
}

const SUBJECTS_MOST = 500;

/** The latest first; of one address, where one is given. Editions whose bases have no appeals have none. */
export async function listAppealable(
  db: Database | Tx,
  institutionId: string | undefined,
  at?: AddressAsked,
): Promise<readonly AppealableAnswer[]> {
  const days = sql<number>`coalesce((select (rulebook.text::jsonb -> 'operational' -> 'appeals' ->> 'businessDays')::int
    from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
    where publication.edition_id = edition.id order by publication.version desc limit 1), 0)`;
  let query = db
    .selectFrom('review.examination as exam')
    .innerJoin('proposals.proposal as proposal', 'proposal.id', 'exam.proposal_id')
    .innerJoin('editions.edition as edition', 'edition.id', 'exam.edition_id')
    .innerJoin('institutions.institution as institution', 'institution.id', 'exam.institution_id')
    .leftJoin('review.reversal as reversal', (join) =>
      join
        .onRef('reversal.proposal_id', '=', 'exam.proposal_id')
        .on('reversal.undone_at', 'is', null),
    )
    .leftJoin('review.appeal as appeal', (join) =>
      join
        .onRef('appeal.proposal_id', '=', 'exam.proposal_id')
        .on(sql<boolean>`appeal.reversal_id is not distinct from reversal.id`),
    )
    .select([
      'exam.proposal_id as proposalId',
      'institution.slug as institutionSlug',
      'edition.slug as editionSlug',
      'proposal.number',
      'proposal.title',
      timeZoneOf('institution').as('timeZone'),
      sql<Date>`coalesce(appeal.against_at, exam.published_at)`.as('publishedAt'),
      sql<boolean>`proposal.state = exam.outcome and appeal.id is null`.as('isOpen'),
      hasAccount.as('hasAccount'),
      days.as('days'),
    ])
    .where(
      sql<boolean>`coalesce(appeal.against_outcome, exam.outcome) in ('not-admitted', 'not-feasible')`,
    )
    .where(sql<boolean>`coalesce(appeal.against_at, exam.published_at) is not null`)
    .orderBy(sql`coalesce(appeal.against_at, exam.published_at)`, 'desc')
    .orderBy('proposal.number')
    .limit(SUBJECTS_MOST);
  if (institutionId !== undefined) query = query.where('exam.institution_id', '=', institutionId);
  if (at !== undefined) {
    const number = /^[1-9]\d{0,8}$/.test(at.number) ? Number(at.number) : 0;
    query = query
      .where('institution.slug', '=', at.institution)
      .where('edition.slug', '=', at.edition)
      .where('proposal.number', '=', number);
  }
  const rows = await query.execute();
  return rows
    .filter((row) => row.days > 0)
    .map(({ days: businessDays, ...row }) => ({
      ...row,
      isOpen: row.isOpen === true,
      openUntil: appealOpenUntil(row.timeZone, row.publishedAt, businessDays),
    }));
}
