// What the forum holds about one person, and how it lets go of her.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

/** What she asked. */
export function listQuestionsBy(db: Database, personId: string) {
  return db
    .selectFrom('conversation.forum_question as question')
    .innerJoin('conversation.comment as asked', 'asked.id', 'question.asked_comment_id')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'question.cut')
    .select(['question.number', 'question.title as text', 'question.theme'])
    .select(['comuna.name as comuna', 'asked.posted_at as written_at'])
    .select(
      sql<string | null>`(select string_agg(earlier.title, ' · ' order by earlier.number)
        from conversation.earlier_title earlier where earlier.place_id = question.place_id)`.as(
        'earlier_titles',
      ),
    )
    .where('asked.author_id', '=', personId)
    .orderBy('question.number')
    .execute();
}

/** Which answers she found useful, by the place where each stands. */
export function listUsefulMarksBy(db: Database, personId: string) {
  return db
    .selectFrom('conversation.useful_mark as mark')
    .innerJoin('conversation.comment as comment', 'comment.id', 'mark.comment_id')
    .innerJoin('conversation.place as place', 'place.id', 'comment.place_id')
    .select(['place.title as placeTitle', 'place.path', 'mark.comment_id as comment'])
    .select('mark.marked_at')
    .where('mark.person_id', '=', personId)
    .orderBy('mark.marked_at')
    .execute();
}

export function listThemeFollowingsOf(db: Database, personId: string) {
  return db
    .selectFrom('conversation.theme_following')
    .select(['theme', 'since'])
    .where('person_id', '=', personId)
    .orderBy('since')
    .execute();
}

/** Guides that grew from what she answered, and whether they name her. */
export function listCreditsOf(db: Database, personId: string) {
  return db
    .selectFrom('conversation.guide as guide')
    .innerJoin('conversation.comment as answer', 'answer.id', 'guide.comment_id')
    .select(['guide.slug', 'guide.credit', 'guide.credit_at'])
    .where('answer.author_id', '=', personId)
    .orderBy('guide.published_at')
    .execute();
}

/** What she did in the forum in the name of an institution. */
export function listKeepingBy(db: Database, personId: string) {
  return sql<{
    what: 'pinned' | 'closed' | 'written' | 'withdrawn';
    place: string;
    decided_at: Date;
  }>`
    select 'pinned' as what, place.title as place, pin.pinned_at as decided_at
      from conversation.pin join conversation.place on place.id = pin.place_id
      where pin.pinned_by = ${personId}
    union all select 'closed', place.title, question.closed_at
      from conversation.forum_question question
      join conversation.place on place.id = question.place_id
      where question.closed_by = ${personId}
    union all select 'written', version.title, version.written_at
      from conversation.guide_version version where version.written_by = ${personId}
    union all select 'withdrawn', latest.title, guide.withdrawn_at
      from conversation.guide
      join lateral (select title from conversation.guide_version
        where guide_id = guide.id order by number desc limit 1) latest on true
      where guide.withdrawn_by = ${personId}
    order by decided_at`
    .execute(db)
    .then(({ rows }) => rows);
}

/** What she marked and followed is gone; what she did for an institution stays without her. */
export async function unlinkFromForum(tx: Tx, personId: string): Promise<void> {
  for (const table of ['conversation.useful_mark', 'conversation.theme_following'] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  }
  // Whoever is no longer there is asked nothing, and named nowhere.
  await sql`update conversation.guide set credit = 'declined', credit_at = coalesce(credit_at, now())
    from conversation.comment answer
    where answer.id = guide.comment_id and answer.author_id = ${personId}`.execute(tx);
  for (const [table, column] of [
    ['conversation.pin', 'pinned_by'],
    ['conversation.forum_question', 'closed_by'],
    ['conversation.guide_version', 'written_by'],
    ['conversation.guide', 'withdrawn_by'],
  ] as const) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null
      where ${sql.ref(column)} = ${personId}`.execute(tx);
  }
}
