// The open invitations of somebody whose role ends, against a real database: which end, which stay, and that a link of one that ended opens nothing.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import type { Invited, Place } from '../rules/invitation.ts';
import type { PlannedEnd } from '../rules/role-end.ts';
import { standingGrants } from '../store/grants.ts';
import { listInvitations } from '../store/invitations.ts';
import { acceptByKey, byHand, inviteAna, refusalOf, tokenOf } from '../testing/invitations.ts';
import { givenInstitution, givenPerson, givenRole } from '../testing/somebody.ts';
import { auditOf, emptyGather, placeOf, staffOf } from '../testing/staff.ts';
import { renewInvitation } from './change-invitation.ts';
import { endInvitationsOfEndedRoles } from './end-invitations.ts';
import { endRole, type RoleEnd } from './end-role.ts';
import { invite } from './invite.ts';

let given: TestDatabase;
let lautaro: Scope;
let place: Place;
let officer: Actor;
let leaving: Actor;
let colleague: string;
beforeAll(async () => {
  given = await testDatabase();
  await loadShippedFacts(given.db);
  lautaro = await givenInstitution(given.db, '09108');
  place = await placeOf(given.db, lautaro);
});
afterAll(() => given.close());

beforeEach(async () => {
  await sql`delete from people.invitation`.execute(given.db);
  await sql`delete from people.role_grant`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
  leaving = await staffOf(given.db, lautaro, 'pb-officer', 'se-va@example.cl');
  colleague = await givenPerson(given.db, { proof: 'invitation' });
});

const now = () => new Date();
const atOnce: PlannedEnd = { when: 'now', lastDay: undefined, reason: 'Sumario' };

const invitedBy = (actor: Actor, other: Partial<Invited> = {}) =>
  inviteAna(given.db, { place, actor, now: now() }, other);

async function end(more: Partial<RoleEnd> = {}) {
  const held = await standingGrants(given.db, leaving.personId);
  const grant = held.find(({ role }) => role === 'pb-officer');
  assert(grant !== undefined, 'she holds the role');
  const ended = await endRole(given.db, emptyGather(given.db), {
    grantId: grant.id,
    place,
    actor: officer,
    confirmedBy: colleague,
    planned: atOnce,
    successor: undefined,
    isNational: false,
    delivery: byHand,
    now: now(),
    ...more,
  });
  assert(ended.ok, 'ended');
  return ended.value;
}

async function openEmails(): Promise<readonly string[]> {
  return (await listInvitations(given.db, lautaro.id)).map(({ email }) => email).toSorted();
}

test('the end of a role ends the open invitations of whoever held it, told in the log, and their links', async () => {
  const token = await invitedBy(leaving);
  const [open] = await listInvitations(given.db, lautaro.id);
  await end();
  expect(await openEmails()).toEqual([]);
  expect(refusalOf(await acceptByKey(given.db, token, { now: now() }))).toBe(
    'people/invitation-withdrawn',
  );
  expect((await auditOf(given.db, `invitation:${open?.id}`)).at(-1)).toMatchObject({
    act: 'people/invite',
    actor_person: null,
    scope_id: lautaro.id,
    told: { role: 'technical-reviewer', change: 'ended-with-inviter' },
  });
});

test('the end of a role ends what whoever held it signed for a colleague, until somebody sends it again', async () => {
  const sent = await invite(given.db, {
    invited: [{ name: 'Ana Soto', email: 'ana@example.cl', role: 'councillor' }],
    place,
    by: { actor: officer, confirmedBy: leaving.personId },
    delivery: byHand,
    now: now(),
  });
  assert(sent.ok, 'invited');
  await end();
  expect(await openEmails()).toEqual([]);
});

test('the end of a role leaves the invitations of colleagues, of the command line, and of whoever follows', async () => {
  await invitedBy(officer, { email: 'colega@example.cl' });
  const byMachine = await invite(given.db, {
    invited: [{ name: 'Eva Ríos', email: 'maquina@example.cl', role: 'councillor' }],
    place,
    by: undefined,
    delivery: byHand,
    now: now(),
  });
  assert(byMachine.ok, 'invited');
  const successor = { name: 'Paula Ríos', email: 'sigue@example.cl' };
  const planned: PlannedEnd = { when: 'with-successor', lastDay: undefined, reason: 'Relevo' };
  await end({ actor: leaving, planned, successor });
  await end();
  expect(await openEmails()).toEqual([
    'colega@example.cl',
    'maquina@example.cl',
    'sigue@example.cl',
  ]);
});

test('the end of a role leaves what another role of the same person may give', async () => {
  await givenRole(given.db, leaving.personId, 'certifying-officer', lautaro);
  await invitedBy(leaving);
  await end();
  expect(await openEmails()).toEqual(['ana@example.cl']);
});

test('the end of a role leaves an invitation that a colleague has sent again: it is hers from then on', async () => {
  await invitedBy(leaving);
  const [open] = await listInvitations(given.db, lautaro.id);
  assert(open !== undefined, 'invited');
  const renewal = { id: open.id, place, actor: officer, delivery: byHand, now: now() };
  const renewed = await renewInvitation(given.db, renewal);
  assert(renewed.ok, 'renewed');
  await end();
  const token = tokenOf(renewed.value.link);
  expect(refusalOf(await acceptByKey(given.db, token, { now: now() }))).toBeUndefined();
});

test('the end of a role that was set for a day ends the invitations when that day is over', async () => {
  await invitedBy(leaving);
  const lastDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await end({ planned: { ...atOnce, when: 'on-day', lastDay } });
  await endInvitationsOfEndedRoles(given.db, now());
  expect(await openEmails()).toEqual(['ana@example.cl']);
  await sql`update people.role_grant set ended_at = now()
    where person_id = ${leaving.personId}`.execute(given.db);
  await endInvitationsOfEndedRoles(given.db, now());
  expect(await openEmails()).toEqual([]);
});

test('an invitation that is taken up while the role of its giver ends is taken up or ended, never both', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    leaving = await staffOf(given.db, lautaro, 'pb-officer');
    const token = await invitedBy(leaving, { email: `a${turn}@example.cl` });
    const [accepted] = await Promise.all([acceptByKey(given.db, token, { now: now() }), end()]);
    expect([undefined, 'people/invitation-withdrawn']).toContain(refusalOf(accepted));
  }
  expect(await openEmails()).toEqual([]);
});
