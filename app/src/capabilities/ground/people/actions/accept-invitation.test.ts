// Taking an invitation up against a real database: once, with a passkey that holds, by whoever it is for, and with nothing left half done.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { newestMail } from '../../../../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { INVITATION_DAYS, type Invited, type Place } from '../rules/invitation.ts';
import { standingGrants } from '../store/grants.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { readPerson } from '../store/persons.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { acceptByKey, acceptByWord, DAY_MS, inviteAna, refusalOf } from '../testing/invitations.ts';
import { givenInstitution, givenPerson, later, NOW, runOf } from '../testing/somebody.ts';
import { auditOf, placeOf, signedIn, staffOf, withPasskey } from '../testing/staff.ts';
import { readInvitation } from './accept-invitation.ts';
import { identify } from './identify.ts';

let given: TestDatabase;
let lautaro: Scope;
let ancud: Scope;
let place: Place;
let officer: Actor;
beforeAll(async () => {
  given = await testDatabase();
  await loadShippedFacts(given.db);
  lautaro = await givenInstitution(given.db, '09108');
  ancud = await givenInstitution(given.db, '10202');
  place = await placeOf(given.db, lautaro);
});
afterAll(() => given.close());

beforeEach(async () => {
  await sql`delete from people.invitation`.execute(given.db);
  await sql`delete from people.role_grant`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
});

const invited = (other: Partial<Invited> = {}, now = NOW) =>
  inviteAna(given.db, { place, actor: officer, now }, other);

async function countsOf() {
  const counted = await sql<{ persons: number; grants: number; passkeys: number }>`select
    (select count(*)::int from people.person) as persons,
    (select count(*)::int from people.role_grant) as grants,
    (select count(*)::int from people.passkey) as passkeys`.execute(given.db);
  return counted.rows[0];
}

test('taking an invitation up opens an account with a passkey, the role and a session of staff', async () => {
  const token = await invited();
  const accepted = await acceptByKey(given.db, token);
  assert(accepted.ok, 'accepted');
  const who = await identify(given.db, accepted.value, NOW);
  assert(who !== undefined, 'signed in');
  expect(who).toMatchObject({
    name: 'Ana S.',
    grants: [{ role: 'technical-reviewer', scope: lautaro }],
  });
  expect(await methodOfSession(given.db, who.sessionId)).toBe('passkey');
  expect(await readPerson(given.db, who.personId)).toMatchObject({
    proof: 'invitation',
    email: 'ana@example.cl',
    hasRun: false,
  });
  expect(await listPasskeys(given.db, who.personId)).toHaveLength(1);
  const [grant] = await standingGrants(given.db, who.personId);
  const [entry] = await auditOf(given.db, `role-grant:${grant?.id}`);
  expect(entry).toMatchObject({
    act: 'people/accept-invitation',
    actor_person: who.personId,
    scope_id: lautaro.id,
  });
});

test('taking an invitation up gives the role to the resident who is signed in, whose RUN is proven, and moves her to a session of staff', async () => {
  const run = runOf('12345678-5');
  const personId = await givenPerson(given.db, { run });
  const resident = await signedIn(given.db, personId, 'provider');
  const accepted = await acceptByKey(given.db, await invited(), { session: resident });
  assert(accepted.ok, 'accepted');
  const who = await identify(given.db, accepted.value, NOW);
  expect(who).toMatchObject({ personId, grants: [{ role: 'technical-reviewer' }] });
  expect(await readPerson(given.db, personId)).toMatchObject({ proof: 'provider', hasRun: true });
  expect(await methodOfSession(given.db, resident.sessionId)).toBeUndefined();
});

test('taking an invitation up tells whoever had an account already of the role and the key, and nobody whose account it opens', async () => {
  await sql`delete from platform.outgoing_mail`.execute(given.db);
  const personId = await givenPerson(given.db, { email: 'vecina@example.cl' });
  const resident = await signedIn(given.db, personId, 'provider');
  assert((await acceptByKey(given.db, await invited(), { session: resident })).ok, 'accepted');
  assert((await acceptByKey(given.db, await invited({ email: 'otra@example.cl' }))).ok, 'accepted');
  expect(await newestMail(given.db, 5)).toMatchObject([
    {
      to: 'vecina@example.cl',
      subject: 'Tu cuenta tiene un rol y una llave de acceso nuevos',
      text: expect.stringContaining('Municipalidad de Lautaro: ahora tienes un rol en su equipo'),
    },
  ]);
});

test('taking an invitation up without a passkey that holds gives nothing: no person, no role, and the invitation stays open', async () => {
  const token = await invited();
  const before = await countsOf();
  for (const deviation of [
    { origin: 'https://minga.example' },
    { rpId: 'minga.example' },
    { isVerified: false },
  ]) {
    expect(refusalOf(await acceptByKey(given.db, token, { deviation }))).toBe(
      'people/passkey-not-proven',
    );
  }
  expect(await countsOf()).toEqual(before);
  expect(refusalOf(await acceptByKey(given.db, token))).toBeUndefined();
});

