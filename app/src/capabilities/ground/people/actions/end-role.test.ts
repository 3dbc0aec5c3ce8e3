// The end of a role against a real database: at once, on a day, or when whoever follows begins; and nobody is missed.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { contribute, type Gather, gatherFrom } from '../../../../platform/contributions.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { testKeys as keys } from '../../../../site/testing.ts';
import type { Place } from '../rules/invitation.ts';
import type { PlannedEnd } from '../rules/role-end.ts';
import type { Role } from '../rules/roles.ts';
import { parseToken } from '../rules/token.ts';
import { standingGrants } from '../store/grants.ts';
import { deleteSessionsOfEndedRoles, methodOfSession } from '../store/staff-sessions.ts';
import { listTeam } from '../store/teams.ts';
import { softAuthenticator } from '../testing/authenticator.ts';
import { givenInstitution, givenPerson, givenRole } from '../testing/somebody.ts';
import { auditOf, placeOf, relyingParty, signedIn, staffOf } from '../testing/staff.ts';
import { acceptWithPasskey } from './accept-invitation.ts';
import type { Delivery } from './deliver-invitation.ts';
import { endRole, type RoleEnd } from './end-role.ts';
import { type HandOverGiven, handOver } from './hand-over.ts';
import { offerRegistration } from './offer-passkey.ts';

let given: TestDatabase;
let lautaro: Scope;
let ancud: Scope;
let place: Place;
let officer: Actor;
let colleague: string;
let handedOver: Omit<HandOverGiven, 'tx'>[];
let gather: Gather;
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
  colleague = await givenPerson(given.db, { proof: 'invitation' });
  handedOver = [];
  gather = gatherFrom(given.db, [
    contribute(handOver, async (_, { tx, ...told }) => {
      // What a later room writes is in the same transaction: it sees the role ended.
      await sql`select 1`.execute(tx);
      handedOver.push(told);
    }),
  ]);
});

const delivery: Delivery = {
  by: 'hand',
  addressOf: (token) => token,
  seatName: ({ role }) => role,
};
const atOnce: PlannedEnd = { when: 'now', lastDay: undefined, reason: 'Se jubila' };

async function grantOf({ personId }: Actor, role: Role): Promise<string> {
  const found = (await standingGrants(given.db, personId)).find((one) => one.role === role);
  assert(found !== undefined, `${role} is held`);
  return found.id;
}

function end(grantId: string, more: Partial<RoleEnd> = {}) {
  return endRole(given.db, gather, {
    grantId,
    place,
    actor: officer,
    confirmedBy: colleague,
    planned: atOnce,
    successor: undefined,
    isNational: false,
    delivery,
    now: new Date(),
    ...more,
  });
}

function refusal(result: { ok: boolean; error?: unknown }): string | undefined {
  return result.ok ? undefined : (result.error as { code: string }).code;
}

