// Whose clocks hold for whoever has a comuna or a region.
import { type RawBuilder, sql } from 'kysely';

/**
 * IANA name of the zone of a row that has `cut` and `region_code`, by its name in the query (`institution`): that of
 * its comuna; of most comunas of its region, where it has only that; of the capital, where it is the whole country's.
 */
export function timeZoneOf(row: string): RawBuilder<string> {
  return sql<string>`coalesce(
    (select its.time_zone from territories.comuna its where its.cut = ${sql.ref(`${row}.cut`)}),
    (select mode() within group (order by inside.time_zone) from territories.comuna inside
      where inside.region_code = ${sql.ref(`${row}.region_code`)}),
    'America/Santiago')`;
}
