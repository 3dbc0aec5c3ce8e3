// Which version of the known institutions is in the tables, so that a start with nothing new does nothing.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import {
  type KnownInstitution,
  municipalityOf,
  regionalGovernmentOf,
} from '../rules/institution.ts';

const NAME = 'institutions';

/** The municipality of each comuna that has its own, and the government of each region. */
export async function readGoverning(db: Database): Promise<readonly KnownInstitution[]> {
  const comunas = await db
    .selectFrom('territories.comuna')
    .select(['cut', 'name', 'slug'])
    .whereRef('municipality_cut', '=', 'cut')
    .orderBy('cut')
    .execute();
  const regions = await db
    .selectFrom('territories.region')
    .select(['code', 'name', 'slug'])
    .orderBy('code')
    .execute();
  return [...comunas.map(municipalityOf), ...regions.map(regionalGovernmentOf)];
}

export async function readLoadedHash(db: Database | Tx): Promise<string | undefined> {
  const row = await db
    .selectFrom('institutions.loaded')
    .select('sha256')
    .where('name', '=', NAME)
    .executeTakeFirst();
  return row?.sha256;
}

/** Makes a second copy that starts at the same moment wait until this one has loaded. */
export async function holdLoads(tx: Tx): Promise<void> {
  await sql`lock table institutions.loaded in exclusive mode`.execute(tx);
}

/** Inserts what is new and brings names up to date; what an institution has said of itself stays. */
export async function saveKnown(
  tx: Tx,
  known: readonly KnownInstitution[],
  sha256: string,
): Promise<void> {
  await tx
    .insertInto('institutions.institution')
    .values(known.map(({ regionCode, ...same }) => ({ ...same, region_code: regionCode })))
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet((to) => ({ name: to.ref('excluded.name') })),
    )
    .execute();
  await tx
    .insertInto('institutions.loaded')
    .values({ name: NAME, sha256 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sha256 }))
    .execute();
}
