// Organisations as rows: found by address or identity, added with an address of their own, changed by part.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { Rut } from '../../people/rules/index.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { Cut } from '../../territories/rules/index.ts';
import { isInMunicipalRegister, type OrganizationKind } from '../rules/kind.ts';
import type { LegalState } from '../rules/legal-check.ts';
import type { LegalFacts } from '../rules/legal-facts.ts';
import { type OrganizationId, type Profile, slugsFor } from '../rules/organization.ts';

export interface Organization {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly facts: LegalFacts;
  readonly profile: Profile;
  readonly comunaName: string | null;
  readonly comunaSlug: string | null;
  /** Of its comuna, or the one where it acts. */
  readonly regionName: string | null;
  readonly regionSlug: string | null;
  /** Where its days begin and end. */
  readonly timeZone: string;
  readonly legalState: LegalState;
  /** When its legal facts were last confirmed. */
  readonly checkedAt: Date | null;
  readonly isFrozen: boolean;
  readonly frozenReason: string | null;
  readonly membersCount: number | null;
  readonly membersCountedOn: string | null;
  readonly registeredAt: Date;
}

const checkedAt = sql<Date | null>`(
  select max(decided_at) from organizations.legal_check
  where organization_id = organization.id and state = 'confirmed' and about <> 'board')`;

