// Reads institutions: one by its address or its place, and the filtered list.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { Cut } from '../../territories/rules/index.ts';
import type { InstitutionFilter, Stage } from '../rules/filters.ts';
import type { Institution, InstitutionId, InstitutionKind } from '../rules/institution.ts';

export interface InstitutionRow extends Institution {
  readonly stage: Stage;
  readonly invitedAt: Date | null;
  /** Since when it uses the platform: the end of its guided list. */
  readonly finishedAt: Date | null;
  readonly saysWithoutSectors: boolean;
  /** Macrozones, sectors and neighbourhood units of its comuna that hold today. */
  readonly territoriesCount: number;
}

/** A timestamp as the database keeps it: a Date of JavaScript would lose its microseconds. */
export function versionOf(column: string) {
  return sql<string>`extract(epoch from ${sql.ref(column)})::text`;
}

const stage = sql<Stage>`case
  when onboarding.finished_at is not null then 'finished'
  when onboarding.institution_id is not null then 'begun'
  else 'not-invited' end`;

function institutions(db: Database | Tx) {
  return db
    .selectFrom('institutions.institution as institution')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'institution.cut')
    .leftJoin('territories.region as region', (join) =>
      join.on(sql<boolean>`region.code = coalesce(institution.region_code, comuna.region_code)`),
    )
    .leftJoin(
      'institutions.onboarding as onboarding',
      'onboarding.institution_id',
      'institution.id',
    )
    .select([
      sql<InstitutionId>`institution.id`.as('id'),
      sql<InstitutionKind>`institution.kind`.as('kind'),
      'institution.slug',
      'institution.name',
      sql<Cut | null>`institution.cut`.as('cut'),
      'region.code as regionCode',
      'region.name as regionName',
      'region.slug as regionSlug',
      'comuna.slug as comunaSlug',
      'comuna.name as comunaName',
      timeZoneOf('institution').as('timeZone'),
      'institution.address',
      'institution.phone',
      'institution.email',
      'institution.website',
      'institution.colour',
      'institution.crest_sha256 as crestSha256',
      'institution.crest_text as crestText',
      'institution.earlier_crest_text as earlierCrestText',
      versionOf('institution.updated_at').as('version'),
      stage.as('stage'),
      'onboarding.invited_at as invitedAt',
      'onboarding.finished_at as finishedAt',
      sql<boolean>`onboarding.without_sectors_at is not null`.as('saysWithoutSectors'),
      sql<number>`(
        select count(*)::int from territories.territory
        where territory.cut = institution.cut and territory.retired_at is null)`.as(
        'territoriesCount',
      ),
    ]);
}

export function findInstitution(
  db: Database | Tx,
  slug: string,
): Promise<InstitutionRow | undefined> {
  return institutions(db).where('institution.slug', '=', slug).executeTakeFirst();
}

/** By an id that is known to be one; throws if it is none. */
export function readInstitution(db: Database | Tx, id: string): Promise<InstitutionRow> {
  return institutions(db).where('institution.id', '=', id).executeTakeFirstOrThrow();
}

export function readInstitutions(db: Database, ids: readonly string[]): Promise<InstitutionRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return institutions(db).where('institution.id', 'in', ids).orderBy('institution.name').execute();
}

/** Whoever administers a comuna: the Antártica is administered by Cabo de Hornos. */
export function institutionOfComuna(db: Database, cut: Cut): Promise<InstitutionRow | undefined> {
  return institutions(db)
    .where('institution.cut', '=', (query) =>
      query.selectFrom('territories.comuna').select('municipality_cut').where('cut', '=', cut),
    )
    .executeTakeFirst();
}

export function governmentOfRegion(
  db: Database,
  regionCode: string,
): Promise<InstitutionRow | undefined> {
  return institutions(db).where('institution.region_code', '=', regionCode).executeTakeFirst();
}

function filtered(db: Database, { text, kind, regionCode, stage: asked }: InstitutionFilter) {
  let query = institutions(db);
  if (kind !== undefined) query = query.where('institution.kind', '=', kind);
  if (regionCode !== undefined) query = query.where('region.code', '=', regionCode);
  if (asked !== undefined) query = query.where(sql<boolean>`${stage} = ${asked}`);
  if (text === '') return query;
  const plain = plainOf(text);
  return query.where(sql<boolean>`${plain} <> '' and (
    institution.plain_name like '%' || ${plain} || '%'
    or institution.cut = ${text}
    or exists (select from territories.comuna_alias alias
      where alias.cut = institution.cut and alias.plain_name like '%' || ${plain} || '%'))`);
}

const kindOrder = sql`array_position(
  array['national-body', 'regional-government', 'municipality'], institution.kind)`;
/** Those on their way first, then those that use it, then the rest. */
const stageOrder = sql`array_position(array['begun', 'finished', 'not-invited'], ${stage})`;
const byName = sql`institution.name collate "es-x-icu"`;

export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** Those that use the platform first; then national bodies, governments from north to south, municipalities by name. */
export function listInstitutions(
  db: Database,
  filter: InstitutionFilter,
  stretch?: Stretch,
): Promise<InstitutionRow[]> {
  const query = filtered(db, filter)
    .orderBy(sql`onboarding.finished_at is null`)
    .orderBy(kindOrder)
    .orderBy(sql`case when institution.kind = 'regional-government' then region.north_to_south end`)
    .orderBy(byName);
  return (stretch ? query.limit(stretch.limit).offset(stretch.offset) : query).execute();
}

/** Municipalities and regional governments, those with something to follow first. */
export function listOnboarded(
  db: Database,
  filter: InstitutionFilter,
  stretch?: Stretch,
): Promise<InstitutionRow[]> {
  const query = filtered(db, filter)
    .where('institution.kind', '<>', 'national-body')
    .orderBy(stageOrder)
    .orderBy(kindOrder)
    .orderBy(byName);
  return (stretch ? query.limit(stretch.limit).offset(stretch.offset) : query).execute();
}

export async function countInstitutions(
  db: Database,
  filter: InstitutionFilter,
  options: { readonly onlyOnboarded: boolean },
): Promise<number> {
  let query = filtered(db, filter).clearSelect().select(sql<number>`count(*)::int`.as('count'));
  if (options.onlyOnboarded) query = query.where('institution.kind', '<>', 'national-body');
  return (await query.executeTakeFirstOrThrow()).count;
}
