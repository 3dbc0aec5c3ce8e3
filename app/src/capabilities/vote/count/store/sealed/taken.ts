// How many ballot papers were taken of a sealed vote, as its log tells them.
import { sql } from 'kysely';
import type { Database } from '../../../../../platform/database/database.ts';

/** Rights that were spent on a ballot paper: `issued` in the leaves of the roll. */
export async function countIssued(db: Database, electionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from count.log_leaf
    cross join lateral jsonb_array_elements(convert_from(leaf, 'UTF8')::jsonb -> 'events') event
    where election_id = ${electionId} and kind = 'registro' and event ->> 'ev' = 'issued'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
