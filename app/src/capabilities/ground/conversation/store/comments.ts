// Comments as somebody reads them: everybody the version that was let through, its author the latest one.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { Language } from '../rules/language.ts';
import type { Reason } from '../rules/moderation.ts';
import type { Side } from '../rules/place.ts';

export interface Hiding {
  readonly at: Date;
  readonly reason: Reason;
  readonly institutionName: string;
}

export interface ReadComment {
  readonly id: string;
  readonly placeId: string;
  readonly threadId: string | null;
  readonly answersId: string | null;
  readonly side: Side | null;
  readonly authorId: string | null;
  /** The institution whose team its author speaks for; null for herself. */
  readonly spokenFor: string | null;
  readonly postedAt: Date;
  readonly latestVersion: number;
  readonly shownVersion: number | null;
  /** How many versions everybody may read. */
  readonly versionsCount: number;
  /** Absent of what is hidden or withdrawn. */
  readonly written: { readonly text: string; readonly lang: Language } | undefined;
  readonly hiding: Hiding | undefined;
  readonly withdrawnAt: Date | null;
}

/** `viewerId` is who reads; undefined for everybody. */
export function comments(db: Database, viewerId: string | undefined) {
  const viewer = sql<string>`${viewerId ?? null}::uuid`;
  return db
    .selectFrom('conversation.comment as comment')
    .leftJoin('conversation.version as version', (join) =>
      join
        .onRef('version.comment_id', '=', 'comment.id')
        .on('comment.hiding_id', 'is', null)
        .on(
          sql<boolean>`version.number = case when comment.author_id = ${viewer}
            then comment.latest_version else comment.shown_version end`,
        ),
    )
    .leftJoin('conversation.decision as decision', 'decision.id', 'comment.hiding_id')
    .leftJoin(
      'institutions.institution as institution',
      'institution.id',
      'decision.institution_id',
    )
    .select([
      'comment.id',
      'comment.place_id as placeId',
      'comment.thread_id as threadId',
      'comment.answers_id as answersId',
      sql<Side | null>`comment.side`.as('side'),
      'comment.author_id as authorId',
      sql<string | null>`(select name from institutions.institution
        where id = comment.for_institution_id)`.as('spokenFor'),
      'comment.posted_at as postedAt',
      'comment.latest_version as latestVersion',
      'comment.shown_version as shownVersion',
      'comment.withdrawn_at as withdrawnAt',
      'version.text',
      sql<Language | null>`version.lang`.as('lang'),
      'decision.decided_at as hiddenAt',
      sql<Reason | null>`decision.reason`.as('reason'),
      'institution.name as institutionName',
      sql<number>`(select count(*)::int from conversation.version
        where comment_id = comment.id and shown_at is not null)`.as('versionsCount'),
    ])
    .where(
      sql<boolean>`(comment.shown_version is not null or comment.hiding_id is not null
        or (comment.author_id = ${viewer} and comment.withdrawn_at is null))`,
    );
}

type Columns = Awaited<ReturnType<ReturnType<typeof comments>['executeTakeFirstOrThrow']>>;

export function readComment(row: Columns): ReadComment {
  const { text, lang, hiddenAt, reason, institutionName, ...more } = row;
  return {
    ...more,
    written: text === null || lang === null ? undefined : { text, lang },
    hiding:
      hiddenAt === null || reason === null || institutionName === null
        ? undefined
        : { at: hiddenAt, reason, institutionName },
  };
}

export interface ThreadsAsked {
  readonly placeId: string;
  /** One column; undefined for all threads. */
  readonly side: Side | undefined;
  readonly viewerId: string | undefined;
}

function threads(db: Database, { placeId, side, viewerId }: ThreadsAsked) {
  const query = comments(db, viewerId)
    .where('comment.place_id', '=', placeId)
    .where('comment.thread_id', 'is', null);
  return side === undefined ? query : query.where('comment.side', '=', side);
}

