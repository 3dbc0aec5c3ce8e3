// One’s own keys against a real database: proving it once more with them, adding and removing them, and nobody else’s.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { listSessions } from '../store/sessions.ts';
import {
  type Deviation,
  type SoftAuthenticator,
  softAuthenticator,
} from '../testing/authenticator.ts';
import { givenInstitution, later, NOW } from '../testing/somebody.ts';
import { auditOf, relyingParty, signedIn, staffOf, withPasskey } from '../testing/staff.ts';
import { identify } from './identify.ts';
import { offerRegistration, offerSignature } from './offer-passkey.ts';
import { registerPasskey } from './register-passkey.ts';
import { removePasskey } from './remove-passkey.ts';
import { proveByPasskey, type SignedInSession, signInByPasskey } from './use-passkey.ts';

let given: TestDatabase;
let lautaro: Scope;
beforeAll(async () => {
  given = await testDatabase();
  await loadShippedFacts(given.db);
  lautaro = await givenInstitution(given.db, '09108');
});
afterAll(() => given.close());

const newStaff = (email?: string) => staffOf(given.db, lautaro, 'technical-reviewer', email);

interface Attempt {
  readonly deviation?: Deviation;
  readonly now?: Date;
  readonly before?: SignedInSession;
}

async function signInWith(authenticator: SoftAuthenticator, attempt: Attempt = {}) {
  const { deviation, now = NOW, before } = attempt;
  const options = await offerSignature(given.db, relyingParty, { signedIn: undefined, now: NOW });
  const answer = authenticator.sign(options, deviation);
  return signInByPasskey(given.db, { answer, relyingParty, device: 'Test', before, now });
}

async function proveWith(actor: Actor, authenticator: SoftAuthenticator, now = NOW) {
  const options = await offerSignature(given.db, relyingParty, { signedIn: actor.personId, now });
  return proveByPasskey(given.db, {
    answer: authenticator.sign(options),
    relyingParty,
    session: actor,
    now,
  });
}

function refusal(result: { ok: boolean; error?: { code: string } }): string | undefined {
  return result.ok ? undefined : result.error?.code;
}

describe('proving once more', () => {
  test('renews the session under another token, and the one before is worth nothing', async () => {
    const actor = await newStaff();
    const key = await withPasskey(given.db, actor);
    const before = await signInWith(key);
    assert(before.ok, 'signed in');
    const session = await identify(given.db, before.value, NOW);
    assert(session !== undefined, 'the session holds');
    const then = later(20 * 60_000);
    const proven = await proveWith(session, key, then);
    assert(proven.ok, 'proven');
    expect(proven.value).not.toBe(before.value);
    expect(await identify(given.db, before.value, then)).toBeUndefined();
    const renewed = await identify(given.db, proven.value, then);
    expect(renewed).toMatchObject({ sessionId: session.sessionId, provenAt: then });
  });

  test('is for the owner of the session: a colleague’s key does not do', async () => {
    const [one, other] = [await newStaff(), await newStaff()];
    await withPasskey(given.db, one);
    const key = await withPasskey(given.db, other);
    expect(refusal(await proveWith(one, key))).toBe('people/passkey-of-another');
  });

  test('takes no challenge that was given for adding a key', async () => {
    const actor = await newStaff();
    const key = await withPasskey(given.db, actor);
    const { challenge } = await offerRegistration(given.db, relyingParty, {
      holder: { personId: actor.personId, account: 'a', name: 'a' },
      signedIn: actor.personId,
      now: NOW,
    });
    const answer = key.sign({ challenge });
    const order = { answer, relyingParty, session: actor, now: NOW };
    expect(refusal(await proveByPasskey(given.db, order))).toBe('people/passkey-stale');
  });

  test('takes no challenge that was given to somebody else', async () => {
    const [one, other] = [await newStaff(), await newStaff()];
    const key = await withPasskey(given.db, one);
    const options = await offerSignature(given.db, relyingParty, {
      signedIn: other.personId,
      now: NOW,
    });
    const answer = key.sign(options);
    const proven = await proveByPasskey(given.db, { answer, relyingParty, session: one, now: NOW });
    expect(refusal(proven)).toBe('people/passkey-stale');
  });
});

async function register(actor: Actor, authenticator: SoftAuthenticator, deviation?: Deviation) {
  const { personId } = actor;
  const options = await offerRegistration(given.db, relyingParty, {
    holder: { personId, account: 'a', name: 'a' },
    signedIn: personId,
    now: NOW,
  });
  const answer = authenticator.register(options, deviation);
  return registerPasskey(given.db, actor, { answer, relyingParty, label: 'Test', now: NOW });
}

test('adding a key asks for a key that verifies its owner and is found without a name', async () => {
  const { personId } = await newStaff();
  const options = await offerRegistration(given.db, relyingParty, {
    holder: { personId, account: 'ana@example.cl', name: 'Ana' },
    signedIn: personId,
    now: NOW,
  });
  expect(options.authenticatorSelection).toMatchObject({
    residentKey: 'required',
    userVerification: 'required',
  });
  expect(options.rp).toEqual({ name: 'Minga', id: 'localhost' });
});

