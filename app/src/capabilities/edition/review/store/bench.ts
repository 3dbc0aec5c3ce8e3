// The workbench of an edition: in one query what stands around it, in another the proposals that its filter asks for.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { ProposalState, Theme } from '../../proposals/rules/index.ts';
import { type BenchFilter, type BenchStage, benchStages } from '../rules/bench-filter.ts';
import type { CheckKind, Finding } from '../rules/checks.ts';
import { type ReviewEdition, selectReviewEditions, toReviewEdition } from './review-editions.ts';
import type { SavedView } from './saved-views.ts';
import type { Unit } from './units.ts';

/** Somebody of the team who makes checks, with what waits for her in all editions of the institution. */
export interface Reviewer {
  readonly personId: string;
  /** As her colleagues call her; null where she gave no name. */
  readonly name: string | null;
  readonly openCount: number;
  readonly lateCount: number;
}

export interface Bench {
  readonly edition: ReviewEdition;
  readonly units: readonly Unit[];
  readonly reviewers: readonly Reviewer[];
  readonly unitLoads: readonly UnitLoad[];
  readonly views: readonly SavedView[];
  /** How many stand where; `left` the review by another way: withdrawn, merged. */
  readonly counts: Readonly<Partial<Record<BenchStage | 'left', number>>>;
  /** Proposals with a check that is late. */
  readonly lateCount: number;
}

/** Checks of a unit that wait, in all editions of the institution, whoever of it has them. */
export interface UnitLoad {
  readonly unitId: string;
  readonly name: string;
  readonly openCount: number;
  readonly lateCount: number;
}

/** A check that waits to be made now: those of feasibility do once the proposal is admitted. */
export const isOpenCheck = sql<boolean>`one.answered_at is null
  and (one.kind = 'admissibility' or exam.stage = 'feasibility')
  and proposal.state in ('in-review', 'correcting') and exam.signed_off_at is null`;

/** Beside each condition the planner has figures of its columns; of a choice among them it would have none. */
const standsIn: Readonly<Record<BenchStage, RawBuilder<boolean>>> = {
  admissibility: isExamined('admissibility'),
  feasibility: isExamined('feasibility'),
  correcting: sql`(proposal.state = 'correcting' and exam.signed_off_at is null)`,
  ready: sql`(proposal.state = 'in-review' and exam.signed_off_at is null and exam.open_count = 0)`,
  signed: sql`(proposal.state in ('in-review', 'correcting') and exam.signed_off_at is not null)`,
  published: sql`(proposal.state not in ('in-review', 'correcting') and exam.published_at is not null)`,
};

function isExamined(stage: 'admissibility' | 'feasibility') {
  return sql<boolean>`(proposal.state = 'in-review' and exam.signed_off_at is null and exam.open_count > 0
    and exam.stage = ${stage})`;
}

/** No two conditions hold together. */
const stageOf = sql<BenchStage | null>`case ${sql.join(
  benchStages.map((stage) => sql`when ${standsIn[stage]} then ${stage}`),
  sql` `,
)} end`;

/** `today`: the civil day of the edition. */
const isLateOne = (today: string | RawBuilder<unknown>) => sql<boolean>`(exam.next_due_on < ${today}
  and proposal.state in ('in-review', 'correcting') and exam.signed_off_at is null)`;

const units = sql<
  readonly Unit[]
>`coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name,
    'kinds', unit.kinds, 'memberIds', array(select person_id from review.unit_member
      where unit_id = unit.id order by 1)) order by unit.plain_name)
  from review.unit where unit.institution_id = edition.institution_id and unit.retired_at is null), '[]'::json)`;

interface Asked {
  readonly institutionId: string;
  readonly slug: string;
  readonly personId: string;
  readonly roles: readonly string[];
  readonly now: Date;
}

