import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys } from '../../../../site/testing.ts';
import { endRole, standingGrantsIn } from '../../people/index.ts';
import { parseCut } from '../../territories/rules/index.ts';
import { formatCode, type InvitationCode, parseCode } from '../rules/invitation-code.ts';
import type { Replacement } from '../rules/representation.ts';
import { findInvitation, listOpenInvitations } from '../store/invitations.ts';
import {
  acting,
  councilOfLautaro,
  givenConfirmed,
  givenCountry,
  givenPerson,
  givenRegistered,
  lettersAt,
} from '../testing/given.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { askToRepresent } from './ask-to-represent.ts';
import { attempts } from './attempts.ts';
import { forgetEnded } from './forget-ended.ts';
import {
  fingerprintOf,
  inviteRepresentative,
  withdrawOwnInvitation,
} from './invite-representative.ts';
import { leaveOrganization } from './leave-organization.ts';

const now = new Date('2026-11-25T15:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
});
afterAll(() => given?.close());

async function representing(id: string): Promise<string[]> {
  const held = await standingGrantsIn(given.db, { kind: 'organization', id });
  return held.map(({ personId }) => personId);
}

async function givenOwn(email?: string) {
  const person = await givenPerson(given.db, email === undefined ? {} : { email });
  const { id, slug } = await givenConfirmed(given.db, person);
  const scope: Scope = { kind: 'organization', id };
  return { person, id, slug, scope };
}

async function codeFor(
  scope: Scope,
  inviter: string,
  replaces: Replacement = 'nobody',
  email?: string,
): Promise<InvitationCode> {
  const asked = { email, replaces };
  const invited = await inviteRepresentative(given.db, scope, asked, acting(inviter));
  if (!invited.ok) throw new Error(invited.error.code);
  return invited.value;
}

test('an invitation: goes by letter with a code, of which only the fingerprint is kept', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn();
  const code = await codeFor(scope, person, 'nobody', 'nueva@example.org');
  const [letter] = await lettersAt(db, 'nueva@example.org');
  expect(letter?.text).toContain(formatCode(code));
  expect(letter?.text).toContain('miércoles 9 de diciembre de 2026');
  const kept = await db
    .selectFrom('organizations.invitation')
    .selectAll()
    .where('organization_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(kept)).not.toContain(code);
  const entries = await db.selectFrom('records.audit_entry').select('told').execute();
  expect(JSON.stringify(entries)).not.toContain('nueva@example.org');
});

test('an invitation: makes whoever has the code a representative, once', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn('antes@example.org');
  const code = await codeFor(scope, person);
  const [first, second] = [await givenPerson(db), await givenPerson(db)];
  expect((await acceptInvitation(db, code, acting(first, now, 'Luz M.'))).ok).toBe(true);
  expect(await representing(id)).toEqual([person, first]);
  expect(await acceptInvitation(db, code, acting(second))).toEqual({
    ok: false,
    error: { code: 'organizations/code-unknown' },
  });
  const [letter] = await lettersAt(db, 'antes@example.org');
  expect(letter?.text).toContain('Luz M. representa desde ahora');
  expect(letter?.text).not.toContain('Tu representación terminó');
});

test('an invitation: accepted by two at the same moment takes one of them', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn();
  const code = await codeFor(scope, person);
  const people = await Promise.all(Array.from({ length: 4 }, () => givenPerson(db)));
  const done = await Promise.all(people.map((one) => acceptInvitation(db, code, acting(one))));
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await representing(id)).toHaveLength(2);
});

test('an invitation: ends after fourteen days, and when it is withdrawn', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn();
  const [late, withdrawn] = [await codeFor(scope, person), await codeFor(scope, person)];
  const newcomer = await givenPerson(db);
  const unknown = { ok: false, error: { code: 'organizations/code-unknown' } };
  expect(await acceptInvitation(db, late, acting(newcomer, later(14)))).toEqual(unknown);
  const kept = await findInvitation(db, fingerprintOf(testKeys, withdrawn), now);
  const gone = await withdrawOwnInvitation(db, scope, kept?.id ?? '', acting(person));
  expect(gone.ok).toBe(true);
  expect(await acceptInvitation(db, withdrawn, acting(newcomer))).toEqual(unknown);
  expect(await representing(id)).toEqual([person]);
});

test('an invitation: of another organisation cannot be withdrawn', async () => {
  const { db } = given;
  const [own, other] = [await givenOwn(), await givenOwn()];
  await codeFor(other.scope, other.person);
  const [theirs] = await listOpenInvitations(db, other.id, now);
  expect(
    await withdrawOwnInvitation(db, own.scope, theirs?.id ?? '', acting(own.person)),
  ).toMatchObject({ error: { code: 'organizations/unknown' } });
  expect(await listOpenInvitations(db, other.id, now)).toHaveLength(1);
});

test('an invitation: guessing is stopped after ten tries in an hour', async () => {
  const { db } = given;
  const { scope, person } = await givenOwn();
  const code = await codeFor(scope, person);
  const guesser = await givenPerson(db);
  const wrong = parseCode('0000-0000-0000') as InvitationCode;
  for (let times = 0; times < attempts.accept.attempts; times += 1) {
    expect(await acceptInvitation(db, wrong, acting(guesser))).toMatchObject({
      error: { code: 'organizations/code-unknown' },
    });
  }
  expect(await acceptInvitation(db, code, acting(guesser))).toMatchObject({
    error: { code: 'organizations/too-many-attempts' },
  });
});

