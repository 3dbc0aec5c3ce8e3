// A person's own comments, with all that she wrote in them and what became of each.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { Language } from '../rules/language.ts';
import { type Place, placeOf } from './places.ts';

export interface OwnComment {
  readonly id: string;
  readonly place: Place;
  readonly isReply: boolean;
  readonly postedAt: Date;
  readonly latestVersion: number;
  readonly shownVersion: number | null;
  readonly hidingId: string | null;
  readonly withdrawnAt: Date | null;
  /** The latest version, hidden ones too; undefined once it is withdrawn. */
  readonly written: { readonly text: string; readonly lang: Language } | undefined;
}

function ownComments(db: Database, personId: string) {
  return db
    .selectFrom('conversation.comment as comment')
    .innerJoin('conversation.place as place', 'place.id', 'comment.place_id')
    .leftJoin('conversation.version as version', (join) =>
      join
        .onRef('version.comment_id', '=', 'comment.id')
        .onRef('version.number', '=', 'comment.latest_version'),
    )
    .select(['place.id', 'place.title', 'place.english_title', 'place.path', 'place.english_path'])
    .select(['place.kind', 'place.institution_id', 'place.mode', 'place.closed_at'])
    .select(['comment.id as commentId', 'comment.thread_id as threadId'])
    .select(['comment.posted_at as postedAt', 'comment.latest_version as latestVersion'])
    .select(['comment.shown_version as shownVersion', 'comment.hiding_id as hidingId'])
    .select(['comment.withdrawn_at as withdrawnAt', 'version.text'])
    .select(sql<Language | null>`version.lang`.as('lang'))
    .where('comment.author_id', '=', personId);
}

type Columns = Awaited<ReturnType<ReturnType<typeof ownComments>['executeTakeFirstOrThrow']>>;

function ownComment(row: Columns): OwnComment {
  const { commentId, threadId, postedAt, latestVersion, shownVersion, hidingId } = row;
  const { withdrawnAt, text, lang } = row;
  return {
    id: commentId,
    place: placeOf(row),
    isReply: threadId !== null,
    postedAt,
    latestVersion,
    shownVersion,
    hidingId,
    withdrawnAt,
    written: text === null || lang === null ? undefined : { text, lang },
  };
}

/** The newest first. */
export async function listOwnComments(
  db: Database,
  personId: string,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly OwnComment[]> {
  const rows = await ownComments(db, personId)
    .orderBy('comment.posted_at', 'desc')
    .orderBy('comment.id')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
  return rows.map(ownComment);
}

export async function countOwnComments(db: Database, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('conversation.comment')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('author_id', '=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Undefined if it is not hers. */
export async function readOwnComment(
  db: Database,
  id: string,
  personId: string,
): Promise<OwnComment | undefined> {
  const row = await ownComments(db, personId).where('comment.id', '=', id).executeTakeFirst();
  return row && ownComment(row);
}
