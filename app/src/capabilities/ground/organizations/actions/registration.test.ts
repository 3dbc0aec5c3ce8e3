import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { standingGrantsIn } from '../../people/index.ts';
import { parseCut } from '../../territories/rules/index.ts';
import { readBoard } from '../store/boards.ts';
import { listChecks, readOpenCheck } from '../store/legal-checks.ts';
import { findDuplicate, readOrganizationById } from '../store/organizations.ts';
import { findOrganizationToday } from '../store/organizations-today.ts';
import {
  acting,
  anotherRut,
  answerOpenCheck,
  councilOfLautaro,
  givenConfirmed,
  givenCountry,
  givenPerson,
  givenRegistered,
  givenStaff,
  lettersAt,
  scopeOfInstitution,
} from '../testing/given.ts';
import { attempts } from './attempts.ts';
import { decideCheck } from './decide-check.ts';
import { mendRegistration } from './mend-registration.ts';
import { proposeChange } from './propose-change.ts';
import { registerOrganization } from './register-organization.ts';

let given: TestDatabase;
let maria: string;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  maria = await givenPerson(given.db);
});
afterAll(() => given?.close());

async function decided(id: string, decision: 'returned' | 'rejected', reasons = 'Falta el acta.') {
  const { db } = given;
  const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
  const check = await readOpenCheck(db, id);
  const answer = { checkId: check?.id ?? '', decision, reasons };
  const done = await decideCheck(
    db,
    await scopeOfInstitution(db, 'lautaro'),
    answer,
    acting(officer),
  );
  expect(done.ok).toBe(true);
}

test('registering: keeps what was said, puts its check in the queue of its municipality and tells its secretary', async () => {
  const { db } = given;
  await givenStaff(db, 'lautaro', 'certifying-officer', { email: 'secretaria@lautaro.example' });
  await givenStaff(db, 'lautaro', 'pb-officer', { email: 'pp@lautaro.example' });
  const registration = councilOfLautaro({ name: 'Junta de Vecinos Ñuke Mapu' });
  const { id, slug } = await givenRegistered(db, maria, registration);
  expect(slug).toBe('junta-de-vecinos-nuke-mapu');
  const kept = await findOrganizationToday(db, slug, new Date('2026-11-25T15:00:00Z'));
  expect(kept).toMatchObject({
    facts: registration.facts,
    profile: registration.profile,
    legalState: 'pending',
    comunaSlug: 'lautaro',
    boardUntil: null,
    checkedAt: null,
  });
  const [check] = await listChecks(db, id);
  expect(check).toMatchObject({
    about: 'registration',
    state: 'waiting',
    dueOn: '2026-12-10',
    institutionName: 'Municipalidad de Lautaro',
  });
  expect(await readBoard(db, check?.boardId ?? '')).toMatchObject({
    ...registration.board,
    confirmedAt: null,
  });
  const [letter] = await lettersAt(db, 'secretaria@lautaro.example');
  expect(letter?.subject).toBe('Por comprobar: Junta de Vecinos Ñuke Mapu');
  expect(letter?.text).toContain('jueves 10 de diciembre de 2026');
  expect(letter?.text).toContain('https://minga.example/queue');
  expect(await lettersAt(db, 'pp@lautaro.example')).toEqual([]);
});

test('registering: makes whoever registers it its representative, and audits it without her name', async () => {
  const { db } = given;
  const { id } = await givenRegistered(db, maria);
  const held = await standingGrantsIn(db, { kind: 'organization', id });
  expect(held.map(({ personId, role }) => [personId, role])).toEqual([
    [maria, 'organization-representative'],
  ]);
  const entry = await db
    .selectFrom('records.audit_entry')
    .selectAll()
    .where('subject', '=', `organization:${id}`)
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({
    act: 'organizations/register',
    actor_person: maria,
    scope_id: id,
  });
  expect(JSON.stringify(entry.told)).not.toContain('María');
});

test('registering: one of the whole country is checked by SUBDERE or DOS, and asks nobody else', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  await givenStaff(db, 'subdere', 'national-staff', {
    email: 'analista@subdere.example',
    locale: 'en',
  });
  await givenStaff(db, 'dos', 'national-staff', { email: 'analista@dos.example' });
  const { facts, ...rest } = councilOfLautaro({ kind: 'foundation', cut: undefined });
  const { id } = await givenRegistered(db, person, { ...rest, facts });
  const [check] = await listChecks(db, id);
  expect(check).toMatchObject({ institutionId: null, state: 'waiting' });
  const [letter] = await lettersAt(db, 'analista@subdere.example');
  expect(letter?.subject).toContain('To be checked');
  expect(letter?.text).toContain('Thursday 10 December 2026');
  expect(await lettersAt(db, 'analista@dos.example')).toHaveLength(1);
});

