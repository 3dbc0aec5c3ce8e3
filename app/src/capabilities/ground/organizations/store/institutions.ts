// The institutions that check and answer: the municipality of a comuna, the national bodies, and whom to write to.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Cut } from '../../territories/rules/index.ts';

export interface Institution {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly email: string | null;
}

export interface Municipality extends Institution {
  readonly cut: Cut;
  /** Of the comuna asked for, which may be one that another comuna's municipality administers. */
  readonly timeZone: string;
  readonly comunaName: string;
  readonly comunaSlug: string;
}

function municipalities(db: Database | Tx) {
  return db
    .selectFrom('institutions.institution as institution')
    .innerJoin('territories.comuna as comuna', 'comuna.municipality_cut', 'institution.cut')
    .select(['institution.id', 'institution.slug', 'institution.name', 'institution.email'])
    .select([sql<Cut>`comuna.cut`.as('cut'), 'comuna.time_zone as timeZone'])
    .select(['comuna.name as comunaName', 'comuna.slug as comunaSlug']);
}

/** The municipality that administers a comuna. */
export function readMunicipality(
  db: Database | Tx,
  cut: string,
): Promise<Municipality | undefined> {
  return municipalities(db).where('comuna.cut', '=', cut).executeTakeFirst();
}

/** The same, of the comuna that an address names. */
export function findMunicipality(
  db: Database | Tx,
  comunaSlug: string,
): Promise<Municipality | undefined> {
  return municipalities(db).where('comuna.slug', '=', comunaSlug).executeTakeFirst();
}

/** Every comuna that a municipality administers. */
export function comunasOf(db: Database, institutionId: string): Promise<readonly Municipality[]> {
  return municipalities(db)
    .where('institution.id', '=', institutionId)
    .orderBy('comuna.name')
    .execute();
}

export function listNationalBodies(db: Database | Tx): Promise<readonly Institution[]> {
  return db
    .selectFrom('institutions.institution')
    .where('kind', '=', 'national-body')
    .select(['id', 'slug', 'name', 'email'])
    .orderBy('slug')
    .execute();
}

/** Addresses of those who sit in the municipal council on a day. */
export async function councilAddresses(
  tx: Tx,
  institutionId: string,
  today: string,
): Promise<readonly string[]> {
  const found = await sql<{ email: string }>`
    select member.email from institutions.body_member member
    join institutions.body on body.id = member.body_id
    where body.institution_id = ${institutionId} and body.kind = 'municipal-council'
      and member.email is not null and member.in_office @> ${today}::date
    order by member.name`.execute(tx);
  return found.rows.map(({ email }) => email);
}

export interface CosocSeat {
  readonly institutionName: string;
  readonly comunaName: string;
}

/** The civil-society councils of its comuna where a member stands for an organisation of this name today. */
export async function cosocSeatsOf(
  db: Database,
  organizationId: string,
  today: string,
): Promise<readonly CosocSeat[]> {
  const found = await sql<CosocSeat>`
    select distinct institution.name as "institutionName", comuna.name as "comunaName"
    from organizations.organization
    join territories.comuna on comuna.cut = organization.cut
    join institutions.institution on institution.cut = comuna.municipality_cut
    join institutions.body on body.institution_id = institution.id and body.kind = 'cosoc'
    join institutions.body_member member on member.body_id = body.id
    where organization.id = ${organizationId}
      and territories.plain(member.stands_for) = organization.plain_name
      and member.in_office @> ${today}::date`.execute(db);
  return found.rows;
}

export async function readInstitutionName(db: Database | Tx, id: string): Promise<string> {
  const row = await db
    .selectFrom('institutions.institution')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.name;
}
