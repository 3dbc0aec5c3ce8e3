// The consultations of a demonstration: one that is open, one that ended behind its answers, and never a second time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { testParts } from '../../../../site/testing.ts';
import { contributions as people } from '../../../ground/people/index.ts';
import { contributions } from '../index.ts';
import { findConsultation } from '../store/consultations.ts';
import { listGroups } from '../store/groups.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import { givenCountry, NOW } from '../testing/given.ts';

let given: TestDatabase;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
});
afterAll(() => given?.close());

test('Ancud asks about its bases and Lautaro has answered, however often it is begun', async () => {
  const house = houseOf(testParts(given.db));
  await people.demonstrate?.(house);
  for (let times = 0; times < 2; times += 1) await contributions.demonstrate?.(house);
  const { rows } = await given.pool.query(
    'select slug from consultations.consultation order by slug',
  );
  const [open, ended] = rows.map(({ slug }) => String(slug));
  expect(rows).toHaveLength(2);
  expect(await findConsultation(given.db, open ?? '', NOW)).toMatchObject({
    state: 'open',
    observationsCount: 8,
  });
  const answered = await findConsultation(given.db, ended ?? '', NOW);
  expect(answered).toMatchObject({ state: 'ended', outcome: 'approved' });
  expect(await listGroups(given.db, answered?.id ?? '')).toHaveLength(4);
  expect(await listParagraphs(given.db, answered?.id ?? '', 'approved')).toHaveLength(5);
});
