import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys, testSite } from '../../../../site/testing.ts';
import { countBySector, listArrivals } from '../store/attendance.ts';
import { listRegistrations, needsOf } from '../store/registrations.ts';
import {
  givenHeld,
  givenPerson,
  givenPublished,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
  pathIn,
  seen,
  written,
} from '../testing/given.ts';
import type { Acting } from './acting.ts';
import { askCertificate } from './ask-certificate.ts';
import { enterAtDoor, enterPaperList, enterRegistered, undoArrival } from './enter-arrival.ts';
import { forgetWhatServed } from './forget-what-served.ts';
import { cancelGathering, postponeGathering, rescheduleGathering } from './move-gathering.ts';
import { noteTold, register, registerAtDesk, withdraw, withdrawAtDesk } from './register.ts';
import { amendGathering } from './write-gathering.ts';

let given: TestDatabase;
let by: Acting;
const alone = { companions: 0, territoryId: undefined, needs: '' };

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
});
afterAll(() => given?.close());

const house = () => ({ db: given.db, keys: testKeys });
const states = async (id: string) =>
  (await listRegistrations(given.db, id)).map(({ state }) => state).sort();
const notices = async (personId: string) =>
  (
    await given.pool.query(
      'select kind, title, institution_id, due_at from people.notice where person_id = $1 order by created_at, kind',
      [personId],
    )
  ).rows;

describe('coming to a gathering', () => {
  test('is said once, however often it is pressed, also at the same moment', async () => {
    const { slug, id } = await givenPublished(given.db, by, { capacity: 5 });
    const person = await givenPerson(given.db);
    const pressed = await Promise.all(
      Array.from({ length: 6 }, () => register(house(), person, slug, alone, NOW)),
    );
    expect(pressed.map((one) => one.ok && one.value)).toEqual(Array(6).fill('confirmed'));
    expect(await states(id)).toEqual(['confirmed']);
    expect((await seen(given.db, by, id)).seatsTaken).toBe(1);
  });

  test('has no more seats than there are, whoever races for the last: the others wait', async () => {
    const { slug, id } = await givenPublished(given.db, by, { capacity: 4 });
    const people = await Promise.all(Array.from({ length: 9 }, () => givenPerson(given.db)));
    const answers = await Promise.all(
      people.map((person) => register(house(), person, slug, { ...alone, companions: 1 }, NOW)),
    );
    expect(answers.filter((one) => one.ok && one.value === 'confirmed')).toHaveLength(2);
    expect(await states(id)).toEqual([...Array(2).fill('confirmed'), ...Array(7).fill('waiting')]);
    const over = given.pool.query(
      `update gatherings.registration set state = 'confirmed' where gathering_id = $1`,
      [id],
    );
    await expect(over).rejects.toThrow('gathering_check');
    expect((await seen(given.db, by, id)).seatsTaken).toBe(4);
  });
});

describe('a seat', () => {
  test('is undone, and the seat goes to whoever waits first and fits, who is told', async () => {
    const { slug, id, caller } = await givenPublished(given.db, by, { capacity: 2 });
    const [first, second, pair, single] = await Promise.all(
      Array.from({ length: 4 }, () => givenPerson(given.db)),
    );
    await register(house(), first ?? '', slug, alone, NOW);
    await register(house(), second ?? '', slug, alone, NOW);
    await register(house(), pair ?? '', slug, { ...alone, companions: 1 }, later(1));
    await register(house(), single ?? '', slug, alone, later(2));
    const undo = () => withdraw(given.db, first ?? '', slug, { now: later(3), pathIn });
    expect((await undo()).ok && (await undo()).ok).toBe(true);
    expect(await states(id)).toEqual(['confirmed', 'confirmed', 'waiting', 'withdrawn']);
    expect(await notices(single ?? '')).toMatchObject([
      { kind: 'gatherings/seat', institution_id: caller.id, due_at: later(48) },
    ]);
    expect(await notices(pair ?? '')).toEqual([]);
    expect(await register(house(), first ?? '', slug, alone, later(4))).toEqual({
      ok: true,
      value: 'waiting',
    });
  });
});

