// Who sits at the Mesa: organisations and public bodies with what they are called today and were when they entered.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface Member {
  readonly id: string;
  readonly slug: string;
  /** The one or the other, with its address name. */
  readonly of:
    | { readonly kind: 'organization'; readonly id: string; readonly slug: string }
    | { readonly kind: 'institution'; readonly id: string; readonly slug: string };
  /** What it is called today. */
  readonly name: string;
  /** What it was called when it entered. */
  readonly nameThen: string;
  /** Days `YYYY-MM-DD` in Santiago. */
  readonly joinedOn: string;
  readonly silentSince: string | undefined;
  readonly leftOn: string | undefined;
  readonly leftReason: string | undefined;
  readonly replacedBy: { readonly slug: string; readonly name: string } | undefined;
  /** Of the call by which an organisation entered. */
  readonly callNumber: number | undefined;
}

const nameOf = (member: string) =>
  sql<string>`(select coalesce(organization.name, institution.name) from roundtable.member named
    left join organizations.organization on organization.id = named.organization_id
    left join institutions.institution on institution.id = named.institution_id
    where named.id = ${sql.ref(member)})`;

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.member as member')
    .leftJoin(
      'organizations.organization as organization',
      'organization.id',
      'member.organization_id',
    )
    .leftJoin('institutions.institution as institution', 'institution.id', 'member.institution_id')
    .leftJoin('roundtable.member as next', 'next.id', 'member.replaced_by')
    .leftJoin('roundtable.application as application', 'application.id', 'member.application_id')
    .leftJoin('roundtable.call as call', 'call.id', 'application.call_id')
    .select([
      'member.id',
      'member.slug',
      'member.organization_id',
      'member.institution_id',
      'member.name_then',
      'member.left_reason',
      'organization.slug as organization_slug',
      'institution.slug as institution_slug',
      'next.slug as next_slug',
      'call.number as call_number',
      sql<string>`coalesce(organization.name, institution.name)`.as('name'),
      nameOf('next.id').as('next_name'),
      sql<string>`member.joined_on::text`.as('joined_on'),
      sql<string | null>`member.silent_since::text`.as('silent_since'),
      sql<string | null>`member.left_on::text`.as('left_on'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function memberOf(row: Row): Member {
  const of =
    row.organization_id !== null
      ? {
          kind: 'organization' as const,
          id: row.organization_id,
          slug: row.organization_slug ?? '',
        }
      : {
          kind: 'institution' as const,
          id: row.institution_id ?? '',
          slug: row.institution_slug ?? '',
        };
  return {
    id: row.id,
    slug: row.slug,
    of,
    name: row.name,
    nameThen: row.name_then,
    joinedOn: row.joined_on,
    silentSince: row.silent_since ?? undefined,
    leftOn: row.left_on ?? undefined,
    leftReason: row.left_reason ?? undefined,
    replacedBy: row.next_slug === null ? undefined : { slug: row.next_slug, name: row.next_name },
    callNumber: row.call_number ?? undefined,
  };
}

/** All there ever were by name, those who left last; or only those who sit. */
export async function listMembers(
  db: Database | Tx,
  { standing = false }: { readonly standing?: boolean } = {},
): Promise<readonly Member[]> {
  const found = await rows(db)
    .$if(standing, (query) => query.where('member.left_on', 'is', null))
    .orderBy(sql`member.left_on is not null`)
    .orderBy(sql`coalesce(organization.name, institution.name) collate "es-x-icu"`)
    .orderBy('member.joined_on')
    .execute();
  return found.map(memberOf);
}

export async function findMember(db: Database | Tx, slug: string): Promise<Member | undefined> {
  const row = await rows(db).where('member.slug', '=', slug).executeTakeFirst();
  return row && memberOf(row);
}

export async function readMember(db: Database | Tx, id: string): Promise<Member | undefined> {
  const row = await rows(db).where('member.id', '=', id).executeTakeFirst();
  return row && memberOf(row);
}

interface MemberScope {
  readonly kind: 'organization' | 'institution';
  readonly id: string;
}

/** The standing member that an organisation or an institution is. */
export async function findStanding(
  db: Database | Tx,
  { kind, id }: MemberScope,
): Promise<Member | undefined> {
  const column = kind === 'organization' ? 'member.organization_id' : 'member.institution_id';
  const row = await rows(db)
    .where(column, '=', id)
    .where('member.left_on', 'is', null)
    .executeTakeFirst();
  return row && memberOf(row);
}

/** The same, which nobody else changes before the transaction ends. */
export async function holdStanding(tx: Tx, scope: MemberScope): Promise<Member | undefined> {
  const member = await findStanding(tx, scope);
  if (member === undefined) return undefined;
  await tx
    .selectFrom('roundtable.member')
    .select('id')
    .where('id', '=', member.id)
    .forNoKeyUpdate()
    .execute();
  return findStanding(tx, scope);
}

export type Entering =
  | {
      readonly kind: 'organization';
      readonly id: string;
      readonly slug: string;
      readonly name: string;
      readonly applicationId: string;
    }
  | {
      readonly kind: 'institution';
      readonly id: string;
      readonly slug: string;
      readonly name: string;
      readonly invitationId: string;
    };

/** Enters under the first free address that its name in addresses gives. */
export async function insertMember(tx: Tx, entering: Entering, joinedOn: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roundtable/member-slug', 0))`.execute(
    tx,
  );
  const taken = await tx.selectFrom('roundtable.member').select('slug').execute();
  const slugs = new Set(taken.map(({ slug }) => slug));
  let slug = entering.slug;
  for (let number = 2; slugs.has(slug); number += 1) slug = `${entering.slug}-${number}`;
  const { id } = await tx
    .insertInto('roundtable.member')
    .values({
      slug,
      name_then: entering.name,
      joined_on: sql<Date>`${joinedOn}::date`,
      ...(entering.kind === 'organization'
        ? { organization_id: entering.id, application_id: entering.applicationId }
        : { institution_id: entering.id, invitation_id: entering.invitationId }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Undefined lets it speak again. */
export async function saveSilence(tx: Tx, id: string, since: string | undefined): Promise<void> {
  await tx
    .updateTable('roundtable.member')
    .set({ silent_since: since === undefined ? null : sql<Date>`${since}::date` })
    .where('id', '=', id)
    .execute();
}

export interface Leaving {
  readonly reason: string;
  /** Id of the standing member that takes its place, if any. */
  readonly replacedBy: string | undefined;
  readonly leftOn: string;
}

export async function saveLeaving(
  tx: Tx,
  id: string,
  { reason, replacedBy, leftOn }: Leaving,
): Promise<void> {
  await tx
    .updateTable('roundtable.member')
    .set({
      left_on: sql<Date>`${leftOn}::date`,
      left_reason: reason,
      replaced_by: replacedBy ?? null,
    })
    .where('id', '=', id)
    .execute();
}
