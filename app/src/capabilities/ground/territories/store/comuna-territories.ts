// Keeps the parts of a comuna: macrozones, sectors and neighbourhood units.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { Rings } from '../rules/boundary-simplification.ts';
import type { Surroundings } from '../rules/coordinates.ts';
import type { Cut } from '../rules/cut.ts';
import type { TerritoryKind, Zone } from '../rules/kind-names.ts';
import type { Degrees } from '../rules/projection.ts';
import type { SectorFilter } from '../rules/sector-filter.ts';
import type { TerritoryId, TerritoryKey } from '../rules/territory.ts';

export interface TerritoryRow extends TerritoryKey {
  readonly id: TerritoryId;
  readonly name: string;
  readonly zone: Zone | undefined;
  readonly parent: (TerritoryKey & { readonly name: string }) | undefined;
  readonly centre: Degrees | undefined;
  readonly shape: Rings | undefined;
  /** The public page it was read from; undefined when the municipality told it here. */
  readonly sourceUrl: string | undefined;
  readonly retiredAt: Date | undefined;
  readonly retiredReason: string | undefined;
}

export interface TerritoryToSave extends TerritoryKey {
  readonly name: string;
  readonly zone: Zone | undefined;
  readonly parentId: TerritoryId | undefined;
  readonly centre: Degrees | undefined;
  readonly shape: Rings | undefined;
}

const noFilter: SectorFilter = { text: '', kind: undefined, zone: undefined };

/** Those of a comuna that hold today, from the widest kind to the narrowest, by their code. */
export async function listTerritories(
  db: Database | Tx,
  cut: Cut,
  { text, kind, zone }: SectorFilter = noFilter,
): Promise<TerritoryRow[]> {
  let query = territories(db, cut).where('territory.retired_at', 'is', null);
  if (kind !== undefined) query = query.where('territory.kind', '=', kind);
  if (zone !== undefined) query = query.where('territory.zone', '=', zone);
  if (text !== '') query = query.where(territoryHas(text));
  return (await query.execute()).map(toRow);
}

/** Whether a row of `territory` has what was typed in its name, or as its code. */
export function territoryHas(text: string) {
  const asked = plainOf(text);
  return sql<boolean>`${asked} <> '' and (
    territory.plain_name like '%' || ${asked} || '%' or territories.plain(territory.code) = ${asked})`;
}

/** Those that hold no longer, the last retired first. */
export async function listRetiredTerritories(db: Database, cut: Cut): Promise<TerritoryRow[]> {
  const rows = await territories(db, cut)
    .where('territory.retired_at', 'is not', null)
    .clearOrderBy()
    .orderBy('territory.retired_at', 'desc')
    .execute();
  return rows.map(toRow);
}

/** One of a comuna, retired or not. */
export async function readTerritoryRow(
  db: Database | Tx,
  cut: Cut,
  id: TerritoryId,
): Promise<TerritoryRow | undefined> {
  const row = await territories(db, cut).where('territory.id', '=', id).executeTakeFirst();
  return row && toRow(row);
}

function territories(db: Database | Tx, cut: Cut) {
  return (
    db
      .selectFrom('territories.territory as territory')
      .leftJoin('territories.territory as parent', 'parent.id', 'territory.parent_id')
      .where('territory.cut', '=', cut)
      .select([
        sql<TerritoryId>`territory.id`.as('id'),
        sql<TerritoryKind>`territory.kind`.as('kind'),
        'territory.code',
        'territory.name',
        sql<Zone | null>`territory.zone`.as('zone'),
        sql<TerritoryKind | null>`parent.kind`.as('parentKind'),
        'parent.code as parentCode',
        'parent.name as parentName',
        'territory.lon',
        'territory.lat',
        sql<Rings | null>`territory.shape`.as('shape'),
        'territory.source_url as sourceUrl',
        'territory.retired_at as retiredAt',
        'territory.retired_reason as retiredReason',
      ])
      .orderBy(sql`array_position(array['macrozone', 'sector'], territory.kind)`)
      // 2 before 10, and both before 10-B and NORTE.
      .orderBy(sql`substring(territory.code from '^[0-9]+')::numeric`)
      .orderBy('territory.code')
  );
}

type Selected = Awaited<ReturnType<ReturnType<typeof territories>['executeTakeFirstOrThrow']>>;

function toRow(row: Selected): TerritoryRow {
  const { zone, lon, lat, parentKind, parentCode, parentName, ...same } = row;
  return {
    ...same,
    zone: zone ?? undefined,
    parent:
      parentKind === null || parentCode === null || parentName === null
        ? undefined
        : { kind: parentKind, code: parentCode, name: parentName },
    centre: lon === null || lat === null ? undefined : { lon, lat },
    shape: row.shape ?? undefined,
    sourceUrl: row.sourceUrl ?? undefined,
    retiredAt: row.retiredAt ?? undefined,
    retiredReason: row.retiredReason ?? undefined,
  };
}

/** Makes whoever else changes this comuna's parts or landmarks wait, and tells where the comuna is. */
export async function holdComuna(tx: Tx, cut: Cut): Promise<Surroundings> {
  const { lon, lat, area_km2 } = await tx
    .selectFrom('territories.comuna')
    .where('cut', '=', cut)
    .select(['lon', 'lat', 'area_km2'])
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    centre: lon === null || lat === null ? undefined : { lon, lat },
    areaKm2: area_km2 ?? undefined,
  };
}

export async function insertTerritory(
  tx: Tx,
  cut: Cut,
  territory: TerritoryToSave,
  sourceUrl: string | undefined,
): Promise<TerritoryId> {
  const { kind, code } = territory;
  const { id } = await tx
    .insertInto('territories.territory')
    .values({ cut, kind, code, ...toColumns(territory), source_url: sourceUrl ?? null })
    .returning(sql<TerritoryId>`id`.as('id'))
    .executeTakeFirstOrThrow();
  return id;
}

/** Its kind stays; from now on the municipality's own word is its source. */
export async function updateTerritory(
  tx: Tx,
  id: TerritoryId,
  territory: TerritoryToSave,
): Promise<void> {
  await tx
    .updateTable('territories.territory')
    .set({ code: territory.code, ...toColumns(territory), source_url: null })
    .where('id', '=', id)
    .execute();
}

function toColumns({ name, zone, parentId, centre, shape }: TerritoryToSave) {
  return {
    name,
    zone: zone ?? null,
    parent_id: parentId ?? null,
    lon: centre?.lon ?? null,
    lat: centre?.lat ?? null,
    shape: shape === undefined ? null : JSON.stringify(shape),
  };
}

export async function retireTerritoryRow(tx: Tx, id: TerritoryId, reason: string): Promise<void> {
  await tx
    .updateTable('territories.territory')
    .set({ retired_at: sql<Date>`now()`, retired_reason: reason })
    .where('id', '=', id)
    .execute();
}

export async function restoreTerritoryRow(tx: Tx, id: TerritoryId): Promise<void> {
  await tx
    .updateTable('territories.territory')
    .set({ retired_at: null, retired_reason: null })
    .where('id', '=', id)
    .execute();
}

/** Whether the comuna has, or ever had, one of this kind and code. */
export async function wasKnown(tx: Tx, cut: Cut, { kind, code }: TerritoryKey): Promise<boolean> {
  const row = await tx
    .selectFrom('territories.territory')
    .where('cut', '=', cut)
    .where('kind', '=', kind)
    .where('code', '=', code)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
