// Which version of a shipped file is in the tables, so that a start with nothing new does nothing.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export async function readLoadedHash(db: Database | Tx, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('territories.loaded')
    .select('sha256')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.sha256;
}

/** Makes a second copy that starts at the same moment wait until this one has loaded. */
export async function holdLoads(tx: Tx): Promise<void> {
  await sql`lock table territories.loaded in exclusive mode`.execute(tx);
}

export async function saveLoadedHash(tx: Tx, name: string, sha256: string): Promise<void> {
  await tx
    .insertInto('territories.loaded')
    .values({ name, sha256 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sha256 }))
    .execute();
}
