// Reads regions, from north to south, with what adds up in each.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { RegionCode } from '../rules/cut.ts';

export interface RegionRow {
  readonly code: RegionCode;
  readonly name: string;
  readonly shortName: string;
  readonly slug: string;
  readonly capital: string;
  readonly comunasCount: number;
  /** INE, Censo 2017. */
  readonly populationCount: number;
  /** In alphabetical order. */
  readonly provinces: readonly string[];
}

function regions(db: Database) {
  return db
    .selectFrom('territories.region as region')
    .innerJoin('territories.comuna as comuna', 'comuna.region_code', 'region.code')
    .groupBy('region.code')
    .orderBy('region.north_to_south')
    .select([
      sql<RegionCode>`region.code`.as('code'),
      'region.name',
      'region.short_name as shortName',
      'region.slug',
      'region.capital',
      sql<number>`count(*)::int`.as('comunasCount'),
      sql<number>`sum(comuna.population_2017)::int`.as('populationCount'),
      sql<string[]>`array(
        select name from territories.province where region_code = region.code
        order by name collate "es-x-icu")`.as('provinces'),
    ]);
}

export function listRegions(db: Database): Promise<RegionRow[]> {
  return regions(db).execute();
}

export function readRegion(db: Database, slug: string): Promise<RegionRow | undefined> {
  return regions(db).where('region.slug', '=', slug).executeTakeFirst();
}

/** The region whose short or whole name is just what was typed, whatever its accents. */
export function readRegionNamed(db: Database, text: string): Promise<RegionRow | undefined> {
  return regions(db)
    .where(sql<boolean>`${plainOf(text)} in (
      territories.plain(region.name), territories.plain(region.short_name))`)
    .executeTakeFirst();
}

/** Regions whose name contains what was typed, whatever its accents, or whose old number it is ("VIII"). */
export function findRegions(db: Database, text: string): Promise<RegionRow[]> {
  const plain = plainOf(text);
  return regions(db)
    .where(sql<boolean>`${plain} <> '' and (
      territories.plain(region.name) like '%' || ${plain} || '%'
      or territories.plain(region.roman) = ${plain})`)
    .execute();
}
