// Resetting keys against a real database: what opened the account opens it no more, and one link does, once.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { newestMail } from '../../../../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import type { Place } from '../rules/invitation.ts';
import { KEY_RESET_DAYS } from '../rules/key-reset.ts';
import type { Role } from '../rules/roles.ts';
import { parseToken, type Token } from '../rules/token.ts';
import { standingGrants } from '../store/grants.ts';
import { deleteOldKeyResets, waysInVersion } from '../store/key-resets.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { readWaysIn } from '../store/ways-in.ts';
import { type Deviation, softAuthenticator } from '../testing/authenticator.ts';
import { DAY_MS, refusalOf } from '../testing/invitations.ts';
import { givenInstitution, givenRole, later, NOW } from '../testing/somebody.ts';
import {
  auditOf,
  placeOf,
  relyingParty,
  signedIn,
  staffOf,
  withPasskey,
} from '../testing/staff.ts';
import { offerRegistration, offerSignature } from './offer-passkey.ts';
import { renewKeyReset, resetKeysIn } from './reset-keys.ts';
import { readKeyReset, useKeyReset } from './use-key-reset.ts';
import { signInByPasskey } from './use-passkey.ts';

let given: TestDatabase;
let lautaro: Scope;
let ancud: Scope;
let place: Place;
let officer: Actor;
let secretary: Actor;
let ana: Actor;
beforeAll(async () => {
  given = await testDatabase();
  await loadShippedFacts(given.db);
  lautaro = await givenInstitution(given.db, '09108');
  ancud = await givenInstitution(given.db, '10202');
  place = await placeOf(given.db, lautaro);
});
afterAll(() => given.close());

beforeEach(async () => {
  await sql`delete from people.key_reset`.execute(given.db);
  await sql`delete from people.role_grant`.execute(given.db);
  await sql`delete from platform.outgoing_mail`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
  secretary = await staffOf(given.db, lautaro, 'certifying-officer');
  ana = await staffOf(given.db, lautaro, 'technical-reviewer', 'ana@example.cl');
});

const byHand = { by: 'hand', addressOf: (token: Token) => `/r/${token}` } as const;
const byMail = { ...byHand, by: 'mail' } as const;

async function grantOf({ personId }: Actor): Promise<string> {
  const [grant] = await standingGrants(given.db, personId);
  assert(grant !== undefined, 'a role is held');
  return grant.id;
}

async function reset(
  whom = ana,
  more: { by?: Actor; delivery?: typeof byHand | typeof byMail } = {},
) {
  const { by = officer, delivery = byHand } = more;
  const grantId = await grantOf(whom);
  const order = { grantId, place, actor: by, confirmedBy: secretary.personId, delivery, now: NOW };
  return given.db.transaction().execute((tx) => resetKeysIn(tx, order));
}

/** What the link carries that the officer is given for an open reset. */
async function tokenOf(whom = ana, by = officer): Promise<Token> {
  const order = { grantId: await grantOf(whom), place, actor: by, delivery: byHand, now: NOW };
  const renewed = await renewKeyReset(given.db, order);
  assert(renewed.ok, 'there is a link');
  const token = parseToken(renewed.value.link?.replace('/r/', ''));
  assert(token !== undefined, 'the link carries a token');
  return token;
}

async function use(
  token: Token,
  more: {
    now?: Date;
    deviation?: Deviation;
    before?: Actor;
    key?: ReturnType<typeof softAuthenticator>;
  } = {},
) {
  const { now = NOW, deviation, before, key = softAuthenticator() } = more;
  const options = await offerRegistration(given.db, relyingParty, {
    holder: { personId: ana.personId, account: 'a', name: 'a' },
    signedIn: undefined,
    now,
  });
  const answer = key.register(options, deviation);
  return useKeyReset(given.db, {
    token,
    answer,
    relyingParty,
    label: 'Nueva',
    device: 'Test',
    before,
    now,
  });
}

