import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestMail } from '../../../../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { readPetition } from '../store/petitions.ts';
import {
  acting,
  givenCountry,
  givenPerson,
  givenStaff,
  houseOver,
  lettersAt,
  scopeOfInstitution,
} from '../testing/given.ts';
import { answerPetition } from './answer-petition.ts';
import { setPetitionGoal } from './set-petition-goal.ts';
import { signPetition, withdrawSignature } from './sign-petition.ts';

const now = new Date('2026-11-25T15:00:00Z');

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
});
afterAll(() => given?.close());

function sign(cut: string, personId: string, hasBudget = false) {
  const signing = { cut, tie: 'lives', publishesName: false, hasBudget } as const;
  return signPetition(houseOver(given.db), signing, acting(personId));
}

async function signedBy(cut: string, count: number): Promise<string[]> {
  const people = await Promise.all(Array.from({ length: count }, () => givenPerson(given.db)));
  for (const person of people) expect((await sign(cut, person)).ok).toBe(true);
  return people;
}

describe('a signature', () => {
  const cut = '09101';

  test('counts once each person and comuna, also at the same moment', async () => {
    const person = await givenPerson(given.db);
    const done = await Promise.all([sign(cut, person), sign(cut, person), sign(cut, person)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)).toEqual({
      ok: false,
      error: { code: 'organizations/already-signed' },
    });
    expect((await readPetition(given.db, cut))?.signatures).toBe(1);
    expect((await sign('09102', person)).ok).toBe(true);
  });

  test('that is withdrawn leaves no row, and can be given again', async () => {
    const [person = ''] = await signedBy(cut, 1);
    const before = (await readPetition(given.db, cut))?.signatures ?? 0;
    expect(await withdrawSignature(given.db, cut, person)).toBe(true);
    expect(await withdrawSignature(given.db, cut, person)).toBe(false);
    expect((await readPetition(given.db, cut))?.signatures).toBe(before - 1);
    const rows =
      await sql`select from organizations.petition_signature where person_id = ${person}`.execute(
        given.db,
      );
    expect(rows.rows).toHaveLength(0);
    expect((await sign(cut, person)).ok).toBe(true);
  });

  test('is not taken below 14, to the day, nor where the age is not known, nor where there is a budget already', async () => {
    const child = await givenPerson(given.db, { birthDate: '2014-03-01' });
    expect(await sign(cut, child)).toMatchObject({ error: { code: 'organizations/too-young' } });
    const born = (birthDate: string | null) => givenPerson(given.db, { birthDate });
    expect((await sign(cut, await born('2012-11-25'))).ok).toBe(true);
    expect(await sign(cut, await born('2012-11-26'))).toMatchObject({
      error: { code: 'organizations/too-young' },
    });
    expect(await sign(cut, await born(null))).toMatchObject({
      error: { code: 'organizations/age-unknown' },
    });
    const person = await givenPerson(given.db, { birthDate: '1980-03-01' });
    expect(await sign(cut, person, true)).toMatchObject({
      error: { code: 'organizations/comuna-has-budget' },
    });
  });

  test('is in no audit entry: the log never says who signed', async () => {
    const [person = ''] = await signedBy(cut, 1);
    const entries = await given.db
      .selectFrom('records.audit_entry')
      .select('id')
      .where('actor_person', '=', person)
      .execute();
    expect(entries).toEqual([]);
  });
});

async function givenCouncil(slug: string) {
  const { db } = given;
  const { id } = await scopeOfInstitution(db, slug);
  await sql`update institutions.institution set email = ${`contacto@${slug}.example`} where id = ${id}`.execute(
    db,
  );
  await sql`with body as (
    insert into institutions.body (institution_id, kind) values (${id}, 'municipal-council') returning id)
    insert into institutions.body_member
      (body_id, name, seat, mandate_from, mandate_until, email, left_on, left_reason)
    select body.id, name, seat, mandate_from::date, mandate_until::date, email, left_on::date, left_reason
    from body, (values
      ('Alcaldesa', 'chair', '2024-12-06', '2028-12-06', ${`alcaldia@${slug}.example`}, null, null),
      ('Concejala', 'member', '2024-12-06', '2028-12-06', ${`CONCEJALA@${slug}.example`}, null, null),
      ('Sin correo', 'member', '2024-12-06', '2028-12-06', null, null, null),
      ('Se fue', 'member', '2024-12-06', '2028-12-06', ${`fue@${slug}.example`}, '2025-01-01', 'Renunció'),
      ('Anterior', 'member', '2021-06-28', '2024-12-06', ${`anterior@${slug}.example`}, null, null)
    ) as sitting (name, seat, mandate_from, mandate_until, email, left_on, left_reason)`.execute(
    db,
  );
  await givenStaff(db, slug, 'councillor', { email: `concejala@${slug}.example`, locale: 'en' });
  await givenStaff(db, slug, 'technical-reviewer', { email: `revision@${slug}.example` });
}
const told = async (slug: string) =>
  (await newestMail(given.db, 500))
    .filter(({ to }) => to.endsWith(`@${slug}.example`))
    .map(({ to }) => to)
    .toSorted();

