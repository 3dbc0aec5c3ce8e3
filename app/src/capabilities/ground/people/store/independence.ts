// Whether two people may sign one act together.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

/** Whether neither brought the other in, or held the link to her account, in the thirty days before; the database says so. */
export async function areIndependent(
  db: Database | Tx,
  [one, other]: readonly [string, string],
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ independent: boolean }>`
    select people.are_independent(${one}, ${other}, ${now}) as independent`.execute(db);
  return rows[0]?.independent ?? false;
}
