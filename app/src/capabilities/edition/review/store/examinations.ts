// What is being found out about a proposal, whole and in one query: its checks, its cost, what is asked of its author.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ProposalState } from '../../proposals/rules/index.ts';
import type {
  CheckKind,
  Finding,
  Ground,
  LandKind,
  Outcome,
  ReviewStage,
} from '../rules/checks.ts';
import type { CostLine } from '../rules/cost.ts';

export interface Check {
  readonly id: string;
  readonly kind: CheckKind;
  readonly instance: number;
  readonly unitId: string | null;
  readonly unitName: string | null;
  /** Who is to make it; once it is answered, who made it. */
  readonly reviewerId: string | null;
  /** `YYYY-MM-DD` there. */
  readonly dueOn: string | null;
  readonly finding: Finding | null;
  readonly reason: string | null;
  readonly ground: Ground | null;
  readonly norm: string | null;
  readonly article: string | null;
  /** Instants come out of JSON as text. */
  readonly answeredAt: string | null;
  readonly revision: number;
}

export interface Correction {
  readonly id: string;
  readonly asked: string;
  readonly askedAt: string;
  readonly answerUntil: string;
  readonly answeredAt: string | null;
  readonly isOnPaper: boolean;
  readonly version: number | null;
  readonly endedAt: string | null;
}

export interface Examination {
  readonly proposalId: string;
  readonly editionId: string;
  readonly institutionId: string;
  readonly number: number;
  readonly title: string;
  readonly state: ProposalState;
  readonly contestId: string;
  readonly version: number;
  readonly proposedClp: number;
  readonly isOfInstitution: boolean;
  readonly roundId: string;
  readonly roundNumber: number;
  readonly stage: ReviewStage;
  readonly outcome: Outcome | null;
  readonly answer: string | null;
  readonly signedOffAt: Date | null;
  readonly signedOffBy: string | null;
  readonly isSignedAlone: boolean;
  readonly publishedAt: Date | null;
  readonly revision: number;
  readonly contingencyPermille: number;
  readonly upkeepClp: number | null;
  readonly upkeepBy: string | null;
  readonly land: LandKind | null;
  readonly landReference: string | null;
  /** The last of each kind, admissibility first. */
  readonly checks: readonly Check[];
  readonly costLines: readonly CostLine[];
  readonly corrections: readonly Correction[];
  readonly hasOpenChange: boolean;
  /** Of its feasible result that was taken back, while that stands. */
  readonly reversalId: string | null;
  /** The answer that it has was appealed, or comes of an appeal: it is final. */
  readonly wasAppealed: boolean;
}

const order = sql`array_position(array['admissibility', 'technical', 'legal', 'budget', 'land', 'upkeep'], kind)`;

/** The checks of an examination that the outer query names `exam`. */
const checksOfExam = sql<readonly Check[]>`coalesce((
  select json_agg(json_build_object('id', id, 'kind', kind, 'instance', instance, 'unitId', unit_id,
    'unitName', unit_name, 'reviewerId', reviewer_id, 'dueOn', due_on, 'finding', finding, 'reason', reason,
    'ground', ground, 'norm', norm_code, 'article', article, 'answeredAt', answered_at, 'revision', revision)
    order by ${order})
  from (select distinct on (one.kind) one.*, unit.name as unit_name, norm.code as norm_code
    from review.check one
    left join review.unit on unit.id = one.unit_id
    left join norms.norm on norm.id = one.norm_id
    where one.proposal_id = exam.proposal_id order by one.kind, one.instance desc) last), '[]'::json)`;

const costLines = sql<readonly CostLine[]>`coalesce((
  select json_agg(json_build_object('name', name, 'unit', unit, 'quantity', quantity, 'unitClp', unit_clp)
    order by place)
  from review.cost_line where cost_line.proposal_id = exam.proposal_id), '[]'::json)`;

const corrections = sql<readonly Correction[]>`coalesce((
  select json_agg(json_build_object('id', id, 'asked', asked, 'askedAt', asked_at, 'answerUntil', answer_until,
    'answeredAt', answered_at, 'isOnPaper', paper_sheet_id is not null,
    'version', version, 'endedAt', ended_at) order by asked_at)
  from review.correction where correction.proposal_id = exam.proposal_id), '[]'::json)`;