test('registering: the Antártica is checked by Cabo de Hornos, which administers it', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const { id } = await givenRegistered(db, person, councilOfLautaro({ cut: parseCut('12202') }));
  expect((await readOpenCheck(db, id))?.institutionName).toBe('Municipalidad de Cabo de Hornos');
});

test('registering: one person is stopped after ten in a day, and nothing of the eleventh is kept', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const first = acting(person);
  for (let times = 0; times < attempts.register.attempts; times += 1) {
    expect((await registerOrganization(db, councilOfLautaro(), first)).ok).toBe(true);
  }
  const eleventh = councilOfLautaro();
  expect(await registerOrganization(db, eleventh, first)).toMatchObject({
    error: { code: 'organizations/too-many-attempts' },
  });
  expect(await findDuplicate(db, eleventh.facts)).toBeUndefined();
});

const refused = async (change: Parameters<typeof councilOfLautaro>[0]) => {
  const person = await givenPerson(given.db);
  return registerOrganization(given.db, councilOfLautaro(change), acting(person));
};

test('duplicates: the same RUT leads to the one that is there', async () => {
  const rut = anotherRut();
  const person = await givenPerson(given.db);
  const { slug } = await givenRegistered(given.db, person, councilOfLautaro({ rut }));
  const again = await refused({ rut, kind: 'foundation', cut: undefined });
  expect(again).toEqual({
    ok: false,
    error: { code: 'organizations/already-registered', slug, name: 'Junta de Vecinos Guacolda' },
  });
});

test('duplicates: the same number in the register of a comuna, however it is written', async () => {
  const person = await givenPerson(given.db);
  await givenRegistered(given.db, person, councilOfLautaro({ registryNumber: 'N° 0777-B' }));
  for (const registryNumber of ['777 b', '000777B', 'nº 777-b']) {
    expect(await refused({ registryNumber, kind: 'functional' })).toMatchObject({
      error: { code: 'organizations/already-registered' },
    });
  }
  expect(await refused({ registryNumber: '777-C' })).toMatchObject({ ok: true });
  expect(await refused({ registryNumber: '777-B', cut: parseCut('09101') })).toMatchObject({
    ok: true,
  });
  expect(await refused({ registryNumber: '777-B', kind: 'trade' })).toMatchObject({ ok: true });
});

test('duplicates: a rejected one holds neither RUT nor number back', async () => {
  const rut = anotherRut();
  const person = await givenPerson(given.db);
  const { id } = await givenRegistered(given.db, person, councilOfLautaro({ rut }));
  await decided(id, 'rejected', 'No figura en el registro.');
  expect(await refused({ rut })).toMatchObject({ ok: true });
});

