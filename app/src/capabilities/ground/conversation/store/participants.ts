// Who wrote in a place, who follows it, and how many comments of a person were let through.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

/** Those of whom everybody reads something there. */
export async function listParticipants(
  db: Database | Tx,
  placeId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('conversation.comment')
    .select('author_id')
    .distinct()
    .where('place_id', '=', placeId)
    .where('author_id', 'is not', null)
    .where('shown_version', 'is not', null)
    .where('hiding_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.flatMap(({ author_id: id }) => id ?? []);
}

/** Comments of hers that everybody could read, and none that is hidden since. */
export async function countLetThrough(db: Database | Tx, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('conversation.comment as comment')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('comment.author_id', '=', personId)
    .where('comment.hiding_id', 'is', null)
    .where(
      sql<boolean>`comment.shown_at > coalesce((
        select max(decision.decided_at) from conversation.comment hidden
        join conversation.decision on decision.id = hidden.hiding_id
        where hidden.author_id = ${personId}), '-infinity')`,
    )
    .executeTakeFirstOrThrow();
  return count;
}

export async function listFollowers(tx: Tx, placeId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('conversation.following')
    .select('person_id')
    .where('place_id', '=', placeId)
    .execute();
  return rows.map(({ person_id: id }) => id);
}

export async function isFollowing(
  db: Database,
  placeId: string,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('conversation.following')
    .select('since')
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertFollowing(
  tx: Tx,
  placeId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('conversation.following')
    .values({ place_id: placeId, person_id: personId, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteFollowing(tx: Tx, placeId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('conversation.following')
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .execute();
}
