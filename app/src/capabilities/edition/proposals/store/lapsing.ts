// Proposals that wait for somebody's yes.
import type { Database } from '../../../../platform/database/database.ts';

/** Ids, of every edition; there are few at a time. */
export async function listWaiting(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('proposals.proposal')
    .where('state', '=', 'waiting')
    .select('id')
    .orderBy('sent_at')
    .execute();
  return rows.map(({ id }) => id);
}
