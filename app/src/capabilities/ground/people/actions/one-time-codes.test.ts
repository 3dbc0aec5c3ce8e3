// The emergency code against a real database: set up from a passkey's session, each step once, and brute force that no restart helps.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { openDatabase } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { testKeys as keys } from '../../../../site/testing.ts';
import { readBreakGlass } from '../store/break-glasses.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { givenInstitution, givenPerson, later, NOW } from '../testing/somebody.ts';
import { auditOf, signedIn, staffOf, withPasskey } from '../testing/staff.ts';
import { identify } from './identify.ts';
import { removePasskey } from './remove-passkey.ts';
import { beginCode, confirmCode, removeCode } from './set-up-code.ts';
import { type CodeSignIn, signInByCode } from './sign-in-by-code.ts';

const STEP_MS = 30_000;

let given: TestDatabase;
let lautaro: Scope;
let count = 0;
beforeAll(async () => {
  given = await testDatabase();
  await loadShippedFacts(given.db);
  lautaro = await givenInstitution(given.db, '09108');
});
afterAll(() => given.close());

interface WithCode {
  readonly actor: Actor;
  readonly email: string;
  readonly codeAt: (now: Date) => string;
}

function codesOf(secret: string) {
  const totp = new TOTP({ secret });
  return (now: Date) => totp.generate({ timestamp: now.getTime() });
}

async function begun(): Promise<WithCode> {
  count += 1;
  const email = `persona${count}@example.cl`;
  const actor = await staffOf(given.db, lautaro, 'technical-reviewer', email);
  await withPasskey(given.db, actor);
  expect((await beginCode(given.db, keys, actor, NOW)).ok).toBe(true);
  const glass = await readBreakGlass(given.db, keys, actor.personId);
  assert(glass !== undefined, 'begun');
  return { actor, email, codeAt: codesOf(glass.secret) };
}

/** With a code that was confirmed an hour ago. */
async function confirmed(): Promise<WithCode> {
  const one = await begun();
  const then = later(-3_600_000);
  const code = one.codeAt(then);
  expect((await confirmCode(given.db, keys, one.actor, { code, now: then })).ok).toBe(true);
  return one;
}

function attempt(email: string, code: string | undefined, more: Partial<CodeSignIn> = {}) {
  count += 1;
  return signInByCode(given.db, keys, {
    email,
    code,
    peer: `198.51.100.${count}`,
    device: 'Firefox · Linux',
    before: undefined,
    now: NOW,
    ...more,
  });
}

function refusal(result: { ok: boolean; error?: { code: string } }): string | undefined {
  return result.ok ? undefined : result.error?.code;
}

describe('setting the code up', () => {
  test('needs a session that a passkey opened, and an e-mail', async () => {
    const personId = await givenPerson(given.db, { email: 'otra@example.cl' });
    for (const method of ['provider', 'totp', 'demonstration', 'access-code'] as const) {
      const actor = await signedIn(given.db, personId, method);
      expect(refusal(await beginCode(given.db, keys, actor, NOW))).toBe(
        'people/code-needs-passkey',
      );
    }
    const without = await staffOf(given.db, lautaro, 'technical-reviewer');
    expect(refusal(await beginCode(given.db, keys, without, NOW))).toBe('people/code-needs-email');
  });

  test('takes effect only when one code has been shown', async () => {
    const { actor, email, codeAt } = await begun();
    expect(refusal(await attempt(email, codeAt(NOW)))).toBe('people/code-wrong');
    const wrong = { code: '000000', now: NOW };
    expect(refusal(await confirmCode(given.db, keys, actor, wrong))).toBe('people/code-wrong');
    const right = { code: codeAt(NOW), now: NOW };
    expect((await confirmCode(given.db, keys, actor, right)).ok).toBe(true);
    expect(refusal(await confirmCode(given.db, keys, actor, right))).toBe('people/code-not-begun');
  });

  test('again before it is confirmed makes another secret, and never after', async () => {
    const { actor, codeAt } = await begun();
    await beginCode(given.db, keys, actor, NOW);
    const old = { code: codeAt(NOW), now: NOW };
    expect(refusal(await confirmCode(given.db, keys, actor, old))).toBe('people/code-wrong');
    const set = await confirmed();
    expect(refusal(await beginCode(given.db, keys, set.actor, NOW))).toBe(
      'people/code-there-already',
    );
    expect((await attempt(set.email, set.codeAt(NOW))).ok).toBe(true);
  });

  test('keeps the secret sealed', async () => {
    const { actor } = await confirmed();
    const glass = await readBreakGlass(given.db, keys, actor.personId);
    const row = await sql<{ sealed: Buffer }>`select totp_secret_sealed as sealed
      from people.break_glass where person_id = ${actor.personId}`.execute(given.db);
    expect(row.rows[0]?.sealed.toString('latin1')).not.toContain(glass?.secret);
  });
});

