// Who a session cookie belongs to, with the roles that this session carries.
import type { Actor } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { heldByResidents } from '../rules/roles.ts';
import { isOfStaff, limitsOf } from '../rules/session.ts';
import type { Token } from '../rules/token.ts';
import { standingGrants } from '../store/grants.ts';
import { readPerson } from '../store/persons.ts';
import { findSession, touchSession } from '../store/sessions.ts';

/** How exactly the last use is known: one write a minute and session is enough. */
const TOUCH_MS = 60_000;

export async function identify(db: Database, token: Token, now: Date): Promise<Actor | undefined> {
  const session = await findSession(db, token);
  if (session === undefined) return undefined;
  const idleMs = now.getTime() - session.seenAt.getTime();
  if (session.expiresAt <= now || idleMs > limitsOf(session.method).idleMs) return undefined;
  if (idleMs > TOUCH_MS) await touchSession(db, session.id, now);
  const [person, grants] = await Promise.all([
    readPerson(db, session.personId),
    standingGrants(db, session.personId),
  ]);
  if (person === undefined) return undefined;
  return {
    personId: person.id,
    sessionId: session.id,
    name: person.publicName,
    provenAt: session.provenAt,
    grants: grants
      .filter(({ role }) => isOfStaff(session.method) || heldByResidents.has(role))
      .map(({ role, scope, isSubstitute }) => ({
        role,
        scope,
        ...(isSubstitute ? { isSubstitute } : {}),
      })),
  };
}
