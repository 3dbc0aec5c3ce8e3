// Results of the review that are published: each with its reasons and its appeal, and what they come to in figures.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import { businessDaysBetween } from '../../../ground/territories/rules/index.ts';
import type { ProposalState, Theme } from '../../proposals/rules/index.ts';
import type { AppealOutcome } from '../rules/appeals.ts';
import type { CheckKind, Ground, Outcome } from '../rules/checks.ts';
import type { DurationCount, ResultFilter } from '../rules/result-filter.ts';

/** Why not, of one check, or of the reversal that took its feasible result back. */
export interface ResultReason {
  readonly kind: CheckKind | 'reversal';
  readonly ground: Ground;
  readonly reason: string;
  readonly norm: string;
  readonly article: string | null;
}

export interface PublicResult {
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly number: number;
  readonly title: string;
  readonly theme: Theme;
  readonly sector: string | null;
  readonly state: ProposalState;
  readonly round: number;
  readonly outcome: Outcome;
  readonly answer: string | null;
  readonly publishedAt: Date;
  readonly reasons: readonly ResultReason[];
  readonly proposedClp: number;
  /** As the review reckoned it; null where it did not. */
  readonly foundClp: number | null;
  readonly upkeepClp: number | null;
  /** `waiting` until it is decided; null where nobody appealed. */
  readonly appeal: 'waiting' | AppealOutcome | null;
}

interface Within {
  readonly editionId: string | undefined;
}

/** Of a proposal that was appealed more than once, as only one whose feasible result was taken back can be. */
const isLastAppeal = sql<SqlBool>`not exists (select from review.appeal later
  where later.proposal_id = appeal.proposal_id and later.filed_at > appeal.filed_at)`;

// While an appeal has opened a review again, the answer that it is against stays to be read.
const shownOutcome = sql<Outcome>`case when exam.published_at is null then appeal.against_outcome else exam.outcome end`;
const shownAt = sql<Date>`coalesce(exam.published_at, appeal.against_at)`;

const isShownCheck = sql<SqlBool>`one.finding = 'no' and one.instance = (select max(again.instance)
  from review.check again where again.proposal_id = one.proposal_id and again.kind = one.kind
    and again.answered_at is not null and (again.instance = 1 or exam.published_at is not null))`;

/** Each no of its checks, and why its feasible result was taken back while that stands. */
const noes = sql`(select one.kind, one.ground, one.reason, one.norm_id, one.article
    from review.check one where one.proposal_id = exam.proposal_id and ${isShownCheck}
  union all select 'reversal', one.ground, one.reason, one.norm_id, one.article
    from review.reversal one where one.proposal_id = exam.proposal_id and one.undone_at is null)`;

const reasons = sql<
  readonly ResultReason[]
>`coalesce((select json_agg(json_build_object('kind', one.kind,
    'ground', one.ground, 'reason', one.reason, 'norm', norm.code, 'article', one.article) order by one.kind)
  from ${noes} one join norms.norm on norm.id = one.norm_id), '[]'::json)`;

const foundClp = sql<number | null>`(select (ceil(sum(line.quantity::numeric * line.unit_clp)
    * (1000 + exam.contingency_permille) / 100000))::float8
  from review.cost_line line where line.proposal_id = exam.proposal_id)`;

