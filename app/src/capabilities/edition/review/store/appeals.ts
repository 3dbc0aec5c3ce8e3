// Appeals against what the review answered: one for each answer, with what it is against and what it got.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { ProposalState } from '../../proposals/rules/index.ts';
import type { AppealOutcome } from '../rules/appeals.ts';
import type { CheckKind, Outcome, ReviewStage } from '../rules/checks.ts';

export interface Appeal {
  readonly id: string;
  /** Of the reversal that it is against; null against the answer of a round. */
  readonly reversalId: string | null;
  readonly against: {
    readonly outcome: Exclude<Outcome, 'feasible'>;
    readonly answer: string;
    readonly at: Date;
  };
  readonly reason: string;
  readonly channel: 'web' | 'paper';
  readonly filedAt: Date;
  readonly openUntil: Date;
  /** `YYYY-MM-DD` there. */
  readonly answerDueOn: string;
  readonly outcome: AppealOutcome | null;
  readonly answer: string | null;
  readonly norm: string | null;
  readonly article: string | null;
  readonly decidedAt: Date | null;
  readonly documentCode: string | null;
  /** Whoever reviewed it or was to, signed it off, took its result back or stands behind it: none of them decides. */
  readonly tookPart: readonly string[];
}

/** Beside an appeal, its examination `exam` and its `proposal`: the same people that the database refuses. */
const tookPart = sql<readonly string[]>`array(
  select reviewer_id::text from review.check one
    where one.proposal_id = appeal.proposal_id and reviewer_id is not null
  union select exam.signed_off_by::text where exam.signed_off_by is not null
  union select unnest(array[act.proposed_by, ended.ended_by])::text from review.reversal one
    join records.two_person_act act on act.id = one.act_id
    join records.two_person_end ended on ended.act_id = one.act_id
    where one.proposal_id = appeal.proposal_id
  union select proposal.author_person_id::text where proposal.author_person_id is not null
  union select one.person_id::text from proposals.coauthor one
    where one.proposal_id = appeal.proposal_id and one.answer = 'accepted' and one.person_id is not null
  union select held.person_id::text from people.role_grant held
    where held.organization_id = proposal.organization_id
      and held.role = 'organization-representative' and held.ended_at is null)`;

