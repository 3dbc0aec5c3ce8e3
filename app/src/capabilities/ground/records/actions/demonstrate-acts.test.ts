// The acts of a demonstration: proposed once, read whole by whoever may sign, and again only when nobody did in time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { testParts, testSite } from '../../../../site/testing.ts';
import { listPending } from '../store/two-person-acts.ts';
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

test('the demonstration shows one act of a municipality and one of the national team, however often it starts', async () => {
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
  ]);
  for (const act of pending) {
    const kind = kindOf(houseAt(NOW), act);
    expect(kind?.shown(act.payload).length).toBeGreaterThan(1);
    expect(kind?.seenAt?.(act.payload, houseAt(NOW)).href).toContain('/gestion/');
  }
  const days = later(73 * 60);
  await demonstrateActs(houseAt(days));
  expect(await listPending(given.db, days)).toHaveLength(2);
});
