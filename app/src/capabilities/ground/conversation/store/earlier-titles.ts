// What a question was called before its title was corrected, and the correction itself.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface EarlierTitle {
  /** From 1, in the order in which they were corrected. */
  readonly number: number;
  /** Null where nobody is to read it any more. */
  readonly title: string | null;
  readonly correctedAt: Date;
  /** Of the institution in whose name it was corrected, with its reason; null by whoever asked. */
  readonly institutionName: string | null;
  readonly reason: string | null;
}

/** The latest first. */
export function listEarlierTitles(
  db: Database | Tx,
  placeId: string,
): Promise<readonly EarlierTitle[]> {
  return db
    .selectFrom('conversation.earlier_title as earlier')
    .leftJoin('institutions.institution as institution', 'institution.id', 'earlier.institution_id')
    .select(['earlier.number', 'earlier.title', 'earlier.reason'])
    .select(['earlier.corrected_at as correctedAt', 'institution.name as institutionName'])
    .where('earlier.place_id', '=', placeId)
    .orderBy('earlier.number', 'desc')
    .execute();
}

export interface Correction {
  readonly title: string;
  /** How many times it had been corrected when whoever corrects it read it. */
  readonly fromVersion: number;
}

/** In the name of an institution, with words that everybody reads. */
export interface KeeperOfTitle {
  readonly institutionId: string;
  readonly reason: string;
  /** Whether nobody is to read what it was called. */
  readonly hidesEarlier: boolean;
}

export async function saveCorrection(
  tx: Tx,
  placeId: string,
  given: Correction & { readonly keeper: KeeperOfTitle | undefined; readonly now: Date },
): Promise<void> {
  const { title, fromVersion, keeper, now } = given;
  const { institutionId = null, reason = null, hidesEarlier = false } = keeper ?? {};
  await sql`insert into conversation.earlier_title
      (place_id, number, title, corrected_at, institution_id, reason)
    select place_id, ${fromVersion + 1}, case when ${hidesEarlier} then null else title end,
      ${now}, ${institutionId}, ${reason}
    from conversation.forum_question where place_id = ${placeId}`.execute(tx);
  await tx
    .updateTable('conversation.forum_question')
    .set({ title })
    .where('place_id', '=', placeId)
    .execute();
}