describe('a place in a gathering', () => {
  test('gets more seats when there are more, and never fewer than are taken', async () => {
    const gathering = await givenPublished(given.db, by, { capacity: 1 });
    const [one, other] = [await givenPerson(given.db), await givenPerson(given.db)];
    await register(house(), one, gathering.slug, alone, NOW);
    await register(house(), other, gathering.slug, alone, NOW);
    const amend = (capacity: number) =>
      amendGathering(given.db, by, gathering.id, {
        written: written({ capacity, level: 'control', startsAt: later(1) }),
        bodyId: undefined,
      });
    expect((await amend(2)).ok).toBe(true);
    expect(await states(gathering.id)).toEqual(['confirmed', 'confirmed']);
    expect(await amend(1)).toEqual({
      ok: false,
      error: { code: 'gatherings/capacity-below-taken', taken: 2 },
    });
    expect(await seen(given.db, by, gathering.id)).toMatchObject({
      level: 'consultation',
      startsAt: later(48),
    });
  });

  test('is over once it begins, and names no sector of another comuna', async () => {
    const { slug } = await givenPublished(given.db, by);
    const person = await givenPerson(given.db);
    expect(await register(house(), person, slug, alone, later(48))).toMatchObject({
      error: { code: 'gatherings/has-begun' },
    });
    const territoryId = '00000000-0000-4000-8000-000000000009';
    expect(await register(house(), person, slug, { ...alone, territoryId }, NOW)).toMatchObject({
      error: { code: 'gatherings/place-not-there' },
    });
  });

  test('at the desk is a name and a telephone, once each form; whoever has no account is told by the desk', async () => {
    const gathering = await givenPublished(given.db, by);
    const formKey = crypto.randomUUID();
    const form = { ...alone, name: 'Elba Curín', phone: '65 262 0000', formKey, needs: 'rampa' };
    await registerAtDesk(house(), by, gathering.id, form);
    await registerAtDesk(house(), by, gathering.id, form);
    const [known, ...rest] = await listRegistrations(given.db, gathering.id);
    expect(rest).toEqual([]);
    expect(known && needsOf(testKeys, known)).toBe('rampa');
    expect((await noteTold(given.db, by, gathering, known?.id ?? '')).ok).toBe(false);
    await cancelGathering(given.db, by, gathering.id, 'Temporal');
    expect((await listRegistrations(given.db, gathering.id))[0]?.toTellSince).toEqual(NOW);
    const told = await noteTold(given.db, { ...by, now: later(1) }, gathering, known?.id ?? '');
    expect(told.ok).toBe(true);
    const log = await given.pool.query(
      `select told::text from records.audit_entry where told->>'gathering' = $1`,
      [gathering.slug],
    );
    expect(log.rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(log.rows)).not.toMatch(/Elba|262|rampa/);
  });
});

test('everybody who said to come is told at once when it is put off, moved or cancelled', async () => {
  const { slug, id } = await givenPublished(given.db, by);
  const person = await givenPerson(given.db);
  await register(house(), person, slug, alone, NOW);
  await postponeGathering(given.db, by, id, 'Temporal');
  const hours = { startsAt: later(100), endsAt: later(102), reason: 'Sin temporal' };
  const past = { ...hours, startsAt: later(-2), endsAt: later(-1) };
  expect(await rescheduleGathering(given.db, by, id, past)).toMatchObject({
    error: { code: 'gatherings/in-the-past' },
  });
  await rescheduleGathering(given.db, by, id, hours);
  await cancelGathering(given.db, by, id, 'No hay quórum');
  const told = await notices(person);
  expect(told.map(({ kind }) => kind)).toEqual(Array(3).fill('gatherings/change'));
  expect(told.map(({ title }) => title).sort()).toEqual([
    expect.stringContaining('Se aplazó'),
    expect.stringContaining('Se canceló'),
    expect.stringContaining('cambió de fecha'),
  ]);
});

