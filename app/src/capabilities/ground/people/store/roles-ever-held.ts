// Which roles people have held and when, ended ones included: so that what was done can be understood later.
import type { Database } from '../../../../platform/database/database.ts';

export interface RoleEverHeld {
  readonly personId: string;
  readonly role: string;
  readonly institutionId: string | undefined;
  readonly from: Date;
  /** Null while it stands. */
  readonly until: Date | null;
}

/** In the order in which they were given. */
export async function rolesEverHeld(
  db: Database,
  personIds: readonly string[],
): Promise<readonly RoleEverHeld[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('people.role_grant')
    .select(['person_id', 'role', 'institution_id', 'granted_at', 'ended_at'])
    .where('person_id', 'in', personIds)
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    role: row.role,
    institutionId: row.institution_id ?? undefined,
    from: row.granted_at,
    until: row.ended_at,
  }));
}