test('duplicates: many at the same moment are one', async () => {
  const rut = anotherRut();
  const people = await Promise.all(Array.from({ length: 6 }, () => givenPerson(given.db)));
  const done = await Promise.all(
    people.map((person) =>
      registerOrganization(
        given.db,
        councilOfLautaro({ rut, registryNumber: '4321' }),
        acting(person),
      ),
    ),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  for (const one of done.filter(({ ok }) => !ok)) {
    expect(one).toMatchObject({ error: { code: 'organizations/already-registered' } });
  }
});

test('duplicates: the same name gets another address, also at the same moment', async () => {
  const name = 'Club Deportivo Arturo Prat';
  const people = await Promise.all(Array.from({ length: 4 }, () => givenPerson(given.db)));
  const done = await Promise.all(
    people.map((person) =>
      registerOrganization(
        given.db,
        councilOfLautaro({ name, kind: 'functional' }),
        acting(person),
      ),
    ),
  );
  const slugs = done.map((one) => (one.ok ? one.value.slug : '')).sort();
  expect(slugs).toEqual([
    'club-deportivo-arturo-prat',
    'club-deportivo-arturo-prat-lautaro',
    'club-deportivo-arturo-prat-lautaro-2',
    'club-deportivo-arturo-prat-lautaro-3',
  ]);
});

test('duplicates: the database itself refuses a second one', async () => {
  const { db } = given;
  const { id, slug } = await givenRegistered(db, await givenPerson(db));
  const copy = sql`insert into organizations.organization
    (slug, kind, name, rut, registry_number, cut, place, email, registered_at)
    select slug || '-x', kind, name, rut, registry_number, cut, place, email, registered_at
    from organizations.organization where id = ${id}`;
  await expect(copy.execute(db)).rejects.toThrow('one_organization_of_a_rut');
  const other = sql`insert into organizations.organization
    (slug, kind, name, registry_number, cut, place, email, registered_at)
    select slug || '-x', kind, name, ' n° ' || registry_number, cut, place, email, registered_at
    from organizations.organization where slug = ${slug}`;
  await expect(other.execute(db)).rejects.toThrow('one_organization_of_a_registry_number');
});

describe('mending what was sent back', () => {
  test('replaces what was said, waits for a new term and forgets the names of the board before', async () => {
    const { db } = given;
    const person = await givenPerson(db);
    const before = councilOfLautaro();
    const { id } = await givenRegistered(db, person, before);
    const scope = { kind: 'organization', id } as const;
    const by = acting(person, new Date('2026-12-01T15:00:00Z'));
    expect(await mendRegistration(db, scope, before, by)).toMatchObject({
      error: { code: 'organizations/not-returned' },
    });
    await decided(id, 'returned', 'La directiva no es la que consta.');
    const mended = {
      ...before,
      facts: { ...before.facts, name: 'Junta de Vecinos Guacolda Norte' },
      board: { ...before.board, members: [{ post: 'chair', name: 'Luz Melillán' } as const] },
    };
    expect(await mendRegistration(db, scope, mended, by)).toEqual({ ok: true, value: undefined });
    expect(await readOrganizationById(db, id)).toMatchObject({
      legalState: 'pending',
      facts: { name: 'Junta de Vecinos Guacolda Norte' },
    });
    const [now, first] = await listChecks(db, id);
    expect(now).toMatchObject({ state: 'waiting', dueOn: '2026-12-16' });
    expect(first).toMatchObject({
      state: 'returned',
      reasons: 'La directiva no es la que consta.',
    });
    expect((await readBoard(db, now?.boardId ?? ''))?.members[0]?.name).toBe('Luz Melillán');
    expect((await readBoard(db, first?.boardId ?? ''))?.members).toEqual([]);
  });
});

describe('changing the legal facts of a confirmed one', () => {
  test('holds once it is confirmed; until then its page says what was checked', async () => {
    const { db } = given;
    const person = await givenPerson(db);
    const { id } = await givenConfirmed(db, person);
    const scope = { kind: 'organization', id } as const;
    const before = await readOrganizationById(db, id);
    expect(before?.legalState).toBe('confirmed');
    const facts = { ...councilOfLautaro().facts, name: 'Unión Guacolda' };
    expect(await proposeChange(db, scope, before?.facts ?? facts, acting(person))).toMatchObject({
      error: { code: 'organizations/nothing-changed' },
    });
    expect((await proposeChange(db, scope, facts, acting(person))).ok).toBe(true);
    expect(await proposeChange(db, scope, facts, acting(person))).toMatchObject({
      error: { code: 'organizations/check-open' },
    });
    expect((await readOrganizationById(db, id))?.facts.name).toBe('Junta de Vecinos Guacolda');
    await answerOpenCheck(db, id, facts.cut);
    expect(await readOrganizationById(db, id)).toMatchObject({ facts, legalState: 'confirmed' });
  });

  test('a change that was rejected leaves everything as it was', async () => {
    const { db } = given;
    const person = await givenPerson(db);
    const { id } = await givenConfirmed(db, person);
    const before = await readOrganizationById(db, id);
    const facts = { ...councilOfLautaro().facts, name: 'Otra' };
    await proposeChange(db, { kind: 'organization', id }, facts, acting(person));
    await decided(id, 'rejected', 'El nombre no consta.');
    expect(await readOrganizationById(db, id)).toEqual(before);
  });

  test('a number that another took meanwhile cannot be confirmed', async () => {
    const { db } = given;
    const person = await givenPerson(db);
    const { id } = await givenConfirmed(db, person);
    const facts = councilOfLautaro().facts;
    await proposeChange(db, { kind: 'organization', id }, facts, acting(person));
    const { slug } = await givenRegistered(db, await givenPerson(db), councilOfLautaro(facts));
    const check = await readOpenCheck(db, id);
    const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
    const answer = { checkId: check?.id ?? '', decision: 'confirmed', reasons: '' } as const;
    const lautaro = await scopeOfInstitution(db, 'lautaro');
    expect(await decideCheck(db, lautaro, answer, acting(officer))).toMatchObject({
      error: { code: 'organizations/already-registered', slug },
    });
    expect((await readOpenCheck(db, id))?.state).toBe('waiting');
  });

  test('is not for one that nobody has confirmed', async () => {
    const { db } = given;
    const person = await givenPerson(db);
    const { id } = await givenRegistered(db, person);
    const facts = councilOfLautaro().facts;
    expect(
      await proposeChange(db, { kind: 'organization', id }, facts, acting(person)),
    ).toMatchObject({
      error: { code: 'organizations/not-confirmed' },
    });
  });
});