export function organizationRows(db: Database | Tx) {
  return db
    .selectFrom('organizations.organization as organization')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'organization.cut')
    .leftJoin('territories.region as region', (join) =>
      join.on(sql<boolean>`region.code = coalesce(comuna.region_code, organization.region_code)`),
    )
    .select([
      'organization.id',
      'organization.slug',
      'organization.kind',
      'organization.name',
      'organization.rut',
      'organization.registry_number',
      sql<string | null>`organization.legal_personality_on::text`.as('legal_personality_on'),
      'organization.cut',
      'organization.region_code',
      'organization.place',
      'organization.purpose',
      'organization.email',
      'organization.phone',
      'organization.website',
      'organization.publishes_contact',
      'organization.publishes_board',
      'organization.legal_state',
      'organization.frozen_at',
      'organization.frozen_reason',
      'organization.members_count',
      sql<string | null>`organization.members_counted_on::text`.as('members_counted_on'),
      'organization.registered_at',
      'comuna.name as comuna_name',
      'comuna.slug as comuna_slug',
      timeZoneOf('organization').as('time_zone'),
      'region.short_name as region_name',
      'region.slug as region_slug',
      checkedAt.as('checked_at'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof organizationRows>['execute']>>[number];

export function organizationOf(row: Row): Organization {
  return {
    id: row.id as OrganizationId,
    slug: row.slug,
    facts: {
      kind: row.kind as OrganizationKind,
      name: row.name,
      rut: (row.rut ?? undefined) as Rut | undefined,
      registryNumber: row.registry_number ?? undefined,
      legalPersonalityOn: row.legal_personality_on ?? undefined,
      cut: (row.cut ?? undefined) as Cut | undefined,
      regionCode: row.region_code ?? undefined,
    },
    profile: {
      place: row.place,
      purpose: row.purpose,
      email: row.email,
      phone: row.phone ?? undefined,
      website: row.website ?? undefined,
      publishesContact: row.publishes_contact,
      publishesBoard: row.publishes_board,
    },
    comunaName: row.comuna_name,
    comunaSlug: row.comuna_slug,
    regionName: row.region_name,
    regionSlug: row.region_slug,
    timeZone: row.time_zone,
    legalState: row.legal_state as LegalState,
    checkedAt: row.checked_at,
    isFrozen: row.frozen_at !== null,
    frozenReason: row.frozen_reason,
    membersCount: row.members_count,
    membersCountedOn: row.members_counted_on,
    registeredAt: row.registered_at,
  };
}

export async function readOrganization(
  db: Database | Tx,
  slug: string,
): Promise<Organization | undefined> {
  const row = await organizationRows(db).where('organization.slug', '=', slug).executeTakeFirst();
  return row && organizationOf(row);
}

export async function readOrganizationById(
  db: Database | Tx,
  id: string,
): Promise<Organization | undefined> {
  const row = await organizationRows(db).where('organization.id', '=', id).executeTakeFirst();
  return row && organizationOf(row);
}

/** What the address of an organisation names. */
export async function findOrganizationId(db: Database, slug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organizations.organization')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.id;
}

/** Reads it and makes everybody else who would change it wait until this transaction ends. */
export async function holdOrganization(tx: Tx, id: string): Promise<Organization | undefined> {
  await tx
    .selectFrom('organizations.organization')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return readOrganizationById(tx, id);
}

/**
 * Makes whoever brings the same RUT or number wait, so that the second one finds the first; the unique
 * indexes guard the same.
 */
export async function holdIdentity(tx: Tx, facts: LegalFacts): Promise<void> {
  for (const key of [`rut/${facts.rut ?? ''}`, `registry/${facts.cut ?? ''}`]) {
    if (key.endsWith('/')) continue;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`organizations/${key}`}, 0))`.execute(
      tx,
    );
  }
}

export interface Duplicate {
  readonly slug: string;
  readonly name: string;
}

/** Another organisation, not a rejected one, with this RUT or this number in the comuna's register. */
export function findDuplicate(
  db: Database | Tx,
  facts: LegalFacts,
  except?: OrganizationId,
): Promise<Duplicate | undefined> {
  const sameNumber = isInMunicipalRegister(facts.kind)
    ? sql<boolean>`(cut = ${facts.cut ?? null}
        and registry_key = organizations.plain_number(${facts.registryNumber ?? null})
        and kind in ('neighborhood-council', 'communal-union', 'functional'))`
    : sql<boolean>`false`;
  let query = db
    .selectFrom('organizations.organization')
    .select(['slug', 'name'])
    .where('legal_state', '<>', 'rejected')
    .where(sql<boolean>`(rut = ${facts.rut ?? null} or ${sameNumber})`);
  if (except !== undefined) query = query.where('id', '<>', except);
  return query.executeTakeFirst();
}

export interface NewOrganization {
  readonly facts: LegalFacts;
  readonly profile: Profile;
  readonly personId: string;
  readonly now: Date;
}

/** Adds it under the first free address that its name gives. The caller holds its identity. */
export async function insertOrganization(
  tx: Tx,
  { facts, profile, personId, now }: NewOrganization,
): Promise<{ readonly id: OrganizationId; readonly slug: string }> {
  const names = await sql<{ name: string; comuna: string | null }>`
    select ${plainOf(facts.name)} as name,
      (select plain_name from territories.comuna where cut = ${facts.cut ?? null}) as comuna`.execute(
    tx,
  );
  const [{ name, comuna } = { name: '', comuna: null }] = names.rows;
  for (const slug of slugsFor(name, comuna ?? undefined)) {
    const row = await tx
      .insertInto('organizations.organization')
      .values({
        slug,
        ...factColumns(facts),
        ...profileColumns(profile),
        registered_at: now,
        registered_by: personId,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row !== undefined) return { id: row.id as OrganizationId, slug };
  }
  throw new Error('names for an address never end');
}

function factColumns(facts: LegalFacts) {
  return {
    kind: facts.kind,
    name: facts.name,
    rut: facts.rut ?? null,
    registry_number: facts.registryNumber ?? null,
    legal_personality_on: facts.legalPersonalityOn ?? null,
    cut: facts.cut ?? null,
    region_code: facts.cut === undefined ? (facts.regionCode ?? null) : null,
  };
}

function profileColumns(profile: Profile) {
  return {
    place: profile.place,
    purpose: profile.purpose,
    email: profile.email,
    phone: profile.phone ?? null,
    website: profile.website ?? null,
    publishes_contact: profile.publishesContact,
    publishes_board: profile.publishesBoard,
  };
}

export interface OrganizationChange {
  readonly facts?: LegalFacts;
  readonly profile?: Profile;
  readonly legalState?: LegalState;
  /** Since when and why nobody acts for it; null lets it act again. */
  readonly frozen?: { readonly at: Date; readonly reason: string } | null;
  readonly members?: { readonly count: number; readonly on: string };
}

export async function updateOrganization(
  tx: Tx,
  id: OrganizationId,
  change: OrganizationChange,
): Promise<void> {
  const { facts, profile, legalState, frozen, members } = change;
  await tx
    .updateTable('organizations.organization')
    .set({
      ...(facts === undefined ? {} : factColumns(facts)),
      ...(profile === undefined ? {} : profileColumns(profile)),
      ...(legalState === undefined ? {} : { legal_state: legalState }),
      ...(frozen === undefined
        ? {}
        : { frozen_at: frozen?.at ?? null, frozen_reason: frozen?.reason ?? null }),
      ...(members === undefined
        ? {}
        : { members_count: members.count, members_counted_on: members.on }),
    })
    .where('id', '=', id)
    .execute();
}

export async function organizationNames(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('organizations.organization')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
