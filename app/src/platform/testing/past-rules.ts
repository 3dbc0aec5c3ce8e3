// Rows that the triggers of their table would not take, for what only a long way through the program would leave.
import { sql } from 'kysely';
import type { TestDatabase } from './database.ts';

/** Foreign keys and checks hold. */
export async function insertPastRules(
  { owner }: TestDatabase,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const [columns, values] = [Object.keys(row), Object.values(row)];
  await owner.transaction().execute(async (tx) => {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((one) => sql.ref(one)))})
      values (${sql.join(values)})`.execute(tx);
    await sql`set constraints all immediate`.execute(tx);
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx);
  });
}
