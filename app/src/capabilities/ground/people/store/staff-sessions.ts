// Sessions that carry the roles of staff: how each was opened, and their end when a role ends.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { type SignInMethod, staffMethods } from '../rules/session.ts';

export async function methodOfSession(
  db: Database | Tx,
  id: string,
): Promise<SignInMethod | undefined> {
  const row = await db
    .selectFrom('people.session')
    .select('method')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.method as SignInMethod | undefined;
}

/** Ends the sessions of staff of a person; those of a resident stay. */
export async function deleteStaffSessions(tx: Tx, personId: string): Promise<void> {
  await tx
    .deleteFrom('people.session')
    .where('person_id', '=', personId)
    .where('method', 'in', [...staffMethods])
    .execute();
}

/** Ends those in which a role has come to the end that was set for it. */
export async function deleteSessionsOfEndedRoles(db: Database): Promise<void> {
  await sql`delete from people.session session using people.role_grant held
    where held.person_id = session.person_id and session.method = any(${staffMethods})
      and held.ended_at > session.created_at and held.ended_at <= now()`.execute(db);
}
