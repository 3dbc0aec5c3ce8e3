// Which files this room names: the texts of versions.
import type { Database } from '../../../../platform/database/database.ts';

export async function namedFiles(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('norms.version')
    .select('file_id')
    .distinct()
    .where('file_id', 'in', ids)
    .execute();
  return new Set(rows.flatMap(({ file_id }) => (file_id === null ? [] : [file_id])));
}