describe('a reset', () => {
  test('takes every passkey, the code and every session, and opens nothing yet', async () => {
    await withPasskey(given.db, ana);
    await withPasskey(given.db, ana);
    await sql`insert into people.break_glass (person_id, totp_secret_sealed, created_at, confirmed_at)
      values (${ana.personId}, '\\x00', now(), now())`.execute(given.db);
    const asResident = await signedIn(given.db, ana.personId, 'provider');
    expect((await reset()).ok).toBe(true);
    expect(await readWaysIn(given.db, ana.personId)).toEqual({ passkeysCount: 0, hasCode: false });
    for (const { sessionId } of [ana, asResident]) {
      expect(await methodOfSession(given.db, sessionId)).toBeUndefined();
    }
    expect(await standingGrants(given.db, ana.personId)).toHaveLength(1);
    const [entry] = await auditOf(given.db, `person:${ana.personId}`).then((all) => all.slice(-1));
    expect(entry).toMatchObject({
      act: 'people/reset-keys',
      actor_person: officer.personId,
      scope_id: lautaro.id,
      told: { change: 'opened' },
    });
  });

  test('by mail sends the link to her address and shows it to nobody; it is kept as a hash', async () => {
    expect((await reset(ana, { delivery: byMail })).ok).toBe(true);
    const { rows } = await sql<{ recipient: string; body: string }>`
      select recipient, body from platform.outgoing_mail`.execute(given.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.recipient).toBe('ana@example.cl');
    const token = /\/r\/([\w-]{43})\n/.exec(rows[0]?.body ?? '')?.[1] ?? '';
    expect(token).not.toBe('');
    const kept = await sql<{ text: string }>`
      select r::text as text from people.key_reset r`.execute(given.db);
    expect(kept.rows).toHaveLength(1);
    expect(kept.rows[0]?.text).not.toContain(token);
    const again = await renewKeyReset(given.db, {
      grantId: await grantOf(ana),
      place,
      actor: officer,
      delivery: byMail,
      now: NOW,
    });
    expect(again.ok && again.value.link).toBeUndefined();
    expect(refusalOf(await use(token as Token))).toBe('people/reset-unknown');
  });

  test('of somebody without an e-mail is handed over, also where mail leaves', async () => {
    const eva = await staffOf(given.db, lautaro, 'councillor');
    expect((await reset(eva, { delivery: byMail })).ok).toBe(true);
    const order = {
      grantId: await grantOf(eva),
      place,
      actor: officer,
      delivery: byMail,
      now: NOW,
    };
    const handed = await renewKeyReset(given.db, order);
    expect(handed.ok && handed.value.link).toMatch(/^\/r\/[\w-]{43}$/);
  });
});

describe('a reset that may not be', () => {
  test.each<[string, () => Promise<Actor>, () => Actor, string]>([
    ['of oneself', async () => officer, () => officer, 'people/reset-own'],
    ['of a role beyond one’s power', async () => ana, () => ({ ...officer, grants: [] }), 'people/role-beyond-power'], // biome-ignore format: one case a line
    ['of somebody who is of another institution too', () => alsoIn('councillor', ancud), () => officer, 'people/reset-roles-elsewhere'], // biome-ignore format: one case a line
    ['of whoever signs in as neighbours do', () => staffOf(given.db, lautaro, 'oversight-committee'), () => officer, 'people/reset-without-keys'], // biome-ignore format: one case a line
  ])('%s is refused, and nothing changes', async (_, whom, by, code) => {
    const person = await whom();
    expect(refusalOf(await reset(person, { by: by() }))).toBe(code);
    expect(await methodOfSession(given.db, person.sessionId)).toBe('passkey');
  });

  async function alsoIn(role: Role, scope: Scope): Promise<Actor> {
    await givenRole(given.db, ana.personId, role, scope);
    return ana;
  }
});

describe('a reset of somebody', () => {
  test('of another institution is as if there were none', async () => {
    const stranger = await staffOf(given.db, ancud, 'pb-officer');
    const elsewhere = { grantId: await grantOf(ana), place: await placeOf(given.db, ancud) };
    const by = { actor: stranger, confirmedBy: secretary.personId, delivery: byHand, now: NOW };
    const tried = await given.db
      .transaction()
      .execute((tx) => resetKeysIn(tx, { ...elsewhere, ...by }));
    expect(refusalOf(tried)).toBe('people/grant-not-there');
    await reset();
    expect(refusalOf(await renewKeyReset(given.db, { ...elsewhere, ...by }))).toBe(
      'people/grant-not-there',
    );
  });

  test('by one person is refused by the database, whatever the program does', async () => {
    const values = {
      person_id: ana.personId,
      institution_id: lautaro.id,
      token_hash: Buffer.alloc(32, 1),
      proposed_by: officer.personId,
      confirmed_by: officer.personId,
      opened_at: NOW,
      expires_at: later(DAY_MS),
    };
    for (const wrong of [values, { ...values, confirmed_by: ana.personId }]) {
      await expect(
        given.db.insertInto('people.key_reset').values(wrong).execute(),
      ).rejects.toMatchObject({ constraint: 'key_reset_by_two_people' });
    }
  });
});

