// The team of an institution: who holds which role there, under the name with which each was invited.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Role } from '../rules/roles.ts';
import { isStanding } from './grants.ts';

export interface TeamMember {
  readonly grantId: string;
  readonly personId: string;
  /** The name of the invitation, else the one that others see. */
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly isSubstitute: boolean;
  readonly grantedAt: Date;
  /** The end that was set for it, if there is one. */
  readonly endsAt: Date | null;
}

function members(db: Database | Tx, institutionId: string) {
  return db
    .selectFrom('people.role_grant as held')
    .innerJoin('people.person as person', 'person.id', 'held.person_id')
    .select([
      'held.id as grantId',
      'held.person_id as personId',
      'person.email',
      sql<Role>`held.role`.as('role'),
      'held.is_substitute as isSubstitute',
      'held.granted_at as grantedAt',
      'held.ended_at as endsAt',
    ])
    .select(
      sql<string>`coalesce((select invitation.name from people.invitation
        where invitation.accepted_by = held.person_id
          and invitation.institution_id = held.institution_id
        order by invitation.accepted_at desc limit 1), person.public_name)`.as('name'),
    )
    .where('held.institution_id', '=', institutionId)
    .where(isStanding('held'));
}

export function listTeam(db: Database | Tx, institutionId: string): Promise<TeamMember[]> {
  return members(db, institutionId).orderBy('held.granted_at').orderBy('held.id').execute();
}

export function findMember(
  db: Database | Tx,
  institutionId: string,
  grantId: string,
): Promise<TeamMember | undefined> {
  return members(db, institutionId).where('held.id', '=', grantId).executeTakeFirst();
}

/** Everybody who holds a role in an institution, kept so until the transaction ends. */
export async function lockHolders(
  tx: Tx,
  scope: Scope,
  role: Role,
): Promise<readonly TeamMember[]> {
  await tx
    .selectFrom('people.role_grant as held')
    .select('held.id')
    .where('held.institution_id', '=', scope.id)
    .where('held.role', '=', role)
    .where(isStanding('held'))
    .orderBy('held.id')
    .forUpdate()
    .execute();
  return members(tx, scope.id).where('held.role', '=', role).execute();
}

export interface Holder {
  readonly institutionId: string;
  readonly role: Role;
  readonly passkeysCount: number;
}

/** Who holds one of these roles in each of these institutions, with how many passkeys. */
export function listHolders(
  db: Database,
  institutionIds: readonly string[],
  roles: readonly Role[],
): Promise<Holder[]> {
  if (institutionIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('people.role_grant as held')
    .leftJoin('people.passkey as passkey', 'passkey.person_id', 'held.person_id')
    .select([
      sql<string>`held.institution_id`.as('institutionId'),
      sql<Role>`held.role`.as('role'),
      sql<number>`count(passkey.id)::int`.as('passkeysCount'),
    ])
    .where('held.institution_id', 'in', [...institutionIds])
    .where('held.role', 'in', [...roles])
    .where(isStanding('held'))
    .groupBy(['held.id'])
    .execute();
}

/** What stands for a grant as it is now: another text once its end was set or came. */
export async function grantVersion(db: Database | Tx, grantId: string): Promise<string> {
  const row = await db
    .selectFrom('people.role_grant')
    .select('ended_at')
    .where('id', '=', grantId)
    .executeTakeFirst();
  return row === undefined ? 'none' : (row.ended_at?.toISOString() ?? 'standing');
}
