// Somebody with a role in an institution, as accounts keep it: whoever signs in as that person passes the real gate.
import type { Database } from '../../../../platform/database/database.ts';

/** The id of a new person who holds the role in the institution of that slug. */
export async function personWith(db: Database, role: string, slug: string): Promise<string> {
  const institution = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const person = await db
    .insertInto('people.person')
    .values({ public_name: 'Elisa M.', proof: 'invitation' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('people.role_grant')
    .values({ person_id: person.id, role, institution_id: institution.id })
    .execute();
  return person.id;
}