test('adding a key is told in the log and by mail, and the second names the first so that no device holds both', async () => {
  const email = 'dos.llaves@example.cl';
  const actor = await newStaff(email);
  const first = await withPasskey(given.db, actor);
  const options = await offerRegistration(given.db, relyingParty, {
    holder: { personId: actor.personId, account: email, name: 'Ana' },
    signedIn: actor.personId,
    now: NOW,
  });
  expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([first.credentialId]);
  const added = await register(actor, softAuthenticator());
  assert(added.ok, 'added');
  const [entry] = await auditOf(given.db, `passkey:${added.value}`);
  expect(entry).toMatchObject({
    act: 'people/change-own-keys',
    actor_person: actor.personId,
    told: { change: 'added' },
  });
  const mails = await sql<{ count: number }>`select count(*)::int as count
    from platform.outgoing_mail where recipient = ${email}`.execute(given.db);
  expect(mails.rows[0]?.count).toBe(2);
});

test.each([
  ['another site', { origin: 'https://minga.example' }],
  ['another domain', { rpId: 'minga.example' }],
  ['nobody verified', { isVerified: false }],
])('adding a key made for %s is not added', async (_, deviation) => {
  const actor = await newStaff();
  expect(refusal(await register(actor, softAuthenticator(), deviation))).toBe(
    'people/passkey-not-proven',
  );
  expect(await listPasskeys(given.db, actor.personId)).toEqual([]);
});

test('adding a key is refused to a session of a provider, which would become one of staff by it', async () => {
  const { personId } = await newStaff();
  const resident = await signedIn(given.db, personId, 'provider');
  expect(refusal(await register(resident, softAuthenticator()))).toBe('people/keys-are-of-staff');
});

test('adding a key that somebody else has is refused', async () => {
  const key = await withPasskey(given.db, await newStaff());
  expect(refusal(await register(await newStaff(), key))).toBe('people/passkey-known-already');
});

test('adding a key takes no challenge that was given to somebody else', async () => {
  const [one, other] = [await newStaff(), await newStaff()];
  const options = await offerRegistration(given.db, relyingParty, {
    holder: { personId: other.personId, account: 'a', name: 'a' },
    signedIn: other.personId,
    now: NOW,
  });
  const answer = softAuthenticator().register(options);
  const added = await registerPasskey(given.db, one, {
    answer,
    relyingParty,
    label: 'Test',
    now: NOW,
  });
  expect(refusal(added)).toBe('people/passkey-stale');
});

const keysOf = async ({ personId }: Actor) => listPasskeys(given.db, personId);

test('removing a key ends the other sessions of the person and stays in the log', async () => {
  const actor = await newStaff();
  await withPasskey(given.db, actor);
  await withPasskey(given.db, actor);
  const other = await signedIn(given.db, actor.personId);
  const [first] = await keysOf(actor);
  assert(first !== undefined, 'there are keys');
  expect((await removePasskey(given.db, actor, first.id)).ok).toBe(true);
  expect(await keysOf(actor)).toHaveLength(1);
  const sessions = (await listSessions(given.db, actor.personId, NOW)).map(({ id }) => id);
  expect(sessions).toContain(actor.sessionId);
  expect(sessions).not.toContain(other.sessionId);
  expect((await auditOf(given.db, `passkey:${first.id}`)).at(-1)?.told).toEqual({
    change: 'removed',
  });
});

test('removing a key leaves one way in, also when the last two are removed at the same moment', async () => {
  for (let round = 0; round < 8; round += 1) {
    const actor = await newStaff();
    await withPasskey(given.db, actor);
    await withPasskey(given.db, actor);
    const ids = (await keysOf(actor)).map(({ id }) => id);
    const removed = await Promise.all(ids.map((id) => removePasskey(given.db, actor, id)));
    expect(removed.map(refusal).toSorted()).toEqual(['people/last-way-in', undefined]);
    expect(await keysOf(actor)).toHaveLength(1);
  }
});

test('removing a key of somebody else is as if there were none', async () => {
  const [one, other] = [await newStaff(), await newStaff()];
  for (const actor of [one, one, other, other]) await withPasskey(given.db, actor);
  const [theirs] = await keysOf(other);
  assert(theirs !== undefined, 'there are keys');
  expect(refusal(await removePasskey(given.db, one, theirs.id))).toBe('people/passkey-not-there');
  expect(await keysOf(other)).toHaveLength(2);
});

test('removing a key is refused to a session of a provider', async () => {
  const actor = await newStaff();
  await withPasskey(given.db, actor);
  await withPasskey(given.db, actor);
  const [first] = await keysOf(actor);
  const resident = await signedIn(given.db, actor.personId, 'provider');
  expect(refusal(await removePasskey(given.db, resident, first?.id ?? ''))).toBe(
    'people/keys-are-of-staff',
  );
});
