// Members and who speaks for them: invited, named, silent, replaced and gone; what the database refuses by itself.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { listInvitable, listInvitations } from '../store/invitations.ts';
import { findMember, findStanding, listMembers } from '../store/members.ts';
import { listAsked, listStanding } from '../store/representatives.ts';
import { findSeat } from '../store/seats.ts';
import {
  givenCountry,
  givenMember,
  givenPerson,
  givenRepresentative,
  givenSecretary,
  givenStaff,
  later,
  NOW,
  scopeOfInstitution,
  sign,
} from '../testing/given.ts';
import { endTogether } from '../web/ending-kind.ts';
import { pathIn } from '../web/paths.ts';
import { answerRepresentation, stepDown } from './answer-representation.ts';
import { speaking } from './at-seat.ts';
import { proposeEnding } from './end-membership.ts';
import { answerInvitation, inviteInstitution, takeInvitationBack } from './invite-institution.ts';
import {
  askRepresentative,
  endRepresentative,
  keepSilence,
  leaveRoundtable,
} from './keep-place.ts';
import type { BySecretariat } from './secretariat.ts';

let given: TestDatabase;
let by: BySecretariat;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenSecretary(given.db);
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });
const taken = { ok: true };

async function of(slug: string) {
  const scope = await scopeOfInstitution(given.db, slug);
  const personId = await givenPerson(given.db, { name: 'Ana V.' });
  return { personId, scope, now: NOW, pathIn };
}

