// The directory: organisations that pass a filter, page by page or all of them, and how many a comuna has.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { OrganizationFilter } from '../rules/organization-filter.ts';
import { hasBoardInOffice } from './boards.ts';
import { type OrganizationToday, organizationToday, rowsToday } from './organizations-today.ts';

export const PAGE_SIZE = 50;

/** Rejected ones are nobody's business; those that nobody has confirmed only when asked for. */
function filtered(db: Database, filter: OrganizationFilter, now: Date) {
  let query = rowsToday(db, now).where(
    'organization.legal_state',
    'in',
    filter.withUnchecked ? ['confirmed', 'pending', 'returned'] : ['confirmed'],
  );
  if (filter.regionCode !== undefined) query = query.where('region.code', '=', filter.regionCode);
  if (filter.cut !== undefined) query = query.where('organization.cut', '=', filter.cut);
  if (filter.kind !== undefined) query = query.where('organization.kind', '=', filter.kind);
  if (filter.onlyWithBoard) {
    query = query.where(hasBoardInOffice(now));
  }
  if (filter.text !== '') {
    const asked = plainOf(filter.text);
    query = query.where(sql<boolean>`${asked} <> '' and (
      organization.plain_name like '%' || ${asked} || '%'
      or organization.rut = replace(${filter.text}, '.', '')
      or organization.registry_key = nullif(organizations.plain_number(${filter.text}), ''))`);
  }
  return query;
}

const byName = sql`organization.name collate "es-x-icu", organization.slug`;

export interface DirectoryPage {
  readonly organizations: readonly OrganizationToday[];
  readonly total: number;
  readonly pagesCount: number;
}

/** `now` says which boards hold office. */
export async function listOrganizations(
  db: Database,
  filter: OrganizationFilter,
  now: Date,
): Promise<DirectoryPage> {
  const query = filtered(db, filter, now);
  const counted = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  const total = Number(counted.total);
  const rows = await query
    .orderBy(byName)
    .limit(PAGE_SIZE)
    .offset((filter.page - 1) * PAGE_SIZE)
    .execute();
  return {
    organizations: rows.map(organizationToday),
    total,
    pagesCount: Math.ceil(total / PAGE_SIZE),
  };
}

/** All of them, for the files. */
export async function allOrganizations(
  db: Database,
  filter: OrganizationFilter,
  now: Date,
): Promise<readonly OrganizationToday[]> {
  const rows = await filtered(db, filter, now).orderBy(byName).execute();
  return rows.map(organizationToday);
}

export interface ComunaCount {
  readonly confirmed: number;
  readonly withBoard: number;
}

export async function countInComuna(db: Database, cut: string, now: Date): Promise<ComunaCount> {
  return db
    .selectFrom('organizations.organization as organization')
    .innerJoin('territories.comuna as comuna', 'comuna.cut', 'organization.cut')
    .select([
      sql<number>`count(*)::int`.as('confirmed'),
      sql<number>`count(*) filter (where ${hasBoardInOffice(now)})::int`.as('withBoard'),
    ])
    .where('organization.cut', '=', cut)
    .where('organization.legal_state', '=', 'confirmed')
    .executeTakeFirstOrThrow();
}

export interface Overseen {
  readonly organization: OrganizationToday;
  /** Persons who ask to represent it and wait for an answer. */
  readonly requestsCount: number;
}

const requestsCount = sql<number>`(
  select count(*)::int from organizations.representation_request
  where organization_id = organization.id and answer is null)`;

/**
 * Those of a municipality's comunas, or all that have none, whatever their state: what its team looks
 * after. Where somebody asks to represent it first; at most `PAGE_SIZE`.
 */
export async function listOverseen(
  db: Database,
  institutionId: string,
  text: string,
  now: Date,
): Promise<readonly Overseen[]> {
  const asked = plainOf(text);
  let query = rowsToday(db, now)
    .innerJoin('institutions.institution as institution', (join) =>
      join.on('institution.id', '=', institutionId),
    )
    .select(requestsCount.as('requestsCount'))
    .where(overseenBy);
  if (text !== '') {
    query = query.where(sql<boolean>`${asked} <> ''
      and organization.plain_name like '%' || ${asked} || '%'`);
  }
  const rows = await query
    .orderBy(sql`${requestsCount} desc`)
    .orderBy(byName)
    .limit(PAGE_SIZE)
    .execute();
  return rows.map((row) => ({
    organization: organizationToday(row),
    requestsCount: row.requestsCount,
  }));
}

/** Whether the row's organisation is looked after by the row's institution. */
const overseenBy = sql<boolean>`(institution.cut = comuna.municipality_cut
  or (institution.kind = 'national-body' and organization.cut is null))`;

/** The organisation with this id, if that institution looks after it. */
export async function readOverseen(
  db: Database | Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<OrganizationToday | undefined> {
  const row = await rowsToday(db, now)
    .innerJoin('institutions.institution as institution', (join) =>
      join.on('institution.id', '=', institutionId),
    )
    .where('organization.id', '=', id)
    .where(overseenBy)
    .executeTakeFirst();
  return row && organizationToday(row);
}
