// Keeps the one imported set of boundaries and reads its shapes.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { KnownComuna } from '../rules/boundary-file.ts';
import type { LightShape, Rings } from '../rules/boundary-simplification.ts';
import type { Cut, RegionCode } from '../rules/cut.ts';

export interface BoundarySet {
  readonly source: string;
  readonly attribution: string;
  readonly sha256: string;
}

export interface ShapeRow {
  readonly cut: Cut;
  readonly rings: Rings;
  readonly peoplePerKm2: number | undefined;
}

/** Replaces the whole set. */
export async function replaceBoundaries(
  tx: Tx,
  set: BoundarySet,
  shapes: readonly LightShape[],
): Promise<void> {
  await deleteBoundaries(tx);
  const { id } = await tx
    .insertInto('territories.boundary_set')
    .values(set)
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('territories.boundary')
    .values(
      shapes.map(({ cut, sketch, detail }) => ({
        cut,
        set_id: id,
        sketch: JSON.stringify(sketch),
        detail: JSON.stringify(detail),
      })),
    )
    .execute();
}

/** True if there was a set to delete. */
export async function deleteBoundaries(tx: Tx): Promise<boolean> {
  const gone = await tx.deleteFrom('territories.boundary_set').executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export function readBoundarySet(db: Database): Promise<BoundarySet | undefined> {
  return db
    .selectFrom('territories.boundary_set')
    .select(['source', 'attribution', 'sha256'])
    .executeTakeFirst();
}

/** The shapes of the country as sketches, or those of one region in detail. */
export async function listShapes(db: Database, regionCode?: RegionCode): Promise<ShapeRow[]> {
  const column = regionCode === undefined ? 'sketch' : 'detail';
  const rows = await db
    .selectFrom('territories.boundary as boundary')
    .innerJoin('territories.comuna as comuna', 'comuna.cut', 'boundary.cut')
    .$if(regionCode !== undefined, (query) =>
      query.where('comuna.region_code', '=', regionCode ?? ''),
    )
    .orderBy('comuna.cut')
    .select([
      sql<Cut>`comuna.cut`.as('cut'),
      sql<Rings>`${sql.ref(`boundary.${column}`)}`.as('rings'),
      sql<number | null>`comuna.population_2017 / comuna.area_km2`.as('density'),
    ])
    .execute();
  return rows.map(({ cut, rings, density }) => ({
    cut,
    rings,
    peoplePerKm2: density ?? undefined,
  }));
}

/** The comuna's own shape in detail, with the words that its owner asks for. */
export function readComunaBoundary(
  db: Database,
  cut: Cut,
): Promise<{ readonly rings: Rings; readonly attribution: string } | undefined> {
  return db
    .selectFrom('territories.boundary as boundary')
    .innerJoin('territories.boundary_set as set', 'set.id', 'boundary.set_id')
    .where('boundary.cut', '=', cut)
    .select([sql<Rings>`boundary.detail`.as('rings'), 'set.attribution'])
    .executeTakeFirst();
}

export function listKnownComunas(db: Database): Promise<KnownComuna[]> {
  return db
    .selectFrom('territories.comuna')
    .select([sql<Cut>`cut`.as('cut'), sql<boolean>`lon is not null`.as('isDrawable')])
    .orderBy('cut')
    .execute();
}
