// What the lot called each project of the list that a contest voted on.
import type { Database, Tx } from '../../../../../platform/database/database.ts';

export async function listProjectNumbers(
  db: Database | Tx,
  { contestId, round }: { readonly contestId: string; readonly round: number },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ballot_list.entry as entry')
    .innerJoin('ballot_list.list as list', 'list.id', 'entry.list_id')
    .select(['entry.project_id as id', 'entry.number'])
    .where('list.contest_id', '=', contestId)
    .where('list.round', '=', round)
    .where('list.drawn_at', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number ?? 0]));
}