describe('signing in by code', () => {
  test('opens a session of staff, told in the log and by mail', async () => {
    const { actor, email, codeAt } = await confirmed();
    const signed = await attempt(` ${email.toUpperCase()}`.trim(), codeAt(NOW));
    assert(signed.ok, 'signed in');
    const who = await identify(given.db, signed.value, NOW);
    expect(who?.grants).toEqual([{ role: 'technical-reviewer', scope: lautaro }]);
    expect(await methodOfSession(given.db, who?.sessionId ?? '')).toBe('totp');
    const log = await auditOf(given.db, `person:${actor.personId}`);
    expect(log.at(-1)).toMatchObject({ act: 'people/use-break-glass' });
    const mail = await sql<{ body: string }>`select body from platform.outgoing_mail
      where recipient = ${email} order by queued_at desc limit 1`.execute(given.db);
    expect(mail.rows[0]?.body).toContain('Firefox · Linux');
  });

  test('takes each step once, also when it is sent twice at the same moment', async () => {
    const { email, codeAt } = await confirmed();
    const code = codeAt(NOW);
    const sent = await Promise.all([attempt(email, code), attempt(email, code)]);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusal(await attempt(email, code))).toBe('people/code-wrong');
    const before = codeAt(later(-STEP_MS));
    expect(refusal(await attempt(email, before))).toBe('people/code-wrong');
    const next = later(STEP_MS);
    expect((await attempt(email, codeAt(next), { now: next })).ok).toBe(true);
  });

  test('says the same of somebody who is not here, who has no code, and who typed a wrong one', async () => {
    const { email } = await confirmed();
    const without = await staffOf(given.db, lautaro, 'technical-reviewer', 'sin@example.cl');
    expect(without.personId).not.toBe('');
    for (const asked of [email, 'sin@example.cl', 'nadie@example.cl', '', "x' or 1=1 --"]) {
      expect(await attempt(asked, '000000')).toEqual({
        ok: false,
        error: { code: 'people/code-wrong' },
      });
    }
  });

  test('with an e-mail that somebody else took as hers opens the account of the code, never the other', async () => {
    const [one, other] = [await confirmed(), await confirmed()];
    await sql`update people.person set email = ${one.email}
      where id = ${other.actor.personId}`.execute(given.db);
    const signed = await attempt(one.email, other.codeAt(NOW));
    assert(signed.ok, 'signed in');
    expect((await identify(given.db, signed.value, NOW))?.personId).toBe(other.actor.personId);
    expect((await attempt(one.email, one.codeAt(NOW))).ok).toBe(true);
  });

  test('ends the session that the browser had before', async () => {
    const { actor, email, codeAt } = await confirmed();
    const before = await signedIn(given.db, actor.personId, 'provider');
    expect((await attempt(email, codeAt(NOW), { before })).ok).toBe(true);
    expect(await methodOfSession(given.db, before.sessionId)).toBeUndefined();
  });
});

