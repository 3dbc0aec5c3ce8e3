// Agreements that fall due: whoever called is told three days before and once the day went by, each once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import {
  givenHeld,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
  pathIn,
} from '../testing/given.ts';
import { page } from '../testing/pages.ts';
import type { Acting } from './acting.ts';
import { watchAgreements } from './watch-agreements.ts';
import { approveMinutes, correctMinutes, writeMinutes } from './write-minutes.ts';

let given: TestDatabase;
let anybody: TestSite;
let by: Acting;
let second: Acting;
let now = NOW;
const site = { publicUrl: 'http://localhost', isDemonstration: true };

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { clock: { now: () => now } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  second = await givenStaff(given.db, 'ancud', 'certifying-officer');
});
afterAll(() => given?.close());

const at = (acting: Acting): Acting => ({ ...acting, now: later(60) });

async function approved(id: string, dueOn: string, text: string): Promise<void> {
  const agreements = [{ text, responsible: 'Secpla', dueOn }];
  await writeMinutes(given.db, at(by), id, { text: 'Se habló.', agreements });
  const done = await approveMinutes(given.db, site, at(second), { id, inLater: undefined });
  expect(done.ok).toBe(true);
}

const told = async (personId: string) =>
  (
    await given.pool.query<{ title: string }>(
      `select title from people.notice where kind = 'gatherings/agreement' and person_id = $1
        order by created_at`,
      [personId],
    )
  ).rows.map(({ title }) => title);

async function watchOn(day: string): Promise<void> {
  now = new Date(`${day}T15:00:00Z`);
  await watchAgreements(given.db, pathIn, now);
  await watchAgreements(given.db, pathIn, now);
}

const tasks = async (acting: Acting) =>
  page(await anybody.as(acting.actor.personId), '/lo-que-me-toca');

test('an agreement: whoever called hears of its day three days before and after it, once each', async () => {
  const { id } = await givenHeld(given.db, by, { title: 'Asamblea del plazo' });
  await approved(id, '2027-03-10', 'Pedir luz');
  await watchOn('2027-03-06');
  expect(await told(by.actor.personId)).toEqual([]);
  expect(await tasks(by)).not.toContain('Pedir luz');
  await watchOn('2027-03-07');
  expect(await told(by.actor.personId)).toEqual([
    expect.stringMatching(/El acuerdo 1\.1 de «Asamblea del plazo» vence el miércoles 10 de marzo/),
  ]);
  expect(await told(second.actor.personId)).toHaveLength(1);
  expect(await tasks(by)).toContain('Responde Secpla: Pedir luz');
  await watchOn('2027-03-10');
  expect(await told(by.actor.personId)).toHaveLength(1);
  await watchOn('2027-03-11');
  expect(await told(by.actor.personId)).toEqual([
    expect.stringContaining('vence el'),
    expect.stringContaining('venció el'),
  ]);
  expect(await tasks(by)).toContain('ya venció');
  await watchOn('2027-04-10');
  expect(await tasks(by)).not.toContain('Pedir luz');
});

test('an agreement: only the version of the minutes that holds is watched, and never a draft', async () => {
  const { id } = await givenHeld(given.db, by, { title: 'Asamblea corregida', kind: 'workshop' });
  await approved(id, '2027-05-10', 'Plazo equivocado');
  await correctMinutes(given.db, at(by), id, 'El plazo estaba mal');
  await watchOn('2027-05-08');
  const before = (await told(by.actor.personId)).length;
  await approved(id, '2027-06-10', 'Plazo correcto');
  await watchOn('2027-05-11');
  expect(await told(by.actor.personId)).toHaveLength(before);
  expect(await tasks(by)).not.toContain('Plazo equivocado');
});

test('an agreement of an organisation is of its representatives and of nobody else', async () => {
  const chair = await givenRepresentative(given.db, 'junta-del-plazo', '2028-12-31');
  const { id } = await givenHeld(given.db, chair, { title: 'Asamblea propia' });
  const agreements = [{ text: 'Comprar pintura', responsible: undefined, dueOn: '2027-08-02' }];
  await writeMinutes(given.db, at(chair), id, { text: 'Se acordó.', agreements });
  const vice = { ...chair, actor: { ...chair.actor, personId: second.actor.personId } };
  await approveMinutes(given.db, site, at(vice), { id, inLater: undefined });
  await watchOn('2027-08-01');
  expect(await told(chair.actor.personId)).toHaveLength(1);
  expect((await told(by.actor.personId)).join()).not.toContain('Asamblea propia');
});