/** Undefined where the institution has no such edition. */
export async function readBench(db: Database, asked: Asked): Promise<Bench | undefined> {
  const { institutionId, slug, personId, roles, now } = asked;
  const today = sql`(select (${now}::timestamptz at time zone ${timeZoneOf('institution')})::date)`;
  const loads = sql<readonly Reviewer[]>`coalesce((select json_agg(json_build_object(
      'personId', person.id, 'name', person.public_name, 'openCount', load.open, 'lateCount', load.late)
      order by person.public_name, person.id)
    from people.person cross join lateral (
      select count(*) as open, count(*) filter (where one.due_on < ${today}) as late
      from review.check one join review.examination exam on exam.proposal_id = one.proposal_id
      join proposals.proposal on proposal.id = one.proposal_id
      where one.reviewer_id = person.id and exam.institution_id = edition.institution_id and ${isOpenCheck}) load
    where person.id in (select held.person_id from people.role_grant held
      where held.institution_id = edition.institution_id and held.role = any (${[...roles]}::text[])
        and (held.ended_at is null or held.ended_at > clock_timestamp()))), '[]'::json)`;
  const unitLoads = sql<readonly UnitLoad[]>`coalesce((select json_agg(json_build_object(
      'unitId', unit.id, 'name', unit.name, 'openCount', load.open, 'lateCount', load.late)
      order by unit.plain_name)
    from review.unit cross join lateral (
      select count(*) as open, count(*) filter (where one.due_on < ${today}) as late
      from review.check one join review.examination exam on exam.proposal_id = one.proposal_id
      join proposals.proposal on proposal.id = one.proposal_id
      where one.unit_id = unit.id and ${isOpenCheck}) load
    where unit.institution_id = edition.institution_id and unit.retired_at is null), '[]'::json)`;
  const views = sql<
    readonly SavedView[]
  >`coalesce((select json_agg(json_build_object('id', id, 'name', name,
      'query', query, 'isShared', is_shared, 'isOwn', person_id = ${personId}) order by name, id)
    from review.saved_view where institution_id = edition.institution_id
      and (person_id = ${personId} or is_shared)), '[]'::json)`;
  const stands = sql<Pick<Bench, 'counts' | 'lateCount'>>`(select json_build_object(
      'counts', coalesce(json_object_agg(stage, count) filter (where stage is not null), '{}'::json),
      'lateCount', coalesce(sum(late), 0))
    from (select coalesce(${stageOf}, 'left') as stage, count(*) as count,
        count(*) filter (where ${isLateOne(today)}) as late
      from review.examination exam join proposals.proposal on proposal.id = exam.proposal_id
        and proposal.edition_id = exam.edition_id
      where exam.edition_id = edition.id and proposal.edition_id = edition.id group by 1) counted)`;
  const row = await selectReviewEditions(db)
    .select([
      units.as('units'),
      loads.as('reviewers'),
      unitLoads.as('unitLoads'),
      views.as('views'),
      stands.as('stands'),
    ])
    .where('edition.institution_id', '=', institutionId)
    .where('edition.slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const {
    units: offices,
    reviewers,
    unitLoads: loaded,
    views: kept,
    stands: counted,
    ...edition
  } = row;
  return {
    edition: toReviewEdition(edition),
    ...{ units: offices, reviewers, unitLoads: loaded, views: kept, ...counted },
  };
}

export interface BenchCheck {
  readonly kind: CheckKind;
  readonly finding: Finding | null;
  readonly unitId: string | null;
  readonly reviewerId: string | null;
  readonly dueOn: string | null;
}

export interface BenchRow {
  readonly proposalId: string;
  readonly number: number;
  readonly title: string;
  readonly theme: Theme;
  readonly contest: string;
  readonly costClp: number;
  readonly endorsementsCount: number;
  readonly state: ProposalState;
  /** Null of one that left the review by another way: withdrawn, merged. */
  readonly stage: BenchStage | null;
  readonly checks: readonly BenchCheck[];
}

export interface RowsAsked {
  readonly editionId: string;
  readonly filter: BenchFilter;
  readonly personId: string;
  /** `YYYY-MM-DD` where the edition is. */
  readonly today: string;
}

function filtered(
  db: Pick<Database, 'selectFrom'>,
  { editionId, filter, personId, today }: RowsAsked,
) {
  let query = db
    .selectFrom('review.examination as exam')
    .innerJoin('proposals.proposal as proposal', 'proposal.id', 'exam.proposal_id')
    .where('exam.edition_id', '=', editionId)
    .where('proposal.edition_id', '=', editionId);
  if (filter.stage !== undefined) {
    query = query.where(standsIn[filter.stage]);
  }
  if (filter.isLate) query = query.where(isLateOne(today));
  if (filter.contest !== undefined) {
    query = query.where(sql<boolean>`proposal.contest_id = (select contest.id from editions.contest
      where contest.edition_id = ${editionId} and contest.code = ${filter.contest})`);
  }
  if (filter.theme !== undefined) query = query.where('proposal.theme', '=', filter.theme);
  if (filter.text !== '') {
    const plain = plainOf(filter.text);
    const number = /^\d{1,9}$/.test(filter.text) ? Number(filter.text) : 0;
    query = query.where(sql<boolean>`(proposal.number = ${number}
      or ${plain} <> '' and strpos(proposal.plain_title, ${plain}) > 0)`);
  }
  const wanted = checkConditions(filter, personId, today);
  return wanted.length === 0
    ? query
    : query.where(
        sql<boolean>`exists (select from review.check one where one.proposal_id = exam.proposal_id
          and ${sql.join(wanted, sql` and `)})`,
      );
}