function selectResults(db: Database, filter: ResultFilter, { editionId }: Within) {
  let query = db
    .selectFrom('review.examination as exam')
    .innerJoin('proposals.proposal as proposal', 'proposal.id', 'exam.proposal_id')
    .innerJoin('review.round as round', 'round.id', 'exam.round_id')
    .innerJoin('editions.edition as edition', 'edition.id', 'exam.edition_id')
    .innerJoin('institutions.institution as institution', 'institution.id', 'exam.institution_id')
    .leftJoin('review.appeal as appeal', (join) =>
      join.onRef('appeal.proposal_id', '=', 'exam.proposal_id').on(isLastAppeal),
    )
    .leftJoin('territories.territory as territory', 'territory.id', 'proposal.territory_id')
    .where(sql<SqlBool>`${shownAt} is not null`);
  const { text, outcome, ground, theme, territory, institution, edition } = filter;
  if (editionId !== undefined) query = query.where('exam.edition_id', '=', editionId);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (edition !== undefined) query = query.where('edition.slug', '=', edition);
  if (outcome !== undefined) query = query.where(sql<SqlBool>`${shownOutcome} = ${outcome}`);
  if (theme !== undefined) query = query.where('proposal.theme', '=', theme);
  if (territory !== undefined) query = query.where('proposal.territory_id', '=', territory);
  if (text !== '') {
    query = query.where(
      sql<SqlBool>`strpos(proposal.plain_title, ${plainOf(text)}) > 0 or proposal.number::text = ${text}`,
    );
  }
  if (ground !== undefined) {
    query = query.where(
      sql<SqlBool>`exists (select from ${noes} one where one.ground = ${ground})`,
    );
  }
  return query;
}

interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** The last published first, and by number. */
export async function listResults(
  db: Database,
  filter: ResultFilter,
  within: Within,
  { limit, offset }: Stretch,
): Promise<readonly PublicResult[]> {
  return selectResults(db, filter, within)
    .select([
      'institution.slug as institutionSlug',
      'edition.slug as editionSlug',
      'edition.name as editionName',
      'proposal.number',
      'proposal.title',
      sql<Theme>`proposal.theme`.as('theme'),
      'territory.name as sector',
      sql<ProposalState>`proposal.state`.as('state'),
      'round.number as round',
      shownOutcome.as('outcome'),
      sql<
        string | null
      >`case when exam.published_at is null then appeal.against_answer else exam.answer end`.as(
        'answer',
      ),
      shownAt.as('publishedAt'),
      reasons.as('reasons'),
      sql<number>`proposal.cost_clp::float8`.as('proposedClp'),
      foundClp.as('foundClp'),
      sql<number | null>`exam.upkeep_clp::float8`.as('upkeepClp'),
      sql<
        PublicResult['appeal']
      >`case when appeal.id is null then null else coalesce(appeal.outcome, 'waiting') end`.as(
        'appeal',
      ),
    ])
    .orderBy(shownAt, 'desc')
    .orderBy('exam.edition_id')
    .orderBy('proposal.number')
    .limit(limit)
    .offset(offset)
    .execute();
}

const COUNTED_MOST = 10_000;