describe('the door', () => {
  const atStart = () => ({ ...by, now: later(47) });

  test('notes each pass and each name once: again, nothing changes', async () => {
    const { slug, id } = await givenPublished(given.db, by);
    const person = await givenPerson(given.db);
    await register(house(), person, slug, { ...alone, companions: 2 }, NOW);
    const [known] = await listRegistrations(given.db, id);
    const { code = '', id: registrationId = '' } = known ?? {};
    expect(await enterRegistered(given.db, by, id, { code })).toMatchObject({
      error: { code: 'gatherings/door-closed' },
    });
    const noted = await Promise.all([
      enterRegistered(given.db, atStart(), id, { code }),
      enterRegistered(given.db, atStart(), id, { code }),
      enterRegistered(given.db, atStart(), id, { registrationId }),
    ]);
    expect(noted.map((one) => one.ok && one.value.isNew).sort()).toEqual([false, false, true]);
    expect(await countBySector(given.db, id)).toEqual([{ sector: undefined, people: 3 }]);
    const other = await givenPublished(given.db, by);
    expect(await enterRegistered(given.db, atStart(), other.id, { code })).toMatchObject({
      error: { code: 'gatherings/pass-of-another' },
    });
    expect(await enterRegistered(given.db, atStart(), other.id, { registrationId })).toMatchObject({
      error: { code: 'gatherings/not-registered' },
    });
  });

  test('notes a name or a number of people once each form, and takes back a slip', async () => {
    const { id } = await givenPublished(given.db, by);
    const formKey = crypto.randomUUID();
    const form = { name: 'Pedro', territoryId: undefined, peopleCount: 1, formKey };
    await enterAtDoor(given.db, atStart(), id, form);
    await enterAtDoor(given.db, atStart(), id, form);
    const crowd = {
      name: '',
      territoryId: undefined,
      peopleCount: 12,
      formKey: crypto.randomUUID(),
    };
    await enterAtDoor(given.db, atStart(), id, crowd);
    expect(await countBySector(given.db, id)).toEqual([{ sector: undefined, people: 13 }]);
    const slip = (await listArrivals(given.db, id)).find(({ name }) => name === 'Pedro');
    expect((await undoArrival(given.db, atStart(), id, slip?.id ?? '')).ok).toBe(true);
    expect(await countBySector(given.db, id)).toEqual([{ sector: undefined, people: 12 }]);
  });

  test('has noted whoever came: she does not say any more that she does not come', async () => {
    const { slug, id } = await givenPublished(given.db, by);
    const person = await givenPerson(given.db);
    await register(house(), person, slug, alone, NOW);
    const [known] = await listRegistrations(given.db, id);
    const registrationId = known?.id ?? '';
    await enterRegistered(given.db, atStart(), id, { registrationId });
    const refused = { ok: false, error: { code: 'gatherings/has-come' } };
    expect(await withdraw(given.db, person, slug, { now: NOW, pathIn })).toEqual(refused);
    expect(await withdrawAtDesk(given.db, by, id, registrationId)).toEqual(refused);
    expect(await states(id)).toEqual(['confirmed']);
  });
});