function selectAppeals(db: Database | Tx) {
  return db
    .selectFrom('review.appeal as appeal')
    .innerJoin('review.examination as exam', 'exam.proposal_id', 'appeal.proposal_id')
    .innerJoin('proposals.proposal as proposal', 'proposal.id', 'appeal.proposal_id')
    .leftJoin('norms.norm as norm', 'norm.id', 'appeal.norm_id')
    .leftJoin('records.document as document', 'document.id', 'appeal.document_id')
    .select([
      'appeal.id',
      'appeal.reversal_id as reversalId',
      'appeal.against_outcome',
      'appeal.against_answer',
      'appeal.against_at',
      'appeal.reason',
      sql<'web' | 'paper'>`appeal.channel`.as('channel'),
      'appeal.filed_at as filedAt',
      'appeal.open_until as openUntil',
      sql<string>`appeal.answer_due_on::text`.as('answerDueOn'),
      sql<AppealOutcome | null>`appeal.outcome`.as('outcome'),
      'appeal.answer',
      'norm.code as norm',
      'appeal.article',
      'appeal.decided_at as decidedAt',
      'document.code as documentCode',
      tookPart.as('tookPart'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAppeals>['executeTakeFirstOrThrow']>>;

function toAppeal({ against_outcome, against_answer, against_at, ...row }: Row): Appeal {
  return {
    ...row,
    against: {
      outcome: against_outcome as Exclude<Outcome, 'feasible'>,
      answer: against_answer,
      at: against_at,
    },
  };
}

/** Of a proposal, the first filed first. */
export async function listAppealsOf(
  db: Database | Tx,
  proposalId: string,
): Promise<readonly Appeal[]> {
  const rows = await selectAppeals(db)
    .where('appeal.proposal_id', '=', proposalId)
    .orderBy('appeal.filed_at')
    .execute();
  return rows.map(toAppeal);
}

/** The last of a proposal; undefined while nobody appealed. */
export async function findAppeal(
  db: Database | Tx,
  proposalId: string,
): Promise<Appeal | undefined> {
  return (await listAppealsOf(db, proposalId)).at(-1);
}

export interface NewAppeal {
  readonly proposalId: string;
  readonly reversalId: string | null;
  readonly against: Appeal['against'];
  readonly reason: string;
  /** Of one that came on paper. */
  readonly paperSheetId: string | undefined;
  readonly openUntil: Date;
  readonly answerDueOn: string;
  readonly filedAt: Date;
}

export async function insertAppeal(tx: Tx, given: NewAppeal): Promise<void> {
  const { proposalId, reversalId, against, reason, paperSheetId } = given;
  const { openUntil, answerDueOn, filedAt } = given;
  await tx
    .insertInto('review.appeal')
    .values({
      proposal_id: proposalId,
      reversal_id: reversalId,
      against_outcome: against.outcome,
      against_answer: against.answer,
      against_at: against.at,
      reason,
      channel: paperSheetId === undefined ? 'web' : 'paper',
      paper_sheet_id: paperSheetId ?? null,
      filed_at: filedAt,
      open_until: openUntil,
      answer_due_on: answerDueOn,
    })
    .execute();
}

export interface SavedDecision {
  readonly id: string;
  readonly decidedBy: string;
  readonly outcome: AppealOutcome;
  readonly answer: string;
  readonly normId: string | null;
  readonly article: string;
  readonly documentId: string;
  readonly now: Date;
}

export async function saveDecision(tx: Tx, given: SavedDecision): Promise<void> {
  const { id, decidedBy, outcome, answer, normId, article, documentId, now } = given;
  await tx
    .updateTable('review.appeal')
    .set({
      decided_by: decidedBy,
      outcome,
      answer,
      norm_id: normId,
      article: article === '' || normId === null ? null : article,
      decided_at: now,
      document_id: documentId,
    })
    .where('id', '=', id)
    .execute();
}

export interface SecondInstance {
  readonly proposalId: string;
  readonly roundId: string;
  readonly kinds: readonly CheckKind[];
  readonly stage: ReviewStage;
  /** `YYYY-MM-DD` there. */
  readonly dueOn: string;
}

/** Opens the review again: these checks are to be made once more, and what was answered stays with its appeal. */
export async function openSecondInstance(tx: Tx, given: SecondInstance): Promise<void> {
  const { proposalId, roundId, kinds, stage, dueOn } = given;
  await sql`insert into review.check (proposal_id, kind, instance, unit_id, due_on)
    select proposal_id, kind, 2, unit_id, ${dueOn}::date from review.check
    where proposal_id = ${proposalId} and instance = 1 and kind = any (${[...kinds]}::text[])`.execute(
    tx,
  );
  await tx
    .updateTable('review.examination')
    .set({
      round_id: roundId,
      stage,
      outcome: null,
      answer: null,
      signed_off_at: null,
      signed_off_by: null,
      signed_off_alone: false,
      published_at: null,
      revision: sql`revision + 1`,
    })
    .where('proposal_id', '=', proposalId)
    .execute();
}

export interface AppealOnDesk {
  readonly number: number;
  readonly title: string;
  readonly state: ProposalState;
  readonly filedAt: Date;
  readonly answerDueOn: string;
  readonly outcome: AppealOutcome | null;
  readonly tookPart: Appeal['tookPart'];
}

/** Of an edition: those that wait first, by their term. */
export async function listAppeals(
  db: Database | Tx,
  editionId: string,
): Promise<readonly AppealOnDesk[]> {
  return db
    .selectFrom('review.appeal as appeal')
    .innerJoin('review.examination as exam', 'exam.proposal_id', 'appeal.proposal_id')
    .innerJoin('proposals.proposal as proposal', 'proposal.id', 'appeal.proposal_id')
    .where('exam.edition_id', '=', editionId)
    .select([
      'proposal.number',
      'proposal.title',
      sql<ProposalState>`proposal.state`.as('state'),
      'appeal.filed_at as filedAt',
      sql<string>`appeal.answer_due_on::text`.as('answerDueOn'),
      sql<AppealOutcome | null>`appeal.outcome`.as('outcome'),
      tookPart.as('tookPart'),
    ])
    .orderBy(sql`appeal.outcome is not null`)
    .orderBy('appeal.answer_due_on')
    .orderBy('proposal.number')
    .execute();
}

export interface AppealsWaiting {
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly count: number;
  /** The nearest term, `YYYY-MM-DD` there. */
  readonly dueOn: string;
}

/** That she may decide in these institutions, for she took no part before. */
export async function listAppealsToDecide(
  db: Database,
  personId: string,
  institutionIds: readonly string[],
): Promise<readonly AppealsWaiting[]> {
  if (institutionIds.length === 0) return [];
  const { rows } = await sql<AppealsWaiting>`select edition.slug as "editionSlug",
      edition.name as "editionName", institution.slug as "institutionSlug",
      institution.name as "institutionName",
      ${timeZoneOf('institution')} as "timeZone",
      count(*)::int as count, min(appeal.answer_due_on)::text as "dueOn"
    from review.appeal
    join review.examination exam on exam.proposal_id = appeal.proposal_id
    join proposals.proposal on proposal.id = appeal.proposal_id
    join editions.edition on edition.id = exam.edition_id
    join institutions.institution on institution.id = exam.institution_id
    where exam.institution_id = any (${[...institutionIds]}::uuid[]) and appeal.outcome is null
      and proposal.state = 'appealed' and ${personId} <> all (${tookPart})
    group by edition.id, institution.id order by min(appeal.answer_due_on), edition.id`.execute(db);
  return rows;
}
