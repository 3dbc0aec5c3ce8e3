// Which files this room names: printed documents, the signed sheets of lots and scans of paper.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';

export async function namedFiles(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select file_id as id from records.document where file_id = any(${ids})
    union select signed_file_id from records.lot where signed_file_id = any(${ids})
    union select scan_file_id from records.paper_sheet where scan_file_id = any(${ids})`.execute(
    db,
  );
  return new Set(found.rows.map(({ id }) => id));
}
