// Keeps a spreadsheet of findings until whoever sent it has seen what it would change, or throws it away.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { ReadRow } from '../rules/finding-sheet.ts';
import { deleteImport, insertImport } from '../store/imports.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import type { ByStaff } from './by-staff.ts';

const NAME_LETTERS = 200;

/** Its id. */
export function keepImport(
  db: Database,
  { actor: { personId }, now }: ByStaff,
  { id: editionId }: ReviewEdition,
  file: { readonly fileName: string; readonly rows: readonly ReadRow[] },
): Promise<string> {
  const fileName = file.fileName.slice(0, NAME_LETTERS);
  return inTransaction(db, (tx) =>
    insertImport(tx, { editionId, personId, fileName, rows: file.rows, now }),
  );
}

/** Nothing of it is taken; false where there is none. */
export function refuseImport(
  db: Database,
  { actor: { personId } }: ByStaff,
  { id: editionId }: ReviewEdition,
  id: string,
): Promise<boolean> {
  return inTransaction(db, (tx) => deleteImport(tx, { editionId, personId, id }));
}
