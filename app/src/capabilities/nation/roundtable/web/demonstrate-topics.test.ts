// The Mesa of a demonstration has topics that differ believably, groups of residents, and an area in each state, told once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../../platform/testing/database.ts';
import { stateOfArea } from '../rules/quorum.ts';
import { findQuorum, listAreas } from '../store/areas.ts';
import { listMembers } from '../store/members.ts';
import { findPicture } from '../store/opinions.ts';
import { listUndecided } from '../store/stances.ts';
import { listTopics } from '../store/topics.ts';
import { DEMONSTRATED_AT, givenDemonstratedMesa } from '../testing/demonstrated.ts';
import { backingOfArea } from './areas-page.tsx';
import { readComparison } from './comparison.ts';

let given: TestDatabase;

beforeAll(async () => {
  given = await givenDemonstratedMesa();
}, 120_000);
afterAll(() => given?.close());

test('members of four topics agree here and differ there, and two of one member do not say the same', async () => {
  const topics = await listTopics(given.db);
  expect(topics.map(({ title }) => title)).toEqual([
    'Edad mínima para votar',
    'Cuánto del presupuesto',
    'Voto en sectores rurales',
    'Quién responde por la ejecución',
  ]);
  for (const topic of topics) {
    const { grounds, analyses } = await readComparison(given.db, topic);
    const found = new Set(grounds.map(({ ground }) => ground));
    expect([topic.title, found.has('difference'), found.size > 1]).toEqual([
      topic.title,
      true,
      true,
    ]);
    if (topic.title.startsWith('Quién')) expect(analyses).toHaveLength(2);
  }
  const ancud = (await listMembers(given.db)).find(({ slug }) => slug === 'ancud');
  const [waiting] = await listUndecided(given.db, ancud?.id ?? '', DEMONSTRATED_AT);
  expect(waiting).toMatchObject({ rank: 'alternate', choice: 'disagree' });
});

test('one area is common by the quorum of a sitting, one lacks SUBDERE alone, and one fell with a reason', async () => {
  const { db } = given;
  const [quorum, members, areas] = await Promise.all([
    findQuorum(db),
    listMembers(db),
    listAreas(db),
  ]);
  expect(quorum).toMatchObject({ numerator: 2, denominator: 3, sitting: 1, agreement: 2 });
  const quorums = quorum === undefined ? [] : [quorum];
  const found = areas.map((area) => [
    area.title,
    stateOfArea(area.periods),
    backingOfArea(area, { members, quorums })?.missing.length,
    area.backings.some(({ reason }) => reason !== undefined),
  ]);
  expect(found.toSorted()).toEqual([
    ['El monto se conoce antes y no baja', 'candidate', 1, false],
    ['Urna móvil para islas y cordillera', 'withdrawn-from', 0, true],
    ['Votar desde los 14 años, también en los liceos', 'common', 0, false],
  ]);
});

test('residents fall into three groups on one topic, and are too few on another', async () => {
  const [age, , countryside] = await listTopics(given.db);
  const picture = await findPicture(given.db, age?.id ?? '');
  expect(picture?.picture.people).toBeGreaterThanOrEqual(150);
  expect(picture?.picture.groups).toHaveLength(3);
  expect(picture?.picture.unites).toEqual([3]);
  expect(await findPicture(given.db, countryside?.id ?? '')).toBeUndefined();
});
