import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { standingGrantsIn } from '../../people/index.ts';
import { formatCode, type InvitationCode } from '../rules/invitation-code.ts';
import type { Replacement } from '../rules/representation.ts';
import { readOrganizationById } from '../store/organizations.ts';
import { listOpenRequests } from '../store/representation-requests.ts';
import {
  acting,
  councilOfLautaro,
  givenConfirmed,
  givenCountry,
  givenPerson,
  givenStaff,
  lettersAt,
  scopeOfInstitution,
} from '../testing/given.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { answerRepresentationRequest } from './answer-representation-request.ts';
import { askToRepresent } from './ask-to-represent.ts';
import { editProfile } from './edit-organization.ts';
import { inviteRepresentative } from './invite-representative.ts';
import { leaveOrganization } from './leave-organization.ts';
import { resetRepresentatives } from './reset-representatives.ts';

const now = new Date('2026-11-25T15:00:00Z');

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

async function reset(
  organizationId: string,
  slug = 'lautaro',
  reason = 'Cambió la directiva.',
  email?: string,
) {
  const { db } = given;
  const officer = await givenStaff(db, slug, 'certifying-officer');
  const asked = { organizationId, reason, email };
  return resetRepresentatives(db, await scopeOfInstitution(db, slug), asked, acting(officer));
}

test('a reset by the certifying officer: freezes what representatives may do until the new person comes in, and then they are gone', async () => {
  const { db } = given;
  const { scope, person, id } = await givenOwn('sorpresa@example.org');
  const own = await codeFor(scope, person);
  const code = await reset(id, 'lautaro', 'Cambió la directiva.', 'entrante@example.org');
  expect(code.ok).toBe(true);
  expect(await representing(id)).toEqual([person]);
  const kept = await readOrganizationById(db, id);
  expect(kept).toMatchObject({ isFrozen: true, frozenReason: 'Cambió la directiva.' });
  const frozen = { ok: false, error: { code: 'organizations/frozen' } };
  expect(await leaveOrganization(db, scope, acting(person))).toEqual(frozen);
  expect(await editProfile(db, scope, kept?.profile ?? ({} as never), acting(person))).toEqual(
    frozen,
  );
  const asked = { email: undefined, replaces: 'nobody' } as const;
  expect(await inviteRepresentative(db, scope, asked, acting(person))).toEqual(frozen);
  const newcomer = await givenPerson(db);
  expect(await acceptInvitation(db, own, acting(newcomer))).toMatchObject({
    error: { code: 'organizations/code-unknown' },
  });
  const [letter] = await lettersAt(db, 'sorpresa@example.org');
  expect(letter?.text).toContain('Municipalidad de Lautaro está cambiando quién representa');
  expect((await lettersAt(db, 'entrante@example.org'))[0]?.text).toContain(
    code.ok ? formatCode(code.value) : 'no code',
  );
  if (code.ok) await acceptInvitation(db, code.value, acting(newcomer));
  expect(await representing(id)).toEqual([newcomer]);
  expect((await readOrganizationById(db, id))?.isFrozen).toBe(false);
});

test('a reset by the certifying officer: asked again makes a new code, and the one before opens nothing', async () => {
  const { db } = given;
  const { id } = await givenOwn();
  const [first, second] = [await reset(id), await reset(id)];
  const newcomer = await givenPerson(db);
  if (!first.ok || !second.ok) throw new Error('both resets are made');
  expect((await acceptInvitation(db, first.value, acting(newcomer))).ok).toBe(false);
  expect((await acceptInvitation(db, second.value, acting(newcomer))).ok).toBe(true);
});

test('a reset by the certifying officer: the present representative can be confirmed by it', async () => {
  const { db } = given;
  const { id, person } = await givenOwn();
  const code = await reset(id);
  if (code.ok) expect((await acceptInvitation(db, code.value, acting(person))).ok).toBe(true);
  expect(await representing(id)).toEqual([person]);
  expect((await readOrganizationById(db, id))?.isFrozen).toBe(false);
});

test('a reset by the certifying officer: its code is not for herself', async () => {
  const { db } = given;
  const { id, person } = await givenOwn();
  const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
  const lautaro = await scopeOfInstitution(db, 'lautaro');
  const asked = { organizationId: id, reason: 'Acta nueva.', email: undefined };
  const code = await resetRepresentatives(db, lautaro, asked, acting(officer));
  if (!code.ok) throw new Error(code.error.code);
  expect(await acceptInvitation(db, code.value, acting(officer))).toMatchObject({
    error: { code: 'organizations/own-invitation' },
  });
  expect(await representing(id)).toEqual([person]);
});

test('a reset by the certifying officer: needs a reason, and the organisation to be of its comuna', async () => {
  const { id } = await givenOwn();
  expect(await reset(id, 'lautaro', '')).toMatchObject({
    error: { code: 'organizations/reasons-missing' },
  });
  expect(await reset(id, 'temuco')).toMatchObject({ error: { code: 'organizations/unknown' } });
  expect((await readOrganizationById(given.db, id))?.isFrozen).toBe(false);
});

