// The parts and landmarks of every comuna that hold today, as the public lists give them.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { SectorFilter } from '../rules/sector-filter.ts';
import { territoryHas } from './comuna-territories.ts';
import { landmarkHas } from './landmarks.ts';

export interface PublicSectorFilter extends SectorFilter {
  /** Segment of its address, or its code; empty is the whole country. */
  readonly comuna: string;
}

export function listPublicTerritories(db: Database, filter: PublicSectorFilter) {
  const { kind, zone } = filter;
  let query = db
    .selectFrom('territories.territory as territory')
    .innerJoin('territories.comuna as comuna', 'comuna.cut', 'territory.cut')
    .leftJoin('territories.territory as parent', 'parent.id', 'territory.parent_id')
    .where('territory.retired_at', 'is', null)
    .where(ofComuna(filter))
    .select(['territory.id', 'comuna.cut', 'comuna.name as comuna'])
    .select(['territory.kind', 'territory.code', 'territory.name', 'territory.zone'])
    .select(['parent.kind as parent_kind', 'parent.code as parent_code'])
    .select(['territory.lon', 'territory.lat'])
    .select(sql<boolean>`territory.shape is not null`.as('is_drawn'))
    .select('territory.source_url')
    .orderBy('comuna.cut')
    .orderBy('territory.kind')
    .orderBy(sql`substring(territory.code from '^[0-9]+')::numeric`)
    .orderBy('territory.code');
  if (kind !== undefined) query = query.where('territory.kind', '=', kind);
  if (zone !== undefined) query = query.where('territory.zone', '=', zone);
  if (filter.text !== '') query = query.where(territoryHas(filter.text));
  return query.execute();
}

export function listPublicLandmarks(db: Database, filter: PublicSectorFilter) {
  let query = db
    .selectFrom('territories.landmark as landmark')
    .innerJoin('territories.comuna as comuna', 'comuna.cut', 'landmark.cut')
    .where('landmark.retired_at', 'is', null)
    .where(ofComuna(filter))
    .select(['landmark.id', 'comuna.cut', 'comuna.name as comuna'])
    .select(['landmark.kind', 'landmark.name', 'landmark.lon', 'landmark.lat'])
    .orderBy('comuna.cut')
    .orderBy(sql`landmark.name collate "es-x-icu"`);
  if (filter.text !== '') query = query.where(landmarkHas(filter.text));
  return query.execute();
}

function ofComuna({ comuna }: PublicSectorFilter) {
  return sql<boolean>`(${comuna} = '' or ${comuna} in (comuna.slug, comuna.cut))`;
}
