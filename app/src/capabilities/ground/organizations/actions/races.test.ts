// What happens when two things happen at the same moment: whoever comes first, the outcome is whole and said once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { listChecks, readOpenCheck } from '../store/legal-checks.ts';
import { readOrganizationById } from '../store/organizations.ts';
import { readPetition } from '../store/petitions.ts';
import {
  acting,
  councilOfLautaro,
  givenConfirmed,
  givenCountry,
  givenPerson,
  givenRegistered,
  givenStaff,
  houseOver,
  scopeOfInstitution,
} from '../testing/given.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { decideCheck } from './decide-check.ts';
import { declareBoard } from './declare-board.ts';
import { escalateOverdueChecks } from './escalate-overdue-checks.ts';
import { inviteRepresentative } from './invite-representative.ts';
import { leaveOrganization } from './leave-organization.ts';
import { listRepresentatives } from './list-representatives.ts';
import { mendRegistration } from './mend-registration.ts';
import { proposeChange } from './propose-change.ts';
import { resetRepresentatives } from './reset-representatives.ts';
import { signPetition, withdrawSignature } from './sign-petition.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
});
afterAll(() => given?.close());

const times = Array.from({ length: 4 }, (_, at) => at);

test('an answer on the day after the term and the watch that escalates: answered, perhaps escalated before', async () => {
  const { db } = given;
  const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
  const lautaro = await scopeOfInstitution(db, 'lautaro');
  const late = new Date('2026-12-11T15:00:00Z');
  for (const _ of times) {
    const { id } = await givenRegistered(db, await givenPerson(db));
    const check = await readOpenCheck(db, id);
    const answer = { checkId: check?.id ?? '', decision: 'confirmed', reasons: '' } as const;
    const [decided] = await Promise.all([
      decideCheck(db, lautaro, answer, acting(officer, late)),
      escalateOverdueChecks(db, late),
    ]);
    expect(decided.ok).toBe(true);
    expect((await listChecks(db, id))[0]?.state).toBe('confirmed');
    expect((await readOrganizationById(db, id))?.legalState).toBe('confirmed');
  }
});

test('a new board and a change asked for at once: one is checked, the other is told to wait', async () => {
  const { db } = given;
  for (const _ of times) {
    const person = await givenPerson(db);
    const { id } = await givenConfirmed(db, person);
    const scope = { kind: 'organization', id } as const;
    const { board, facts } = councilOfLautaro();
    const done = await Promise.all([
      declareBoard(db, scope, board, acting(person)),
      proposeChange(db, scope, facts, acting(person)),
    ]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'organizations/check-open' },
    });
    const open = (await listChecks(db, id)).filter(({ state }) => state === 'waiting');
    expect(open).toHaveLength(1);
  }
});

test('a registration mended twice at once is asked for once', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const registration = councilOfLautaro();
  const { id } = await givenRegistered(db, person, registration);
  const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
  const check = await readOpenCheck(db, id);
  const answer = { checkId: check?.id ?? '', decision: 'returned', reasons: 'Falta.' } as const;
  await decideCheck(db, await scopeOfInstitution(db, 'lautaro'), answer, acting(officer));
  const scope = { kind: 'organization', id } as const;
  const done = await Promise.all(
    times.map(() => mendRegistration(db, scope, registration, acting(person))),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await listChecks(db, id)).toHaveLength(2);
});

test('a reset and an invitation accepted at once never leave two masters, nor none', async () => {
  const { db } = given;
  const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
  const lautaro = await scopeOfInstitution(db, 'lautaro');
  for (const _ of times) {
    const person = await givenPerson(db);
    const { id } = await givenConfirmed(db, person);
    const scope = { kind: 'organization', id } as const;
    const asked = { email: undefined, replaces: 'nobody' } as const;
    const invited = await inviteRepresentative(db, scope, asked, acting(person));
    if (!invited.ok) throw new Error(invited.error.code);
    const newcomer = await givenPerson(db);
    const [, reset] = await Promise.all([
      acceptInvitation(db, invited.value, acting(newcomer)),
      resetRepresentatives(
        db,
        lautaro,
        { organizationId: id, reason: 'Acta nueva.', email: undefined },
        acting(officer),
      ),
    ]);
    if (!reset.ok) throw new Error(reset.error.code);
    expect((await readOrganizationById(db, id))?.isFrozen).toBe(true);
    const rightful = await givenPerson(db);
    expect((await acceptInvitation(db, reset.value, acting(rightful))).ok).toBe(true);
    const persons = (await listRepresentatives(db, id)).map(({ personId }) => personId);
    expect(persons).toEqual([rightful]);
  }
});

test('of several who leave at once one stays', async () => {
  const { db } = given;
  for (const _ of times) {
    const people = await Promise.all(times.map(() => givenPerson(db)));
    const [first = '', ...others] = people;
    const { id } = await givenConfirmed(db, first);
    const scope = { kind: 'organization', id } as const;
    for (const other of others) {
      const asked = { email: undefined, replaces: 'nobody' } as const;
      const invited = await inviteRepresentative(db, scope, asked, acting(first));
      if (invited.ok) await acceptInvitation(db, invited.value, acting(other));
    }
    expect(await listRepresentatives(db, id)).toHaveLength(people.length);
    const done = await Promise.all(
      people.map((person) => leaveOrganization(db, scope, acting(person))),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(people.length - 1);
    expect(await listRepresentatives(db, id)).toHaveLength(1);
  }
});

test('leaving while the one who would stay is replaced still leaves somebody', async () => {
  const { db } = given;
  for (const _ of times) {
    const [ana, eva] = [await givenPerson(db), await givenPerson(db)];
    const { id } = await givenConfirmed(db, ana);
    const scope = { kind: 'organization', id } as const;
    const joined = { email: undefined, replaces: 'nobody' } as const;
    const replaced = { email: undefined, replaces: 'inviter' } as const;
    const first = await inviteRepresentative(db, scope, joined, acting(ana));
    if (first.ok) await acceptInvitation(db, first.value, acting(eva));
    const second = await inviteRepresentative(db, scope, replaced, acting(eva));
    const luz = await givenPerson(db);
    await Promise.all([
      leaveOrganization(db, scope, acting(ana)),
      second.ok ? acceptInvitation(db, second.value, acting(luz)) : undefined,
    ]);
    const persons = (await listRepresentatives(db, id)).map(({ personId }) => personId);
    expect(persons).toEqual([luz]);
  }
});

test('signing and taking back at once: the number is that of the signatures', async () => {
  const { db } = given;
  const people = await Promise.all(times.map(() => givenPerson(db)));
  const signing = { cut: '09101', tie: 'studies', publishesName: false, hasBudget: false } as const;
  await Promise.all(
    people.flatMap((person) => [
      signPetition(houseOver(db), signing, acting(person)),
      withdrawSignature(db, '09101', person),
      signPetition(houseOver(db), signing, acting(person)),
    ]),
  );
  const { count } = await db
    .selectFrom('organizations.petition_signature')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('cut', '=', '09101')
    .executeTakeFirstOrThrow();
  expect((await readPetition(db, '09101'))?.signatures).toBe(Number(count));
  expect(Number(count)).toBeGreaterThan(0);
});
