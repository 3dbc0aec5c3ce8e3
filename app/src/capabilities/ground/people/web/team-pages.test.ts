// The team over the web: who sees and changes it, and what of it one proposes and another signs.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { Role } from '../rules/roles.ts';
import { standingGrants } from '../store/grants.ts';
import { listInvitations } from '../store/invitations.ts';
import { carriedOut, proposedAct, sign } from '../testing/acts.ts';
import { givenInstitution, givenPerson, later, NOW } from '../testing/somebody.ts';
import { staffOf } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let ancud: Scope;
let subdere: Scope;
let officer: Actor;
let desk: TestSite;
/** Signs what the officer proposes. */
let secretary: TestSite;
let now = NOW;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
  lautaro = await givenInstitution(given.db, '09108');
  ancud = await givenInstitution(given.db, '10202');
  const { id } = await given.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'subdere')
    .executeTakeFirstOrThrow();
  subdere = { kind: 'institution', id };
});
afterAll(() => given.close());

beforeEach(async () => {
  now = NOW;
  await sql`delete from people.invitation`.execute(given.db);
  await sql`delete from people.role_grant`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
  desk = await site.as(officer.personId);
  const second = await staffOf(given.db, lautaro, 'certifying-officer', 'secretaria@example.cl');
  secretary = await site.as(second.personId, 'demonstration');
});

const TEAM = '/gestion/lautaro/equipo';
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const ana = { name: 'Ana Soto', email: 'ana@example.cl', role: 'technical-reviewer' };
const html = async (answer: Response | Promise<Response>) => (await answer).text();
const invitedEmails = async () =>
  (await listInvitations(given.db, lautaro.id)).map(({ email }) => email).toSorted();

/** Proposed by the officer and signed by the certifying officer; the id of the invitation. */
async function invited(typed = ana): Promise<string> {
  await carriedOut(await desk.post(`${TEAM}/invitar`, form(typed)), secretary);
  const open = await listInvitations(given.db, lautaro.id);
  const found = open.find(
    ({ email, role }) => email === typed.email && typed.role.startsWith(role),
  );
  assert(found !== undefined, 'one is open');
  return found.id;
}

async function grantOf({ personId }: Actor): Promise<string> {
  const [grant] = await standingGrants(given.db, personId);
  assert(grant !== undefined, 'a role is held');
  return grant.id;
}

async function as(scope: Scope, role: Role): Promise<TestSite> {
  return site.as((await staffOf(given.db, scope, role)).personId);
}

describe('the team', () => {
  test('is seen by all of it, with roles and since when; only who may change it gets the ways to', async () => {
    await invited();
    const own = await html(desk.get(TEAM));
    expect(own).toContain('Encargada o encargado de presupuesto participativo');
    expect(own).toMatch(/data-label="Desde">[^<]+ 20\d\d, \d\d:\d\d/);
    expect(own).toContain('ana@example.cl');
    expect(own).toContain(`href="${TEAM}/invitar"`);
    const councillor = await as(lautaro, 'councillor');
    const seen = await html(councillor.get(TEAM));
    expect(seen).toContain('Ana Soto');
    expect(seen).not.toContain('ana@example.cl');
    expect(seen).not.toContain(`${TEAM}/invitar`);
  });

  test.each([
    ['nobody who is signed in', async () => site, 303],
    ['a resident', async () => site.as(await givenPerson(given.db), 'provider'), 403],
    ['the officer of another institution', () => as(ancud, 'pb-officer'), 403],
    ['the national team', () => as(subdere, 'national-staff'), 403],
    ['an officer who came through a provider', () => site.as(officer.personId, 'provider'), 403],
  ])('%s does not see it', async (_, who, status) => {
    expect((await (await who()).get(TEAM)).status).toBe(status);
  });

  test.each([[`${TEAM}/invitar`], [`${TEAM}/invitar/archivo`]])(
    '%s is for who may invite, and asks for a fresh proof',
    async (address) => {
      expect((await desk.get(address)).status).toBe(200);
      expect((await (await as(lautaro, 'councillor')).get(address)).status).toBe(403);
      now = later(16 * 60_000);
      const sent = await desk.get(address);
      expect(sent.headers.get('location')).toBe(
        `/entrar/confirmar?volver=${encodeURIComponent(address)}`,
      );
    },
  );
});

describe('an open invitation', () => {
  test('is sent again with another link, and withdrawn', async () => {
    const id = await invited();
    const renewed = await desk.post(`${TEAM}/invitaciones/${id}/reenviar`, form({}));
    expect(await renewed.text()).toMatch(/\/invitacion\/[\w-]{43}/);
    const withdrawn = await desk.post(`${TEAM}/invitaciones/${id}/retirar`, form({}));
    expect(withdrawn.headers.get('location')).toBe(`${TEAM}?hecho=retirada`);
    expect(await html(desk.get(TEAM))).not.toContain('Ana Soto');
  });

  test('whose time is over is said to be, here and on the desk', async () => {
    await invited();
    now = later(8 * 86_400_000);
    desk = await site.as(officer.personId);
    expect(await html(desk.get(TEAM))).toContain('Venció');
    expect(await html(desk.get('/gestion/lautaro'))).toContain('Venció la invitación de Ana Soto');
  });

  test.each(['reenviar', 'retirar'])(
    'of another institution answers as if there were none (%s)',
    async (act) => {
      const id = await invited();
      const stranger = await as(ancud, 'pb-officer');
      const address = `/gestion/ancud/equipo/invitaciones/${id}/${act}`;
      expect((await stranger.post(address, form({}))).status).toBe(404);
      expect((await stranger.post(`${TEAM}/invitaciones/${id}/${act}`, form({}))).status).toBe(403);
      expect(await listInvitations(given.db, lautaro.id)).toHaveLength(1);
    },
  );

  test.each(['x', '00000000-0000-0000-0000-000000000000'])('%s is none', async (id) => {
    expect((await desk.post(`${TEAM}/invitaciones/${id}/retirar`, form({}))).status).toBe(404);
  });
});

