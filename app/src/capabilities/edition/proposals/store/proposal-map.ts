// Where proposals are: the dots of an edition's map, its sectors, and the editions on the map of the country.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { Box, ProposalFilter } from '../rules/proposal-filter.ts';
import { conditions } from './public-proposals.ts';

/** A place of the map: one proposal, or several that lie close together. */
export interface MapCell {
  readonly lat: number;
  readonly lon: number;
  readonly count: number;
  /** Of those that stand: neither withdrawn, nor found wanting, nor become others. */
  readonly standing: number;
  /** Of the first by its number. */
  readonly number: number;
  readonly title: string;
  readonly box: Box;
}

/** Up to here each has its own dot. */
const SINGLE_DOTS = 300;
/** Cells along the longer side of what is drawn: on a telephone each is as wide as a finger needs. */
const GRID = 12;

/** Where the proposals of an edition are, in at most some hundreds of dots however many they are. */
export async function listMapCells(
  db: Database,
  filter: ProposalFilter,
  editionId: string,
): Promise<readonly MapCell[]> {
  const areFew = sql`frame.count <= ${sql.lit(SINGLE_DOTS)}`;
  const found = await sql<Omit<MapCell, 'box'> & Box>`with dot as not materialized (
      select proposal.lat, proposal.lon, proposal.number,
        proposal.state not in ('not-admitted', 'not-feasible', 'merged', 'split', 'withdrawn') as stands
      from proposals.proposal where proposal.lat is not null and ${conditions(filter, { editionId })}
    ), extent as (
      select count(*) as count, min(lat) as south, min(lon) as west, max(lat) as north, max(lon) as east,
        cos(radians((min(lat) + max(lat)) / 2)) as across from dot
    ), frame as materialized (
      select *, ${sql.lit(GRID)} / greatest(north - south, (east - west) * across, 0.0005) as per_degree from extent
    ), cell as (
      select sum(dot.lat) / count(*) as lat, sum(dot.lon) / count(*) as lon, count(*)::int as count,
        (count(*) filter (where stands))::int as standing, min(dot.number) as number,
        min(dot.lat) as south, min(dot.lon) as west, max(dot.lat) as north, max(dot.lon) as east
      from dot cross join frame
      group by case when ${areFew} then dot.number else trunc((dot.lat - south) * per_degree)::int * 1000
        + trunc((dot.lon - west) * across * per_degree)::int end
    )
    select cell.*, (select first.title from proposals.proposal first
        where first.edition_id = ${editionId} and first.number = cell.number) as title
    from cell order by cell.count desc, cell.number`.execute(db);
  return found.rows.map(({ south, west, north, east, ...cell }) => ({
    ...cell,
    box: { south, west, north, east },
  }));
}

/** An edition with proposals, as the map of the country shows it. */
export interface EditionOnMap {
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly editionSlug: string;
  readonly editionName: string;
  /** All that were sent. */
  readonly count: number;
}

/** Those with most proposals first: from what each edition has numbered, and not from its proposals. */
export async function listEditionsOnMap(
  db: Database,
  limit: number,
): Promise<readonly EditionOnMap[]> {
  const found = await sql<EditionOnMap>`select institution.slug as "institutionSlug",
      institution.name as "institutionName", institution.cut, institution.region_code as "regionCode",
      edition.slug as "editionSlug", edition.name as "editionName", numbering.issued as count
    from proposals.numbering join editions.edition on edition.id = numbering.edition_id
    join institutions.institution on institution.id = edition.institution_id
    order by numbering.issued desc, edition.id limit ${limit}`.execute(db);
  return found.rows;
}

/** A sector or neighbourhood unit with its shape: rings of [longitude, latitude]. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[] | null;
}

/** Those of a comuna that hold today, the widest kind first. */
export async function listAreas(db: Database, cut: string | null): Promise<readonly Area[]> {
  const { rows } = await sql<Area>`select id, name, shape as rings from territories.territory
    where cut = ${cut} and retired_at is null
    order by array_position(array['macrozone', 'sector', 'neighborhood-unit'], kind),
      name collate "es-x-icu", code`.execute(db);
  return rows;
}
