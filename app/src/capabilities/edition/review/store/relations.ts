// Which proposals exclude each other or only make sense together, as somebody decided it and why.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Relation, RelationKind } from '../rules/relations.ts';

export interface KeptRelation extends Relation {
  readonly oneNumber: number;
  readonly oneTitle: string;
  readonly otherNumber: number;
  readonly otherTitle: string;
  readonly reason: string;
}

export async function listRelations(
  db: Database | Tx,
  editionId: string,
): Promise<readonly KeptRelation[]> {
  const rows = await db
    .selectFrom('review.relation as relation')
    .innerJoin('proposals.proposal as one', 'one.id', 'relation.one_id')
    .innerJoin('proposals.proposal as other', 'other.id', 'relation.other_id')
    .select([
      'relation.one_id as oneId',
      'relation.other_id as otherId',
      'relation.kind',
      'relation.reason',
      'one.number as oneNumber',
      'one.title as oneTitle',
      'other.number as otherNumber',
      'other.title as otherTitle',
    ])
    .where('relation.edition_id', '=', editionId)
    .orderBy('one.number')
    .orderBy('other.number')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as RelationKind }));
}

/** False where the two are related already, in whichever way. */
export async function insertRelation(
  tx: Tx,
  given: Relation & { readonly editionId: string; readonly reason: string; readonly now: Date },
): Promise<boolean> {
  const [one = '', other = ''] = [given.oneId, given.otherId].sort();
  const { editionId, kind, reason, now } = given;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('review.relation')
    .values({
      edition_id: editionId,
      one_id: one,
      other_id: other,
      kind,
      reason,
      decided_at: now,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deleteRelation(
  tx: Tx,
  {
    editionId,
    numbers: [one, other],
  }: {
    readonly editionId: string;
    readonly numbers: readonly [number, number];
  },
): Promise<boolean> {
  const idOf = (number: number) => sql<string>`(select id from proposals.proposal
    where edition_id = ${editionId} and number = ${number})`;
  const { numDeletedRows } = await tx
    .deleteFrom('review.relation')
    .where('edition_id', '=', editionId)
    .where(
      sql<boolean>`(one_id, other_id) = (least(${idOf(one)}, ${idOf(other)}), greatest(${idOf(one)}, ${idOf(other)}))`,
    )
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
