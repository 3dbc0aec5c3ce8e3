// Spreadsheets with findings between their preview and the word of whoever sent them.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ReadRow } from '../rules/finding-sheet.ts';

export interface KeptImport {
  readonly id: string;
  readonly fileName: string;
  readonly rows: readonly ReadRow[];
}

export async function insertImport(
  db: Database | Tx,
  given: {
    readonly editionId: string;
    readonly personId: string;
    readonly fileName: string;
    readonly rows: readonly ReadRow[];
    readonly now: Date;
  },
): Promise<string> {
  const { id } = await db
    .insertInto('review.import')
    .values({
      edition_id: given.editionId,
      person_id: given.personId,
      file_name: given.fileName,
      rows: JSON.stringify(given.rows),
      sent_at: given.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface OwnImport {
  readonly editionId: string;
  readonly personId: string;
  readonly id: string;
}

/** Only her own, of this edition. */
export async function readImport(
  db: Database | Tx,
  { editionId, personId, id }: OwnImport,
): Promise<KeptImport | undefined> {
  const row = await db
    .selectFrom('review.import')
    .select(['id', 'file_name', 'rows'])
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      fileName: row.file_name,
      rows: row.rows as unknown as readonly ReadRow[],
    }
  );
}

/** False where there is none. */
export async function deleteImport(
  db: Database | Tx,
  { editionId, personId, id }: OwnImport,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('review.import')
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Those that were sent before. */
export async function deleteImportsBefore(db: Database | Tx, before: Date): Promise<void> {
  await db.deleteFrom('review.import').where('sent_at', '<', before).execute();
}
