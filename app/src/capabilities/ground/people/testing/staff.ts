// Members of staff for tests: with a session that is really there, and with passkeys.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { gatherFrom } from '../../../../platform/contributions.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { readInstitution } from '../../institutions/index.ts';
import { offerRegistration } from '../actions/offer-passkey.ts';
import { registerPasskey } from '../actions/register-passkey.ts';
import { startSession } from '../actions/sign-in.ts';
import type { Place } from '../rules/invitation.ts';
import { relyingPartyOf } from '../rules/passkey.ts';
import type { Role } from '../rules/roles.ts';
import type { SignInMethod } from '../rules/session.ts';
import { standingGrants } from '../store/grants.ts';
import { readPerson, updatePerson } from '../store/persons.ts';
import { findSession } from '../store/sessions.ts';
import { type SoftAuthenticator, softAuthenticator } from './authenticator.ts';
import { givenPerson, givenRole, NOW, testKeys } from './somebody.ts';

export const relyingParty = relyingPartyOf('http://localhost');

/** Somebody who is signed in, as the gate hands her to a route. */
export async function signedIn(
  db: Database,
  personId: string,
  method: SignInMethod = 'passkey',
): Promise<Actor> {
  const token = await startSession(db, { personId, method, device: 'Test', now: NOW });
  const session = await findSession(db, token);
  const person = await readPerson(db, personId);
  assert(session !== undefined && person !== undefined, 'the session and its person are there');
  const grants = await standingGrants(db, personId);
  return {
    personId,
    sessionId: session.id,
    name: person.publicName,
    provenAt: NOW,
    grants: grants.map(({ role, scope }) => ({ role, scope })),
  };
}

/** A member of staff who is signed in by passkey; with an e-mail if one is given. */
export async function staffOf(
  db: Database,
  scope: Scope,
  role: Role,
  email?: string,
): Promise<Actor> {
  const personId = await givenPerson(db, { proof: 'invitation' });
  await givenRole(db, personId, role, scope);
  if (email !== undefined) {
    await inTransaction(db, (tx) => updatePerson(tx, testKeys, personId, { email }));
  }
  return signedIn(db, personId);
}

/** Registers one more passkey for somebody who is signed in. */
export async function withPasskey(
  db: Database,
  actor: Actor,
  authenticator: SoftAuthenticator = softAuthenticator(),
): Promise<SoftAuthenticator> {
  const { personId, name } = actor;
  const options = await offerRegistration(db, relyingParty, {
    holder: { personId, account: name, name },
    signedIn: personId,
    now: NOW,
  });
  const answer = authenticator.register(options);
  const registered = await registerPasskey(db, actor, {
    answer,
    relyingParty,
    label: 'Test',
    now: NOW,
  });
  assert(registered.ok, 'the passkey is registered');
  return authenticator;
}

export function placeOf(db: Database, scope: Scope): Promise<Place> {
  return readInstitution(db, scope.id);
}

/** Nobody fills any slot. */
export function emptyGather(db: Database) {
  return gatherFrom(db, []);
}

/** The acts of the log about a subject, oldest first. */
export async function auditOf(db: Database, subject: string) {
  return db
    .selectFrom('records.audit_entry')
    .select(['act', 'actor_person', 'scope_id', 'told', 'reason'])
    .where('subject', '=', subject)
    .orderBy('id')
    .execute();
}