test('an invitation is taken up once, also when the link is used twice at the same moment', async () => {
  const token = await invited();
  const before = await countsOf();
  const accepted = await Promise.all([
    acceptByKey(given.db, token),
    acceptByKey(given.db, token),
    acceptByKey(given.db, token),
  ]);
  expect(accepted.map(refusalOf).toSorted()).toEqual([
    'people/invitation-used',
    'people/invitation-used',
    undefined,
  ]);
  const after = await countsOf();
  expect(after?.persons).toBe((before?.persons ?? 0) + 1);
  expect(after?.grants).toBe((before?.grants ?? 0) + 1);
  expect(refusalOf(await acceptByKey(given.db, token))).toBe('people/invitation-used');
});

test('taking an invitation up with a key that somebody has already is refused, and opens no account', async () => {
  const authenticator = await withPasskey(given.db, officer);
  const token = await invited();
  const before = await countsOf();
  expect(refusalOf(await acceptByKey(given.db, token, { authenticator }))).toBe(
    'people/passkey-known-already',
  );
  expect(await countsOf()).toEqual(before);
});

test('an invitation ends with its seven days', async () => {
  const token = await invited();
  const over = later(INVITATION_DAYS * DAY_MS);
  expect(refusalOf(await acceptByKey(given.db, token, { now: over }))).toBe(
    'people/invitation-expired',
  );
  const found = await readInvitation(given.db, { token, session: undefined, now: over });
  expect(refusalOf(found)).toBe('people/invitation-expired');
});

test('taking an invitation up by whoever sent it is refused', async () => {
  const token = await invited();
  expect(refusalOf(await acceptByWord(given.db, token, officer))).toBe('people/own-invitation');
  expect(refusalOf(await acceptByKey(given.db, token, { session: officer }))).toBe(
    'people/own-invitation',
  );
});

test('taking an invitation up by somebody who holds the role there is refused, and gives no second one', async () => {
  const token = await invited();
  const colleague = await staffOf(given.db, lautaro, 'technical-reviewer');
  await withPasskey(given.db, colleague);
  expect(refusalOf(await acceptByWord(given.db, token, colleague))).toBe(
    'people/holds-role-already',
  );
});

test('taking an invitation up by a colleague of another institution adds the role to her account and gives her session another token', async () => {
  const colleague = await staffOf(given.db, ancud, 'councillor');
  await withPasskey(given.db, colleague);
  const accepted = await acceptByWord(given.db, await invited(), colleague);
  assert(accepted.ok, 'accepted');
  const who = await identify(given.db, accepted.value, NOW);
  expect(who?.sessionId).toBe(colleague.sessionId);
  expect(who?.grants.map(({ role }) => role)).toEqual(['councillor', 'technical-reviewer']);
});

test('taking an invitation up by an account of staff that came through a provider asks for its passkey, and no new key slips in', async () => {
  const colleague = await staffOf(given.db, ancud, 'councillor');
  await withPasskey(given.db, colleague);
  const resident = await signedIn(given.db, colleague.personId, 'provider');
  const token = await invited();
  expect(refusalOf(await acceptByKey(given.db, token, { session: resident }))).toBe(
    'people/passkey-first',
  );
  expect(refusalOf(await acceptByWord(given.db, token, resident))).toBe('people/passkey-first');
  expect(await listPasskeys(given.db, colleague.personId)).toHaveLength(1);
});

test('taking an invitation up by a session that ended meanwhile gives nothing to its person', async () => {
  const personId = await givenPerson(given.db);
  const resident = await signedIn(given.db, personId, 'provider');
  await sql`delete from people.session where id = ${resident.sessionId}`.execute(given.db);
  const token = await invited();
  expect(refusalOf(await acceptByKey(given.db, token, { session: resident }))).toBe(
    'people/passkey-stale',
  );
  expect(await standingGrants(given.db, personId)).toEqual([]);
});

test('taking up a staff role needs a passkey: nobody’s word is enough', async () => {
  const resident = await signedIn(given.db, await givenPerson(given.db), 'provider');
  expect(refusalOf(await acceptByWord(given.db, await invited(), resident))).toBe(
    'people/passkey-stale',
  );
});

test('taking up a role that neighbours hold is for whoever is signed in, and needs no passkey', async () => {
  const token = await invited({ role: 'oversight-committee' });
  expect(refusalOf(await acceptByKey(given.db, token))).toBe('people/sign-in-first');
  const resident = await signedIn(given.db, await givenPerson(given.db), 'provider');
  const accepted = await acceptByWord(given.db, token, resident);
  assert(accepted.ok, 'accepted');
  expect((await identify(given.db, accepted.value, NOW))?.grants).toEqual([
    { role: 'oversight-committee', scope: lautaro },
  ]);
});
