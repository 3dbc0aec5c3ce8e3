// What is kept of the guided list of each institution, and what its steps are seen from.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

/** Begins the list of an institution; false if it had begun. */
export async function insertOnboarding(tx: Tx, institutionId: string): Promise<boolean> {
  const made = await tx
    .insertInto('institutions.onboarding')
    .values({ institution_id: institutionId })
    .onConflict((conflict) => conflict.column('institution_id').doNothing())
    .returning('institution_id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function saveWithoutSectors(
  tx: Tx,
  institutionId: string,
  isWithout: boolean,
): Promise<void> {
  await tx
    .updateTable('institutions.onboarding')
    .set({ without_sectors_at: isWithout ? sql`now()` : null })
    .where('institution_id', '=', institutionId)
    .execute();
}

export async function saveFinished(tx: Tx, institutionId: string): Promise<void> {
  await tx
    .updateTable('institutions.onboarding')
    .set({ finished_at: sql`coalesce(finished_at, now())` })
    .where('institution_id', '=', institutionId)
    .execute();
}

/** The years in which institutions began and finished, one for each, in the time of the capital. */
export async function readYears(
  db: Database,
): Promise<{ readonly invited: readonly number[]; readonly finished: readonly number[] }> {
  const yearOf = (column: string) =>
    sql<number | null>`
      extract(year from ${sql.ref(column)} at time zone 'America/Santiago')::int`;
  const rows = await db
    .selectFrom('institutions.onboarding')
    .select([yearOf('invited_at').as('invited'), yearOf('finished_at').as('finished')])
    .execute();
  const years = (key: 'invited' | 'finished') =>
    rows.map((row) => row[key]).filter((year) => year !== null);
  return { invited: years('invited'), finished: years('finished') };
}
