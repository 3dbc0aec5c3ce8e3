import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { contributions as territories } from '../../territories/index.ts';
import { identify } from '../actions/identify.ts';
import { openSession, startSession } from '../actions/sign-in.ts';
import { limitsOf, type SignInMethod } from '../rules/session.ts';
import { givenInstitution, givenPerson, givenRole, later, NOW } from '../testing/somebody.ts';
import {
  deleteSession,
  deleteSessionsOf,
  deleteWhatEnded,
  findSession,
  listSessions,
  renewSession,
} from './sessions.ts';
import { hashOf, newToken } from './tokens.ts';

let given: TestDatabase;
let personId: string;
beforeAll(async () => {
  given = await testDatabase();
  await territories.loadFacts?.(given.db);
  personId = await givenPerson(given.db);
});
afterAll(() => given.close());

const open = (method: SignInMethod = 'provider', now = NOW, who = personId) =>
  startSession(given.db, { personId: who, method, device: 'Test', now });

describe('a session', () => {
  test('is kept as a hash of its token, which opens nothing', async () => {
    const token = await open();
    const kept = await sql<{ row: string }>`
      select row_to_json(s)::text as row from people.session s
      where token_hash = ${hashOf(token)}`.execute(given.db);
    expect(kept.rows).toHaveLength(1);
    expect(kept.rows[0]?.row).not.toContain(token);
    expect(await findSession(given.db, newToken())).toBeUndefined();
  });

  test('is not there when its transaction is not done', async () => {
    let token = newToken();
    const undone = inTransaction(given.db, async (tx) => {
      token = await openSession(tx, { personId, method: 'provider', device: 'Test', now: NOW });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await findSession(given.db, token)).toBeUndefined();
  });

  test.each(['provider', 'access-code', 'passkey', 'totp', 'demonstration'] as const)(
    'of %s ends when nobody uses it, and in any case at its end; whose it was is known a day longer',
    async (method) => {
      const { idleMs, absoluteMs } = limitsOf(method);
      const idle = await open(method);
      expect(await identify(given.db, idle, later(idleMs))).toBeDefined();
      expect(await identify(given.db, idle, later(2 * idleMs))).toBeDefined();
      expect(await identify(given.db, idle, later(3 * idleMs + 1))).toBeUndefined();
      expect((await findSession(given.db, idle))?.personId).toBe(personId);

      const used = await open(method);
      for (let at = idleMs; at < absoluteMs; at += idleMs) {
        expect(await identify(given.db, used, later(at))).toBeDefined();
      }
      expect(await identify(given.db, used, later(absoluteMs))).toBeUndefined();
      expect((await findSession(given.db, used))?.personId).toBe(personId);
    },
  );

  test('is written to at most once a minute, however often it is used', async () => {
    const token = await open();
    await identify(given.db, token, later(59_000));
    expect((await findSession(given.db, token))?.seenAt).toEqual(NOW);
    await identify(given.db, token, later(61_000));
    expect((await findSession(given.db, token))?.seenAt).toEqual(later(61_000));
  });

  test('that is renewed has another token and is proven now; the token of before opens nothing', async () => {
    const before = await open();
    const session = await findSession(given.db, before);
    const token = newToken();
    await renewSession(given.db, session?.id ?? '', token, later(5000));
    expect(await identify(given.db, before, later(6000))).toBeUndefined();
    expect(await identify(given.db, token, later(6000))).toMatchObject({ provenAt: later(5000) });
  });

  test('is closed by its own person only', async () => {
    const token = await open();
    const { id = '' } = (await findSession(given.db, token)) ?? {};
    expect(await deleteSession(given.db, id, await givenPerson(given.db))).toBe(false);
    expect(await findSession(given.db, token)).toBeDefined();
    expect(await deleteSession(given.db, id, personId)).toBe(true);
    expect(await deleteSession(given.db, id, personId)).toBe(false);
  });
});

test('closing the others leaves this one, and nobody else’s', async () => {
  const who = await givenPerson(given.db);
  const stranger = await open();
  const tokens = [];
  for (const seconds of [1, 2, 3]) {
    tokens.push(await open('provider', later(seconds * 1000), who));
  }
  const listed = await listSessions(given.db, who, later(5000));
  expect(listed.map(({ seenAt }) => seenAt)).toEqual([later(3000), later(2000), later(1000)]);
  await deleteSessionsOf(given.db, who, listed[1]?.id);
  expect(await listSessions(given.db, who, later(5000))).toEqual([listed[1]]);
  expect(await findSession(given.db, stranger)).toBeDefined();
  await deleteSessionsOf(given.db, who);
  expect(await listSessions(given.db, who, later(5000))).toEqual([]);
});

test('what ended is forgotten, and nothing else', async () => {
  const who = await givenPerson(given.db);
  const real = Date.now();
  const ago = (ms: number) => new Date(real - ms);
  const minute = 60_000;
  const day = 24 * 60 * minute;
  const gone = [
    await open('passkey', ago(day + 31 * minute), who),
    await open('provider', ago(8 * day + minute), who),
  ];
  const ended = await open('passkey', ago(31 * minute), who);
  const standing = [
    await open('passkey', ago(29 * minute), who),
    await open('provider', ago(6 * day), who),
    await open('access-code', ago(31 * minute), who),
  ];
  await sql`insert into people.kept_form (browser_hash, address, body_sealed, expires_at)
    values ('\\x00', '/gone', '\\x00', now() - interval '1 second'),
           ('\\x00', '/kept', '\\x00', now() + interval '1 hour')`.execute(given.db);
  await sql`insert into platform.rate_limit values ('gone', 1, now() - interval '1 second'),
    ('kept', 1, now() + interval '1 hour')`.execute(given.db);
  await deleteWhatEnded(given.db);
  const left = await sql<{ n: number }>`select count(*)::int n from people.session
    where person_id = ${who}`.execute(given.db);
  expect(left.rows[0]?.n).toBe(4);
  expect(await listSessions(given.db, who, new Date())).toHaveLength(3);
  for (const token of gone) expect(await findSession(given.db, token)).toBeUndefined();
  expect(await identify(given.db, ended, new Date())).toBeUndefined();
  for (const token of standing) expect(await findSession(given.db, token)).toBeDefined();
  const others = await sql<{ word: string }>`select address as word from people.kept_form
    union all select key from platform.rate_limit`.execute(given.db);
  expect(others.rows.map(({ word }) => word).sort()).toEqual(['/kept', 'kept']);
});

describe('the roles that a session carries', () => {
  test('of staff come with a passkey only; those of residents with any', async () => {
    const scope = await givenInstitution(given.db, '09108');
    const who = await givenPerson(given.db);
    await givenRole(given.db, who, 'pb-officer', scope);
    await givenRole(given.db, who, 'oversight-committee', scope);
    const rolesBy = async (method: SignInMethod) => {
      const actor = await identify(given.db, await open(method, NOW, who), NOW);
      return actor?.grants.map(({ role }) => role).sort();
    };
    const all = ['oversight-committee', 'pb-officer'];
    expect(await rolesBy('passkey')).toEqual(all);
    expect(await rolesBy('totp')).toEqual(all);
    expect(await rolesBy('demonstration')).toEqual(all);
    expect(await rolesBy('provider')).toEqual(['oversight-committee']);
    expect(await rolesBy('access-code')).toEqual(['oversight-committee']);
  });
});
