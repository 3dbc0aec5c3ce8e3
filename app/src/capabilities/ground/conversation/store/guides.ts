// Guides: published from an answer, revised by a new version, withdrawn with a reason; what they said stays to be read.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { keysWithWords } from '../../../../platform/search.ts';
import type { Credit } from '../rules/guide.ts';
import type { Language } from '../rules/language.ts';
import type { Theme } from '../rules/theme.ts';

export interface Guide {
  readonly id: string;
  readonly slug: string;
  readonly theme: Theme;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly institutionSlug: string;
  readonly publishedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: string | null;
  /** The answer that it grew from, who wrote it, and whether she is named. */
  readonly commentId: string;
  readonly answererId: string | null;
  readonly answerIsRead: boolean;
  readonly credit: Credit;
  readonly creditAt: Date | null;
  readonly questionNumber: number;
  /** Null where the question is no longer read. */
  readonly questionTitle: string | null;
  readonly cut: string | null;
  /** Of its latest version. */
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly lang: Language;
  readonly writtenAt: Date;
}

const isRead = (alias: 'answer' | 'asked') =>
  sql<boolean>`(${sql.ref(`${alias}.shown_version`)} is not null
    and ${sql.ref(`${alias}.hiding_id`)} is null and ${sql.ref(`${alias}.withdrawn_at`)} is null)`;

function guides(db: Database | Tx) {
  return db
    .selectFrom('conversation.guide as guide')
    .innerJoin('conversation.guide_version as version', (join) =>
      join.onRef('version.guide_id', '=', 'guide.id').on(
        sql<boolean>`version.number = (select max(number) from conversation.guide_version
            where guide_id = guide.id)`,
      ),
    )
    .innerJoin('institutions.institution as institution', 'institution.id', 'guide.institution_id')
    .innerJoin('conversation.comment as answer', 'answer.id', 'guide.comment_id')
    .innerJoin('conversation.forum_question as question', 'question.place_id', 'guide.place_id')
    .innerJoin('conversation.comment as asked', 'asked.id', 'question.asked_comment_id')
    .select(['guide.id', 'guide.slug', 'guide.institution_id as institutionId'])
    .select(sql<Theme>`guide.theme`.as('theme'))
    .select(['institution.name as institutionName', 'institution.slug as institutionSlug'])
    .select(['guide.published_at as publishedAt', 'guide.withdrawn_at as withdrawnAt'])
    .select(['guide.withdrawal_reason as withdrawalReason', 'guide.comment_id as commentId'])
    .select(['answer.author_id as answererId', isRead('answer').as('answerIsRead')])
    .select(sql<Credit>`guide.credit`.as('credit'))
    .select(['guide.credit_at as creditAt', 'question.number as questionNumber', 'question.cut'])
    .select(
      sql<string | null>`case when ${isRead('asked')} then question.title end`.as('questionTitle'),
    )
    .select(['version.number', 'version.title', 'version.text', 'version.written_at as writtenAt'])
    .select(sql<Language>`version.lang`.as('lang'));
}

export function readGuide(db: Database | Tx, slug: string): Promise<Guide | undefined> {
  return guides(db).where('guide.slug', '=', slug).executeTakeFirst();
}

/** One of the institution; as long as the transaction lasts nobody changes it. */
export async function holdGuideOf(
  tx: Tx,
  institutionId: string,
  slug: string,
): Promise<Guide | undefined> {
  const held = await tx
    .selectFrom('conversation.guide')
    .select('id')
    .where('slug', '=', slug)
    .where('institution_id', '=', institutionId)
    .forUpdate()
    .executeTakeFirst();
  return held && readGuide(tx, slug);
}

/** The guide that stands of this answer for the institution. */
export function findStandingGuide(
  tx: Database | Tx,
  commentId: string,
  institutionId: string,
): Promise<Guide | undefined> {
  return guides(tx)
    .where('guide.comment_id', '=', commentId)
    .where('guide.institution_id', '=', institutionId)
    .where('guide.withdrawn_at', 'is', null)
    .executeTakeFirst();
}

export interface GuideFilter {
  readonly text: string;
  readonly theme: Theme | undefined;
}

function standing(db: Database, { text, theme }: GuideFilter) {
  let query = guides(db).where('guide.withdrawn_at', 'is', null);
  if (theme !== undefined) query = query.where('guide.theme', '=', theme);
  if (text === '') return query;
  const keys = keysWithWords({ room: 'conversation', text, partOf: undefined });
  return query.where(sql<boolean>`'guide ' || guide.id in ${keys}`);
}

