// What waits for the moderators of an institution: new words, what readers reported, what an author asks to be looked at again.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Language } from '../rules/language.ts';
import type { Reason } from '../rules/moderation.ts';
import type { Side } from '../rules/place.ts';

/** Whether somebody moderates at an institution, neither the author nor whoever hid it: names of columns. */
export function somebodyElseModerates(of: {
  readonly institutionId: string;
  readonly authorId: string;
  readonly hiddenBy: string;
}) {
  return sql<boolean>`exists (
    select from people.role_grant held
    where held.institution_id = ${sql.ref(of.institutionId)}
      and held.role in ('moderator', 'national-staff')
      and (held.ended_at is null or held.ended_at > clock_timestamp())
      and held.person_id is distinct from ${sql.ref(of.authorId)}
      and held.person_id is distinct from ${sql.ref(of.hiddenBy)})`;
}

/** Whether an institution is a national body, which answers where no other does. */
export function isNationalBody(institutionId: string) {
  return sql<boolean>`(select kind from institutions.institution
    where id = ${institutionId}) = 'national-body'`;
}

const anotherModerates = somebodyElseModerates({
  institutionId: 'place.institution_id',
  authorId: 'comment.author_id',
  hiddenBy: 'review.hidden_by',
});

/**
 * Whether the institution of `scopeId` answers for a comment: the place names it; or it is a national body and
 * where the place belongs nobody holds the role but its author or whoever hid what is to be looked at again.
 */
function isWithin(scopeId: string) {
  return sql<boolean>`(place.institution_id = ${scopeId}
    or (${isNationalBody(scopeId)} and not ${anotherModerates}))`;
}

function judged(db: Database | Tx, scopeId: string) {
  return db
    .selectFrom('conversation.comment as comment')
    .innerJoin('conversation.place as place', 'place.id', 'comment.place_id')
    .leftJoin('conversation.second_review as review', (join) =>
      join.onRef('review.decision_id', '=', 'comment.hiding_id').on('review.outcome', 'is', null),
    )
    .where(isWithin(scopeId));
}

const newWords = sql<boolean>`(comment.hiding_id is null and comment.withdrawn_at is null
  and comment.latest_version is distinct from comment.shown_version)`;
const openReports = sql<number>`(case when comment.hiding_id is null and comment.withdrawn_at is null
  then (select count(*)::int from conversation.report
    where report.comment_id = comment.id and report.decision_id is null) else 0 end)`;

/** What this moderator can decide: not on herself, nor again on what she hid. */
function waitingFor(db: Database, scope: Scope, moderatorId: string) {
  return judged(db, scope.id)
    .where(sql<boolean>`(${newWords} or ${openReports} > 0 or review.decision_id is not null)`)
    .where(sql<boolean>`comment.author_id is distinct from ${moderatorId}::uuid`)
    .where(sql<boolean>`(review.decision_id is null
      or review.hidden_by is distinct from ${moderatorId}::uuid)`);
}

export interface QueuedComment {
  readonly id: string;
  readonly authorId: string | null;
  readonly text: string;
  readonly lang: Language;
  readonly placeTitles: Readonly<Record<Locale, string>>;
  /** Since when it waits. */
  readonly since: Date;
  readonly hasNewWords: boolean;
  /** Whether everybody reads an earlier version meanwhile. */
  readonly isShown: boolean;
  readonly reportsCount: number;
  readonly asksAgain: boolean;
}

/** What has waited longest first. */
export async function listQueue(
  db: Database,
  scope: Scope,
  moderatorId: string,
  limit: number,
): Promise<readonly QueuedComment[]> {
  const rows = await waitingFor(db, scope, moderatorId)
    .innerJoin('conversation.version as version', (join) =>
      join
        .onRef('version.comment_id', '=', 'comment.id')
        .onRef('version.number', '=', 'comment.latest_version'),
    )
    .select([
      'comment.id',
      'comment.author_id as authorId',
      'version.text',
      sql<Language>`version.lang`.as('lang'),
      'place.title',
      'place.english_title',
      'comment.shown_version',
      newWords.as('hasNewWords'),
      openReports.as('reportsCount'),
      'review.asked_at as askedAt',
      sql<Date>`coalesce(review.asked_at, case when ${newWords} then version.written_at end,
        (select min(reported_at) from conversation.report
          where report.comment_id = comment.id and report.decision_id is null))`.as('since'),
    ])
    .orderBy('since')
    .orderBy('comment.id')
    .limit(limit)
    .execute();
  return rows.map(({ title, english_title: englishTitle, shown_version, askedAt, ...row }) => ({
    ...row,
    placeTitles: { 'es-CL': title, en: englishTitle },
    isShown: shown_version !== null,
    asksAgain: askedAt !== null,
  }));
}