describe('the door and its forms', () => {
  const atStart = () => ({ ...by, now: later(47) });
  test('notes another person on a form that was sent before, and the same form once', async () => {
    const { id } = await givenPublished(given.db, by);
    const form = { territoryId: undefined, peopleCount: 1, formKey: crypto.randomUUID() };
    for (const name of ['Pedro', 'Pedro', 'Juana']) {
      await enterAtDoor(given.db, atStart(), id, { ...form, name });
    }
    const names = (await listArrivals(given.db, id)).map(({ name }) => name).sort();
    expect(names).toEqual(['Juana', 'Pedro']);
  });

  test('enters the list that people signed on paper once, by names and by number', async () => {
    const { id } = await givenHeld(given.db, by);
    const { testParts } = await import('../../../../site/testing.ts');
    const list = {
      names: ['Ana', 'Luis'],
      othersCount: 3,
      territoryId: undefined,
      formKey: crypto.randomUUID(),
      scan: undefined,
    };
    const files = testParts(given.db).files;
    const after = { ...by, now: later(60) };
    const first = await enterPaperList({ db: given.db, files }, after, id, list);
    const again = await enterPaperList({ db: given.db, files }, after, id, list);
    expect([first, again]).toEqual([
      { ok: true, value: { isNew: true } },
      { ok: true, value: { isNew: false } },
    ]);
    expect(await countBySector(given.db, id)).toEqual([{ sector: undefined, people: 5 }]);
  });
});

describe('a gathering', () => {
  test('is of whoever called: nobody else finds the gathering', async () => {
    const { id } = await givenPublished(given.db, by);
    const other = await givenRepresentative(given.db, 'otra');
    const form = { name: '', territoryId: undefined, peopleCount: 1, formKey: crypto.randomUUID() };
    for (const foreign of [other, await givenStaff(given.db, 'castro', 'pb-officer')]) {
      const now = later(47);
      expect(await enterAtDoor(given.db, { ...foreign, now }, id, form)).toEqual({
        ok: false,
        error: { code: 'gatherings/unknown' },
      });
      expect((await withdrawAtDesk(given.db, foreign, id, id)).ok).toBe(false);
    }
  });
});

test('a certificate is of whoever was noted with her account, and its code stays the same', async () => {
  const { slug, id } = await givenPublished(given.db, by);
  const [came, stayed] = [await givenPerson(given.db), await givenPerson(given.db)];
  for (const person of [came, stayed]) await register(house(), person, slug, alone, NOW);
  const known = (await listRegistrations(given.db, id)).find(({ personId }) => personId === came);
  await enterRegistered(given.db, { ...by, now: later(48) }, id, { code: known?.code ?? '' });
  expect(await askCertificate(given.db, slug, stayed)).toMatchObject({
    error: { code: 'gatherings/did-not-come' },
  });
  const first = await askCertificate(given.db, slug, came);
  expect(first.ok && first.value).toMatch(/^[0-9A-Z]{16}$/);
  expect(await askCertificate(given.db, slug, came)).toEqual(first);
});

test('what somebody needs is forgotten after thirty days, names after a year, and figures stay', async () => {
  const { slug, id } = await givenPublished(given.db, by);
  const person = await givenPerson(given.db);
  await register(house(), person, slug, { ...alone, needs: 'lengua de señas' }, NOW);
  const { code = '' } = (await listRegistrations(given.db, id))[0] ?? {};
  await enterRegistered(given.db, { ...by, now: later(48) }, id, { code });
  const form = {
    name: 'Pedro',
    territoryId: undefined,
    peopleCount: 1,
    formKey: crypto.randomUUID(),
  };
  await enterAtDoor(given.db, { ...by, now: later(48) }, id, form);
  const day = (days: number) => later(50 + days * 24 + 1);
  await forgetWhatServed(given.db, day(29));
  expect((await listRegistrations(given.db, id))[0]?.needsSealed).not.toBeNull();
  await forgetWhatServed(given.db, day(30));
  expect((await listRegistrations(given.db, id))[0]?.needsSealed).toBeNull();
  await forgetWhatServed(given.db, day(365));
  expect(await listRegistrations(given.db, id)).toEqual([]);
  expect((await listArrivals(given.db, id)).map(({ name }) => name)).toEqual([null, null]);
  expect(await countBySector(given.db, id)).toEqual([{ sector: undefined, people: 2 }]);
});
