import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, openDatabase } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys as keys } from '../../../../site/testing.ts';
import { type AccessCode, accessCodeFrom, formatAccessCode } from '../rules/access-code.ts';
import { replaceAccessCode } from '../store/access-codes.ts';
import { findSession } from '../store/sessions.ts';
import { givenPerson, later, NOW } from '../testing/somebody.ts';
import { revokeCard } from './revoke-card.ts';
import { startSession } from './sign-in.ts';
import { type CardSignIn, signInByCard } from './sign-in-by-card.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given.close());
beforeEach(async () => {
  await sql`delete from platform.rate_limit`.execute(given.db);
});

let nextByte = 0;
async function givenCard(): Promise<{ personId: string; code: AccessCode }> {
  nextByte += 1;
  const code = accessCodeFrom(
    Uint8Array.from({ length: 16 }, (_, place) => place * nextByte + nextByte),
  );
  const personId = await givenPerson(given.db, { proof: 'assisted', birthDate: '1958-04-15' });
  await inTransaction(given.db, (tx) => replaceAccessCode(tx, keys, { personId, code, now: NOW }));
  return { personId, code };
}

function enter(code: string, more: Partial<CardSignIn> = {}, db = given.db) {
  return signInByCard(db, keys, {
    code,
    birthYear: 1958,
    peer: '203.0.113.7',
    device: 'Test',
    before: undefined,
    mustBe: undefined,
    now: NOW,
    ...more,
  });
}

async function refusal(code: string, more: Partial<CardSignIn> = {}) {
  const signed = await enter(code, more);
  return signed.ok ? undefined : signed.error;
}

const WRONG = { code: 'people/card-wrong' };

describe('a card', () => {
  test('signs in with its code, however it is written, and the year', async () => {
    const { personId, code } = await givenCard();
    const signed = await enter(` ${formatAccessCode(code).toLowerCase()} `);
    const session = signed.ok ? await findSession(given.db, signed.value) : undefined;
    expect(session).toMatchObject({
      personId,
      method: 'access-code',
      provider: null,
      expiresAt: later(30 * 24 * 3_600_000),
    });
  });

  test('says the same of another year, of no year, of a code that nobody has and of what is no code', async () => {
    const { code } = await givenCard();
    const nobodys = accessCodeFrom(Uint8Array.from({ length: 16 }, () => 31));
    expect(await refusal(code, { birthYear: 1959 })).toEqual(WRONG);
    expect(await refusal(code, { birthYear: undefined })).toEqual(WRONG);
    expect(await refusal(nobodys)).toEqual(WRONG);
    expect(await refusal('hola')).toEqual(WRONG);
    expect(await refusal('')).toEqual(WRONG);
  });

  test('does not open an account that has no year of birth', async () => {
    const { personId, code } = await givenCard();
    await sql`update people.person set birth_year = null where id = ${personId}`.execute(given.db);
    expect(await refusal(code, { birthYear: undefined })).toEqual(WRONG);
  });

  test('ends the session that the browser had before', async () => {
    const { code } = await givenCard();
    const other = await givenPerson(given.db);
    const token = await startSession(given.db, {
      personId: other,
      method: 'provider',
      device: 'Test',
      now: NOW,
    });
    const session = await findSession(given.db, token);
    await enter(code, { before: { personId: other, sessionId: session?.id ?? '' } });
    expect(await findSession(given.db, token)).toBeUndefined();
  });

  test('proves once more who one is, and nobody else', async () => {
    const { personId, code } = await givenCard();
    expect((await enter(code, { mustBe: personId })).ok).toBe(true);
    const other = await givenPerson(given.db);
    expect(await refusal(code, { mustBe: other })).toEqual({ code: 'people/card-other-person' });
  });

  test('that was revoked opens nothing, and its sessions are over', async () => {
    const { personId, code } = await givenCard();
    const signed = await enter(code);
    expect(await revokeCard(given.db, personId)).toBe(true);
    expect(signed.ok && (await findSession(given.db, signed.value))).toBeUndefined();
    expect(await refusal(code)).toEqual(WRONG);
    expect(await revokeCard(given.db, personId)).toBe(false);
  });
});

describe('guessing', () => {
  test('the year of a card ends after five attempts a day, also for its owner, until it is replaced', async () => {
    const { personId, code } = await givenCard();
    for (const birthYear of [1950, 1951, 1952, 1953, 1954]) {
      expect(await refusal(code, { birthYear, peer: `${birthYear}` })).toEqual(WRONG);
    }
    const wait = await refusal(code, { peer: 'another' });
    expect(wait).toMatchObject({ code: 'people/card-wait' });
    expect(wait !== undefined && 'seconds' in wait && wait.seconds).toBeGreaterThan(86_000);
    const next = accessCodeFrom(Uint8Array.from({ length: 16 }, (_, place) => 255 - place * 3));
    await inTransaction(given.db, (tx) =>
      replaceAccessCode(tx, keys, { personId, code: next, now: NOW }),
    );
    expect((await enter(next)).ok).toBe(true);
  });

  test('is counted by what the code is, not by how it is written', async () => {
    const { code } = await givenCard();
    const written = [code, formatAccessCode(code), code.toLowerCase(), ` ${code}`, `${code} `];
    for (const one of written) expect(await refusal(one, { birthYear: 1 })).toEqual(WRONG);
    expect(await refusal(code)).toMatchObject({ code: 'people/card-wait' });
  });

  test('from one address ends after sixty attempts, whatever the codes; others go on', async () => {
    const { code } = await givenCard();
    for (let attempt = 0; attempt < 60; attempt++) await enter(`no-${attempt}`);
    expect(await refusal(code)).toMatchObject({ code: 'people/card-wait' });
    expect((await enter(code, { peer: '203.0.113.8' })).ok).toBe(true);
  });

  test('from an address that waits counts against no card, whose owner comes in from elsewhere', async () => {
    const { code } = await givenCard();
    for (let attempt = 0; attempt < 60; attempt++) await enter(`no-${attempt}`);
    for (let attempt = 0; attempt < 5; attempt++) await enter(code, { birthYear: 1999 });
    expect((await enter(code, { peer: '203.0.113.8' })).ok).toBe(true);
  });

  test('is not forgotten by a second copy or a restart', async () => {
    const { code } = await givenCard();
    for (let attempt = 0; attempt < 5; attempt++) await enter(code, { birthYear: 1999 });
    const copy = openDatabase(given.url, () => {}, 1);
    try {
      const signed = await enter(code, { peer: 'elsewhere' }, copy.db);
      expect(signed.ok ? undefined : signed.error.code).toBe('people/card-wait');
    } finally {
      await copy.close();
    }
  });

  test('a few mistakes are forgotten when one gets in', async () => {
    const { code } = await givenCard();
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 4; attempt++) await enter(code, { birthYear: 1999 });
      expect((await enter(code)).ok).toBe(true);
    }
  });

  test('leaves neither the code nor the address behind', async () => {
    const { code } = await givenCard();
    await enter(code, { birthYear: 1999 });
    await enter('mi clave secreta');
    const kept = await sql<{ key: string }>`select key from platform.rate_limit`.execute(given.db);
    expect(kept.rows).toHaveLength(3);
    for (const { key } of kept.rows) {
      expect(key).toMatch(/^people\/card(-peer)?:[\w-]{43}$/);
      expect(key).not.toContain(code);
    }
  });
});
