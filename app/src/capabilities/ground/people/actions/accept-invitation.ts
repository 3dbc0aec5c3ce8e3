// Takes up a role: with the first passkey of an account, or with the word of somebody who has proven enough.
import { randomInt } from 'node:crypto';
import { assert, err, ok, type Result } from '@minga/basics';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { m } from '#words';
import type { Gather } from '../../../../platform/contributions.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Locale } from '../../../../platform/words.ts';
import { dayIn } from '../../territories/rules/index.ts';
import {
  type AcceptingRefusal,
  decideAccepting,
  decideOpen,
  type NotOpen,
  type WayToAccept,
} from '../rules/invitation.ts';
import { appearanceOf, namesOfLine } from '../rules/names.ts';
import type { PasskeyRefusal, RelyingParty, WaysIn } from '../rules/passkey.ts';
import type { Token } from '../rules/token.ts';
import { standingGrants } from '../store/grants.ts';
import {
  findInvitation,
  holdInvitation,
  type Invitation,
  lockInvitations,
} from '../store/invitations.ts';
import { insertPasskey, isKnownCredential } from '../store/passkeys.ts';
import { insertPerson, readPerson, updatePerson } from '../store/persons.ts';
import { deleteSession, renewSession } from '../store/sessions.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { newToken } from '../store/tokens.ts';
import { lockWaysIn, readWaysIn } from '../store/ways-in.ts';
import { checkRegistration, takeAnswered } from './check-passkey.ts';
import { giveRole } from './give-role.ts';
import { openSession } from './sign-in.ts';
import { tellPerson } from './tell-person.ts';
import type { SignedInSession } from './use-passkey.ts';

export type AcceptanceRefusal =
  | AcceptingRefusal
  | NotOpen
  | PasskeyRefusal
  | { readonly code: 'people/holds-role-already' };

export interface FoundInvitation {
  readonly invitation: Invitation;
  readonly way: Result<WayToAccept, AcceptingRefusal | PasskeyRefusal>;
}

/** The invitation of a link, and how this browser may take it up. */
export async function readInvitation(
  db: Database,
  given: {
    readonly token: Token;
    readonly session: SignedInSession | undefined;
    readonly now: Date;
  },
): Promise<Result<FoundInvitation, NotOpen>> {
  const { token, session, now } = given;
  const invitation = await findInvitation(db, token);
  const open = decideOpen(invitation, now);
  if (!open.ok) return open;
  assert(invitation !== undefined, 'an open invitation is there');
  const waysIn = session && (await readWaysIn(db, session.personId));
  return ok({ invitation, way: await wayOf(db, invitation, session, waysIn) });
}

interface Acceptance {
  readonly token: Token;
  /** Of the browser, if somebody is signed in. */
  readonly session: SignedInSession | undefined;
  readonly gather: Gather;
  readonly now: Date;
}

export interface FirstPasskey {
  readonly answer: RegistrationResponseJSON;
  readonly relyingParty: RelyingParty;
  readonly label: string;
  readonly device: string;
  readonly locale: Locale;
}

/** Registers the first passkey, gives the role and opens a session of staff; nothing of it without the rest. */
export async function acceptWithPasskey(
  db: Database,
  keys: Keys,
  given: Acceptance & FirstPasskey,
): Promise<Result<Token, AcceptanceRefusal>> {
  const { answer, relyingParty, label, device, session, now } = given;
  const { clientDataJSON } = answer.response;
  const asked = { clientDataJSON, purpose: 'register', personId: session?.personId, now } as const;
  const challenge = await takeAnswered(db, asked);
  if (!challenge.ok) return challenge;
  const key = await checkRegistration(answer, challenge.value, relyingParty);
  if (!key.ok) return key;
  return inTransaction(db, async (tx) => {
    const taken = await takeUp(tx, given, ['new-account', 'first-passkey']);
    if (!taken.ok) return taken;
    if (await isKnownCredential(tx, key.value.credentialId)) {
      return err({ code: 'people/passkey-known-already' });
    }
    const invitation = taken.value;
    const personId = session?.personId ?? (await openAccount(tx, keys, invitation, given));
    const added = await insertPasskey(tx, { ...key.value, personId, label });
    assert(added !== undefined, 'a credential that nobody had is added');
    await keepEmail(tx, keys, personId, invitation.email);
    await giveRole(tx, given.gather, { invitation, personId, now });
    if (session !== undefined) {
      await tellOfFirstKey(tx, invitation, personId, label);
      await deleteSession(tx, session.sessionId, session.personId);
    }
    return ok(await openSession(tx, { personId, method: 'passkey', device, now }));
  });
}

