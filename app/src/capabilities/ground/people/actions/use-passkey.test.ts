// Signing in by passkey against a real database: what opens a session, and every way in which an old, a forged or somebody else’s answer must not.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { CHALLENGE_HOLDS_MS } from '../rules/passkey.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { findSession, listSessions } from '../store/sessions.ts';
import {
  type Deviation,
  type SoftAuthenticator,
  softAuthenticator,
} from '../testing/authenticator.ts';
import { givenInstitution, later, NOW } from '../testing/somebody.ts';
import { auditOf, relyingParty, signedIn, staffOf, withPasskey } from '../testing/staff.ts';
import { identify } from './identify.ts';
import { offerSignature } from './offer-passkey.ts';
import { type SignedInSession, signInByPasskey } from './use-passkey.ts';

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

function refusal(result: { ok: boolean; error?: { code: string } }): string | undefined {
  return result.ok ? undefined : result.error?.code;
}

test('signing in opens a session of staff, with the roles of the person', async () => {
  const actor = await newStaff();
  const key = await withPasskey(given.db, actor);
  const signed = await signInWith(key);
  assert(signed.ok, 'signed in');
  const who = await identify(given.db, signed.value, NOW);
  expect(who).toMatchObject({
    personId: actor.personId,
    grants: [{ role: 'technical-reviewer', scope: lautaro }],
  });
  const [kept] = await listPasskeys(given.db, actor.personId);
  expect(kept).toMatchObject({ counter: 2, lastUsedAt: NOW });
});

test('signing in gives the browser a session of its own: the one that it had before ends', async () => {
  const actor = await newStaff();
  const key = await withPasskey(given.db, actor);
  const planted = await signedIn(given.db, actor.personId);
  const signed = await signInWith(key, { before: planted });
  assert(signed.ok, 'signed in');
  const sessions = await listSessions(given.db, actor.personId, NOW);
  expect(sessions.map(({ id }) => id)).not.toContain(planted.sessionId);
  expect((await findSession(given.db, signed.value))?.id).not.toBe(planted.sessionId);
});

test.each([
  ['another site', { origin: 'https://minga.example' }],
  ['another port of this machine', { origin: 'http://localhost:4000' }],
  ['another domain', { rpId: 'minga.example' }],
  ['a device that verified nobody', { isVerified: false }],
  ['a registration in the place of a signature', { type: 'webauthn.create' }],
])('an answer for %s opens nothing', async (_, deviation) => {
  const key = await withPasskey(given.db, await newStaff());
  expect(refusal(await signInWith(key, { deviation }))).toBe('people/passkey-not-proven');
});

test('an answer opens one session, however often it is sent', async () => {
  const key = await withPasskey(given.db, await newStaff());
  const options = await offerSignature(given.db, relyingParty, { signedIn: undefined, now: NOW });
  const answer = key.sign(options);
  const send = () =>
    signInByPasskey(given.db, {
      answer,
      relyingParty,
      device: 'Test',
      before: undefined,
      now: NOW,
    });
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
  expect(refusal(await send())).toBe('people/passkey-stale');
});

test('a challenge of nobody’s, or one that is over, is answered in vain', async () => {
  const key = await withPasskey(given.db, await newStaff());
  const invented = Buffer.from('a challenge of my own').toString('base64url');
  expect(refusal(await signInWith(key, { deviation: { challenge: invented } }))).toBe(
    'people/passkey-stale',
  );
  const now = later(CHALLENGE_HOLDS_MS);
  expect(refusal(await signInWith(key, { now }))).toBe('people/passkey-stale');
});

test('a challenge that was given for one thing serves no other', async () => {
  const actor = await newStaff();
  const key = await withPasskey(given.db, actor);
  const forProving = await offerSignature(given.db, relyingParty, {
    signedIn: actor.personId,
    now: NOW,
  });
  const answer = key.sign(forProving);
  const device = 'Test';
  const signed = await signInByPasskey(given.db, {
    answer,
    relyingParty,
    device,
    before: undefined,
    now: NOW,
  });
  expect(refusal(signed)).toBe('people/passkey-stale');
});

test('a key that nobody registered opens nothing', async () => {
  expect(refusal(await signInWith(softAuthenticator()))).toBe('people/passkey-unknown');
});

test('a key that signs under the name of another credential opens nothing', async () => {
  const victim = await withPasskey(given.db, await newStaff());
  const thief = softAuthenticator();
  const options = await offerSignature(given.db, relyingParty, { signedIn: undefined, now: NOW });
  const { credentialId } = victim;
  const answer = { ...thief.sign(options), id: credentialId, rawId: credentialId };
  const device = 'Test';
  const signed = await signInByPasskey(given.db, {
    answer,
    relyingParty,
    device,
    before: undefined,
    now: NOW,
  });
  expect(refusal(signed)).toBe('people/passkey-not-proven');
});

test('a key that names another person as its owner opens nothing', async () => {
  const [one, other] = [await newStaff(), await newStaff()];
  const key = await withPasskey(given.db, one);
  const userHandle = Buffer.from(other.personId.replaceAll('-', ''), 'hex').toString('base64url');
  expect(refusal(await signInWith(key, { deviation: { userHandle } }))).toBe(
    'people/passkey-of-another',
  );
});

describe('the counter', () => {
  test('that goes back is refused, told in the log and by mail', async () => {
    const email = 'copiada@example.cl';
    const actor = await newStaff(email);
    const key = await withPasskey(given.db, actor);
    expect(refusal(await signInWith(key, { deviation: { counter: 7 } }))).toBeUndefined();
    expect(refusal(await signInWith(key, { deviation: { counter: 7 } }))).toBe(
      'people/passkey-copied',
    );
    const [kept] = await listPasskeys(given.db, actor.personId);
    expect(kept?.counter).toBe(7);
    const log = await auditOf(given.db, `passkey:${kept?.id}`);
    expect(log.at(-1)).toMatchObject({
      act: 'people/refuse-passkey',
      told: { counterKept: 7, counterShown: 7 },
    });
    const mail = await sql<{ subject: string }>`select subject from platform.outgoing_mail
      where recipient = ${email}`.execute(given.db);
    expect(mail.rows.at(-1)?.subject).toContain('copiada');
  });

  test('is not believed without a signature, so nobody can cry theft of a key of somebody else', async () => {
    const actor = await newStaff();
    const victim = await withPasskey(given.db, actor);
    await signInWith(victim, { deviation: { counter: 9 } });
    const options = await offerSignature(given.db, relyingParty, { signedIn: undefined, now: NOW });
    const { credentialId } = victim;
    const forged = softAuthenticator().sign(options, { counter: 1 });
    const signed = await signInByPasskey(given.db, {
      answer: { ...forged, id: credentialId, rawId: credentialId },
      relyingParty,
      device: 'Test',
      before: undefined,
      now: NOW,
    });
    expect(refusal(signed)).toBe('people/passkey-not-proven');
    const [kept] = await listPasskeys(given.db, actor.personId);
    const acts = (await auditOf(given.db, `passkey:${kept?.id}`)).map(({ act }) => act);
    expect(acts).not.toContain('people/refuse-passkey');
  });

  test('of a key that is copied between devices stays at 0 and opens each time', async () => {
    const synced = softAuthenticator('http://localhost', { counts: false });
    await withPasskey(given.db, await newStaff(), synced);
    expect(refusal(await signInWith(synced))).toBeUndefined();
    expect(refusal(await signInWith(synced))).toBeUndefined();
  });
});
