import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetAttempts, type RateLimit, waitSeconds } from './rate-limit.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given.close());

const limit: RateLimit = { name: 'test/enter', attempts: 3, windowSeconds: 600 };

async function attempts(who: Buffer, times: number, of = limit) {
  const waits: (number | undefined)[] = [];
  for (let time = 0; time < times; time++) waits.push(await waitSeconds(given.db, of, who));
  return waits;
}

/** As if that many seconds had passed for everything that is counted. */
async function later(seconds: number): Promise<void> {
  await sql`update platform.rate_limit
    set ends_at = ends_at - make_interval(secs => ${seconds})`.execute(given.db);
}

test('so many attempts are free, and the next says how long to wait', async () => {
  const who = randomBytes(32);
  const [, , third, fourth, fifth] = await attempts(who, 5);
  expect(third).toBeUndefined();
  expect(fourth).toBeGreaterThan(595);
  expect(fourth).toBeLessThanOrEqual(600);
  expect(fifth).toBeLessThanOrEqual(fourth ?? 0);
});

test('another one, and another kind of attempt, is counted apart', async () => {
  const who = randomBytes(32);
  await attempts(who, 4);
  expect(await attempts(randomBytes(32), 1)).toEqual([undefined]);
  expect(await attempts(who, 1, { ...limit, name: 'test/leave' })).toEqual([undefined]);
});

test('the wait gets shorter, more attempts do not make it longer, and after it all are free again', async () => {
  const who = randomBytes(32);
  await attempts(who, 4);
  await later(500);
  const [wait = 0] = await attempts(who, 1);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(100);
  await later(101);
  expect((await attempts(who, 4)).map((one) => one === undefined)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('many at the same moment do not get past it', async () => {
  const who = randomBytes(32);
  const waits = await Promise.all(
    Array.from({ length: 20 }, () => waitSeconds(given.db, limit, who)),
  );
  expect(waits.filter((wait) => wait === undefined)).toHaveLength(3);
});

test('who succeeded has all attempts back', async () => {
  const who = randomBytes(32);
  await attempts(who, 4);
  await forgetAttempts(given.db, limit, who);
  expect(await attempts(who, 1)).toEqual([undefined]);
});

test('what is kept is a fingerprint and not what it is of', async () => {
  const who = randomBytes(32);
  await attempts(who, 1);
  const kept = await sql<{ key: string }>`select key from platform.rate_limit`.execute(given.db);
  expect(kept.rows.map(({ key }) => key)).toContain(`test/enter:${who.toString('base64url')}`);
});
