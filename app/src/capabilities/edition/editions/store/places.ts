// The places whose residents may vote apart: sectors and neighbourhood units of a comuna, or the comunas of a region.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface PlaceRow {
  /** Of a territory, or the code of a comuna. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'macrozone' | 'sector' | 'neighborhood-unit' | 'comuna';
  /** The wider one that it lies in. */
  readonly parentId: string | null;
  /** Census of 2017; null for a territory, of which it is not known. */
  readonly population: number | null;
}

export interface PlacesAsked {
  readonly cut: string | null;
  readonly regionCode: string | null;
}

/** Of the comuna, the widest kind first; of a region, its comunas by name. */
export async function listPlaces(
  db: Database | Tx,
  { cut, regionCode }: PlacesAsked,
): Promise<readonly PlaceRow[]> {
  const ofComuna = sql<PlaceRow>`select id, name, kind, parent_id as "parentId", null::int as population
    from territories.territory where cut = ${cut} and retired_at is null
    order by array_position(array['macrozone', 'sector', 'neighborhood-unit'], kind),
      name collate "es-x-icu", code`;
  const ofRegion = sql<PlaceRow>`select cut as id, name, 'comuna' as kind, null as "parentId",
      population_2017 as population
    from territories.comuna where region_code = ${regionCode} order by name collate "es-x-icu"`;
  return (await (cut === null ? ofRegion : ofComuna).execute(db)).rows;
}
