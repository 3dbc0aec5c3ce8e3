// Where a gathering may be: the comuna of whoever calls, its sectors and landmarks, and the clocks there.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../territories/index.ts';

export interface CallerPlace {
  readonly slug: string;
  readonly name: string;
  /** `municipality`, `regional-government` or `national-body`; undefined for an organisation. */
  readonly institutionKind: string | undefined;
  readonly cut: string | undefined;
  readonly regionCode: string | undefined;
  readonly timeZone: string;
}

/** Undefined if there is none of this id. */
export async function readCallerPlace(
  db: Database | Tx,
  { kind, id }: Scope,
): Promise<CallerPlace | undefined> {
  const { rows } = await sql<{
    slug: string;
    name: string;
    kind: string | null;
    cut: string | null;
    region_code: string | null;
    time_zone: string;
  }>`
    with caller as (
      select slug, name, kind, cut, region_code from institutions.institution
        where ${kind} = 'institution' and id = ${id}
      union all
      select slug, name, null, cut, region_code from organizations.organization
        where ${kind} = 'organization' and id = ${id})
    select caller.slug, caller.name, caller.kind, caller.cut,
      coalesce(caller.region_code, comuna.region_code) as region_code,
      ${timeZoneOf('caller')} as time_zone
    from caller left join territories.comuna using (cut)`.execute(db);
  const [row] = rows;
  return (
    row && {
      slug: row.slug,
      name: row.name,
      institutionKind: row.kind ?? undefined,
      cut: row.cut ?? undefined,
      regionCode: row.region_code ?? undefined,
      timeZone: row.time_zone,
    }
  );
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Comunas of a region by name, or the one of a caller that has one. */
export async function listComunasOf(
  db: Database | Tx,
  { cut, regionCode }: Pick<CallerPlace, 'cut' | 'regionCode'>,
): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select cut as id, name from territories.comuna
    where case when ${cut ?? null}::text is null then region_code = ${regionCode ?? ''} else cut = ${cut ?? ''} end
    order by name collate "es-x-icu"`.execute(db);
  return rows;
}

/** Sectors and neighbourhood units that hold today, by kind and name. */
export async function listTerritoriesOf(db: Database | Tx, cut: string): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select id, name from territories.territory
    where cut = ${cut} and retired_at is null
    order by kind = 'neighborhood-unit', name collate "es-x-icu", code`.execute(db);
  return rows;
}

export async function listLandmarksOf(db: Database | Tx, cut: string): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select id, name from territories.landmark
    where cut = ${cut} and retired_at is null order by name collate "es-x-icu"`.execute(db);
  return rows;
}

export interface PlaceThere {
  readonly regionCode: string;
  readonly timeZone: string;
  readonly hasTerritory: boolean;
  readonly hasLandmark: boolean;
}

/** What of a chosen place there is; undefined if there is no such comuna. */
export async function readPlace(
  db: Database | Tx,
  cut: string,
  territoryId: string | undefined,
  landmarkId: string | undefined,
): Promise<PlaceThere | undefined> {
  const { rows } = await sql<{
    region_code: string;
    time_zone: string;
    territory: boolean;
    landmark: boolean;
  }>`
    select region_code, time_zone,
      exists (select from territories.territory where id = ${territoryId ?? null}
        and territory.cut = comuna.cut and retired_at is null) as territory,
      exists (select from territories.landmark where id = ${landmarkId ?? null}
        and landmark.cut = comuna.cut and retired_at is null) as landmark
    from territories.comuna where cut = ${cut}`.execute(db);
  const [row] = rows;
  return (
    row && {
      regionCode: row.region_code,
      timeZone: row.time_zone,
      hasTerritory: territoryId === undefined || row.territory,
      hasLandmark: landmarkId === undefined || row.landmark,
    }
  );
}

/** The municipality of a comuna: its unit tells people who have no e-mail. */
export async function municipalityOf(
  db: Database | Tx,
  cut: string | undefined,
): Promise<string | undefined> {
  if (cut === undefined) return undefined;
  const row = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('cut', '=', cut)
    .executeTakeFirst();
  return row?.id;
}