describe('its link', () => {
  test('makes one passkey without anybody signed in, opens a session of staff, and tells her', async () => {
    await reset();
    const token = await tokenOf();
    const key = softAuthenticator();
    const opened = await use(token, { key });
    assert(opened.ok, 'it opens');
    expect((await listPasskeys(given.db, ana.personId)).map(({ label }) => label)).toEqual([
      'Nueva',
    ]);
    const told = await newestMail(given.db, 10);
    expect(told[0]?.subject).toBe('Se entró a tu cuenta con una llave nueva');
    const options = await offerSignature(given.db, relyingParty, { signedIn: undefined, now: NOW });
    const answer = key.sign(options);
    const order = { answer, relyingParty, device: 'Test', before: undefined, now: NOW };
    expect((await signInByPasskey(given.db, order)).ok).toBe(true);
    const log = await auditOf(given.db, `person:${ana.personId}`);
    expect(log.map(({ act }) => act)).toEqual([
      'people/reset-keys',
      'people/reset-keys',
      'people/use-key-reset',
    ]);
  });

  test('works once, also when it is used twice at the same moment', async () => {
    await reset();
    const token = await tokenOf();
    const used = await Promise.all([use(token), use(token)]);
    expect(used.map(refusalOf).toSorted()).toEqual(['people/reset-used', undefined]);
    expect(await listPasskeys(given.db, ana.personId)).toHaveLength(1);
    expect(refusalOf(await readKeyReset(given.db, { token, now: NOW }))).toBe('people/reset-used');
  });

  test('ends with its seven days, however late it was given again', async () => {
    await reset();
    const token = await tokenOf();
    const now = later(KEY_RESET_DAYS * DAY_MS);
    expect(refusalOf(await use(token, { now }))).toBe('people/reset-expired');
    const order = { grantId: await grantOf(ana), place, actor: officer, delivery: byHand, now };
    expect(refusalOf(await renewKeyReset(given.db, order))).toBe('people/reset-unknown');
    expect(await listPasskeys(given.db, ana.personId)).toEqual([]);
  });

  test('opens nothing once another was given, nor once the keys are reset again', async () => {
    await reset();
    const first = await tokenOf();
    const second = await tokenOf();
    expect(refusalOf(await use(first))).toBe('people/reset-unknown');
    await reset();
    expect(refusalOf(await use(second))).toBe('people/reset-unknown');
    const { rows } = await sql`select from people.key_reset where used_at is null`.execute(
      given.db,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a key for it', () => {
  test('takes no answer that was not asked for, and no key that is somebody’s already', async () => {
    await reset();
    const token = await tokenOf();
    expect(refusalOf(await use(token, { deviation: { origin: 'https://evil.example' } }))).toBe(
      'people/passkey-not-proven',
    );
    const key = await withPasskey(given.db, officer);
    expect(refusalOf(await use(token, { key }))).toBe('people/passkey-known-already');
    expect((await use(token)).ok).toBe(true);
  });

  test('ends the session that the browser had before, whoever’s it was', async () => {
    await reset();
    expect((await use(await tokenOf(), { before: officer })).ok).toBe(true);
    expect(await methodOfSession(given.db, officer.sessionId)).toBeUndefined();
  });
});

test('what was proposed holds no more once she used a key, or her address or roles changed', async () => {
  const key = await withPasskey(given.db, ana);
  const seen = new Set([await waysInVersion(given.db, ana.personId)]);
  expect(seen).toContain(await waysInVersion(given.db, ana.personId));
  const options = await offerSignature(given.db, relyingParty, { signedIn: undefined, now: NOW });
  const order = { relyingParty, device: 'Test', before: undefined, now: NOW };
  await signInByPasskey(given.db, { ...order, answer: key.sign(options) });
  seen.add(await waysInVersion(given.db, ana.personId));
  await sql`update people.person set email = 'otra@example.cl' where id = ${ana.personId}`.execute(
    given.db,
  );
  seen.add(await waysInVersion(given.db, ana.personId));
  await givenRole(given.db, ana.personId, 'councillor', ancud);
  seen.add(await waysInVersion(given.db, ana.personId));
  expect(seen.size).toBe(4);
});

test('a reset is forgotten when it says nothing more of who is independent of whom', async () => {
  await reset();
  await sql`update people.key_reset set opened_at = now() - interval '40 days',
    expires_at = now() - interval '33 days'`.execute(given.db);
  await deleteOldKeyResets(given.db);
  const { rows } = await sql`select from people.key_reset`.execute(given.db);
  expect(rows).toEqual([]);
});
