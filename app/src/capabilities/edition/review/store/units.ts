// The offices of an institution that make checks, and who works in each.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { CheckKind } from '../rules/checks.ts';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly CheckKind[];
  readonly memberIds: readonly string[];
}

/** Those that work, by name. */
export async function listUnits(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly Unit[]> {
  const rows = await db
    .selectFrom('review.unit as unit')
    .select([
      'unit.id',
      'unit.name',
      'unit.kinds',
      sql<string[]>`array(select person_id::text from review.unit_member
        where unit_id = unit.id order by 1)`.as('memberIds'),
    ])
    .where('unit.institution_id', '=', institutionId)
    .where('unit.retired_at', 'is', null)
    .orderBy('unit.plain_name')
    .execute();
  return rows.map((row) => ({ ...row, kinds: row.kinds as CheckKind[] }));
}

export interface UnitWritten {
  readonly name: string;
  readonly kinds: readonly CheckKind[];
  readonly memberIds: readonly string[];
}

/** Undefined where another one that works there has this name. */
export async function insertUnit(
  tx: Tx,
  institutionId: string,
  { name, kinds, memberIds }: UnitWritten,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('review.unit')
    .values({ institution_id: institutionId, name, kinds: [...kinds] })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) await saveMembers(tx, row.id, memberIds);
  return row?.id;
}

export type UnitSaved = 'saved' | 'unknown' | 'name-taken';

export async function updateUnit(
  tx: Tx,
  institutionId: string,
  id: string,
  { name, kinds, memberIds }: UnitWritten,
): Promise<UnitSaved> {
  const { rows } = await sql<{ taken: boolean }>`select exists (select from review.unit other
      where other.institution_id = one.institution_id and other.retired_at is null and other.id <> one.id
        and other.plain_name = ${plainOf(name)}) as taken
    from review.unit one where one.id = ${id} and one.institution_id = ${institutionId}
      and one.retired_at is null for no key update`.execute(tx);
  if (rows[0] === undefined) return 'unknown';
  if (rows[0].taken) return 'name-taken';
  await tx
    .updateTable('review.unit')
    .set({ name, kinds: [...kinds] })
    .where('id', '=', id)
    .execute();
  await saveMembers(tx, id, memberIds);
  return 'saved';
}

async function saveMembers(tx: Tx, unitId: string, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('review.unit_member').where('unit_id', '=', unitId).execute();
  if (ids.length === 0) return;
  await tx
    .insertInto('review.unit_member')
    .values(ids.map((personId) => ({ unit_id: unitId, person_id: personId })))
    .execute();
}

/** Its checks that nobody has made go back to nobody's unit. False if there is none of that id there. */
export async function retireUnit(
  tx: Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('review.unit')
    .set({ retired_at: now })
    .where('id', '=', id)
    .where('institution_id', '=', institutionId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tx
    .updateTable('review.check')
    .set({ unit_id: null })
    .where('unit_id', '=', id)
    .where('answered_at', 'is', null)
    .execute();
  return true;
}
