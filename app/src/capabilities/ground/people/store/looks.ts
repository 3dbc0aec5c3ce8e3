// Looks at what is not public of people: by whom of the staff, of which institution, and when.
import { sql } from 'kysely';
import type { Actor } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { LookedAt } from '../rules/looks.ts';

export interface Look {
  readonly what: LookedAt;
  readonly institutionName: string;
  /** The role that the looker held there then; null if it is not known any more. */
  readonly role: string | null;
  readonly lookedAt: Date;
}

/** Writes down that somebody of the staff saw something of these people; again on the same day says nothing new. */
export async function recordLooks(
  db: Database | Tx,
  given: {
    readonly personIds: readonly string[];
    readonly what: LookedAt;
    readonly actor: Pick<Actor, 'personId'>;
    readonly institutionId: string;
    readonly now: Date;
  },
): Promise<void> {
  const { personIds, what, actor, institutionId, now } = given;
  const others = [...new Set(personIds)].filter((id) => id !== actor.personId);
  if (others.length === 0) return;
  await db
    .insertInto('people.look')
    .values(
      others.map((id) => ({
        person_id: id,
        looker_id: actor.personId,
        institution_id: institutionId,
        what,
        looked_on: sql<Date>`(${now}::timestamptz at time zone 'America/Santiago')::date`,
        looked_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The newest first. */
export async function listLooks(db: Database, personId: string): Promise<readonly Look[]> {
  return db
    .selectFrom('people.look as look')
    .innerJoin('institutions.institution as institution', 'institution.id', 'look.institution_id')
    .select(sql<LookedAt>`look.what`.as('what'))
    .select(['institution.name as institutionName', 'look.looked_at as lookedAt'])
    .select((eb) =>
      eb
        .selectFrom('people.role_grant as held')
        .select('held.role')
        .whereRef('held.person_id', '=', 'look.looker_id')
        .whereRef('held.institution_id', '=', 'look.institution_id')
        // The one that she held then, if there were several.
        .orderBy(sql`held.granted_at <= look.looked_at`, 'desc')
        .orderBy('held.granted_at', 'desc')
        .limit(1)
        .as('role'),
    )
    .where('look.person_id', '=', personId)
    .orderBy('look.looked_at', 'desc')
    .limit(500)
    .execute();
}

/** What was seen longer ago than that is forgotten. */
export async function deleteLooksBefore(db: Database, instant: Date): Promise<void> {
  await db.deleteFrom('people.look').where('looked_at', '<', instant).execute();
}
