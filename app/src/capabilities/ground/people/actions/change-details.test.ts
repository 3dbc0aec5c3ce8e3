import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newestMail } from '../../../../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { readPerson } from '../store/persons.ts';
import { givenPerson, testKeys as keys, TODAY } from '../testing/somebody.ts';
import { changeDetails, type DetailsToChange } from './change-details.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given.close());
beforeEach(async () => {
  await sql`delete from platform.outgoing_mail`.execute(given.db);
});

function change(personId: string, more: Partial<DetailsToChange>): Promise<void> {
  return changeDetails(given.db, keys, {
    personId,
    birthDate: undefined,
    comunaCut: null,
    email: null,
    alias: undefined,
    today: TODAY,
    ...more,
  });
}

async function toldTo(): Promise<readonly string[]> {
  return (await newestMail(given.db, 100)).map(({ to }) => to);
}

test('a minor who asks to appear by name appears by an alias, and by the same one the next time', async () => {
  const personId = await givenPerson(given.db);
  await change(personId, { birthDate: '2010-01-01' });
  const first = await readPerson(given.db, personId);
  expect(first?.usesAlias).toBe(true);
  expect(first?.publicName).not.toBe('María G.');
  await change(personId, {});
  expect((await readPerson(given.db, personId))?.publicName).toBe(first?.publicName);
});

test('another e-mail, or none, is told to the one before, in the language of its owner', async () => {
  const personId = await givenPerson(given.db, { email: 'antes@example.cl', locale: 'en' });
  await change(personId, { email: 'antes@example.cl', alias: 'la vecina' });
  expect(await toldTo()).toEqual([]);
  await change(personId, { email: 'nuevo@example.cl' });
  const [mail] = await newestMail(given.db, 1);
  expect(mail).toMatchObject({
    to: 'antes@example.cl',
    subject: 'The e-mail of your Minga account changed',
  });
  expect(mail?.text).not.toContain('nuevo@example.cl');
  await change(personId, { email: null });
  expect(await toldTo()).toEqual(['nuevo@example.cl', 'antes@example.cl']);
});

test('a first e-mail is told to nobody', async () => {
  await change(await givenPerson(given.db), { email: 'nuevo@example.cl' });
  expect(await toldTo()).toEqual([]);
});

test('nobody has mail sent to many addresses by taking each for a moment', async () => {
  const personId = await givenPerson(given.db, { email: 'de-ella@example.cl' });
  for (let turn = 0; turn < 10; turn += 1) {
    await change(personId, { email: `ajena${turn}@example.cl` });
  }
  const told = await toldTo();
  expect(told).toHaveLength(5);
  expect(told).toContain('de-ella@example.cl');
  expect((await readPerson(given.db, personId))?.email).toBe('ajena9@example.cl');
});
