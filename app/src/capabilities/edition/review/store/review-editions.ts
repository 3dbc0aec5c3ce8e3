// An edition as the review sees it: its bases, what halts it, the round that is open, and the people and units that work on it.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import {
  type ContestNamed,
  contestsInForce,
  haltedBy,
  type Rulebook,
} from '../../editions/rules/index.ts';

export interface OpenRound {
  readonly id: string;
  readonly number: number;
}

export interface ReviewEdition {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  /** In force; undefined before they are published. */
  readonly rules: Rulebook | undefined;
  readonly contests: readonly ContestNamed[];
  readonly halted: 'annulled' | 'suspended' | undefined;
  readonly isArchived: boolean;
  readonly openRound: OpenRound | undefined;
  /** Contests whose list is frozen, or whose vote is or was open: what is voted on does not change. */
  readonly closedContestIds: readonly string[];
  /** Proposals that came in and nobody looks at yet. */
  readonly sentCount: number;
}

const rules = sql<Rulebook | null>`(select rulebook.text::json from editions.publication
  join editions.rulebook on rulebook.id = publication.rulebook_id
  where publication.edition_id = edition.id order by publication.version desc limit 1)`;

const contests = sql<readonly { id: string; code: string }[]>`coalesce((
  select json_agg(json_build_object('id', contest.id, 'code', contest.code) order by contest.code)
  from editions.contest where contest.edition_id = edition.id), '[]'::json)`;

type Interruptions = Parameters<typeof haltedBy>[0]['interruptions'];
const interruptions = sql<Interruptions>`coalesce((
  select json_agg(json_build_object('contestId', one.contest_id, 'kind', one.kind) order by one.place)
  from editions.interruption one where one.edition_id = edition.id), '[]'::json)`;

const openRound = sql<OpenRound | null>`(select json_build_object('id', round.id, 'number', round.number)
  from review.round where round.edition_id = edition.id and round.published_at is null)`;

const closedContestIds = sql<
  readonly string[]
>`array(select contest.id::text from editions.contest where contest.edition_id = edition.id
  and (editions.is_slate_frozen(contest.id)
    or exists (select from editions.passage where passage.contest_id = contest.id)))`;

const sentCount = sql<number>`(select count(*)::int from proposals.proposal
  where proposal.edition_id = edition.id and proposal.state = 'sent')`;

/** Whole editions as the review sees them, for whoever reads more beside them in the same query. */
export function selectReviewEditions(db: Database | Tx) {
  return db
    .selectFrom('editions.edition as edition')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .leftJoin('editions.archiving as archiving', 'archiving.edition_id', 'edition.id')
    .select([
      'edition.id',
      'edition.slug',
      'edition.name',
      'institution.id as institutionId',
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      timeZoneOf('institution').as('timeZone'),
      sql<boolean>`archiving.archived_at is not null`.as('isArchived'),
      rules.as('rules'),
      contests.as('contests'),
      interruptions.as('interruptions'),
      openRound.as('openRound'),
      closedContestIds.as('closedContestIds'),
      sentCount.as('sentCount'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReviewEditions>['executeTakeFirstOrThrow']>>;

export function toReviewEdition({ interruptions: halts, ...row }: Row): ReviewEdition {
  return {
    ...row,
    rules: row.rules ?? undefined,
    contests: row.rules === null ? [] : contestsInForce(row.rules, row.contests),
    halted: haltedBy({ interruptions: halts }, null),
    openRound: row.openRound ?? undefined,
  };
}

/** The edition of an institution with this address; another's is not there. */
export async function findReviewEdition(
  db: Database | Tx,
  institutionId: string,
  slug: string,
): Promise<ReviewEdition | undefined> {
  const row = await selectReviewEditions(db)
    .where('edition.institution_id', '=', institutionId)
    .where('edition.slug', '=', slug)
    .executeTakeFirst();
  return row && toReviewEdition(row);
}

/** Of this institution; whoever opens or publishes a round of it waits here. */
export async function lockReviewEdition(
  tx: Tx,
  institutionId: string,
  id: string,
): Promise<ReviewEdition | undefined> {
  await sql`select from editions.edition where id = ${id} for no key update`.execute(tx);
  const row = await selectReviewEditions(tx)
    .where('edition.institution_id', '=', institutionId)
    .where('edition.id', '=', id)
    .executeTakeFirst();
  return row && toReviewEdition(row);
}

export interface Reviewed {
  readonly editionId: string;
  readonly slug: string;
  readonly name: string;
}

/** Editions of an institution of which a round was published. */
export async function listReviewed(
  db: Database,
  institutionId: string,
): Promise<readonly Reviewed[]> {
  return db
    .selectFrom('editions.edition as edition')
    .select(['edition.id as editionId', 'edition.slug', 'edition.name'])
    .where('edition.institution_id', '=', institutionId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('review.round as round')
          .whereRef('round.edition_id', '=', 'edition.id')
          .where('round.published_at', 'is not', null)
          .select('round.id'),
      ),
    )
    .orderBy('edition.slug')
    .execute();
}
