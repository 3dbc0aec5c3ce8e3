// Where proposals are: the dots of an edition's map, its sectors, and the editions on the map of the country.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Box, ProposalFilter } from '../rules/proposal-filter.ts';
import { conditions, isPublic } from './public-proposals.ts';

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

/** `cell`s, for a `with`: where those proposals are, in at most some hundreds of dots however many they are. */
function cellsOf(which: RawBuilder<unknown>): RawBuilder<unknown> {
  const areFew = sql`frame.count <= ${sql.lit(SINGLE_DOTS)}`;
  return sql`dot as not materialized (
      select proposal.lat, proposal.lon, proposal.number,
        proposal.state not in ('not-admitted', 'not-feasible', 'merged', 'split', 'withdrawn') as stands
      from proposals.proposal where proposal.lat is not null and ${which}
    ), extent as (
      select count(*) as count, min(lat) as south, min(lon) as west, max(lat) as north, max(lon) as east,
        cos(radians((min(lat) + max(lat)) / 2)) as across from dot
    ), frame as materialized (
      select *, ${sql.lit(GRID)} / greatest(north - south, (east - west) * across, 0.0005) as per_degree from extent
    ), cell as (
      select sum(dot.lat) / count(*) as lat, sum(dot.lon) / count(*) as lon, count(*)::int as count,
        (count(*) filter (where stands))::int as standing, min(dot.number) as number,
        json_build_object('south', min(dot.lat), 'west', min(dot.lon), 'north', max(dot.lat), 'east', max(dot.lon)) as box
      from dot cross join frame
      group by case when ${areFew} then dot.number else trunc((dot.lat - south) * per_degree)::int * 1000
        + trunc((dot.lon - west) * across * per_degree)::int end
    )`;
}

/** The cells of what a filter finds in an edition, those with most first. */
export async function listMapCells(
  db: Database,
  filter: ProposalFilter,
  editionId: string,
): Promise<readonly MapCell[]> {
  const { rows } = await sql<MapCell>`with ${cellsOf(conditions(filter, { editionId }))}
    select cell.lat, cell.lon, cell.count, cell.standing, cell.number, cell.box,
      (select first.title from proposals.proposal first
        where first.edition_id = ${editionId} and first.number = cell.number) as title
    from cell order by cell.count desc, cell.number`.execute(db);
  return rows;
}

/** Those of the whole map of an edition as they were kept; undefined where none were, or a proposal changed since. */
export async function readKeptCells(
  db: Database,
  editionId: string,
): Promise<readonly MapCell[] | undefined> {
  const { rows } = await sql<{
    readonly cells: readonly Omit<MapCell, 'title'>[];
    readonly titles: readonly string[];
  }>`select map.cells, array(select (select first.title from proposals.proposal first
          where first.edition_id = map.edition_id and first.number = (kept.cell ->> 'number')::int)
        from jsonb_array_elements(map.cells) with ordinality as kept (cell, place) order by kept.place) as titles
    from proposals.map where map.edition_id = ${editionId}
      and not exists (select from proposals.map_change change where change.edition_id = map.edition_id)`.execute(
    db,
  );
  const [kept] = rows;
  return kept?.cells.map((cell, at) => ({ ...cell, title: kept.titles[at] ?? '' }));
}

/**
 * Keeps the cells of the whole map and takes away the changes that are in them, both as of one moment, which is later
 * than when any that are kept were reckoned. While somebody else does so for this edition, nothing is done.
 */
export async function keepCells(tx: Tx, editionId: string): Promise<void> {
  const { rows } = await sql<{ readonly isFree: boolean }>`select pg_try_advisory_xact_lock(
    hashtextextended(${`proposals.map/${editionId}`}, 0)) as "isFree"`.execute(tx);
  if (rows[0]?.isFree !== true) return;
  await sql`with ${cellsOf(sql`${isPublic} and proposal.edition_id = ${editionId}`)},
    seen as (delete from proposals.map_change where edition_id = ${editionId})
    insert into proposals.map (edition_id, cells)
    select ${editionId}, coalesce(jsonb_agg(cell order by cell.count desc, cell.number), '[]'::jsonb) from cell
    on conflict (edition_id) do update set cells = excluded.cells`.execute(tx);
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