/** Gives the role to whoever is signed in, whose session gets another token. */
export function acceptPlainly(
  db: Database,
  given: Acceptance & { readonly session: SignedInSession },
): Promise<Result<Token, AcceptanceRefusal>> {
  const { session, now } = given;
  return inTransaction(db, async (tx) => {
    const taken = await takeUp(tx, given, ['plain']);
    if (!taken.ok) return taken;
    const { personId } = session;
    await giveRole(tx, given.gather, { invitation: taken.value, personId, now });
    const token = newToken();
    await renewSession(tx, session.sessionId, token, now);
    return ok(token);
  });
}

/** The invitation, held until the end of the transaction, if it may be taken up in one of these ways. */
async function takeUp(
  tx: Tx,
  { token, session, now }: Acceptance,
  ways: readonly WayToAccept[],
): Promise<Result<Invitation, AcceptanceRefusal>> {
  const seen = await findInvitation(tx, token);
  if (seen !== undefined) await lockInvitations(tx, seen.institutionId ?? undefined);
  const found = await holdInvitation(tx, token);
  const open = decideOpen(found, now);
  if (!open.ok) return open;
  assert(found !== undefined, 'an open invitation is there');
  const waysIn = session && (await lockWaysIn(tx, session.personId));
  const way = await wayOf(tx, found, session, waysIn);
  if (!way.ok) return way;
  // The browser signed in, or got its first passkey, after it had been shown the invitation.
  if (!ways.includes(way.value)) return err({ code: 'people/passkey-stale' });
  const held = session === undefined ? [] : await standingGrants(tx, session.personId);
  const isHeld = held.some(
    ({ role, scope }) => role === found.role && scope?.id === (found.institutionId ?? undefined),
  );
  return isHeld ? err({ code: 'people/holds-role-already' }) : ok(found);
}

async function wayOf(
  db: Database | Tx,
  invitation: Invitation,
  session: SignedInSession | undefined,
  waysIn: WaysIn | undefined,
): Promise<Result<WayToAccept, AcceptingRefusal | PasskeyRefusal>> {
  if (session === undefined || waysIn === undefined) return decideAccepting(invitation, undefined);
  const { personId, sessionId } = session;
  const method = await methodOfSession(db, sessionId);
  // A session that has just ended is not the same as none: its person would be taken at her word.
  if (method === undefined) return err({ code: 'people/passkey-stale' });
  return decideAccepting(invitation, { personId, method, waysIn });
}

/** Staff whom no provider has proven: known by the name and e-mail with which they were invited. */
async function openAccount(
  tx: Tx,
  keys: Keys,
  { id, name, email }: Invitation,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<string> {
  const names = namesOfLine(name);
  const today = dayIn('America/Santiago', now);
  const inserted = await insertPerson(tx, keys, {
    id,
    proof: 'invitation',
    ...appearanceOf({ names }, today, (below) => randomInt(below)),
    names,
    email,
    locale,
  });
  assert(inserted !== undefined, 'an invitation opens one account');
  return inserted;
}

/** Where staff are written to, unless they said another address. */
async function keepEmail(tx: Tx, keys: Keys, personId: string, email: string): Promise<void> {
  const person = await readPerson(tx, personId);
  if (person?.email === null) await updatePerson(tx, keys, personId, { email });
}

/** An account that was there can do more from now on, and is entered with one key more: its owner is told. */
async function tellOfFirstKey(
  tx: Tx,
  { institutionName }: Invitation,
  personId: string,
  label: string,
): Promise<void> {
  await tellPerson(tx, personId, () => ({
    subject: m.people_mail_first_key_subject(),
    text: m.people_mail_first_key_text({ place: institutionName ?? 'Minga', label }),
  }));
}
