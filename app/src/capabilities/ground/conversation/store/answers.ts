// Answers of the forum: who found them useful, which an institution pinned, and in which order they stand.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Answer } from '../rules/question.ts';
import { comments, type ReadComment, readComment } from './comments.ts';

export interface HeldAnswer extends Answer {
  readonly placeId: string;
}

function heldAnswers(db: Database | Tx) {
  return db
    .selectFrom('conversation.comment as comment')
    .leftJoin('conversation.forum_question as question', 'question.place_id', 'comment.place_id')
    .select(['comment.id', 'comment.place_id as placeId', 'comment.thread_id as threadId'])
    .select(['comment.author_id as authorId', 'comment.shown_version as shownVersion'])
    .select(['comment.hiding_id as hidingId', 'comment.withdrawn_at as withdrawnAt'])
    .select(sql<string | undefined>`question.asked_comment_id`.as('askedCommentId'));
}

/** A comment and what was asked at its place; as long as the transaction lasts nobody changes it. */
export function holdAnswer(tx: Tx, id: string): Promise<HeldAnswer | undefined> {
  return heldAnswers(tx).where('comment.id', '=', id).forUpdate('comment').executeTakeFirst();
}

export async function saveUsefulMark(
  tx: Tx,
  { commentId, personId, isUseful }: { commentId: string; personId: string; isUseful: boolean },
  now: Date,
): Promise<void> {
  const table = 'conversation.useful_mark';
  if (isUseful) {
    await tx
      .insertInto(table)
      .values({ comment_id: commentId, person_id: personId, marked_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await tx
      .deleteFrom(table)
      .where('comment_id', '=', commentId)
      .where('person_id', '=', personId)
      .execute();
  }
}

export interface Pinning {
  readonly placeId: string;
  readonly commentId: string;
  readonly institutionId: string;
  readonly personId: string;
}

/** The one that the institution pinned before gives way; false if it was this one. */
export async function savePin(tx: Tx, pinning: Pinning, now: Date): Promise<boolean> {
  const { placeId, commentId, institutionId, personId } = pinning;
  const row = await tx
    .insertInto('conversation.pin')
    .values({
      ...{ place_id: placeId, comment_id: commentId, institution_id: institutionId },
      ...{ pinned_by: personId, pinned_at: now },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['place_id', 'institution_id'])
        .doUpdateSet((eb) => ({
          comment_id: eb.ref('excluded.comment_id'),
          pinned_by: eb.ref('excluded.pinned_by'),
          pinned_at: eb.ref('excluded.pinned_at'),
        }))
        .where(sql<boolean>`pin.comment_id <> excluded.comment_id`),
    )
    .returning('comment_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False if the institution had not pinned it. */
export async function deletePin(
  tx: Tx,
  { commentId, institutionId }: Omit<Pinning, 'placeId' | 'personId'>,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('conversation.pin')
    .where('comment_id', '=', commentId)
    .where('institution_id', '=', institutionId)
    .returning('comment_id')
    .executeTakeFirst();
  return gone !== undefined;
}

export interface AnswersAsked {
  readonly placeId: string;
  readonly askedCommentId: string;
  readonly viewerId: string | undefined;
}

function answersTo(db: Database, { placeId, askedCommentId, viewerId }: AnswersAsked) {
  return comments(db, viewerId)
    .where('comment.place_id', '=', placeId)
    .where('comment.thread_id', 'is', null)
    .where('comment.id', '<>', askedCommentId);
}

/** Pinned ones first, then those that most people found useful, then the oldest; what is no longer read comes last. */
export async function listAnswers(
  db: Database,
  asked: AnswersAsked,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly ReadComment[]> {
  const rows = await answersTo(db, asked)
    .orderBy(sql`comment.hiding_id is not null or comment.withdrawn_at is not null`)
    .orderBy(sql`not exists (select from conversation.pin where pin.comment_id = comment.id)`)
    .orderBy(
      sql`(select count(*) from conversation.useful_mark mark where mark.comment_id = comment.id)`,
      'desc',
    )
    .orderBy('comment.posted_at')
    .orderBy('comment.id')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
  return rows.map(readComment);
}

export async function countAnswers(db: Database, asked: AnswersAsked): Promise<number> {
  const { count } = await answersTo(db, asked)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export interface AnswerMarks {
  readonly usefulCount: number;
  /** Whether the viewer is one of them. */
  readonly isUsefulToViewer: boolean;
  /** The institutions that pinned it. */
  readonly pinnedBy: readonly { readonly id: string; readonly name: string }[];
  /** The guides that grew from it and stand. */
  readonly guides: readonly {
    readonly slug: string;
    readonly title: string;
    readonly institutionId: string;
    readonly institutionName: string;
  }[];
}

/** What was done with each of these answers. */
export async function readAnswerMarks(
  db: Database,
  ids: readonly string[],
  viewerId: string | undefined,
): Promise<ReadonlyMap<string, AnswerMarks>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<AnswerMarks & { readonly id: string }>`
    select comment.id,
      (select count(*)::int from conversation.useful_mark mark
        where mark.comment_id = comment.id) as "usefulCount",
      exists (select from conversation.useful_mark mark where mark.comment_id = comment.id
        and mark.person_id = ${viewerId ?? null}::uuid) as "isUsefulToViewer",
      coalesce((select jsonb_agg(jsonb_build_object('id', institution.id, 'name', institution.name)
          order by pin.pinned_at)
        from conversation.pin join institutions.institution on institution.id = pin.institution_id
        where pin.comment_id = comment.id), '[]') as "pinnedBy",
      coalesce((select jsonb_agg(jsonb_build_object('slug', guide.slug, 'title', latest.title,
          'institutionId', institution.id, 'institutionName', institution.name)
          order by guide.published_at)
        from conversation.guide
        join institutions.institution on institution.id = guide.institution_id
        join lateral (select title from conversation.guide_version
          where guide_id = guide.id order by number desc limit 1) latest on true
        where guide.comment_id = comment.id and guide.withdrawn_at is null), '[]') as guides
    from conversation.comment where comment.id in (${sql.join(ids)})`.execute(db);
  return new Map(rows.rows.map(({ id, ...marks }) => [id, marks]));
}