function selectExaminations(db: Database | Tx) {
  return db
    .selectFrom('review.examination as exam')
    .innerJoin('proposals.proposal as proposal', 'proposal.id', 'exam.proposal_id')
    .innerJoin('review.round as round', 'round.id', 'exam.round_id')
    .select([
      'exam.proposal_id as proposalId',
      'exam.edition_id as editionId',
      'exam.institution_id as institutionId',
      'proposal.number',
      'proposal.title',
      'proposal.state',
      'proposal.contest_id as contestId',
      'proposal.version',
      sql<number>`proposal.cost_clp::float8`.as('proposedClp'),
      sql<boolean>`proposal.author_kind = 'institution'`.as('isOfInstitution'),
      'exam.round_id as roundId',
      'round.number as roundNumber',
      'exam.stage',
      'exam.outcome',
      'exam.answer',
      'exam.signed_off_at as signedOffAt',
      'exam.signed_off_by as signedOffBy',
      'exam.signed_off_alone as isSignedAlone',
      'exam.published_at as publishedAt',
      'exam.revision',
      'exam.contingency_permille as contingencyPermille',
      sql<number | null>`exam.upkeep_clp::float8`.as('upkeepClp'),
      'exam.upkeep_by as upkeepBy',
      'exam.land',
      'exam.land_reference as landReference',
      checksOfExam.as('checks'),
      costLines.as('costLines'),
      corrections.as('corrections'),
      sql<boolean>`exists (select from review.change
        where change.proposal_id = exam.proposal_id and change.answer is null)`.as('hasOpenChange'),
      sql<string | null>`(select reversal.id from review.reversal
        where reversal.proposal_id = exam.proposal_id and reversal.undone_at is null)`.as(
        'reversalId',
      ),
      sql<boolean>`exists (select from review.appeal where appeal.proposal_id = exam.proposal_id
        and appeal.reversal_id is not distinct from (select reversal.id from review.reversal
          where reversal.proposal_id = exam.proposal_id and reversal.undone_at is null))`.as(
        'wasAppealed',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectExaminations>['executeTakeFirstOrThrow']>>;

function toExamination(row: Row): Examination {
  return {
    ...row,
    state: row.state as ProposalState,
    stage: row.stage as ReviewStage,
    outcome: row.outcome as Outcome | null,
    land: row.land as LandKind | null,
  };
}

/** Of a proposal of an edition by its number; undefined while nobody took it into review. */
export async function findExamination(
  db: Database | Tx,
  editionId: string,
  number: number,
): Promise<Examination | undefined> {
  const row = await selectExaminations(db)
    .where('proposal.edition_id', '=', editionId)
    .where('proposal.number', '=', number)
    .executeTakeFirst();
  return row && toExamination(row);
}

/** The same of this institution; whoever works on the same proposal waits here. */
export async function lockExamination(
  tx: Tx,
  institutionId: string,
  proposalId: string,
): Promise<Examination | undefined> {
  await sql`select from review.examination where proposal_id = ${proposalId} for no key update`.execute(
    tx,
  );
  const row = await selectExaminations(tx)
    .where('exam.proposal_id', '=', proposalId)
    .where('exam.institution_id', '=', institutionId)
    .executeTakeFirst();
  return row && toExamination(row);
}

/** Of a round, by number; nobody changes them before the transaction ends. */
export async function lockRound(tx: Tx, roundId: string): Promise<readonly Examination[]> {
  await sql`select from review.examination where round_id = ${roundId}
    order by proposal_id for no key update`.execute(tx);
  return listRound(tx, roundId);
}

/** The same to be read. */
export async function listRound(
  db: Database | Tx,
  roundId: string,
): Promise<readonly Examination[]> {
  const rows = await selectExaminations(db)
    .where('exam.round_id', '=', roundId)
    .orderBy('proposal.number')
    .execute();
  return rows.map(toExamination);
}

/** Of an edition, by number: what went through the review. */
export async function listExaminations(
  db: Database | Tx,
  editionId: string,
  numbers?: readonly number[],
): Promise<readonly Examination[]> {
  const all = selectExaminations(db).where('exam.edition_id', '=', editionId);
  const asked = numbers === undefined ? all : all.where('proposal.number', 'in', [...numbers]);
  const rows = await asked.orderBy('proposal.number').execute();
  return rows.map(toExamination);
}