/** What begins a thread, the newest first. */
export async function listThreads(
  db: Database,
  asked: ThreadsAsked,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly ReadComment[]> {
  const rows = await threads(db, asked)
    .orderBy('comment.posted_at', 'desc')
    .orderBy('comment.id')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
  return rows.map(readComment);
}

export async function countThreads(db: Database, asked: ThreadsAsked): Promise<number> {
  const { count } = await threads(db, asked)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function countReplies(
  db: Database,
  threadIds: readonly string[],
  viewerId: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  if (threadIds.length === 0) return new Map();
  const rows = await comments(db, viewerId)
    .clearSelect()
    .select('comment.thread_id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('comment.thread_id', 'in', [...threadIds])
    .groupBy('comment.thread_id')
    .execute();
  return new Map(rows.map(({ thread_id: id, count }) => [id ?? '', count]));
}

/** The first replies of each thread, in the order in which they were written. */
export async function listReplies(
  db: Database,
  threadIds: readonly string[],
  viewerId: string | undefined,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly ReadComment[]> {
  if (threadIds.length === 0) return [];
  const each = await Promise.all(
    threadIds.map((threadId) =>
      comments(db, viewerId)
        .where('comment.thread_id', '=', threadId)
        .orderBy('comment.posted_at')
        .orderBy('comment.id')
        .limit(stretch.limit)
        .offset(stretch.offset)
        .execute(),
    ),
  );
  return each.flat().map(readComment);
}

/** How many replies of its thread stand before one. */
export async function countRepliesBefore(
  db: Database,
  reply: ReadComment,
  viewerId: string | undefined,
): Promise<number> {
  const { count } = await comments(db, viewerId)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .where('comment.thread_id', '=', reply.threadId)
    .where(
      sql<boolean>`(comment.posted_at, comment.id) < (
        select posted_at, id from conversation.comment where id = ${reply.id})`,
    )
    .executeTakeFirstOrThrow();
  return count;
}

/** One comment as somebody reads it; undefined if for her it is not there. */
export async function readCommentAs(
  db: Database,
  id: string,
  viewerId: string | undefined,
): Promise<ReadComment | undefined> {
  const row = await comments(db, viewerId).where('comment.id', '=', id).executeTakeFirst();
  return row && readComment(row);
}

/** Who wrote those comments, and whether everybody still reads that she did. */
export async function authorsOf(
  db: Database | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('conversation.comment')
    .select(['id', 'author_id'])
    .where('id', 'in', [...ids])
    .where('author_id', 'is not', null)
    .where('shown_version', 'is not', null)
    .where('hiding_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.author_id ?? '']));
}

export interface ShownVersion {
  readonly number: number;
  readonly text: string;
  readonly lang: Language;
  readonly writtenAt: Date;
}

/** What a comment said and says, as far as everybody could read it, the latest first. */
export async function listShownVersions(
  db: Database,
  commentId: string,
): Promise<readonly ShownVersion[]> {
  return db
    .selectFrom('conversation.version as version')
    .innerJoin('conversation.comment as comment', 'comment.id', 'version.comment_id')
    .select(['version.number', 'version.text', 'version.written_at as writtenAt'])
    .select(sql<Language>`version.lang`.as('lang'))
    .where('version.comment_id', '=', commentId)
    .where('version.shown_at', 'is not', null)
    .where('comment.hiding_id', 'is', null)
    .where('comment.withdrawn_at', 'is', null)
    .orderBy('version.number', 'desc')
    .execute();
}

export interface PublicRow extends ReadComment {
  readonly kind: string;
  readonly key: string;
  readonly title: string;
}

/** What everybody reads, the newest first, traces included; of one place or of all. */
export async function listPublicComments(
  db: Database,
  { placeId, text }: { readonly placeId: string | undefined; readonly text: string },
  limit: number,
): Promise<readonly PublicRow[]> {
  let query = comments(db, undefined)
    .innerJoin('conversation.place as place', 'place.id', 'comment.place_id')
    .select(['place.kind', 'place.key', 'place.title']);
  if (placeId !== undefined) query = query.where('comment.place_id', '=', placeId);
  if (text !== '') {
    query = query.where(sql<boolean>`strpos(territories.plain(place.title), ${plainOf(text)}) > 0`);
  }
  const rows = await query
    .orderBy('comment.posted_at', 'desc')
    .orderBy('comment.id')
    .limit(limit)
    .execute();
  return rows.map(({ kind, key, title, ...row }) => ({ ...readComment(row), kind, key, title }));
}
