// Which version of the shipped norms is in the tables, so that a start with nothing new does nothing.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { NormFacts } from '../rules/norm.ts';

const NAME = 'norms';

export async function readLoadedHash(db: Database | Tx): Promise<string | undefined> {
  const row = await db
    .selectFrom('norms.loaded')
    .select('sha256')
    .where('name', '=', NAME)
    .executeTakeFirst();
  return row?.sha256;
}

/** Makes whoever adds a norm at the same moment wait: a second copy that starts, or another officer. */
export async function holdLibrary(tx: Tx): Promise<void> {
  await sql`lock table norms.loaded in exclusive mode`.execute(tx);
}

export async function saveLoadedHash(tx: Tx, sha256: string): Promise<void> {
  await tx
    .insertInto('norms.loaded')
    .values({ name: NAME, sha256 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sha256 }))
    .execute();
}

export interface Loaded {
  readonly id: string;
  readonly shippedSha256: string | null;
  readonly isAnnulled: boolean;
}

export async function readLoaded(tx: Tx, code: string): Promise<Loaded | undefined> {
  const row = await tx
    .selectFrom('norms.norm')
    .select(['id', 'shipped_sha256', 'annulled_at'])
    .where('code', '=', code)
    .executeTakeFirst();
  return (
    row && { id: row.id, shippedSha256: row.shipped_sha256, isAnnulled: row.annulled_at !== null }
  );
}

/** Brings what names a shipped norm up to date; its code and its issuer stay. */
export async function updateFacts(
  tx: Tx,
  normId: string,
  { number, datedIn, datedOn, publishedOn }: NormFacts,
  shippedSha256: string,
): Promise<void> {
  await tx
    .updateTable('norms.norm')
    .set({
      number: number ?? null,
      dated_in: datedIn ?? null,
      dated_on: datedOn ?? null,
      published_on: publishedOn ?? null,
      shipped_sha256: shippedSha256,
    })
    .where('id', '=', normId)
    .execute();
}