test('a body is asked once at a time, its team is told, and it sits when it accepts', async () => {
  const { db } = given;
  const officer = await givenStaff(db, 'valdivia', 'pb-officer');
  const ask = () => inviteInstitution(db, by, { slug: 'valdivia', words: 'Los esperamos.' });
  const asked = await Promise.all([ask(), ask(), ask()]);
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  expect(asked.filter(({ ok }) => !ok)).toEqual([
    refused('already-invited'),
    refused('already-invited'),
  ]);
  const told = await given.pool.query('select kind from people.notice where person_id = $1', [
    officer,
  ]);
  expect(told.rows).toEqual([{ kind: 'roundtable/invitation' }]);
  const valdivia = await of('valdivia');
  const no = { outcome: 'declined', reason: 'No hay equipo este año.' } as const;
  expect(await answerInvitation(db, valdivia, no)).toEqual(taken);
  expect(await answerInvitation(db, valdivia, no)).toEqual(refused('not-invited'));
  expect(await findStanding(db, valdivia.scope)).toBeUndefined();
  const nextYear = { ...by, now: later(30) };
  expect(await inviteInstitution(db, nextYear, { slug: 'valdivia', words: 'De nuevo.' })).toEqual(
    taken,
  );
  const yes = { outcome: 'accepted', reason: undefined } as const;
  const answers = await Promise.all([
    answerInvitation(db, { ...valdivia, now: later(31) }, yes),
    answerInvitation(db, { ...valdivia, now: later(31) }, yes),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await findStanding(db, valdivia.scope)).toMatchObject({ slug: 'valdivia' });
  expect(await ask()).toEqual(refused('already-invited'));
  const invitable = await listInvitable(db);
  expect(invitable.map(({ slug }) => slug)).not.toContain('valdivia');
  expect(invitable.map(({ slug }) => slug)).toContain('osorno');
  const kept = (await listInvitations(db)).filter(
    ({ institutionSlug }) => institutionSlug === 'valdivia',
  );
  expect(kept.map(({ outcome }) => outcome)).toEqual(['accepted', 'declined']);
  expect(
    await answerTo(db, (tx) =>
      sql`update roundtable.invitation set reason = 'otra' where id = ${kept[0]?.id}`.execute(tx),
    ),
  ).toBe('invitation_is_kept');
});

test('an invitation is taken back while nobody has answered it, with a reason, and may be sent again', async () => {
  const { db } = given;
  const mayor = await givenStaff(db, 'quellon', 'mayor');
  const invite = () => inviteInstitution(db, by, { slug: 'quellon', words: 'Los esperamos.' });
  const back = () => takeInvitationBack(db, by, { slug: 'quellon', reason: 'Se envió por error.' });
  expect(await back()).toEqual(refused('invitation-answered'));
  expect(await invite()).toEqual(taken);
  const quellon = await of('quellon');
  const yes = { outcome: 'accepted', reason: undefined } as const;
  const both = await Promise.all([back(), back()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await answerInvitation(db, quellon, yes)).toEqual(refused('not-invited'));
  expect(await findStanding(db, quellon.scope)).toBeUndefined();
  const told = await given.pool.query(
    "select kind from people.notice where person_id = $1 and key like '% taken-back'",
    [mayor],
  );
  expect(told.rows).toEqual([{ kind: 'roundtable/invitation' }]);
  expect(await takeInvitationBack(db, by, { slug: 'nada', reason: 'x' })).toEqual(
    refused('invitation-answered'),
  );
  expect(await invite()).toEqual(taken);
  expect(await answerInvitation(db, quellon, yes)).toEqual(taken);
  expect(await back()).toEqual(refused('invitation-answered'));
});

test('one voice: a principal and an alternate of its own, who accept by themselves', async () => {
  const { db } = given;
  const member = await givenMember(db, by, 'dos');
  const dos = await of('dos');
  const stranger = await givenPerson(db);
  const ask = (personId: string, rank: 'principal' | 'alternate') =>
    askRepresentative(db, dos, { personId, rank });
  expect(await ask(stranger, 'principal')).toEqual(refused('not-of-the-team'));
  const [one, two] = [
    await givenStaff(db, 'dos', 'pb-officer'),
    await givenStaff(db, 'dos', 'pb-officer'),
  ];
  const asked = await Promise.all([ask(one, 'principal'), ask(two, 'principal')]);
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  const [principal, other] = asked[0]?.ok ? [one, two] : [two, one];
  expect(await ask(principal, 'alternate')).toEqual(refused('asked-already'));
  expect(await findSeat(db, principal)).toBeUndefined();
  const [waiting] = await listAsked(db, principal);
  const id = waiting?.representative.id ?? '';
  const by2 = (personId: string) => ({ personId, now: NOW });
  expect(await answerRepresentation(db, by2(other), { id, accepts: true })).toEqual(
    refused('not-asked'),
  );
  expect(await answerRepresentation(db, by2(principal), { id, accepts: true })).toEqual(taken);
  expect(await findSeat(db, principal)).toMatchObject({ rank: 'principal', memberId: member.id });
  expect(await ask(other, 'principal')).toEqual(refused('rank-taken'));
  expect(await ask(other, 'alternate')).toEqual(taken);
  const [second] = await listAsked(db, other);
  const declined = { id: second?.representative.id ?? '', accepts: false };
  expect(await answerRepresentation(db, by2(other), declined)).toEqual(taken);
  expect(await listStanding(db, [member.id])).toHaveLength(1);
  expect(await stepDown(db, by2(principal))).toEqual(taken);
  expect(await stepDown(db, by2(principal))).toEqual(refused('no-seat'));
  expect(await ask(other, 'principal')).toEqual(taken);
});

test('each person speaks for one member only, and for none once she left its team', async () => {
  const { db } = given;
  const ancud = await givenMember(db, by, 'ancud');
  const lautaro = await givenMember(db, by, 'lautaro');
  const seat = await givenRepresentative(db, ancud);
  await db
    .insertInto('people.role_grant')
    .values({ person_id: seat.personId, role: 'pb-officer', institution_id: lautaro.of.id })
    .execute();
  const asked = { personId: seat.personId, rank: 'principal' } as const;
  expect(await askRepresentative(db, await of('lautaro'), asked)).toEqual(taken);
  const [waiting] = await listAsked(db, seat.personId);
  const id = waiting?.representative.id ?? '';
  const herself = { personId: seat.personId, now: NOW };
  expect(await answerRepresentation(db, herself, { id, accepts: true })).toEqual(
    refused('sits-elsewhere'),
  );
  expect(
    await answerTo(db, (tx) =>
      sql`update roundtable.representative set accepted_at = ${NOW} where id = ${id}`.execute(tx),
    ),
  ).toBe('one_seat_of_a_person');
  const say = () => speaking(db, herself, async () => ({ ok: true, value: 'dicho' }) as const);
  expect(await say()).toEqual({ ok: true, value: 'dicho' });
  await sql`update people.role_grant set ended_at = now(), ended_reason = 'Se fue'
    where person_id = ${seat.personId} and institution_id = ${ancud.of.id}`.execute(db);
  expect(await findSeat(db, seat.personId)).toBeUndefined();
  expect(await say()).toEqual(refused('no-seat'));
  const [standing] = await listStanding(db, [ancud.id]);
  expect(standing).toMatchObject({ isOfTheTeam: false });
  expect(await endRepresentative(db, await of('ancud'), standing?.id ?? '')).toEqual(taken);
  expect(await listStanding(db, [ancud.id])).toEqual([]);
});

test('a member stops speaking whenever it wants, speaks again, leaves and is replaced', async () => {
  const { db } = given;
  const osorno = await givenMember(db, by, 'osorno');
  const castro = await givenMember(db, by, 'castro');
  const seat = await givenRepresentative(db, osorno);
  const herself = { personId: seat.personId, now: NOW };
  const say = () => speaking(db, herself, async () => ({ ok: true, value: 1 }) as const);
  const own = await of('osorno');
  expect(await keepSilence(db, own, false)).toEqual(refused('not-silent'));
  expect(await keepSilence(db, own, true)).toEqual(taken);
  expect(await keepSilence(db, own, true)).toEqual(refused('is-silent'));
  expect(await say()).toEqual(refused('is-silent'));
  expect(await findSeat(db, seat.personId)).toMatchObject({ silentSince: '2026-11-25' });
  expect(await keepSilence(db, own, false)).toEqual(taken);
  expect(await say()).toMatchObject(taken);
  const leave = (replacedBy: string | undefined) =>
    leaveRoundtable(db, own, { reason: 'Cambian las prioridades.', replacedBy });
  expect(await leave('nadie')).toEqual(refused('replaced-by-unknown'));
  expect(await leave('osorno')).toEqual(refused('replaced-by-unknown'));
  expect(
    await answerTo(db, (tx) =>
      sql`update roundtable.member set left_on = '2026-11-25', left_reason = 'x'
        where id = ${osorno.id}`.execute(tx),
    ),
  ).toBe('represents_who_sits');
  expect(await leave('castro')).toEqual(taken);
  expect(await leave('castro')).toEqual(refused('no-member'));
  expect(await findMember(db, 'osorno')).toMatchObject({
    leftOn: '2026-11-25',
    leftReason: 'Cambian las prioridades.',
    replacedBy: { slug: 'castro', name: castro.name },
  });
  expect(await say()).toEqual(refused('no-seat'));
  const standing = await listMembers(db, { standing: true });
  expect(standing.map(({ slug }) => slug)).not.toContain('osorno');
  const stays = (change: string) =>
    answerTo(db, (tx) =>
      sql`update roundtable.member set ${sql.raw(change)} where id = ${osorno.id}`.execute(tx),
    );
  expect(await stays('left_on = null, left_reason = null, replaced_by = null')).toBe(
    'who_left_stays_away',
  );
  const again = await givenMember(db, by, 'osorno');
  expect(again).toMatchObject({ slug: 'osorno-2', leftOn: undefined });
});

test('a member is called what its owner is called today, and what it was called is kept', async () => {
  const { db } = given;
  const member = await givenMember(db, by, 'buin');
  const was = member.name;
  await sql`update institutions.institution set name = 'Municipalidad Nueva de Buin'
    where slug = 'buin'`.execute(db);
  expect(await findMember(db, 'buin')).toMatchObject({
    name: 'Municipalidad Nueva de Buin',
    nameThen: was,
  });
});

test('two of the secretariat end a place that nobody answers for, with a reason; its people are told', async () => {
  const { db } = given;
  const quemchi = await givenMember(db, by, 'quemchi');
  const officer = await givenStaff(db, 'quemchi', 'pb-officer');
  await givenRepresentative(db, quemchi);
  const ending = { reason: 'Ya no hay equipo.', kind: endTogether };
  const propose = (slug: string) => proposeEnding(db, by, { slug, ...ending });
  expect(await propose('nadie')).toEqual(refused('member-unknown'));
  const proposed = await propose('quemchi');
  if (!proposed.ok) throw new Error(proposed.error.code);
  expect(await propose('quemchi')).toEqual(refused('ending-waits'));
  expect(await findMember(db, 'quemchi')).toMatchObject({ leftOn: undefined });
  expect(await sign(db, by, proposed.value)).toEqual(taken);
  expect(await findMember(db, 'quemchi')).toMatchObject({
    leftOn: '2026-11-25',
    leftReason: 'Ya no hay equipo.',
  });
  expect(await listStanding(db, [quemchi.id])).toEqual([]);
  const told = 'select kind from people.notice where person_id = $1';
  expect((await given.pool.query(told, [officer])).rows).toContainEqual({
    kind: 'roundtable/membership',
  });
  expect(await propose('quemchi')).toEqual(refused('member-unknown'));
});

test('somebody who accepts two seats at once has one', async () => {
  const { db } = given;
  const personId = await givenPerson(db, { name: 'Eva L.' });
  const asked = { personId, rank: 'principal' } as const;
  for (const slug of ['chonchi', 'dalcahue']) {
    const { of: owner } = await givenMember(db, by, slug);
    await db
      .insertInto('people.role_grant')
      .values({ person_id: personId, role: 'pb-officer', institution_id: owner.id })
      .execute();
    expect(await askRepresentative(db, await of(slug), asked)).toEqual(taken);
  }
  const waiting = await listAsked(db, personId);
  const answers = await Promise.all(
    waiting.map(({ representative: { id } }) =>
      answerRepresentation(db, { personId, now: NOW }, { id, accepts: true }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter(({ ok }) => !ok)).toEqual([refused('sits-elsewhere')]);
});
