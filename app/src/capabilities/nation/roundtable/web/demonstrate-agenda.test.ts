// The Mesa of a demonstration has sittings, an agenda in every state, and versions of its plan, told once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../../platform/testing/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { readSitting } from '../actions/keep-sitting.ts';
import { quorumAgreement } from '../demonstration/invented-sittings.ts';
import { isLate } from '../rules/action.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { listActions } from '../store/agenda.ts';
import { listBottlenecks } from '../store/bottlenecks.ts';
import { listPlanVersions } from '../store/plan-versions.ts';
import { listAgreements } from '../store/sittings.ts';
import { DEMONSTRATED_AT, givenDemonstratedMesa } from '../testing/demonstrated.ts';

let given: TestDatabase;

beforeAll(async () => {
  given = await givenDemonstratedMesa();
}, 120_000);
afterAll(() => given?.close());

test('its agenda has actions in every state, some of them late, and a plan of two versions', async () => {
  const actions = await listActions(given.db);
  const today = dayIn(ROUNDTABLE_ZONE, DEMONSTRATED_AT);
  const states = Map.groupBy(actions, ({ state }) => state);
  const counted = [...states].map(([state, those]) => [state, those.length]);
  expect(Object.fromEntries(counted)).toEqual({
    ...{ proposed: 1, agreed: 2, 'in-progress': 6, done: 2, cancelled: 1 },
  });
  expect(actions.filter(({ state, dueOn }) => isLate(state, dueOn, today))).toHaveLength(2);
  const plans = await listPlanVersions(given.db);
  expect(
    plans.map(({ number, sitting, actions: { length } }) => [number, sitting, length]),
  ).toEqual([
    [2, 4, 10],
    [1, 2, 6],
  ]);
});

test('four sittings have minutes that their members approved, the third with a contest and its answer', async () => {
  const read = await Promise.all(
    [1, 2, 3, 4].map((number) => readSitting(given.db, number, DEMONSTRATED_AT)),
  );
  expect(read.map((one) => one?.approved?.version)).toEqual([1, 1, 1, 1]);
  expect(read[2]?.words.filter(({ answer }) => answer !== undefined)).toHaveLength(1);
  const agreements = await listAgreements(given.db);
  const { sitting, position } = quorumAgreement;
  expect(
    agreements.find((one) => one.sitting === sitting && one.position === position)?.text,
  ).toContain('dos tercios');
});

test('late works touch seven editions, with two agreed actions', async () => {
  const [first] = await listBottlenecks(given.db);
  expect(first).toMatchObject({ number: 1, title: 'Ejecución atrasada' });
  expect(first?.experiences).toHaveLength(7);
  const linked = await listActions(given.db, { bottleneckId: first?.id ?? '' });
  expect(linked.map(({ state }) => state)).toEqual(['in-progress', 'in-progress']);
});
