// The door that the national team opens: three seats, proposed by one of it and signed by another.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { Role } from '../rules/roles.ts';
import { standingGrants } from '../store/grants.ts';
import { listInvitations } from '../store/invitations.ts';
import { carriedOut, proposedAct, sign } from '../testing/acts.ts';
import { givenInstitution, NOW } from '../testing/somebody.ts';
import { staffOf } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let ancud: Scope;
let subdere: Scope;
let officer: Actor;
let national: TestSite;
/** Another of the national team, who signs. */
let colleague: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => NOW } });
  lautaro = await givenInstitution(given.db, '09108');
  ancud = await givenInstitution(given.db, '10202');
  subdere = await bodyOf('subdere');
});
afterAll(() => given.close());

beforeEach(async () => {
  await sql`delete from people.invitation`.execute(given.db);
  await sql`delete from records.two_person_claim`.execute(given.db);
  await sql`delete from people.role_grant`.execute(given.db);
  await sql`delete from institutions.onboarding`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
  national = await as(subdere, 'national-staff');
  const second = await staffOf(given.db, subdere, 'national-staff');
  colleague = await site.as(second.personId, 'demonstration');
});

const DOOR = '/gestion/subdere/invitar-municipalidad';
const TEAM = '/gestion/lautaro/equipo';
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const html = async (answer: Response | Promise<Response>) => (await answer).text();
const three = {
  municipalidad: 'ancud',
  'pb-officer-name': 'Paula Ríos',
  'pb-officer-email': 'paula@example.cl',
  'certifying-officer-name': 'Hernán Soto',
  'certifying-officer-email': 'hernan@example.cl',
  'certifying-officer-substitute-name': 'Irma Díaz',
  'certifying-officer-substitute-email': 'irma@example.cl',
};

async function bodyOf(slug: string): Promise<Scope> {
  const { id } = await given.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return { kind: 'institution', id };
}

async function as(scope: Scope, role: Role): Promise<TestSite> {
  return site.as((await staffOf(given.db, scope, role)).personId);
}

async function grantOf({ personId }: Actor): Promise<string> {
  const [grant] = await standingGrants(given.db, personId);
  assert(grant !== undefined, 'a role is held');
  return grant.id;
}

async function hasBegun(): Promise<boolean> {
  const begun = await given.db
    .selectFrom('institutions.onboarding')
    .select('institution_id')
    .where('institution_id', '=', ancud.id)
    .execute();
  return begun.length > 0;
}

test('the national team finds an institution by its name, asks for its three seats, and two of it invite them', async () => {
  const found = await html(national.get(`${DOOR}?buscar=ANCUD`));
  expect(found).toContain(`href="${DOOR}?municipalidad=ancud"`);
  expect(await html(national.get(`${DOOR}?buscar=zzz`))).toContain('No encontramos ninguna');
  const empty = await html(national.get(`${DOOR}?municipalidad=ancud`));
  for (const seat of ['pb-officer', 'certifying-officer', 'certifying-officer-substitute']) {
    expect(empty).toContain(`id="${seat}-name"`);
  }
  const act = proposedAct(await national.post(DOOR, form(three)));
  expect(await listInvitations(given.db, ancud.id)).toEqual([]);
  expect(await hasBegun()).toBe(false);
  const read = await html(colleague.get(act));
  expect(read).toContain('Ministra o ministro de fe (subrogante)');
  expect(read).toContain('Irma Díaz (irma@example.cl)');
  const signed = await sign(act, colleague);
  expect(await html(colleague.get(signed.headers.get('location') ?? ''))).toContain(
    `href="${DOOR}?municipalidad=ancud"`,
  );
  const open = await listInvitations(given.db, ancud.id);
  expect(open.map(({ role, isSubstitute }) => [role, isSubstitute]).toSorted()).toEqual([
    ['certifying-officer', false],
    ['certifying-officer', true],
    ['pb-officer', false],
  ]);
  expect(await hasBegun()).toBe(true);
  const page = await html(national.get(`${DOOR}?municipalidad=ancud`));
  expect(page).toContain('invitación para Paula Ríos');
  expect(page).toContain('Ministra o ministro de fe (subrogante)</strong>: invitación para Irma');
  expect(page).not.toContain('id="pb-officer-name"');
});

test('a proposal that waits is told to its signers at once, and on the page before anybody proposes it again', async () => {
  const act = proposedAct(await national.post(DOOR, form(three)));
  const page = await html(national.get(`${DOOR}?municipalidad=ancud`));
  expect(page).toContain('Ya hay una propuesta que espera la firma de otra persona');
  expect(page).toContain(`<a href="${act}">Invitar a alguien del equipo</a>, hasta el`);
  expect(await html(colleague.get('/avisos'))).toContain(
    'espera tu firma en Municipalidad de Ancud',
  );
  expect(await html(national.get('/avisos'))).not.toContain('espera tu firma');
  await sign(act, colleague);
  expect(await html(national.get(`${DOOR}?municipalidad=ancud`))).not.toContain('Ya hay una');
});

