// Workbenches as somebody arranged them: own ones, and those that a colleague shares.
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The query of its address. */
  readonly query: string;
  readonly isShared: boolean;
  readonly isOwn: boolean;
}

/** False where she has one of this name there already. */
export async function insertView(
  tx: Tx,
  given: {
    readonly institutionId: string;
    readonly personId: string;
    readonly name: string;
    readonly query: string;
    readonly isShared: boolean;
  },
): Promise<boolean> {
  const { institutionId, personId, name, query, isShared } = given;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('review.saved_view')
    .values({
      institution_id: institutionId,
      person_id: personId,
      name,
      query,
      is_shared: isShared,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Only her own. */
export async function deleteView(
  tx: Tx | Database,
  given: { readonly institutionId: string; readonly personId: string; readonly id: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('review.saved_view')
    .where('id', '=', given.id)
    .where('institution_id', '=', given.institutionId)
    .where('person_id', '=', given.personId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