test('an invitation: one person represents several organisations, and nobody the same one twice', async () => {
  const { db } = given;
  const [one, other] = [await givenOwn(), await givenOwn()];
  const code = await codeFor(one.scope, one.person);
  expect((await acceptInvitation(db, code, acting(other.person))).ok).toBe(true);
  expect(await representing(one.id)).toContain(other.person);
  expect(await representing(other.id)).toContain(other.person);
  const again = await codeFor(one.scope, one.person);
  expect(await acceptInvitation(db, again, acting(other.person))).toMatchObject({
    error: { code: 'organizations/already-represents' },
  });
  expect(await listOpenInvitations(db, one.id, now)).toHaveLength(1);
});

test('an invitation: is withdrawn with whoever gave it, when she leaves and when she is ended', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn();
  const companion = await givenPerson(db);
  await acceptInvitation(db, await codeFor(scope, person), acting(companion));
  const ofLeaving = await codeFor(scope, companion, 'everybody');
  const kept = await codeFor(scope, person);
  expect((await leaveOrganization(db, scope, acting(companion))).ok).toBe(true);
  expect(await listOpenInvitations(db, id, now)).toHaveLength(1);
  const newcomer = await givenPerson(db);
  const unknown = { ok: false, error: { code: 'organizations/code-unknown' } };
  expect(await acceptInvitation(db, ofLeaving, acting(newcomer))).toEqual(unknown);
  const handOver = await codeFor(scope, person, 'inviter');
  expect((await acceptInvitation(db, handOver, acting(newcomer))).ok).toBe(true);
  expect(await listOpenInvitations(db, id, now)).toEqual([]);
  expect(await acceptInvitation(db, kept, acting(companion))).toEqual(unknown);
  expect(await representing(id)).toEqual([newcomer]);
});

test('an invitation: is worth nothing once whoever gave it was ended elsewhere', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn();
  const companion = await givenPerson(db);
  await acceptInvitation(db, await codeFor(scope, person), acting(companion));
  const code = await codeFor(scope, companion, 'everybody');
  const [, grant] = await standingGrantsIn(db, scope);
  await db
    .transaction()
    .execute((tx) => endRole(tx, { id: grant?.id ?? '', scope, reason: 'ended elsewhere' }));
  expect(await acceptInvitation(db, code, acting(await givenPerson(db)))).toMatchObject({
    error: { code: 'organizations/code-unknown' },
  });
  expect(await representing(id)).toEqual([person]);
});

test('an invitation: is refused to whoever made it, and stays for the other', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn();
  const companion = await givenPerson(db);
  await acceptInvitation(db, await codeFor(scope, person), acting(companion));
  const code = await codeFor(scope, person, 'everybody');
  expect(await acceptInvitation(db, code, acting(person))).toMatchObject({
    error: { code: 'organizations/own-invitation' },
  });
  expect(await representing(id)).toEqual([person, companion]);
  const newcomer = await givenPerson(db);
  expect((await acceptInvitation(db, code, acting(newcomer))).ok).toBe(true);
  expect(await representing(id)).toEqual([newcomer]);
});

describe('a hand-over', () => {
  test('ends whoever invited, or everybody, when the new person accepts and not before', async () => {
    const { db } = given;
    const { scope, person, id } = await givenOwn('saliente@example.org');
    const companion = await givenPerson(db);
    await acceptInvitation(db, await codeFor(scope, person), acting(companion));
    const code = await codeFor(scope, person, 'inviter');
    expect(await representing(id)).toEqual([person, companion]);
    const next = await givenPerson(db);
    await acceptInvitation(db, code, acting(next));
    expect((await representing(id)).toSorted()).toEqual([companion, next].toSorted());
    const [letter] = await lettersAt(db, 'saliente@example.org');
    expect(letter?.text).toContain('Tu representación terminó con ese cambio');
    const all = await codeFor(scope, next, 'everybody');
    await codeFor(scope, companion);
    const last = await givenPerson(db);
    await acceptInvitation(db, all, acting(last));
    expect(await representing(id)).toEqual([last]);
    expect(await listOpenInvitations(db, id, now)).toEqual([]);
  });

  test('the last one cannot leave, and of the last two only one can at the same moment', async () => {
    const { db } = given;
    const { scope, person, id } = await givenOwn();
    expect(await leaveOrganization(db, scope, acting(person))).toEqual({
      ok: false,
      error: { code: 'organizations/last-representative' },
    });
    const companion = await givenPerson(db);
    await acceptInvitation(db, await codeFor(scope, person), acting(companion));
    const done = await Promise.all([
      leaveOrganization(db, scope, acting(person)),
      leaveOrganization(db, scope, acting(companion)),
    ]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await representing(id)).toHaveLength(1);
  });
});

test('what has served is forgotten: addresses of invitations, words of requests', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn();
  await codeFor(scope, person, 'nobody', 'olvido@example.org');
  const asking = await givenPerson(db);
  const { slug } = await givenRegistered(db, person, councilOfLautaro({ cut: parseCut('09101') }));
  await askToRepresent(db, { slug, reason: 'Soy socia.' }, acting(asking));
  await forgetEnded(db, later(14 + 89));
  expect(await addressesOf(id)).toEqual(['olvido@example.org']);
  await forgetEnded(db, later(14 + 91));
  expect(await addressesOf(id)).toEqual([]);
  const open = await db
    .selectFrom('organizations.representation_request')
    .select('id')
    .where('person_id', '=', asking)
    .execute();
  expect(open).toHaveLength(1);
});

async function addressesOf(organizationId: string): Promise<(string | null)[]> {
  const rows = await given.db
    .selectFrom('organizations.invitation')
    .select('email')
    .where('organization_id', '=', organizationId)
    .execute();
  return rows.map(({ email }) => email);
}
