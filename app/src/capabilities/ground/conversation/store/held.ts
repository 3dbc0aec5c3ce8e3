// What the room holds about one person, and how it forgets her: her words go, the answers of others stay.
import type { Database, Tx } from '../../../../platform/database/database.ts';

/** What she reported. */
export function listReportsBy(db: Database, personId: string) {
  return db
    .selectFrom('conversation.report as report')
    .innerJoin('conversation.comment as comment', 'comment.id', 'report.comment_id')
    .innerJoin('conversation.place as place', 'place.id', 'comment.place_id')
    .select(['place.title as place', 'report.reason', 'report.words as own_words'])
    .select('report.reported_at')
    .where('report.person_id', '=', personId)
    .orderBy('report.reported_at')
    .execute();
}

/** Where she asked that somebody else look, and what came of it. */
export function listSecondReviewsBy(db: Database, personId: string) {
  return db
    .selectFrom('conversation.second_review as review')
    .innerJoin('conversation.decision as decision', 'decision.id', 'review.decision_id')
    .innerJoin('conversation.comment as comment', 'comment.id', 'decision.comment_id')
    .select(['comment.id as commentId', 'review.words as own_words', 'review.asked_at'])
    .select(['review.outcome', 'review.answer', 'review.decided_at'])
    .where('comment.author_id', '=', personId)
    .orderBy('review.asked_at')
    .execute();
}

/** What moderators decided about what she wrote. */
export function listDecisionsAbout(db: Database, personId: string) {
  return db
    .selectFrom('conversation.decision as decision')
    .innerJoin('conversation.comment as comment', 'comment.id', 'decision.comment_id')
    .select(['comment.id as commentId', 'decision.outcome', 'decision.reason'])
    .select(['decision.words', 'decision.decided_at'])
    .where('comment.author_id', '=', personId)
    .orderBy('decision.decided_at')
    .execute();
}

/** Each version of what she wrote. */
export function listVersionsBy(db: Database, personId: string) {
  return db
    .selectFrom('conversation.version as version')
    .innerJoin('conversation.comment as comment', 'comment.id', 'version.comment_id')
    .innerJoin('conversation.place as place', 'place.id', 'comment.place_id')
    .leftJoin(
      'institutions.institution as institution',
      'institution.id',
      'comment.for_institution_id',
    )
    .select(['comment.id as commentId', 'place.title as placeTitle', 'version.number as version'])
    .select(['comment.side', 'version.text', 'version.lang as language', 'version.written_at'])
    .select(['version.shown_at', 'comment.withdrawn_at', 'institution.name as spoken_for'])
    .where('comment.author_id', '=', personId)
    .orderBy('comment.posted_at')
    .orderBy('comment.id')
    .orderBy('version.number')
    .execute();
}

export function listFollowingsOf(db: Database, personId: string) {
  return db
    .selectFrom('conversation.following as following')
    .innerJoin('conversation.place as place', 'place.id', 'following.place_id')
    .select(['place.title as placeTitle', 'place.path', 'following.since'])
    .where('following.person_id', '=', personId)
    .orderBy('following.since')
    .execute();
}

/** What she decided as a moderator. */
export function listDecisionsBy(db: Database, personId: string) {
  return db
    .selectFrom('conversation.decision')
    .select(['comment_id as comment', 'outcome', 'decided_at'])
    .where('decided_by', '=', personId)
    .orderBy('decided_at')
    .execute();
}

/** What she decided when somebody was to look again. */
export function listSecondDecisionsBy(db: Database, personId: string) {
  return db
    .selectFrom('conversation.second_review as review')
    .innerJoin('conversation.decision as decision', 'decision.id', 'review.decision_id')
    .select(['decision.comment_id as comment', 'review.outcome', 'review.decided_at'])
    .where('review.decided_by', '=', personId)
    .orderBy('review.decided_at')
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
    .set({ author_id: null, form_key: null, for_institution_id: null })
    .where('author_id', '=', personId)
    .execute();
}