export async function countQueue(db: Database, scope: Scope, moderatorId: string): Promise<number> {
  const { count } = await waitingFor(db, scope, moderatorId)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether the institution answers for that comment. */
export async function isJudgedIn(db: Database | Tx, scope: Scope, id: string): Promise<boolean> {
  const row = await judged(db, scope.id)
    .select('comment.id')
    .where('comment.id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export interface JudgedComment {
  readonly id: string;
  readonly placeId: string;
  readonly threadId: string | null;
  readonly answersId: string | null;
  readonly side: Side | null;
  readonly authorId: string | null;
  readonly postedAt: Date;
  readonly latestVersion: number;
  readonly shownVersion: number | null;
  readonly withdrawnAt: Date | null;
  readonly hiding:
    | { readonly at: Date; readonly reason: Reason; readonly words: string | null }
    | undefined;
  /** What the author says against the decision, if that waits for an answer. */
  readonly review:
    | { readonly words: string | null; readonly askedAt: Date; readonly hiddenBy: string | null }
    | undefined;
}

/** A comment with all that is to be judged, if the institution answers for it. */
export async function readJudged(
  db: Database,
  scope: Scope,
  id: string,
): Promise<JudgedComment | undefined> {
  const row = await judged(db, scope.id)
    .leftJoin('conversation.decision as decision', 'decision.id', 'comment.hiding_id')
    .select([
      'comment.id',
      'comment.place_id as placeId',
      'comment.thread_id as threadId',
      'comment.answers_id as answersId',
      sql<Side | null>`comment.side`.as('side'),
      'comment.author_id as authorId',
      'comment.posted_at as postedAt',
      'comment.latest_version as latestVersion',
      'comment.shown_version as shownVersion',
      'comment.withdrawn_at as withdrawnAt',
      'decision.decided_at as hiddenAt',
      sql<Reason | null>`decision.reason`.as('reason'),
      'decision.words',
      'review.words as reviewWords',
      'review.asked_at as askedAt',
      'review.hidden_by as hiddenBy',
    ])
    .where('comment.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { hiddenAt, reason, words, reviewWords, askedAt, hiddenBy, ...comment } = row;
  return {
    ...comment,
    hiding: hiddenAt === null || reason === null ? undefined : { at: hiddenAt, reason, words },
    review: askedAt === null ? undefined : { words: reviewWords, askedAt, hiddenBy },
  };
}

export interface JudgedVersion {
  readonly number: number;
  readonly text: string;
  readonly lang: Language;
  readonly writtenAt: Date;
  readonly shownAt: Date | null;
}

/** All that it ever said, the latest first. */
export function listVersions(db: Database, commentId: string): Promise<readonly JudgedVersion[]> {
  return db
    .selectFrom('conversation.version')
    .select(['number', 'text', 'written_at as writtenAt', 'shown_at as shownAt'])
    .select(sql<Language>`lang`.as('lang'))
    .where('comment_id', '=', commentId)
    .orderBy('number', 'desc')
    .execute();
}

export interface OpenReport {
  readonly reason: Reason;
  readonly words: string | null;
  readonly version: number;
  readonly reportedAt: Date;
}

/** What readers say of it; never who they are. */
export function listOpenReports(db: Database, commentId: string): Promise<readonly OpenReport[]> {
  return db
    .selectFrom('conversation.report')
    .select([
      sql<Reason>`reason`.as('reason'),
      'words',
      'version_number as version',
      'reported_at as reportedAt',
    ])
    .where('comment_id', '=', commentId)
    .where('decision_id', 'is', null)
    .orderBy('reported_at')
    .execute();
}