test('a reset by the certifying officer: of one without municipality belongs to the national bodies', async () => {
  const { db } = given;
  const registration = councilOfLautaro({ kind: 'university', cut: undefined });
  const { id } = await givenConfirmed(db, await givenPerson(db), registration);
  const analyst = await givenStaff(db, 'dos', 'national-staff');
  const asked = { organizationId: id, reason: 'Cambió la rectoría.', email: undefined };
  const done = await resetRepresentatives(
    db,
    await scopeOfInstitution(db, 'dos'),
    asked,
    acting(analyst),
  );
  expect(done.ok).toBe(true);
  expect(await reset(id)).toMatchObject({ error: { code: 'organizations/unknown' } });
});

async function asked(email?: string) {
  const own = await givenOwn('titular@example.org');
  const person = await givenPerson(given.db, email === undefined ? {} : { email });
  const done = await askToRepresent(
    given.db,
    { slug: own.slug, reason: 'Soy la tesorera.' },
    acting(person, now, 'Eva P.'),
  );
  const [request] = await listOpenRequests(given.db, own.id);
  return { ...own, asking: person, done, requestId: request?.id ?? '' };
}

test('asking to represent one that is registered: tells the representatives, once each person', async () => {
  const { db } = given;
  const { id, slug, asking, done, person } = await asked();
  expect(done.ok).toBe(true);
  const [letter] = await lettersAt(db, 'titular@example.org');
  expect(letter?.text).toContain('Eva P. pide representar también');
  expect(letter?.text).toContain('«Soy la tesorera.»');
  const entry = await db
    .selectFrom('records.audit_entry')
    .select(['scope_kind', 'subject', 'told', 'reason'])
    .where('act', '=', 'organizations/become-representative')
    .where('actor_person', '=', asking)
    .execute();
  expect(entry).toEqual([
    {
      scope_kind: 'organization',
      subject: `organization:${id}`,
      told: { representation_request: 'asked' },
      reason: null,
    },
  ]);
  const again = { slug, reason: 'Otra vez.' };
  expect(await askToRepresent(db, again, acting(asking))).toMatchObject({
    error: { code: 'organizations/request-open' },
  });
  expect(await askToRepresent(db, again, acting(person))).toMatchObject({
    error: { code: 'organizations/already-represents' },
  });
  expect(await askToRepresent(db, { ...again, slug: 'nada' }, acting(asking))).toMatchObject({
    error: { code: 'organizations/unknown' },
  });
});

test('asking to represent one that is registered: is accepted by a representative, or declined with a reason', async () => {
  const { db } = given;
  const one = await asked('eva.p@example.org');
  const answer = { organizationId: one.id, requestId: one.requestId, reason: '' } as const;
  expect(
    await answerRepresentationRequest(
      db,
      one.scope,
      { ...answer, answer: 'declined' },
      acting(one.person),
    ),
  ).toMatchObject({ error: { code: 'organizations/reasons-missing' } });
  await answerRepresentationRequest(
    db,
    one.scope,
    { ...answer, answer: 'accepted' },
    acting(one.person),
  );
  expect(await representing(one.id)).toContain(one.asking);
  expect((await lettersAt(db, 'eva.p@example.org'))[0]?.text).toContain('ya representas a');
  expect(
    await answerRepresentationRequest(
      db,
      one.scope,
      { ...answer, answer: 'accepted' },
      acting(one.person),
    ),
  ).toMatchObject({ error: { code: 'organizations/request-answered' } });
});

test('asking to represent one that is registered: is answered by the municipality of its comuna too, and by no other', async () => {
  const { db } = given;
  const one = await asked();
  const answer = {
    organizationId: one.id,
    requestId: one.requestId,
    answer: 'accepted',
    reason: '',
  } as const;
  for (const [slug, code] of [
    ['temuco', 'organizations/unknown'],
    ['subdere', 'organizations/unknown'],
  ]) {
    const officer = await givenStaff(db, slug ?? '', 'certifying-officer');
    const scope = await scopeOfInstitution(db, slug ?? '');
    expect(await answerRepresentationRequest(db, scope, answer, acting(officer))).toMatchObject({
      error: { code },
    });
  }
  const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
  const lautaro = await scopeOfInstitution(db, 'lautaro');
  expect((await answerRepresentationRequest(db, lautaro, answer, acting(officer))).ok).toBe(true);
  expect(await representing(one.id)).toContain(one.asking);
});

test('asking to represent one that is registered: of another organisation is not there for these representatives', async () => {
  const { db } = given;
  const [one, other] = [await asked(), await givenOwn()];
  const answer = {
    organizationId: other.id,
    requestId: one.requestId,
    answer: 'accepted',
    reason: '',
  } as const;
  expect(
    await answerRepresentationRequest(db, other.scope, answer, acting(other.person)),
  ).toMatchObject({
    error: { code: 'organizations/request-answered' },
  });
  expect(await representing(one.id)).not.toContain(one.asking);
});

test('asking to represent one that is registered: answered twice at the same moment gives one role', async () => {
  const { db } = given;
  const one = await asked();
  const answer = {
    organizationId: one.id,
    requestId: one.requestId,
    answer: 'accepted',
    reason: '',
  } as const;
  const done = await Promise.all(
    [1, 2, 3].map(() => answerRepresentationRequest(db, one.scope, answer, acting(one.person))),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await representing(one.id)).toHaveLength(2);
});
