// Keeps a workbench as somebody arranged it, for herself or for her colleagues too.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deleteView, insertView } from '../store/saved-views.ts';
import type { ByStaff } from './by-staff.ts';

export function saveView(
  db: Database,
  { actor: { personId }, scope: { id: institutionId } }: ByStaff,
  view: { readonly name: string; readonly query: string; readonly isShared: boolean },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    if (view.name === '') return err({ code: 'review/name-missing' });
    const isSaved = await insertView(tx, { institutionId, personId, ...view });
    return isSaved ? ok(undefined) : err({ code: 'review/view-name-taken' });
  });
}

/** Only her own; one that is gone already is gone. */
export async function forgetView(
  db: Database,
  { actor: { personId }, scope: { id: institutionId } }: ByStaff,
  id: string,
): Promise<void> {
  await inTransaction(db, (tx) => deleteView(tx, { institutionId, personId, id }));
}
