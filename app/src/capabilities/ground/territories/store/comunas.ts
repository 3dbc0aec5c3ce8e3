// Reads comunas: the filtered list, one by its address, and what a person may have meant.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { ComunaFilter, ComunaOrder } from '../rules/comuna-filter.ts';
import type { Cut, RegionCode } from '../rules/cut.ts';
import type { ChileanZone } from '../rules/time-zone.ts';

export interface ComunaRow {
  readonly cut: Cut;
  readonly name: string;
  readonly slug: string;
  readonly regionCode: RegionCode;
  readonly regionName: string;
  readonly regionShortName: string;
  readonly regionSlug: string;
  readonly provinceName: string;
  readonly timeZone: ChileanZone;
  /** INE, Censo 2017. */
  readonly populationCount: number;
  /** Approximate; null for Antártica. */
  readonly areaKm2: number | null;
  /** Approximate centre in degrees; both null for Antártica. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly municipalityCut: Cut;
  readonly municipalityName: string;
  readonly municipalitySlug: string;
  /** Experiences that the registry has made known. */
  readonly experiencesCount: number;
}

const experiencesCount = sql<number>`(
  select count(*)::int from territories.fact
  where subject = comuna.cut and kind = 'experience-registered')`;

function comunas(db: Database) {
  return db
    .selectFrom('territories.comuna as comuna')
    .innerJoin('territories.region as region', 'region.code', 'comuna.region_code')
    .innerJoin('territories.province as province', 'province.code', 'comuna.province_code')
    .innerJoin('territories.comuna as seat', 'seat.cut', 'comuna.municipality_cut')
    .select([
      sql<Cut>`comuna.cut`.as('cut'),
      'comuna.name',
      'comuna.slug',
      sql<RegionCode>`comuna.region_code`.as('regionCode'),
      'region.name as regionName',
      'region.short_name as regionShortName',
      'region.slug as regionSlug',
      'province.name as provinceName',
      sql<ChileanZone>`comuna.time_zone`.as('timeZone'),
      'comuna.population_2017 as populationCount',
      'comuna.area_km2 as areaKm2',
      'comuna.lon',
      'comuna.lat',
      sql<Cut>`comuna.municipality_cut`.as('municipalityCut'),
      'seat.name as municipalityName',
      'seat.slug as municipalitySlug',
      experiencesCount.as('experiencesCount'),
    ]);
}

const byName = sql`comuna.name collate "es-x-icu"`;

/** The names under which a comuna is found. */
const namesOf = sql`(
  select comuna.plain_name as plain
  union all select alias.plain_name from territories.comuna_alias alias where alias.cut = comuna.cut)`;

const orderings: Readonly<Record<ComunaOrder, ReturnType<typeof sql>>> = {
  'north-south': sql`region.north_to_south, ${byName}`,
  name: byName,
  population: sql`comuna.population_2017 desc, ${byName}`,
};

/** Comunas that pass the filter. With text, the closest names first; then the order asked for. */
export function listComunas(db: Database, filter: ComunaFilter): Promise<ComunaRow[]> {
  const asked = plainOf(filter.text);
  let query = comunas(db);
  if (filter.regionCode !== undefined) {
    query = query.where('comuna.region_code', '=', filter.regionCode);
  }
  if (filter.onlyWithExperiences) query = query.where(sql<boolean>`${experiencesCount} > 0`);
  if (filter.text !== '') {
    query = query
      .where(sql<boolean>`${asked} <> '' and (comuna.cut = ${codeIn(filter.text)} or exists (
        select from ${namesOf} names where names.plain like '%' || ${asked} || '%'))`)
      .orderBy(sql`(
        select min(case
          when names.plain = ${asked} then 0
          when names.plain like ${asked} || '%' then 1
          when names.plain like '% ' || ${asked} || '%' then 2
          else 3 end)
        from ${namesOf} names)`);
  }
  return query.orderBy(orderings[filter.order]).execute();
}

/** A code typed instead of a name, with the zero that spreadsheets drop. */
function codeIn(text: string): string {
  return /^\d{4,5}$/.test(text) ? text.padStart(5, '0') : '';
}

export function readComuna(db: Database, slug: string): Promise<ComunaRow | undefined> {
  return comunas(db).where('comuna.slug', '=', slug).executeTakeFirst();
}

export function readComunaOf(db: Database, cut: Cut): Promise<ComunaRow | undefined> {
  return comunas(db).where('comuna.cut', '=', cut).executeTakeFirst();
}

/** The comuna whose name, or other spelling, is just what was typed. */
export function readComunaNamed(db: Database, text: string): Promise<ComunaRow | undefined> {
  return comunas(db)
    .where(sql<boolean>`exists (
      select from ${namesOf} names where names.plain = ${plainOf(text)})`)
    .orderBy(sql`comuna.plain_name = ${plainOf(text)} desc`)
    .executeTakeFirst();
}

const LEAST_LIKENESS = 0.25;
const MAX_GUESSES = 5;

/** What a person may have meant when nothing contains what was typed: names that look alike. */
export function guessComunas(db: Database, text: string): Promise<ComunaRow[]> {
  const likeness = sql<number>`(
    select max(public.similarity(names.plain, ${plainOf(text)})) from ${namesOf} names)`;
  return comunas(db)
    .where(sql<boolean>`${likeness} >= ${LEAST_LIKENESS}`)
    .orderBy(sql`${likeness} desc`)
    .orderBy(byName)
    .limit(MAX_GUESSES)
    .execute();
}
