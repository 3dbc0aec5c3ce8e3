// What the room holds about one person, and how it forgets her: her words go, the answers of others stay.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface HeldReport {
  readonly commentId: string;
  readonly reason: string;
  readonly words: string | null;
  readonly reportedAt: Date;
}

export function listReportsBy(db: Database, personId: string): Promise<readonly HeldReport[]> {
  return db
    .selectFrom('conversation.report')
    .select(['comment_id as commentId', 'reason', 'words', 'reported_at as reportedAt'])
    .where('person_id', '=', personId)
    .orderBy('reported_at')
    .execute();
}

export interface HeldSecondReview {
  readonly commentId: string;
  readonly words: string | null;
  readonly askedAt: Date;
  readonly outcome: string | null;
  readonly answer: string | null;
}

export function listSecondReviewsBy(
  db: Database,
  personId: string,
): Promise<readonly HeldSecondReview[]> {
  return db
    .selectFrom('conversation.second_review as review')
    .innerJoin('conversation.decision as decision', 'decision.id', 'review.decision_id')
    .innerJoin('conversation.comment as comment', 'comment.id', 'decision.comment_id')
    .select(['comment.id as commentId', 'review.words', 'review.asked_at as askedAt'])
    .select(['review.outcome', 'review.answer'])
    .where('comment.author_id', '=', personId)
    .orderBy('review.asked_at')
    .execute();
}

export interface HeldVersion {
  readonly commentId: string;
  readonly placeTitle: string;
  readonly number: number;
  readonly text: string;
  readonly lang: string;
  readonly writtenAt: Date;
  readonly shownAt: Date | null;
}

export function listVersionsBy(db: Database, personId: string): Promise<readonly HeldVersion[]> {
  return db
    .selectFrom('conversation.version as version')
    .innerJoin('conversation.comment as comment', 'comment.id', 'version.comment_id')
    .innerJoin('conversation.place as place', 'place.id', 'comment.place_id')
    .select(['comment.id as commentId', 'place.title as placeTitle', 'version.number'])
    .select(['version.text', 'version.lang', 'version.written_at as writtenAt'])
    .select('version.shown_at as shownAt')
    .where('comment.author_id', '=', personId)
    .orderBy('comment.posted_at')
    .orderBy('comment.id')
    .orderBy('version.number')
    .execute();
}

export interface HeldFollowing {
  readonly placeTitle: string;
  readonly path: string;
  readonly since: Date;
}

export function listFollowingsOf(
  db: Database,
  personId: string,
): Promise<readonly HeldFollowing[]> {
  return db
    .selectFrom('conversation.following as following')
    .innerJoin('conversation.place as place', 'place.id', 'following.place_id')
    .select(['place.title as placeTitle', 'place.path', 'following.since'])
    .where('following.person_id', '=', personId)
    .orderBy('following.since')
    .execute();
}

export interface HeldDecision {
  readonly commentId: string;
  readonly outcome: string;
  readonly decidedAt: Date;
}

/** What she decided as a moderator. */
export function listDecisionsBy(db: Database, personId: string): Promise<readonly HeldDecision[]> {
  return db
    .selectFrom('conversation.decision')
    .select(['comment_id as commentId', 'outcome', 'decided_at as decidedAt'])
    .where('decided_by', '=', personId)
    .orderBy('decided_at')
    .execute();
}

/** Where she wrote, and which comments. */
export async function listCommentsBy(
  tx: Tx,
  personId: string,
): Promise<readonly { readonly id: string; readonly placeId: string }[]> {
  return tx
    .selectFrom('conversation.comment')
    .select(['id', 'place_id as placeId'])
    .where('author_id', '=', personId)
    .execute();
}

/** Everything but her comments themselves, which `eraseWritten` empties: unlinked or gone. */
export async function unlinkPerson(tx: Tx, personId: string): Promise<void> {
  const hers = tx
    .selectFrom('conversation.decision as decision')
    .innerJoin('conversation.comment as comment', 'comment.id', 'decision.comment_id')
    .select('decision.id')
    .where('comment.author_id', '=', personId);
  await tx
    .updateTable('conversation.second_review')
    .set({ words: null, answer: null })
    .where('decision_id', 'in', hers)
    .execute();
  await tx
    .updateTable('conversation.decision')
    .set({ words: null })
    .where('id', 'in', hers)
    .execute();
  await tx.deleteFrom('conversation.report').where('person_id', '=', personId).execute();
  await tx.deleteFrom('conversation.following').where('person_id', '=', personId).execute();
  for (const table of ['conversation.decision', 'conversation.second_review'] as const) {
    await tx
      .updateTable(table)
      .set({ decided_by: null })
      .where('decided_by', '=', personId)
      .execute();
  }
  await tx
    .updateTable('conversation.second_review')
    .set({ hidden_by: null })
    .where('hidden_by', '=', personId)
    .execute();
  await tx
    .updateTable('conversation.comment')
    .set({ author_id: null, form_key: sql`gen_random_uuid()` })
    .where('author_id', '=', personId)
    .execute();
}
