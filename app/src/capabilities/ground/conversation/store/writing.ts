// A comment as it is written: inserted once, changed by a new version, shown, hidden, withdrawn.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Language } from '../rules/language.ts';
import type { Side } from '../rules/place.ts';

export interface HeldComment {
  readonly id: string;
  readonly placeId: string;
  readonly threadId: string | null;
  readonly answersId: string | null;
  readonly authorId: string | null;
  readonly postedAt: Date;
  readonly latestVersion: number;
  readonly shownVersion: number | null;
  readonly hidingId: string | null;
  readonly withdrawnAt: Date | null;
}

function heldComments(tx: Database | Tx) {
  return tx
    .selectFrom('conversation.comment')
    .select(['id', 'place_id as placeId', 'thread_id as threadId', 'answers_id as answersId'])
    .select(['author_id as authorId', 'posted_at as postedAt', 'latest_version as latestVersion'])
    .select(['shown_version as shownVersion', 'hiding_id as hidingId'])
    .select('withdrawn_at as withdrawnAt');
}

/** One comment, and as long as the transaction lasts nobody changes it. */
export function holdComment(tx: Tx, id: string): Promise<HeldComment | undefined> {
  return heldComments(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The same, if it is hers. */
export function holdOwnComment(
  tx: Tx,
  id: string,
  authorId: string,
): Promise<HeldComment | undefined> {
  return heldComments(tx)
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .forUpdate()
    .executeTakeFirst();
}

export interface NewComment {
  readonly placeId: string;
  readonly threadId: string | null;
  readonly answersId: string | null;
  readonly side: Side | null;
  readonly authorId: string;
  /** Whose team she speaks for; null for herself. */
  readonly forInstitutionId: string | null;
  readonly now: Date;
}

/** Its id. */
export async function insertComment(tx: Tx, comment: NewComment): Promise<string> {
  const row = await tx
    .insertInto('conversation.comment')
    .values({
      place_id: comment.placeId,
      thread_id: comment.threadId,
      answers_id: comment.answersId,
      side: comment.side,
      author_id: comment.authorId,
      for_institution_id: comment.forInstitutionId,
      posted_at: comment.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface Written {
  readonly text: string;
  readonly lang: Language;
}

export async function insertVersion(
  tx: Tx,
  commentId: string,
  number: number,
  { text, lang }: Written,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('conversation.version')
    .values({ comment_id: commentId, number, text, lang, written_at: now })
    .execute();
  await tx
    .updateTable('conversation.comment')
    .set({ latest_version: number })
    .where('id', '=', commentId)
    .execute();
}

export async function readVersion(
  db: Database | Tx,
  commentId: string,
  number: number,
): Promise<Written> {
  return db
    .selectFrom('conversation.version')
    .select('text')
    .select(sql<Language>`lang`.as('lang'))
    .where('comment_id', '=', commentId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
}

/** Everybody reads this version from now on. */
export async function saveShown(tx: Tx, id: string, version: number, now: Date): Promise<void> {
  await tx
    .updateTable('conversation.version')
    .set({ shown_at: sql<Date>`coalesce(shown_at, ${now})` })
    .where('comment_id', '=', id)
    .where('number', '=', version)
    .execute();
  await tx
    .updateTable('conversation.comment')
    .set({ shown_version: version, shown_at: sql<Date>`coalesce(shown_at, ${now})` })
    .where('id', '=', id)
    .execute();
}

/** Hidden by a decision; null shows it again as it was. */
export async function saveHiding(tx: Tx, id: string, hidingId: string | null): Promise<void> {
  await tx
    .updateTable('conversation.comment')
    .set({ hiding_id: hidingId })
    .where('id', '=', id)
    .execute();
}

/** Nothing of what these comments said stays, nor any title of what they asked; what others answered does. */
export async function eraseWritten(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('conversation.version')
    .where('comment_id', 'in', [...ids])
    .execute();
  await tx
    .updateTable('conversation.forum_question')
    .set({ title: null })
    .where('asked_comment_id', 'in', [...ids])
    .execute();
  await sql`update conversation.earlier_title set title = null
    from conversation.forum_question question
    where question.place_id = earlier_title.place_id and earlier_title.title is not null
      and question.asked_comment_id in (${sql.join(ids)})`.execute(tx);
  await tx
    .updateTable('conversation.comment')
    .set({ withdrawn_at: sql<Date>`coalesce(withdrawn_at, ${now})` })
    .where('id', 'in', [...ids])
    .execute();
}
