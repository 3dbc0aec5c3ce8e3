// Grants: who holds which role where, and since when. An ended grant stays.
import { sql } from 'kysely';
import type { Grant, Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { nationwide, type Role } from '../rules/roles.ts';

export interface HeldRole extends Grant {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly grantedAt: Date;
  readonly isSubstitute: boolean;
}

export interface NewGrant {
  readonly personId: string;
  readonly role: Role;
  readonly scope: Scope | undefined;
  readonly grantedBy: string | undefined;
  readonly isSubstitute?: boolean;
}

function scopeColumns(scope: Scope | undefined) {
  return {
    institution_id: scope?.kind === 'institution' ? scope.id : null,
    organization_id: scope?.kind === 'organization' ? scope.id : null,
  };
}

function scopeOfRow(row: {
  institution_id: string | null;
  organization_id: string | null;
}): Scope | undefined {
  if (row.institution_id !== null) return { kind: 'institution', id: row.institution_id };
  if (row.organization_id !== null) return { kind: 'organization', id: row.organization_id };
  return undefined;
}

/** Gives a role; undefined if the person holds it there already. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<string | undefined> {
  const row = await tx
    .insertInto('people.role_grant')
    .values({
      person_id: grant.personId,
      role: grant.role,
      granted_by: grant.grantedBy ?? null,
      is_substitute: grant.isSubstitute ?? false,
      ...scopeColumns(grant.scope),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** A grant stands until its end, which may lie ahead. */
export function isStanding(table: string) {
  const endedAt = sql.ref(`${table}.ended_at`);
  return sql<boolean>`(${endedAt} is null or ${endedAt} > clock_timestamp())`;
}

/** Ends a standing grant within a scope, now or later; false if there is none of that id there. */
export async function endGrant(
  tx: Tx,
  id: string,
  scope: Scope | undefined,
  reason: string,
  endsAt?: Date,
): Promise<boolean> {
  const { institution_id, organization_id } = scopeColumns(scope);
  const ended = await tx
    .updateTable('people.role_grant')
    .set({ ended_at: endsAt ?? sql`clock_timestamp()`, ended_reason: reason })
    .where('id', '=', id)
    .where('institution_id', 'is not distinct from', institution_id)
    .where('organization_id', 'is not distinct from', organization_id)
    .where(isStanding('people.role_grant'))
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

export async function standingGrants(
  db: Database | Tx,
  personId: string,
): Promise<readonly HeldRole[]> {
  return (await grantsQuery(db).where('person_id', '=', personId).execute()).map(heldRole);
}

/** Everybody who holds a role in an institution or organisation today. */
export async function standingGrantsIn(
  db: Database | Tx,
  scope: Scope,
): Promise<readonly HeldRole[]> {
  const column = scope.kind === 'institution' ? 'institution_id' : 'organization_id';
  const rows = await grantsQuery(db).where(column, '=', scope.id).execute();
  return rows.map(heldRole);
}

/** Everybody who holds a role in an institution today, or one that reaches every institution. */
export async function grantsThatReach(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly HeldRole[]> {
  const rows = await grantsQuery(db)
    .where((eb) =>
      eb.or([eb('institution_id', '=', institutionId), eb('role', 'in', [...nationwide])]),
    )
    .execute();
  return rows.map(heldRole);
}

function grantsQuery(db: Database | Tx) {
  return db
    .selectFrom('people.role_grant')
    .select(['id', 'person_id', 'role', 'institution_id', 'organization_id', 'granted_at'])
    .select('is_substitute')
    .where(isStanding('people.role_grant'))
    .orderBy('granted_at')
    .orderBy('id');
}

function heldRole(row: {
  id: string;
  person_id: string;
  role: string;
  institution_id: string | null;
  organization_id: string | null;
  granted_at: Date;
  is_substitute: boolean;
}): HeldRole {
  return {
    id: row.id,
    personId: row.person_id,
    role: row.role as Role,
    scope: scopeOfRow(row),
    grantedAt: row.granted_at,
    isSubstitute: row.is_substitute,
  };
}