/** How many there are, ten thousand at most. */
export async function countResults(
  db: Database,
  filter: ResultFilter,
  within: Within,
): Promise<number> {
  const some = selectResults(db, filter, within).select('exam.proposal_id').limit(COUNTED_MOST);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** How many went on and how many did not. */
export interface Split {
  readonly feasible: number;
  readonly negative: number;
}

export interface ResultFigures {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly grounds: readonly { readonly ground: Ground; readonly count: number }[];
  readonly themes: readonly (Split & { readonly theme: Theme })[];
  /** Of those that name one, the one with most first. */
  readonly sectors: readonly (Split & { readonly id: string; readonly name: string })[];
  readonly corrections: { readonly asked: number; readonly answered: number };
  readonly changes: {
    readonly accepted: number;
    readonly objected: number;
    readonly silent: number;
    /** Proposals whose cost their author agreed to change. */
    readonly cost: number;
  };
  readonly appeals: {
    readonly waiting: number;
    readonly upheld: number;
    readonly rejected: number;
  };
  /** From the day on which each was taken into review to that of its first result. */
  readonly durations: readonly DurationCount[];
}

interface RawFigures extends Omit<ResultFigures, 'durations'> {
  readonly stretches: readonly {
    readonly from: string;
    readonly until: string;
    readonly count: number;
  }[];
}

/** How many published results of an edition have each outcome; those that none has are left out. */
export function outcomesOf(editionId: string): RawBuilder<ResultFigures['outcomes']> {
  return sql<
    ResultFigures['outcomes']
  >`(select coalesce(json_object_agg(outcome, count), '{}'::json)
    from (select ${shownOutcome} as outcome, count(*) from review.examination exam
      left join review.appeal on appeal.proposal_id = exam.proposal_id and ${isLastAppeal}
      where exam.edition_id = ${editionId} and ${shownAt} is not null group by 1) counted)`;
}

/** Of an edition, in one query. */
export async function readFigures(db: Database, editionId: string): Promise<ResultFigures> {
  const split = sql`'feasible', count(*) filter (where outcome = 'feasible'),
    'negative', count(*) filter (where outcome <> 'feasible')`;
  const { rows } = await sql<RawFigures>`with result as (
      select exam.proposal_id, proposal.theme, proposal.territory_id, ${shownOutcome} as outcome,
        (select min(event.happened_at) from proposals.event
          where event.proposal_id = exam.proposal_id and event.kind = 'taken-in-review') as began,
        least((select min(against_at) from review.appeal first where first.proposal_id = exam.proposal_id),
          (select min(was_published_at) from review.reversal where reversal.proposal_id = exam.proposal_id),
          exam.published_at) as ended, ${timeZoneOf('institution')} as zone
      from review.examination exam
      join proposals.proposal on proposal.id = exam.proposal_id
      join institutions.institution on institution.id = exam.institution_id
      left join review.appeal on appeal.proposal_id = exam.proposal_id and ${isLastAppeal}
      where exam.edition_id = ${editionId} and ${shownAt} is not null)
    select
      (select coalesce(json_object_agg(outcome, count), '{}'::json)
        from (select outcome, count(*) from result group by outcome) counted) as outcomes,
      (select coalesce(json_agg(json_build_object('ground', ground, 'count', count) order by count desc, ground), '[]'::json)
        from (select one.ground, count(distinct exam.proposal_id) as count
          from result join review.examination exam on exam.proposal_id = result.proposal_id
          cross join lateral ${noes} one group by one.ground) counted) as grounds,
      (select coalesce(json_agg(told order by size desc, theme), '[]'::json)
        from (select theme, count(*) as size, json_build_object('theme', theme, ${split}) as told
          from result group by theme) counted) as themes,
      (select coalesce(json_agg(told order by size desc, name), '[]'::json)
        from (select territory.name, count(*) as size,
            json_build_object('id', territory.id, 'name', territory.name, ${split}) as told
          from result join territories.territory on territory.id = result.territory_id
          group by territory.id) counted) as sectors,
      (select json_build_object('asked', count(*), 'answered', count(answered_at))
        from review.correction join result using (proposal_id)) as corrections,
      (select json_build_object('accepted', count(*) filter (where change.answer = 'accepted'),
          'objected', count(*) filter (where change.answer = 'objected'),
          'silent', count(*) filter (where change.answer = 'silent'),
          'cost', count(distinct change.proposal_id) filter (where change.answer = 'accepted'
            and (change.contents ->> 'costClp')::bigint <> said.cost_clp))
        from review.change join result using (proposal_id)
        join proposals.version said on said.proposal_id = change.proposal_id
          and said.version = change.from_version) as changes,
      (select json_build_object('waiting', count(*) filter (where appeal.outcome is null),
          'upheld', count(*) filter (where appeal.outcome = 'upheld'),
          'rejected', count(*) filter (where appeal.outcome = 'rejected'))
        from review.appeal join result using (proposal_id)) as appeals,
      (select coalesce(json_agg(json_build_object('from', began, 'until', ended, 'count', count)), '[]'::json)
        from (select (began at time zone zone)::date as began, (ended at time zone zone)::date as ended, count(*)
          from result where began is not null group by 1, 2) counted) as stretches`.execute(db);
  const [figures] = rows;
  const { stretches = [], ...rest } = figures as RawFigures;
  const durations = stretches.map(({ from, until, count }) => ({
    days: businessDaysBetween(from, until),
    count,
  }));
  return { ...rest, durations };
}
