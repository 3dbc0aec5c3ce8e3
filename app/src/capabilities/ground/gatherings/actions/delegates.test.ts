// Delegates with an account: asked by whoever called, and nobody knows of it before they accept by themselves.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testKeys, testSite } from '../../../../site/testing.ts';
import { listDelegates } from '../store/delegates.ts';
import { forgetPerson, joinAccounts } from '../store/forgetting.ts';
import type { Gathering } from '../store/gatherings.ts';
import { listRegistrations } from '../store/registrations.ts';
import { givenPerson, givenPublished, givenStaff, later, NOW } from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import type { Acting } from './acting.ts';
import { answerDelegacy, askDelegate } from './elect-delegates.ts';
import { forgetWhatServed } from './forget-what-served.ts';
import { closeGathering } from './move-gathering.ts';
import { register } from './register.ts';

let given: TestDatabase;
let anybody: TestSite;
let by: Acting;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { clock: { now: () => NOW } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
});
afterAll(() => given?.close());

/** A gathering that was held, to which these came. */
async function heldWith(...people: readonly string[]): Promise<Gathering> {
  const gathering = await givenPublished(given.db, by);
  const house = { db: given.db, keys: testKeys };
  for (const personId of people) {
    const coming = { companions: 0, territoryId: undefined, needs: '' };
    await register(house, personId, gathering.slug, coming, NOW);
  }
  await closeGathering(given.db, { ...by, now: later(51) }, gathering.id);
  return gathering;
}

async function ask({ id }: Gathering, personId: string) {
  const registered = await listRegistrations(given.db, id);
  const registrationId =
    registered.find((one) => one.personId === personId)?.id ?? crypto.randomUUID();
  const elected = { registrationId, isSubstitute: false, votesCount: 12 };
  return askDelegate(given.db, { ...by, now: later(52) }, id, elected);
}

const listed = async ({ id }: Gathering) =>
  (await listDelegates(given.db, id)).map(({ name, isAsked }) => [name, isAsked]);

test('whoever is asked hears of it, and is on no public list before she accepts on her own page', async () => {
  const person = await givenPerson(given.db, 'Luz Delegada');
  const gathering = await heldWith(person);
  const at = `/gestion/ancud/reuniones/${gathering.id}/delegaciones`;
  const desk = await anybody.as(by.actor.personId);
  expect(await send(desk, at, { paso: 'pedir' }, 422)).toContain('href="#inscripcion"');
  expect((await ask(gathering, person)).ok).toBe(true);
  expect((await ask(gathering, person)).ok).toBe(true);
  expect(await listed(gathering)).toEqual([['Luz Delegada', true]]);
  expect(await page(desk, at)).toContain('Todavía no acepta');
  const own = await anybody.as(person);
  const shown = `/reuniones/${gathering.slug}`;
  expect(await page(anybody, shown)).not.toContain('Delegadas y delegados');
  expect(await page(own, '/lo-que-me-toca')).toContain(`href="${shown}#delegacion"`);
  expect(await page(own, shown)).toContain('Acepto ser delegada');
  await send(own, `${shown}/delegacion`, { acepto: '1' }, 303);
  expect(await page(anybody, shown)).toContain('Luz Delegada');
  expect(await page(own, '/mis-datos')).toContain('para representar a tu sector');
  await send(own, `${shown}/delegacion`, {}, 303);
  expect(await page(anybody, shown)).not.toContain('Luz Delegada');
  expect(await send(own, `${shown}/delegacion`, { acepto: '1' }, 404)).toContain(
    'No hay una elección tuya',
  );
});

test('nobody is asked who did not say that she comes, nor accepts for somebody else', async () => {
  const [person, other] = [await givenPerson(given.db), await givenPerson(given.db)];
  const gathering = await heldWith(person);
  expect(await ask(gathering, other)).toMatchObject({
    error: { code: 'gatherings/not-registered' },
  });
  await ask(gathering, person);
  const { slug } = gathering;
  expect(await answerDelegacy(given.db, other, { slug, accepts: true })).toMatchObject({
    error: { code: 'gatherings/not-delegate' },
  });
  expect((await answerDelegacy(given.db, other, { slug, accepts: false })).ok).toBe(true);
  expect((await listed(gathering)).map(([, isAsked]) => isAsked)).toEqual([true]);
});

test('whoever is forgotten is on no list any more', async () => {
  const person = await givenPerson(given.db);
  const gathering = await heldWith(person);
  await ask(gathering, person);
  await answerDelegacy(given.db, person, { slug: gathering.slug, accepts: true });
  await given.db.transaction().execute((tx) => forgetPerson(tx, person));
  expect(await listed(gathering)).toEqual([]);
});

test('two accounts that become one are one delegate, of the registration that stays', async () => {
  const [closed, kept] = [await givenPerson(given.db), await givenPerson(given.db)];
  const [one, both] = [await heldWith(closed, kept), await heldWith(closed, kept)];
  await ask(one, closed);
  await ask(both, closed);
  await ask(both, kept);
  await given.db.transaction().execute((tx) => joinAccounts(tx, { closed, kept }));
  for (const gathering of [one, both]) {
    expect(await listed(gathering)).toHaveLength(1);
    const { slug } = gathering;
    expect((await answerDelegacy(given.db, kept, { slug, accepts: true })).ok).toBe(true);
  }
});

test('after a year nobody stays asked; whoever accepted stays named', async () => {
  const [asked, accepted] = [
    await givenPerson(given.db, 'Sin Respuesta'),
    await givenPerson(given.db, 'Con Acuerdo'),
  ];
  const gathering = await heldWith(asked, accepted);
  for (const person of [asked, accepted]) await ask(gathering, person);
  await answerDelegacy(given.db, accepted, { slug: gathering.slug, accepts: true });
  await forgetWhatServed(given.db, later(50 + 365 * 24 + 1));
  expect(await listed(gathering)).toEqual([['Con Acuerdo', false]]);
});
