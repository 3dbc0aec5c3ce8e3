// Invitations against a real database: sent, sent again, withdrawn, to one or to many, and nobody’s but the institution’s own.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { INVITATION_DAYS, type Invited, type Place } from '../rules/invitation.ts';
import { listInvitations } from '../store/invitations.ts';
import { listTeam } from '../store/teams.ts';
import {
  acceptByKey,
  ana,
  byHand,
  DAY_MS,
  inviteAna,
  refusalOf,
  tokenOf,
  withColleague,
} from '../testing/invitations.ts';
import { givenInstitution, later, NOW } from '../testing/somebody.ts';
import { auditOf, placeOf, staffOf } from '../testing/staff.ts';
import { renewInvitation, withdrawInvitation } from './change-invitation.ts';
import { type InvitedByTwo, invite } from './invite.ts';

let given: TestDatabase;
let lautaro: Scope;
let ancud: Scope;
let place: Place;
let officer: Actor;
let by: InvitedByTwo;
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
  await sql`delete from platform.outgoing_mail`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
  by = await withColleague(given.db, officer);
});

const invited = (other: Partial<Invited> = {}, now = NOW) =>
  inviteAna(given.db, { place, actor: officer, now }, other);

test('inviting by mail sends the link and shows it to nobody', async () => {
  const sent = await invite(given.db, {
    invited: [ana],
    place,
    by,
    delivery: { ...byHand, by: 'mail' },
    now: NOW,
  });
  assert(sent.ok, 'sent');
  expect(sent.value[0]?.link).toBeUndefined();
  const mail = await sql<{ recipient: string; subject: string; body: string }>`
    select recipient, subject, body from platform.outgoing_mail`.execute(given.db);
  expect(mail.rows).toHaveLength(1);
  expect(mail.rows[0]).toMatchObject({ recipient: 'ana@example.cl' });
  expect(mail.rows[0]?.subject).toContain('Municipalidad de Lautaro');
  expect(mail.rows[0]?.body).toMatch(/\/i\/[\w-]{43}\n/);
});

test('inviting by hand writes no mail, and the log says how the link went, without name or e-mail', async () => {
  await invited();
  const [open] = await listInvitations(given.db, lautaro.id);
  const mails = await sql`select 1 from platform.outgoing_mail`.execute(given.db);
  expect(mails.rows).toHaveLength(0);
  const [entry] = await auditOf(given.db, `invitation:${open?.id}`);
  expect(entry).toMatchObject({
    act: 'people/invite',
    actor_person: officer.personId,
    scope_id: lautaro.id,
    told: { role: 'technical-reviewer', change: 'invited', link: 'hand' },
  });
  expect(JSON.stringify(entry)).not.toMatch(/ana|soto/i);
});

test('an invitation keeps the hash of the link and nothing that opens it', async () => {
  const token = await invited();
  const rows = await sql<{ text: string }>`
    select i::text as text from people.invitation i`.execute(given.db);
  expect(rows.rows[0]?.text).not.toContain(token);
});

test('a list of people to invite is all of it or nobody, with each line that is wrong', async () => {
  await invited();
  const list = [
    { ...ana, email: 'uno@example.cl' },
    { ...ana, email: 'ANA@example.cl' },
    { ...ana, email: 'uno@example.cl' },
    { ...ana, email: 'dos@example.cl', role: 'national-staff' as const },
  ];
  const sent = await invite(given.db, {
    invited: list,
    place,
    by,
    delivery: byHand,
    now: NOW,
  });
  expect(!sent.ok && sent.error).toEqual([
    { index: 1, refusal: { code: 'people/invited-already' } },
    { index: 2, refusal: { code: 'people/invited-already' } },
    { index: 3, refusal: { code: 'people/role-not-here' } },
  ]);
  expect(await listInvitations(given.db, lautaro.id)).toHaveLength(1);
});

test('inviting somebody twice at the same moment sends one', async () => {
  const send = () => invite(given.db, { invited: [ana], place, by, delivery: byHand, now: NOW });
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
});

test('inviting somebody whose invitation is over makes room for another', async () => {
  const old = await invited();
  const after = later(INVITATION_DAYS * DAY_MS);
  const next = await invited({}, after);
  expect(refusalOf(await acceptByKey(given.db, old, { now: after }))).toBe(
    'people/invitation-withdrawn',
  );
  expect(refusalOf(await acceptByKey(given.db, next, { now: after }))).toBeUndefined();
});