test('whoever stands in for the certifying officer reads so among her own roles', async () => {
  const { personId } = await staffOf(given.db, lautaro, 'certifying-officer');
  const own = await site.as(personId);
  expect(await html(own.get('/lo-que-me-toca'))).not.toContain('(subrogante)');
  await sql`update people.role_grant set is_substitute = true where person_id = ${personId}`.execute(
    given.db,
  );
  expect(await html(own.get('/lo-que-me-toca'))).toContain(
    'Ministra o ministro de fe (subrogante)',
  );
});

test('the national team needs two: whoever proposed does not sign, nor does another team of an institution elsewhere', async () => {
  const alone = await staffOf(given.db, subdere, 'national-staff');
  const proposing = await site.as(alone.personId, 'demonstration');
  const act = proposedAct(await proposing.post(DOOR, form(three)));
  expect((await sign(act, proposing)).status).toBe(403);
  const stranger = await site.as(officer.personId, 'demonstration');
  expect((await sign(act, stranger)).status).toBe(404);
  expect(await listInvitations(given.db, ancud.id)).toEqual([]);
});

test('the national team is told what is wrong with each seat, and that all three are needed', async () => {
  const wrong = { ...three, municipalidad: 'ancud', 'certifying-officer-substitute-email': 'x' };
  const answer = await national.post(DOOR, form(wrong));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('href="#certifying-officer-substitute-email"');
  const two = { ...three, 'certifying-officer-substitute-name': '' };
  const missing = await national.post(DOOR, form(two));
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain('href="#certifying-officer-substitute-name"');
  const { municipalidad } = three;
  const none = await national.post(DOOR, form({ municipalidad }));
  expect(none.status).toBe(422);
  expect(await none.text()).toContain('href="#pb-officer-name"');
  expect(await listInvitations(given.db, ancud.id)).toEqual([]);
});

test('the national team sends a lost link again, and of no other role', async () => {
  await carriedOut(await national.post(DOOR, form(three)), colleague);
  const [one] = await listInvitations(given.db, ancud.id);
  const again = form({ municipalidad: 'ancud', reenviar: one?.id ?? '' });
  expect(await html(national.post(DOOR, again))).toMatch(/\/invitacion\/[\w-]{43}/);
  const desk = await site.as(officer.personId);
  const secretary = await staffOf(given.db, lautaro, 'certifying-officer');
  const ana = { name: 'Ana Soto', email: 'ana@example.cl', role: 'technical-reviewer' };
  const second = await site.as(secretary.personId, 'demonstration');
  await carriedOut(await desk.post(`${TEAM}/invitar`, form(ana)), second);
  const [other] = await listInvitations(given.db, lautaro.id);
  const beyond = form({ municipalidad: 'lautaro', reenviar: other?.id ?? '' });
  expect((await national.post(DOOR, beyond)).status).toBe(404);
});

test('the national team ends the role of the last officer of an institution, and of nobody else there', async () => {
  const address = `${DOOR}/lautaro/${await grantOf(officer)}/terminar`;
  expect(await html(national.get(`${DOOR}?municipalidad=lautaro`))).toContain(address);
  const proposed = await national.post(address, form({ reason: 'Falleció', when: 'now' }));
  expect(await standingGrants(given.db, officer.personId)).toHaveLength(1);
  await carriedOut(proposed, colleague);
  expect(await standingGrants(given.db, officer.personId)).toEqual([]);
  const mayor = await staffOf(given.db, lautaro, 'mayor');
  const beyond = `${DOOR}/lautaro/${await grantOf(mayor)}/terminar`;
  expect((await national.post(beyond, form({ reason: 'x', when: 'now' }))).status).toBe(403);
  expect(await standingGrants(given.db, mayor.personId)).toHaveLength(1);
});

test.each([
  ['an officer', () => as(lautaro, 'pb-officer'), 403],
  ['the team of another national body', async () => as(await bodyOf('dos'), 'national-staff'), 403],
])('the national team is not %s', async (_, who, status) => {
  const other = await who();
  expect((await other.get(DOOR)).status).toBe(status);
  expect((await other.post(DOOR, form(three))).status).toBe(status);
  expect(await listInvitations(given.db, ancud.id)).toEqual([]);
});

test.each(['subdere', 'no-existe'])(
  'the national team does not invite %s',
  async (municipalidad) => {
    expect((await national.get(`${DOOR}?municipalidad=${municipalidad}`)).status).toBe(404);
    expect((await national.post(DOOR, form({ ...three, municipalidad }))).status).toBe(404);
  },
);
