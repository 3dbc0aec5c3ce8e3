import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { newestMail } from '../../../../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { HOLDS_MS } from '../rules/assisted-identity.ts';
import type { Run } from '../rules/run.ts';
import { countWaiting, deleteExpired, listOpenIdentities } from '../store/assisted-identities.ts';
import { insertConsent, insertGuardianship, listConsents } from '../store/guardianships.ts';
import { openDetails, readPerson, updatePerson } from '../store/persons.ts';
import { type Desk, givenDesk, newRun, seenOf } from '../testing/desk.ts';
import {
  givenInstitution,
  givenPerson,
  givenStaff,
  testKeys as keys,
  later,
  NOW,
  providerOf,
} from '../testing/somebody.ts';
import { refuseIdentity } from './refuse-identity.ts';
import { signIn } from './sign-in.ts';
import { signInByCard } from './sign-in-by-card.ts';
import { writeDownIdentity } from './write-down-identity.ts';

let given: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  given = await testDatabase();
  desk = await givenDesk(given.db);
});
afterAll(() => given.close());

async function rowOf(id: string) {
  return given.db
    .selectFrom('people.assisted_identity')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

function enter(code: string, birthYear: number) {
  const session = { device: 'Test', before: undefined, mustBe: undefined, now: NOW };
  return signInByCard(given.db, keys, { code, birthYear, peer: 'desk', ...session });
}

describe('one document', () => {
  test('waits once in an institution, and again when its time is over', async () => {
    const seen = seenOf();
    await desk.writeDown(seen);
    const again = await writeDownIdentity(given.db, keys, { ...desk.at(desk.hugo), seen });
    expect(again).toEqual({ ok: false, error: { code: 'people/identity-open' } });
    const atOnce = seenOf();
    const both = await Promise.all(
      [desk.rosa, desk.hugo].map((actor) =>
        writeDownIdentity(given.db, keys, { ...desk.at(actor), seen: atOnce }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const after = desk.at(desk.hugo, desk.lautaro, later(HOLDS_MS));
    expect((await writeDownIdentity(given.db, keys, { ...after, seen })).ok).toBe(true);
  });

  test('may wait in two institutions, and becomes one account', async () => {
    const seen = seenOf();
    const here = await desk.writeDown(seen);
    const there = await desk.writeDown(seen, desk.at(desk.stranger, desk.lebu));
    const nina = await givenStaff(given.db, desk.lebu, 'pb-officer');
    const cards = await Promise.all([
      desk.confirm(here, seen),
      desk.confirm(there, seen, desk.at(nina, desk.lebu)),
    ]);
    const ids = cards.map((card) => (card.ok ? card.value.personId : card.error.code));
    expect(new Set(ids).size).toBe(1);
    expect(cards.map((card) => card.ok && card.value.replacesCard).sort()).toEqual([false, true]);
  });
});

describe('whoever has an account already', () => {
  test('gets the card for it, keeps what her account says but for a birth date that the document shows, and is told', async () => {
    const run = newRun();
    const personId = await givenPerson(given.db, {
      run,
      names: { given: 'Elba', family: 'Curin' },
      publicName: 'Loica 100',
      usesAlias: true,
      email: 'elba@ejemplo.cl',
      birthDate: '1990-01-01',
    });
    await inTransaction(given.db, (tx) => updatePerson(tx, keys, personId, { comunaCut: '08201' }));
    const seen = seenOf({ document: { kind: 'run', number: run } });
    const card = await desk.identified(seen);
    expect(seen.birthDate).not.toBe('1990-01-01');
    expect(card).toMatchObject({ personId, publicName: 'Loica 100' });
    expect(await readPerson(given.db, personId)).toMatchObject({ comunaCut: '08201' });
    expect(await openDetails(given.db, keys, personId)).toMatchObject({
      names: { given: 'Elba', family: 'Curin' },
      birthDate: seen.birthDate,
    });
    const [mail] = await newestMail(given.db, 1);
    expect(mail).toMatchObject({ to: 'elba@ejemplo.cl' });
    expect(mail?.text).toContain('Municipalidad de Lautaro');
    expect(`${mail?.subject}${mail?.text}`).not.toContain(card.code);
    expect(`${mail?.subject}${mail?.text}`).not.toContain(run);
  });

  test('is the same person when she comes back with ClaveÚnica', async () => {
    const seen = seenOf();
    const card = await desk.identified(seen);
    const signed = await signIn(given.db, keys, {
      provider: providerOf(),
      subject: 'elba',
      proven: { run: seen.document.number as Run, names: seen.names },
      device: 'Test',
      locale: 'es-CL',
      now: NOW,
    });
    expect(signed.ok && signed.value).toMatchObject({ personId: card.personId, isNew: false });
  });

  test('and was registered as a child speaks for herself from then on', async () => {
    const run = newRun();
    const guardianId = await givenPerson(given.db);
    const childId = await givenPerson(given.db, {
      proof: 'guardian',
      publicName: 'Diuca 101',
      usesAlias: true,
      names: { given: 'Otro', family: 'Nombre' },
      birthDate: '2019-01-01',
      run,
    });
    const ward = { childId, guardianId, now: NOW };
    await inTransaction(given.db, async (tx) => {
      await insertGuardianship(tx, ward);
      await insertConsent(tx, { ...ward, subject: 'test/track', textVersion: '1' });
    });
    const seen = seenOf({ document: { kind: 'run', number: run }, birthDate: '2012-01-01' });
    expect((await desk.identified(seen)).personId).toBe(childId);
    expect((await readPerson(given.db, childId))?.proof).toBe('assisted');
    expect(await openDetails(given.db, keys, childId)).toMatchObject({
      names: seen.names,
      birthDate: '2012-01-01',
    });
    const [consent] = await listConsents(given.db, childId);
    expect(consent?.withdrawnAt).toEqual(NOW);
  });
});

test('whoever has an account already has added what it lacks, and appears by an alias if the document shows a minor', async () => {
  const [adult, minor] = [newRun(), newRun()];
  for (const [run, birthDate] of [
    [adult, '1948-06-24'],
    [minor, '2010-01-01'],
  ] as const) {
    const personId = await givenPerson(given.db, { run });
    await desk.identified(seenOf({ document: { kind: 'run', number: run }, birthDate }));
    expect((await openDetails(given.db, keys, personId)).birthDate).toBe(birthDate);
    const person = await readPerson(given.db, personId);
    expect(person).toMatchObject({ comunaCut: '09108', usesAlias: run === minor });
    expect(person?.publicName === 'María G.').toBe(run === adult);
  }
});

test('a lost card is replaced by two members of staff again: the old one and its sessions end', async () => {
  const seen = seenOf();
  const first = await desk.identified(seen);
  await enter(first.code, 1948);
  const { personId } = first;
  const sessions = () =>
    sql<{ n: number }>`select count(*)::int n from people.session where person_id = ${personId}`
      .execute(given.db)
      .then(({ rows }) => rows[0]?.n);
  expect(await sessions()).toBe(1);
  const second = await desk.identified(seen);
  expect(second).toMatchObject({ personId, replacesCard: true });
  expect(second.code).not.toBe(first.code);
  expect(await sessions()).toBe(0);
  expect(await enter(first.code, 1948)).toMatchObject({ ok: false });
  expect(await enter(second.code, 1948)).toMatchObject({ ok: true });
});

test('what waits is listed by what ends first, counted for whoever may confirm it, and forgotten in time', async () => {
  const other = await givenInstitution(given.db, '13101');
  const nina = await givenStaff(given.db, other, 'desk-staff', 'Nina T.');
  const olga = await givenStaff(given.db, other, 'desk-staff');
  const first = await desk.writeDown(seenOf(), desk.at(nina, other, later(1000)));
  const second = await desk.writeDown(seenOf(), desk.at(nina, other));
  const waiting = await listOpenIdentities(given.db, keys, {
    institutionId: other.id,
    now: later(2000),
  });
  expect(waiting.map(({ id, seenByName }) => [id, seenByName])).toEqual([
    [second, 'Nina T.'],
    [first, 'Nina T.'],
  ]);
  const count = (personId: string, now = later(2000)) =>
    countWaiting(given.db, { institutionIds: [other.id], personId, now });
  expect(await count(olga.personId)).toEqual([
    { institutionId: other.id, count: 2, firstEndsAt: later(HOLDS_MS) },
  ]);
  expect(await count(nina.personId)).toEqual([]);
  await refuseIdentity(given.db, keys, {
    ...desk.at(olga, other),
    id: second,
    reason: 'doubtful-document',
  });
  await deleteExpired(given.db, later(HOLDS_MS + 1000));
  expect(await rowOf(first)).toBeUndefined();
  expect(await rowOf(second)).toBeDefined();
  await deleteExpired(given.db, later(31 * 24 * 3_600_000));
  expect(await rowOf(second)).toBeUndefined();
});

test('an e-mail that nobody gave is not written to', async () => {
  const seen = seenOf();
  const { personId } = await desk.identified(seen);
  const before = (await newestMail(given.db, 100)).length;
  await desk.identified(seen);
  expect(await newestMail(given.db, 100)).toHaveLength(before);
  await inTransaction(given.db, (tx) => updatePerson(tx, keys, personId, { email: 'e@e.cl' }));
  await desk.identified(seen);
  expect(await newestMail(given.db, 100)).toHaveLength(before + 1);
});