async function accept(link: string | undefined, now = new Date()) {
  const token = parseToken(link);
  assert(token !== undefined, 'the link carries a token');
  const holder = { personId: crypto.randomUUID(), account: 'a', name: 'a' };
  const options = await offerRegistration(given.db, relyingParty, {
    holder,
    signedIn: undefined,
    now,
  });
  return acceptWithPasskey(given.db, keys, {
    token,
    session: undefined,
    answer: softAuthenticator().register(options),
    relyingParty,
    label: 'Test',
    device: 'Test',
    locale: 'es-CL',
    gather,
    now,
  });
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

describe('at once', () => {
  test('takes the role, ends the sessions of staff, hands over what was personal, and stays in the log', async () => {
    const leaving = await staffOf(given.db, lautaro, 'technical-reviewer');
    const asResident = await signedIn(given.db, leaving.personId, 'provider');
    const grantId = await grantOf(leaving, 'technical-reviewer');
    expect(refusal(await end(grantId))).toBeUndefined();
    expect(await standingGrants(given.db, leaving.personId)).toEqual([]);
    expect(await methodOfSession(given.db, leaving.sessionId)).toBeUndefined();
    expect(await methodOfSession(given.db, asResident.sessionId)).toBe('provider');
    expect(handedOver).toMatchObject([
      { role: 'technical-reviewer', scope: lautaro, from: leaving.personId, to: undefined },
    ]);
    const [entry] = await auditOf(given.db, `role-grant:${grantId}`);
    expect(entry).toMatchObject({
      act: 'people/end-role',
      actor_person: officer.personId,
      scope_id: lautaro.id,
      reason: 'Se jubila',
    });
  });

  test('ends once: again there is nothing to end', async () => {
    const leaving = await staffOf(given.db, lautaro, 'councillor');
    const grantId = await grantOf(leaving, 'councillor');
    const ended = await Promise.all([end(grantId), end(grantId)]);
    expect(ended.map(refusal).toSorted()).toEqual(['people/grant-not-there', undefined]);
  });

  test('ends nothing when what it hands over cannot be written', async () => {
    const leaving = await staffOf(given.db, lautaro, 'councillor');
    const grantId = await grantOf(leaving, 'councillor');
    gather = gatherFrom(given.db, [
      contribute(handOver, async () => {
        throw new Error('cannot be written');
      }),
    ]);
    await expect(end(grantId)).rejects.toThrow('cannot be written');
    expect(await standingGrants(given.db, leaving.personId)).toHaveLength(1);
    expect(await methodOfSession(given.db, leaving.sessionId)).toBe('passkey');
  });

  test('of another institution is as if there were none', async () => {
    const stranger = await staffOf(given.db, ancud, 'councillor');
    const grantId = await grantOf(stranger, 'councillor');
    expect(refusal(await end(grantId))).toBe('people/grant-not-there');
    expect(await standingGrants(given.db, stranger.personId)).toHaveLength(1);
  });

  test('is refused beyond one’s power', async () => {
    const observer = await staffOf(given.db, lautaro, 'observer');
    const leaving = await staffOf(given.db, lautaro, 'councillor');
    const grantId = await grantOf(leaving, 'councillor');
    expect(refusal(await end(grantId, { actor: observer }))).toBe('people/role-beyond-power');
  });
});

describe('by one person', () => {
  test('is nobody else’s role, and no successor of her own', async () => {
    const leaving = await staffOf(given.db, lautaro, 'councillor');
    const alone = { confirmedBy: undefined } as unknown as Partial<RoleEnd>;
    await expect(end(await grantOf(leaving, 'councillor'), alone)).rejects.toThrow('alone');
    const own = await staffOf(given.db, lautaro, 'pb-officer');
    const successor = { name: 'Paula Ríos', email: 'paula@example.cl' };
    const grantId = await grantOf(own, 'pb-officer');
    await expect(end(grantId, { ...alone, actor: own, successor })).rejects.toThrow('alone');
    expect(await standingGrants(given.db, leaving.personId)).toHaveLength(1);
  });

  test('is her own', async () => {
    const leaving = await staffOf(given.db, lautaro, 'councillor');
    const alone = { confirmedBy: undefined, actor: leaving } as unknown as Partial<RoleEnd>;
    expect(refusal(await end(await grantOf(leaving, 'councillor'), alone))).toBeUndefined();
    expect(await standingGrants(given.db, leaving.personId)).toEqual([]);
  });
});

describe('the last officer', () => {
  test('does not leave without whoever follows, and does with another beside her', async () => {
    const grantId = await grantOf(officer, 'pb-officer');
    expect(refusal(await end(grantId))).toBe('people/last-of-role');
    const onDay: PlannedEnd = { ...atOnce, when: 'on-day', lastDay: tomorrow() };
    expect(refusal(await end(grantId, { planned: onDay }))).toBe('people/last-of-role');
    await staffOf(given.db, lautaro, 'pb-officer');
    expect(refusal(await end(grantId))).toBeUndefined();
  });

  test('is not the last two who leave at the same moment', async () => {
    const other = await staffOf(given.db, lautaro, 'pb-officer');
    const [one, two] = [await grantOf(officer, 'pb-officer'), await grantOf(other, 'pb-officer')];
    const ended = await Promise.all([end(one), end(two, { actor: other })]);
    expect(ended.map(refusal).toSorted()).toEqual(['people/last-of-role', undefined]);
  });

  test('is not two of whom one has her end set already', async () => {
    const other = await staffOf(given.db, lautaro, 'pb-officer');
    const onDay: PlannedEnd = { ...atOnce, when: 'on-day', lastDay: tomorrow() };
    expect(refusal(await end(await grantOf(other, 'pb-officer'), { planned: onDay }))).toBe(
      undefined,
    );
    expect(refusal(await end(await grantOf(officer, 'pb-officer')))).toBe('people/last-of-role');
  });

  test('is ended by the national team, which answers for the institution', async () => {
    const { id } = await given.db
      .selectFrom('institutions.institution')
      .select('id')
      .where('slug', '=', 'subdere')
      .executeTakeFirstOrThrow();
    const national = await staffOf(given.db, { kind: 'institution', id }, 'national-staff');
    const grantId = await grantOf(officer, 'pb-officer');
    const order = { actor: national, isNational: true };
    expect(refusal(await end(grantId, order))).toBeUndefined();
    const mayor = await staffOf(given.db, lautaro, 'mayor');
    expect(refusal(await end(await grantOf(mayor, 'mayor'), order))).toBe(
      'people/role-beyond-power',
    );
  });
});

describe('on a day', () => {
  test('stands until that day is over, and then its sessions end by themselves', async () => {
    const leaving = await staffOf(given.db, lautaro, 'moderator');
    const grantId = await grantOf(leaving, 'moderator');
    const planned: PlannedEnd = { when: 'on-day', lastDay: tomorrow(), reason: 'Traslado' };
    expect(refusal(await end(grantId, { planned }))).toBeUndefined();
    const [member] = (await listTeam(given.db, lautaro.id)).filter(
      (one) => one.grantId === grantId,
    );
    expect(member?.endsAt?.getTime()).toBeGreaterThan(Date.now());
    expect(handedOver[0]?.endsAt).toEqual(member?.endsAt);
    expect(await methodOfSession(given.db, leaving.sessionId)).toBe('passkey');
    await deleteSessionsOfEndedRoles(given.db);
    expect(await methodOfSession(given.db, leaving.sessionId)).toBe('passkey');
    await sql`update people.session set created_at = now() - interval '2 hours'
      where id = ${leaving.sessionId}`.execute(given.db);
    await sql`update people.role_grant set ended_at = now() - interval '1 second'
      where id = ${grantId}`.execute(given.db);
    expect(await standingGrants(given.db, leaving.personId)).toEqual([]);
    await deleteSessionsOfEndedRoles(given.db);
    expect(await methodOfSession(given.db, leaving.sessionId)).toBeUndefined();
  });

  test('that was over before the second person signed is at once', async () => {
    const leaving = await staffOf(given.db, lautaro, 'moderator');
    const grantId = await grantOf(leaving, 'moderator');
    const lastDay = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    const planned: PlannedEnd = { when: 'on-day', lastDay, reason: 'Traslado' };
    const before = Date.now() - 1000;
    expect(refusal(await end(grantId, { planned }))).toBeUndefined();
    const { ended_at } = await given.db
      .selectFrom('people.role_grant')
      .select('ended_at')
      .where('id', '=', grantId)
      .executeTakeFirstOrThrow();
    expect(ended_at?.getTime()).toBeGreaterThan(before);
  });

  test('can be brought forward', async () => {
    const leaving = await staffOf(given.db, lautaro, 'moderator');
    const grantId = await grantOf(leaving, 'moderator');
    const planned: PlannedEnd = { when: 'on-day', lastDay: tomorrow(), reason: 'Traslado' };
    await end(grantId, { planned });
    expect(refusal(await end(grantId))).toBeUndefined();
    expect(await standingGrants(given.db, leaving.personId)).toEqual([]);
  });
});

const planned: PlannedEnd = { when: 'with-successor', lastDay: undefined, reason: 'Relevo' };
const successor = { name: 'Paula Ríos', email: 'paula@example.cl' };

describe('when whoever follows begins', () => {
  test('the old role stands until the new one is taken up, and what was personal goes to the new', async () => {
    const grantId = await grantOf(officer, 'pb-officer');
    const planning = await end(grantId, { planned, successor });
    assert(planning.ok, 'planned');
    expect(await standingGrants(given.db, officer.personId)).toHaveLength(1);
    expect(handedOver).toEqual([]);
    const accepted = await accept(planning.value?.link);
    expect(refusal(accepted)).toBeUndefined();
    expect(await standingGrants(given.db, officer.personId)).toEqual([]);
    expect(await methodOfSession(given.db, officer.sessionId)).toBeUndefined();
    const team = await listTeam(given.db, lautaro.id);
    expect(team.map(({ name, role }) => [name, role])).toEqual([['Paula Ríos', 'pb-officer']]);
    expect(handedOver).toMatchObject([
      { from: officer.personId, to: team[0]?.personId, role: 'pb-officer' },
    ]);
    const log = await auditOf(given.db, `role-grant:${grantId}`);
    expect(log.map(({ reason }) => reason)).toEqual(['Relevo', 'Relevo']);
    const ended = await given.db
      .selectFrom('people.role_grant')
      .select('ended_reason')
      .where('id', '=', grantId)
      .executeTakeFirstOrThrow();
    expect(ended.ended_reason).toBe('Relevo');
  });

  test('is refused whole when the successor cannot be invited', async () => {
    const grantId = await grantOf(officer, 'pb-officer');
    const self = { name: 'Yo misma', email: 'JEFA@example.cl' };
    expect(refusal(await end(grantId, { planned, successor: self }))).toBe('people/own-invitation');
    expect(await auditOf(given.db, `role-grant:${grantId}`)).toEqual([]);
  });

  test('somebody who left before is not ended twice', async () => {
    const leaving = await staffOf(given.db, lautaro, 'desk-staff');
    const grantId = await grantOf(leaving, 'desk-staff');
    const planning = await end(grantId, { planned, successor });
    assert(planning.ok, 'planned');
    await end(grantId);
    handedOver = [];
    expect(refusal(await accept(planning.value?.link))).toBeUndefined();
    expect(handedOver).toEqual([]);
  });
});

describe('whoever follows', () => {
  test('stands in for the same person as whoever she follows', async () => {
    const leaving = await staffOf(given.db, lautaro, 'certifying-officer');
    const grantId = await grantOf(leaving, 'certifying-officer');
    await sql`update people.role_grant set is_substitute = true where id = ${grantId}`.execute(
      given.db,
    );
    const planning = await end(grantId, { planned, successor });
    assert(planning.ok, 'planned');
    await accept(planning.value?.link);
    const team = await listTeam(given.db, lautaro.id);
    expect(team.find(({ role }) => role === 'certifying-officer')).toMatchObject({
      name: 'Paula Ríos',
      isSubstitute: true,
    });
  });

  test('keeps other roles of the person who leaves', async () => {
    const leaving = await staffOf(given.db, lautaro, 'desk-staff');
    await givenRole(given.db, leaving.personId, 'councillor', ancud);
    const grantId = await grantOf(leaving, 'desk-staff');
    const planning = await end(grantId, { planned, successor });
    assert(planning.ok, 'planned');
    await accept(planning.value?.link);
    const left = await standingGrants(given.db, leaving.personId);
    expect(left.map(({ role }) => role)).toEqual(['councillor']);
  });
});
