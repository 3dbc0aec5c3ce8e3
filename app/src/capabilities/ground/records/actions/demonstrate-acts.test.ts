// The acts of a demonstration: proposed once, read whole by whoever may sign, and again only when nobody did in time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { testParts, testSite } from '../../../../site/testing.ts';
import { listActs, listPending } from '../store/two-person-acts.ts';
import { ancud, holderOf, later, NOW, scopeOfComuna } from '../testing/given.ts';
import { demonstrateActs } from './demonstrate-acts.ts';
import { kindOf } from './end-act.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
});
afterAll(() => given?.close());

const houseAt = (now: Date) => houseOf(testParts(given.db, { clock: { now: () => now } }));

test('the demonstration shows acts of a municipality and of the national team once, however often it starts', async () => {
  await demonstrateActs(houseAt(NOW));
  expect(await listPending(given.db, NOW)).toEqual([]);
  await holderOf(given.db, 'pb-officer', await scopeOfComuna(given.db, ancud));
  const { id } = await given.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'subdere')
    .executeTakeFirstOrThrow();
  await holderOf(given.db, 'national-staff', { kind: 'institution', id });
  await demonstrateActs(houseAt(NOW));
  await demonstrateActs(houseAt(NOW));
  const pending = await listPending(given.db, NOW);
  expect(pending.map(({ institutionSlug }) => institutionSlug).toSorted()).toEqual([
    'ancud',
    'chonchi',
    'lautaro',
  ]);
  for (const act of pending) {
    const kind = kindOf(houseAt(NOW), act);
    expect(kind?.shown(act.payload).length).toBeGreaterThan(1);
    expect(kind?.seenAt?.(act.payload, houseAt(NOW)).href).toContain('/gestion/');
  }
  const days = later(73 * 60);
  await demonstrateActs(houseAt(days));
  expect(await listPending(given.db, days)).toHaveLength(3);
});

test('and one of a region that nobody signed in time, which is not proposed again', async () => {
  const { id } = await given.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'gore-los-lagos')
    .executeTakeFirstOrThrow();
  await holderOf(given.db, 'pb-officer', { kind: 'institution', id });
  for (const hours of [0, 1, 100]) await demonstrateActs(houseAt(later(hours * 60)));
  const all = await listActs(given.db, { institution: 'gore-los-lagos' }, { limit: 9, offset: 0 });
  expect(all.map(({ end, expiresAt }) => end === undefined && expiresAt < NOW)).toEqual([true]);
});