test('the goal: is told to the council that sits, to its accounts and to the municipality, each address once', async () => {
  await givenCouncil('lautaro');
  await signedBy('09108', 49);
  expect(await told('lautaro')).toEqual([]);
  await signedBy('09108', 1);
  expect(await told('lautaro')).toEqual([
    'alcaldia@lautaro.example',
    'concejala@lautaro.example',
    'contacto@lautaro.example',
  ]);
  const [letter] = await lettersAt(given.db, 'concejala@lautaro.example');
  expect(letter?.subject).toBe('50 people of Lautaro ask for a participatory budget');
  expect((await lettersAt(given.db, 'alcaldia@lautaro.example'))[0]?.subject).toBe(
    '50 personas de Lautaro piden un presupuesto participativo',
  );
  expect(await readPetition(given.db, '09108')).toMatchObject({ signatures: 50, reachedAt: now });
});

test('the goal: is told once when the fiftieth and those after it sign at the same moment', async () => {
  await givenCouncil('temuco');
  const before = (await readPetition(given.db, '09101'))?.signatures ?? 0;
  await signedBy('09101', 48 - before);
  const people = await Promise.all(Array.from({ length: 5 }, () => givenPerson(given.db)));
  const done = await Promise.all(people.map((person) => sign('09101', person)));
  expect(done.every(({ ok }) => ok)).toBe(true);
  expect((await readPetition(given.db, '09101'))?.signatures).toBe(53);
  expect(await told('temuco')).toHaveLength(3);
});

test('the goal: stays told when signatures are withdrawn and given again', async () => {
  const [person = ''] = await signedBy('09101', 1);
  await Promise.all([...Array(3)].map(() => withdrawSignature(given.db, '09101', person)));
  await sign('09101', person);
  expect(await told('temuco')).toHaveLength(3);
});

test('the goal: of one comuna can be set lower, which tells the council if it is there already', async () => {
  const { db } = given;
  await givenCouncil('ollague');
  const cut = '02202';
  expect((await setPetitionGoal(db, cut, 15, acting(''))).ok).toBe(true);
  await signedBy(cut, 12);
  expect(await told('ollague')).toEqual([]);
  expect((await setPetitionGoal(db, cut, 12, acting(''))).ok).toBe(true);
  expect(await told('ollague')).toHaveLength(3);
  const entries = await db
    .selectFrom('records.audit_entry')
    .select(['told', 'actor_person'])
    .where('subject', '=', `petition:${cut}`)
    .orderBy('id')
    .execute();
  expect(entries).toEqual([
    { told: { goal_set: 15 }, actor_person: null },
    { told: { goal_set: 12 }, actor_person: null },
    { told: { goal: 12, signatures: 12 }, actor_person: null },
  ]);
  expect(await setPetitionGoal(db, cut, 20, acting(''))).toEqual({
    ok: false,
    error: { code: 'organizations/goal-reached' },
  });
});

test('the goal: the Antártica is told to Cabo de Hornos', async () => {
  const { db } = given;
  await givenCouncil('cabo-de-hornos');
  await setPetitionGoal(db, '12202', 10, acting(''));
  await signedBy('12202', 10);
  expect(await told('cabo-de-hornos')).toHaveLength(3);
});

describe('the answer', () => {
  test('is published once the goal was reached and once only, by the municipality of the comuna and no other', async () => {
    const { db } = given;
    const cut = '09109';
    await setPetitionGoal(db, cut, 10, acting(''));
    await signedBy(cut, 9);
    const mayor = await givenStaff(db, 'loncoche', 'mayor');
    const [loncoche, temuco] = [
      await scopeOfInstitution(db, 'loncoche'),
      await scopeOfInstitution(db, 'temuco'),
    ];
    const answer = { cut, text: 'Lo llevaremos al Concejo el 9 de diciembre.' };
    expect(await answerPetition(db, temuco, answer, acting(mayor))).toMatchObject({
      error: { code: 'organizations/petition-unknown' },
    });
    expect(await answerPetition(db, loncoche, answer, acting(mayor))).toMatchObject({
      error: { code: 'organizations/goal-not-reached' },
    });
    expect((await readPetition(db, cut))?.answer).toBeNull();
    await signedBy(cut, 1);
    const done = await Promise.all([
      answerPetition(db, loncoche, answer, acting(mayor)),
      answerPetition(db, loncoche, { cut, text: 'Otra cosa.' }, acting(mayor)),
    ]);
    expect(done.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(done.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'organizations/petition-answered' },
    });
    expect(await readPetition(db, cut)).toMatchObject({
      answeredAt: now,
      answeredInName: 'Municipalidad de Loncoche',
    });
    const audited = await db
      .selectFrom('records.audit_entry')
      .select(['act', 'actor_person'])
      .where('subject', '=', `petition:${cut}`)
      .where('act', '=', 'organizations/answer-petition')
      .execute();
    expect(audited).toEqual([{ act: 'organizations/answer-petition', actor_person: mayor }]);
  });

  test('of a petition that nobody has signed is not there', async () => {
    const { db } = given;
    const mayor = await givenStaff(db, 'temuco', 'mayor');
    const temuco = await scopeOfInstitution(db, 'temuco');
    expect(
      await answerPetition(db, temuco, { cut: '13101', text: 'Sí.' }, acting(mayor)),
    ).toMatchObject({
      error: { code: 'organizations/petition-unknown' },
    });
  });
});