/** Those that stand, the latest written first. */
export function listGuides(
  db: Database,
  filter: GuideFilter,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly Guide[]> {
  return standing(db, filter)
    .orderBy('version.written_at', 'desc')
    .orderBy('guide.slug')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
}

export async function countGuides(db: Database, filter: GuideFilter): Promise<number> {
  const { count } = await standing(db, filter)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** All of an institution, the withdrawn ones last. */
export function listGuidesOf(db: Database, institutionId: string): Promise<readonly Guide[]> {
  return guides(db)
    .where('guide.institution_id', '=', institutionId)
    .orderBy(sql`guide.withdrawn_at is not null`)
    .orderBy('version.written_at', 'desc')
    .execute();
}

/** Guides that ask this person whether they may name her. */
export function listAsking(db: Database, personId: string): Promise<readonly Guide[]> {
  return guides(db)
    .where('answer.author_id', '=', personId)
    .where(isRead('answer'))
    .where('guide.credit', '=', 'asked')
    .where('guide.withdrawn_at', 'is', null)
    .orderBy('guide.published_at')
    .execute();
}

export interface GuideVersion {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly lang: Language;
  readonly change: string | null;
  readonly writtenAt: Date;
}

/** All that it ever said, the latest first. */
export function listGuideVersions(db: Database, guideId: string): Promise<readonly GuideVersion[]> {
  return db
    .selectFrom('conversation.guide_version')
    .select(['number', 'title', 'text', 'change', 'written_at as writtenAt'])
    .select(sql<Language>`lang`.as('lang'))
    .where('guide_id', '=', guideId)
    .orderBy('number', 'desc')
    .execute();
}

export interface NewGuide {
  /** A number is put behind it where another guide has it. */
  readonly slug: string;
  readonly theme: Theme;
  readonly institutionId: string;
  readonly placeId: string;
  readonly commentId: string;
}

/** Its id and the address that it got. */
export async function insertGuide(
  tx: Tx,
  { slug, theme, institutionId, placeId, commentId }: NewGuide,
  now: Date,
): Promise<{ readonly id: string; readonly slug: string }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('conversation.guide', 0))`.execute(tx);
  const { rows } = await sql<{ slug: string }>`
    select ${slug} || case when n = 1 then '' else '-' || n end as slug
    from generate_series(1, 1000) n
    where not exists (select from conversation.guide
      where guide.slug = ${slug} || case when n = 1 then '' else '-' || n end)
    order by n limit 1`.execute(tx);
  return tx
    .insertInto('conversation.guide')
    .values({
      ...{ slug: rows[0]?.slug ?? slug, theme, institution_id: institutionId },
      ...{ place_id: placeId, comment_id: commentId, published_at: now },
    })
    .returning(['id', 'slug'])
    .executeTakeFirstOrThrow();
}

export interface NewGuideVersion {
  readonly guideId: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly lang: Language;
  readonly change: string | undefined;
  readonly writtenBy: string;
}

export async function insertGuideVersion(
  tx: Tx,
  { guideId, change, writtenBy, ...version }: NewGuideVersion,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('conversation.guide_version')
    .values({
      ...version,
      ...{ guide_id: guideId, change: change ?? null, written_by: writtenBy, written_at: now },
    })
    .execute();
}

export async function saveWithdrawal(
  tx: Tx,
  { guideId, reason, personId }: { guideId: string; reason: string; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('conversation.guide')
    .set({ withdrawn_at: now, withdrawal_reason: reason, withdrawn_by: personId })
    .where('id', '=', guideId)
    .execute();
}

export async function saveCredit(
  tx: Tx,
  { guideId, credit }: { guideId: string; credit: Exclude<Credit, 'asked'> },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('conversation.guide')
    .set({ credit, credit_at: now })
    .where('id', '=', guideId)
    .execute();
}

/** Those that grew from answers to one question and stand, the oldest first. */
export function listGuidesFrom(db: Database, placeId: string): Promise<readonly Guide[]> {
  return guides(db)
    .where('guide.place_id', '=', placeId)
    .where('guide.withdrawn_at', 'is', null)
    .orderBy('guide.published_at')
    .execute();
}