/** What one and the same check of a proposal must be like. */
function checkConditions(filter: BenchFilter, personId: string, today: string) {
  const { kind, finding, unitId, reviewerId, isLate, isMine } = filter;
  const asksOfCheck = [finding, unitId, reviewerId].some((one) => one !== undefined);
  if (!asksOfCheck && !isMine && !(isLate && kind !== undefined)) return [];
  return [
    ...(kind === undefined ? [] : [sql`one.kind = ${kind}`]),
    ...(finding === undefined ? [] : [findingIs(finding)]),
    ...(unitId === undefined ? [] : [sql`one.unit_id = ${unitId}`]),
    ...(reviewerId === undefined ? [] : [reviewerIs(reviewerId)]),
    ...(isLate ? [sql`one.due_on < ${today} and ${isOpenCheck}`] : []),
    ...(isMine
      ? [
          sql`(one.reviewer_id = ${personId} or one.reviewer_id is null and one.unit_id in (
            select unit_id from review.unit_member where person_id = ${personId})) and ${isOpenCheck}`,
        ]
      : []),
  ];
}

function findingIs(finding: Finding | 'none') {
  return finding === 'none' ? isOpenCheck : sql`one.finding = ${finding}`;
}

function reviewerIs(reviewerId: string) {
  return reviewerId === 'nobody'
    ? sql`one.reviewer_id is null and ${isOpenCheck}`
    : sql`one.reviewer_id = ${reviewerId}`;
}

/** Beyond this nobody counts what a filter finds. */
export const COUNTED_MOST = 1000;

export interface FoundRows {
  readonly rows: readonly BenchRow[];
  /** How many the filter finds; one more than `COUNTED_MOST` for more than that, and 0 where the page is empty. */
  readonly count: number;
}

/** By number: what the filter finds is found once, for its page and for how many there are; only checks of the page are read. */
export async function listBenchRows(
  db: Database,
  asked: RowsAsked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<FoundRows> {
  // In whole thousands: another bound is another statement to prepare.
  const most = 1 + COUNTED_MOST * Math.ceil((offset + limit) / COUNTED_MOST);
  const rows = await db
    .with('found', (query) =>
      filtered(query, asked)
        .select(['exam.proposal_id', 'proposal.number'])
        .orderBy('proposal.number')
        .limit(sql.lit(most)),
    )
    .with('page', (query) =>
      query.selectFrom('found').selectAll().orderBy('number').limit(limit).offset(offset),
    )
    .selectFrom('page')
    .innerJoin('review.examination as exam', 'exam.proposal_id', 'page.proposal_id')
    .innerJoin('proposals.proposal as proposal', 'proposal.id', 'exam.proposal_id')
    .innerJoin('editions.contest as contest', 'contest.id', 'proposal.contest_id')
    .select([
      'exam.proposal_id as proposalId',
      'proposal.number',
      'proposal.title',
      'proposal.theme',
      'contest.code as contest',
      sql<number>`proposal.cost_clp::float8`.as('costClp'),
      'proposal.endorsements_count as endorsementsCount',
      'proposal.state',
      stageOf.as('stage'),
      sql<
        readonly BenchCheck[]
      >`coalesce((select json_agg(json_build_object('kind', kind, 'finding', finding,
          'unitId', unit_id, 'reviewerId', reviewer_id, 'dueOn', due_on)
          order by array_position(array['admissibility', 'technical', 'legal', 'budget', 'land', 'upkeep'], kind))
        from (select distinct on (kind) * from review.check one where one.proposal_id = exam.proposal_id
          order by kind, instance desc) last), '[]'::json)`.as('checks'),
      sql<number>`(select least(count(*), ${sql.lit(COUNTED_MOST + 1)})::int from found)`.as(
        'count',
      ),
    ])
    .orderBy('proposal.number')
    .execute();
  return {
    rows: rows.map(({ count: _, ...row }) => ({
      ...row,
      theme: row.theme as Theme,
      state: row.state as ProposalState,
    })),
    count: rows[0]?.count ?? 0,
  };
}

/** Numbers of all that the filter finds. */
export async function listBenchNumbers(db: Database, asked: RowsAsked): Promise<readonly number[]> {
  const rows = await filtered(db, asked)
    .select('proposal.number')
    .orderBy('proposal.number')
    .execute();
  return rows.map(({ number }) => number);
}

export interface Neighbour {
  readonly number: number;
  readonly title: string;
}

/** The nearest of what the filter finds, before and after; the one between need not be found by it any more. */
export interface Neighbours {
  readonly previous: Neighbour | undefined;
  readonly next: Neighbour | undefined;
}

export async function findNeighbours(
  db: Database,
  asked: RowsAsked,
  number: number,
): Promise<Neighbours> {
  const named = filtered(db, asked).select(['proposal.number', 'proposal.title']).limit(1);
  const [previous, next] = await Promise.all([
    named
      .where('proposal.number', '<', number)
      .orderBy('proposal.number', 'desc')
      .executeTakeFirst(),
    named.where('proposal.number', '>', number).orderBy('proposal.number').executeTakeFirst(),
  ]);
  return { previous, next };
}