test('inviting is by two: the signer is not invited by what she signs, whatever her capitals', async () => {
  const secretary = await staffOf(given.db, lautaro, 'certifying-officer', 'ANA@example.cl');
  const by = { actor: officer, confirmedBy: secretary.personId };
  const order = { invited: [ana], place, by, delivery: byHand, now: NOW };
  const sent = await invite(given.db, order);
  expect(!sent.ok && sent.error[0]?.refusal.code).toBe('people/own-invitation');
});

test.each([
  ['nobody', null],
  ['herself', 'herself'],
])(
  'inviting with %s beside her is refused by the database, whatever the program does',
  async (_, other) => {
    const alone = given.db.insertInto('people.invitation').values({
      token_hash: Buffer.alloc(32, 1),
      email: 'ana@example.cl',
      name: 'Ana',
      role: 'moderator',
      institution_id: lautaro.id,
      invited_by: officer.personId,
      confirmed_by: other === null ? null : officer.personId,
      expires_at: later(DAY_MS),
    });
    await expect(alone.execute()).rejects.toMatchObject({ constraint: 'invitation_by_two_people' });
  },
);

const open = async () => {
  const [one] = await listInvitations(given.db, lautaro.id);
  assert(one !== undefined, 'one is open');
  return one;
};

test('an invitation sent again has another link, and the one before opens nothing', async () => {
  const old = await invited();
  const { id } = await open();
  const now = later(6 * DAY_MS);
  const renewed = await renewInvitation(given.db, {
    id,
    place,
    actor: officer,
    delivery: byHand,
    now,
  });
  assert(renewed.ok, 'renewed');
  expect(refusalOf(await acceptByKey(given.db, old))).toBe('people/invitation-unknown');
  const then = later(12 * DAY_MS);
  expect(
    refusalOf(await acceptByKey(given.db, tokenOf(renewed.value.link), { now: then })),
  ).toBeUndefined();
});

test('an invitation sent again stays that of the two who gave it, and whoever sent it again is no stranger to it', async () => {
  const old = await invited();
  const { id, invitedBy, confirmedBy } = await open();
  const third = await staffOf(given.db, lautaro, 'certifying-officer');
  const renewal = { id, place, actor: third, delivery: byHand, now: NOW };
  const renewed = await renewInvitation(given.db, renewal);
  assert(renewed.ok, 'renewed');
  expect(await open()).toMatchObject({ invitedBy, confirmedBy, renewedBy: third.personId });
  expect(refusalOf(await acceptByKey(given.db, old))).toBe('people/invitation-unknown');
  const taken = await acceptByKey(given.db, tokenOf(renewed.value.link));
  assert(taken.ok, 'taken up');
  const [member] = (await listTeam(given.db, lautaro.id)).filter(({ role }) => role === ana.role);
  const independent = await sql<{ of: boolean }>`
    select people.are_independent(${third.personId}, ${member?.personId}, ${NOW}) as of`.execute(
    given.db,
  );
  expect(independent.rows).toEqual([{ of: false }]);
});

test('an invitation withdrawn opens nothing', async () => {
  const token = await invited();
  const { id } = await open();
  expect((await withdrawInvitation(given.db, { id, place, actor: officer, now: NOW })).ok).toBe(
    true,
  );
  expect(refusalOf(await acceptByKey(given.db, token))).toBe('people/invitation-withdrawn');
});

test('an invitation withdrawn and taken up at the same moment is one or the other', async () => {
  for (let round = 0; round < 5; round += 1) {
    const token = await invited({ email: `ronda${round}@example.cl` });
    const { id } = await open();
    const [withdrawn, accepted] = await Promise.all([
      withdrawInvitation(given.db, { id, place, actor: officer, now: NOW }),
      acceptByKey(given.db, token),
    ]);
    expect([withdrawn.ok, accepted.ok].filter(Boolean)).toHaveLength(1);
  }
});

test('an invitation of another institution is as if there were none', async () => {
  await invited();
  const { id } = await open();
  const stranger = await staffOf(given.db, ancud, 'pb-officer');
  const there = { id, place: await placeOf(given.db, ancud), actor: stranger, now: NOW };
  expect(refusalOf(await withdrawInvitation(given.db, there))).toBe('people/invitation-unknown');
  expect(refusalOf(await renewInvitation(given.db, { ...there, delivery: byHand }))).toBe(
    'people/invitation-unknown',
  );
});

test('changing an invitation is for whoever may give its role', async () => {
  await invited();
  const { id } = await open();
  const observer = await staffOf(given.db, lautaro, 'observer');
  const order = { id, place, actor: observer, now: NOW };
  expect(refusalOf(await withdrawInvitation(given.db, order))).toBe('people/role-beyond-power');
});