describe('ending a role', () => {
  test('asks why and when, comes back with what was typed, and is done when another signs', async () => {
    const leaving = await staffOf(given.db, lautaro, 'councillor');
    const address = `${TEAM}/${await grantOf(leaving)}/terminar`;
    expect(await html(desk.get(address))).toContain('Sus tareas siguen en el rol');
    const wrong = await desk.post(
      address,
      form({ reason: '', when: 'on-day', 'last-day': '2020-01-01', 'successor-name': 'Ana' }),
    );
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    for (const field of ['reason', 'last-day', 'successor-email']) {
      expect(page).toContain(`href="#${field}"`);
      expect(page).toContain(`id="${field}"`);
    }
    expect(page).toContain('value="2020-01-01"');
    expect(page).toContain('value="Ana"');
    const act = proposedAct(await desk.post(address, form({ reason: 'Se jubila', when: 'now' })));
    expect(await standingGrants(given.db, leaving.personId)).toHaveLength(1);
    const read = await html(secretary.get(act));
    expect(read).toContain('Se jubila');
    expect(read).toContain('En cuanto se firme');
    await sign(act, secretary);
    expect(await standingGrants(given.db, leaving.personId)).toEqual([]);
  });

  test('of one’s own takes nobody else', async () => {
    await staffOf(given.db, lautaro, 'pb-officer');
    const address = `${TEAM}/${await grantOf(officer)}/terminar`;
    expect(await html(desk.get(address))).toContain('no necesita otra firma');
    const ended = await desk.post(address, form({ reason: 'Me voy', when: 'now' }));
    expect(ended.headers.get('location')).toBe(`${TEAM}?hecho=terminado`);
    expect(await standingGrants(given.db, officer.personId)).toEqual([]);
  });
});

describe('ending a role with somebody who follows', () => {
  const successor = {
    reason: 'Traslado',
    'successor-name': 'Paula Ríos',
    'successor-email': 'paula@example.cl',
  };

  test('of the last officer waits for whoever follows, who is invited in the same act, by two', async () => {
    const address = `${TEAM}/${await grantOf(officer)}/terminar`;
    const refused = await desk.post(address, form({ reason: 'Traslado', when: 'now' }));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('href="#when"');
    const planned = await desk.post(address, form({ ...successor, when: 'with-successor' }));
    const act = proposedAct(planned);
    expect(await invitedEmails()).toEqual([]);
    expect(await html(desk.get(act))).toContain('Lo propusiste tú');
    expect(await html(secretary.get(act))).toContain('Paula Ríos (paula@example.cl)');
    await sign(act, secretary);
    const [invitation] = await listInvitations(given.db, lautaro.id);
    expect(invitation).toMatchObject({ role: 'pb-officer', replacesReason: 'Traslado' });
    const again = await desk.post(`${TEAM}/invitaciones/${invitation?.id}/reenviar`, form({}));
    expect(await again.text()).toMatch(/\/invitacion\/[\w-]{43}/);
  });

  test.each([
    ['at once', { when: 'now' }],
    ['on a day', { when: 'on-day', 'last-day': '2027-03-01' }],
  ])(
    'of one’s own %s with somebody who follows takes two, however soon it ends',
    async (_, when) => {
      await staffOf(given.db, lautaro, 'pb-officer');
      const address = `${TEAM}/${await grantOf(officer)}/terminar`;
      proposedAct(await desk.post(address, form({ ...successor, ...when })));
      expect(await invitedEmails()).toEqual([]);
      expect(await standingGrants(given.db, officer.personId)).toHaveLength(1);
    },
  );
});

describe('the end of a role', () => {
  test('is neither signed nor refused by whoever loses it, nor told to her', async () => {
    const leaving = await staffOf(given.db, lautaro, 'pb-officer');
    const own = await site.as(leaving.personId, 'demonstration');
    const address = `${TEAM}/${await grantOf(leaving)}/terminar`;
    const act = proposedAct(await desk.post(address, form({ reason: 'Sumario', when: 'now' })));
    expect(await html(own.get(act))).not.toContain('Sumario');
    expect(await html(own.get('/lo-que-me-toca'))).not.toContain(act);
    expect((await sign(act, own)).status).toBe(404);
    expect((await own.post(`${act}/rechazo`, form({}))).status).toBe(404);
    expect((await sign(act, secretary)).status).toBe(303);
  });

  test('that came to its end meanwhile is not ended again', async () => {
    const leaving = await staffOf(given.db, lautaro, 'councillor');
    const address = `${TEAM}/${await grantOf(leaving)}/terminar`;
    const reason = form({ reason: 'Se jubila', when: 'now' });
    const [one, other] = [await desk.post(address, reason), await desk.post(address, reason)];
    await carriedOut(one, secretary);
    const refused = await sign(proposedAct(other), secretary);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('cambió después de proponerlo');
  });

  test('of another institution answers as if there were none', async () => {
    const stranger = await staffOf(given.db, ancud, 'councillor');
    const id = await grantOf(stranger);
    const fields = form({ reason: 'x', when: 'now' });
    expect((await desk.get(`${TEAM}/${id}/terminar`)).status).toBe(404);
    expect((await desk.post(`${TEAM}/${id}/terminar`, fields)).status).toBe(404);
    expect((await desk.post(`/gestion/ancud/equipo/${id}/terminar`, fields)).status).toBe(403);
    expect(await standingGrants(given.db, stranger.personId)).toHaveLength(1);
  });
});