describe('guessing', () => {
  test('waits after five attempts, from wherever they come, and no restart forgets them', async () => {
    const { email, codeAt } = await confirmed();
    for (let tried = 0; tried < 5; tried += 1) {
      expect(refusal(await attempt(email, '000000'))).toBe('people/code-wrong');
    }
    const restarted = openDatabase(given.url, () => {}, 1);
    try {
      const again = await signInByCode(restarted.db, keys, {
        email,
        code: codeAt(NOW),
        peer: '203.0.113.200',
        device: 'Test',
        before: undefined,
        now: NOW,
      });
      expect(again).toMatchObject({ ok: false, error: { code: 'people/code-wait' } });
    } finally {
      await restarted.close();
    }
  });

  test('counts what is no code too, and e-mails that are nobody’s', async () => {
    for (let tried = 0; tried < 5; tried += 1) await attempt('nadie.mas@example.cl', undefined);
    expect(refusal(await attempt('NADIE.mas@example.cl', '123456'))).toBe('people/code-wait');
  });

  test('of many accounts from one address waits too', async () => {
    const peer = '203.0.113.77';
    for (let tried = 0; tried < 30; tried += 1) {
      await attempt(`victima${tried}@example.cl`, '000000', { peer });
    }
    const { email, codeAt } = await confirmed();
    expect(refusal(await attempt(email, codeAt(NOW), { peer }))).toBe('people/code-wait');
    expect((await attempt(email, codeAt(NOW))).ok).toBe(true);
  });

  test('from an address that waits counts against no account, whose owner comes in from elsewhere', async () => {
    const { email, codeAt } = await confirmed();
    const peer = '203.0.113.78';
    for (let tried = 0; tried < 30; tried += 1) {
      await attempt(`otra${tried}@example.cl`, '000000', { peer });
    }
    for (let tried = 0; tried < 5; tried += 1) await attempt(email, '000000', { peer });
    expect((await attempt(email, codeAt(NOW))).ok).toBe(true);
  });

  test('gets nothing back from coming in: who took an e-mail of somebody else buys no guesses with her own code', async () => {
    const [victim, thief] = [await confirmed(), await confirmed()];
    await sql`update people.person set email = ${victim.email}
      where id = ${thief.actor.personId}`.execute(given.db);
    for (let tried = 0; tried < 4; tried += 1) await attempt(victim.email, '000000');
    expect((await attempt(victim.email, thief.codeAt(NOW))).ok).toBe(true);
    expect(refusal(await attempt(victim.email, '000000'))).toBe('people/code-wait');
  });
});

describe('taking the code away', () => {
  test('leaves a passkey, and the last passkey may go while there is a code', async () => {
    const { actor, email, codeAt } = await confirmed();
    const [only] = await listPasskeys(given.db, actor.personId);
    assert(only !== undefined, 'there is a passkey');
    expect((await removePasskey(given.db, actor, only.id)).ok).toBe(true);
    expect(refusal(await removeCode(given.db, actor))).toBe('people/last-way-in');
    await withPasskey(given.db, actor);
    expect((await removeCode(given.db, actor)).ok).toBe(true);
    expect(refusal(await attempt(email, codeAt(NOW)))).toBe('people/code-wrong');
    expect(refusal(await removeCode(given.db, actor))).toBe('people/code-not-begun');
  });

  test('is refused to a session of a provider, and leaves the code', async () => {
    const { actor, email, codeAt } = await confirmed();
    const resident = await signedIn(given.db, actor.personId, 'provider');
    expect(refusal(await removeCode(given.db, resident))).toBe('people/keys-are-of-staff');
    expect((await attempt(email, codeAt(NOW))).ok).toBe(true);
  });

  test('ends the other sessions, in which somebody may have come with it', async () => {
    const { actor, email, codeAt } = await confirmed();
    const signed = await attempt(email, codeAt(NOW));
    assert(signed.ok, 'signed in');
    expect((await removeCode(given.db, actor)).ok).toBe(true);
    expect(await identify(given.db, signed.value, NOW)).toBeUndefined();
    expect(await methodOfSession(given.db, actor.sessionId)).toBe('passkey');
  });
});
