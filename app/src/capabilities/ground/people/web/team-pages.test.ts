// The team over the web: who sees and changes it, one and many invited, roles ended, and the door that the national team opens.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { Role } from '../rules/roles.ts';
import { standingGrants } from '../store/grants.ts';
import { listInvitations } from '../store/invitations.ts';
import { givenInstitution, givenPerson, later, NOW } from '../testing/somebody.ts';
import { staffOf } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let ancud: Scope;
let subdere: Scope;
let officer: Actor;
let desk: TestSite;
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
});

const TEAM = '/gestion/lautaro/equipo';
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const ana = { name: 'Ana Soto', email: 'ana@example.cl', role: 'technical-reviewer' };
const html = async (answer: Response | Promise<Response>) => (await answer).text();

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
    await desk.post(`${TEAM}/invitar`, form(ana));
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

describe('inviting one', () => {
  test('where no mail leaves shows the link this once, and keeps none', async () => {
    const answer = await desk.post(`${TEAM}/invitar`, form(ana));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const link = /http:\/\/localhost\/invitacion\/[\w-]{43}/.exec(await answer.text())?.[0];
    assert(link !== undefined, 'the link is shown');
    expect(await html(desk.get(TEAM))).not.toContain('/invitacion/');
    const again = await desk.post(`${TEAM}/invitar`, form(ana));
    expect(again.status).toBe(409);
    expect(await again.text()).not.toContain('/invitacion/');
  });

  test('comes back with what was typed and each problem at its field', async () => {
    const typed = { name: 'Ana', email: 'ana@', role: '' };
    const answer = await desk.post(`${TEAM}/invitar`, form(typed));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="ana@"');
    expect(page).toContain('href="#email"');
    expect(page).toContain('href="#role"');
    expect(page).toContain('id="email-error"');
    expect(await listInvitations(given.db, lautaro.id)).toEqual([]);
  });

  test.each([
    ['beyond one’s power', { ...ana, role: 'national-staff' }, 422],
    ['oneself', { ...ana, email: 'JEFA@example.cl' }, 403],
  ])('%s is refused with the reason', async (_, typed, status) => {
    const answer = await desk.post(`${TEAM}/invitar`, form(typed));
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('class="error-summary');
    expect(await listInvitations(given.db, lautaro.id)).toEqual([]);
  });

  test('what was typed is text, not markup', async () => {
    await desk.post(`${TEAM}/invitar`, form({ ...ana, name: 'Ana <script>x</script>' }));
    const page = await html(desk.get(TEAM));
    expect(page).not.toContain('<script>x');
    expect(page).toContain('&lt;script>');
  });
});

describe('inviting many', () => {
  async function sendFile(text: string): Promise<Response> {
    const body = new FormData();
    body.set('file', new File([text], 'equipo.csv', { type: 'text/csv' }));
    return desk.post(`${TEAM}/invitar/archivo`, body);
  }

  test('takes roles by their name in either language, and shows each link once', async () => {
    const answer = await sendFile(
      'Nombre;Correo;Rol\nAna Soto;ana@example.cl;REVISION TECNICA\nIván Díaz;ivan@example.cl;Moderator\n',
    );
    expect(answer.status).toBe(200);
    expect((await answer.text()).match(/\/invitacion\/[\w-]{43}/g)).toHaveLength(2);
    const open = await listInvitations(given.db, lautaro.id);
    expect(open.map(({ email, role }) => [email, role]).toSorted()).toEqual([
      ['ana@example.cl', 'technical-reviewer'],
      ['ivan@example.cl', 'moderator'],
    ]);
  });

  test('with anything wrong sends nothing and names every line', async () => {
    const answer = await sendFile(
      'Nombre;Correo;Rol\nAna;ana@example.cl;Revisión técnica\nIván;ivan@;Rey\nAna;ANA@example.cl;Revisión técnica\n',
    );
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Línea 3, «correo»');
    expect(page).toContain('Línea 3, «rol»');
    expect(await listInvitations(given.db, lautaro.id)).toEqual([]);
    const twice = await html(
      sendFile(
        'Nombre;Correo;Rol\nAna B;ana@example.cl;Moderación\nAna B;ANA@example.cl;Moderación\n',
      ),
    );
    expect(twice).toContain('Línea 3, «correo»');
  });

  test.each([
    ['no file', ''],
    ['no table', 'PDF\0'],
    ['no such columns', 'a;b\n1;2'],
  ])('%s is refused with a sentence', async (_, text) => {
    const answer = await sendFile(text);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('class="error-summary');
  });

  test('offers its template in both kinds', async () => {
    const csv = await desk.get(`${TEAM}/invitar/archivo/plantilla.csv`);
    expect(await csv.text()).toContain('nombre;correo;rol');
    const xlsx = await desk.get('/en/manage/lautaro/team/invite/file/template.xlsx');
    expect(xlsx.headers.get('content-disposition')).toBe('attachment; filename="invitations.xlsx"');
  });
});

describe('an open invitation', () => {
  const open = async () => {
    await desk.post(`${TEAM}/invitar`, form(ana));
    const [one] = await listInvitations(given.db, lautaro.id);
    assert(one !== undefined, 'one is open');
    return one.id;
  };

  test('is sent again with another link, and withdrawn', async () => {
    const id = await open();
    const renewed = await desk.post(`${TEAM}/invitaciones/${id}/reenviar`, form({}));
    expect(await renewed.text()).toMatch(/\/invitacion\/[\w-]{43}/);
    const withdrawn = await desk.post(`${TEAM}/invitaciones/${id}/retirar`, form({}));
    expect(withdrawn.headers.get('location')).toBe(`${TEAM}?hecho=retirada`);
    expect(await html(desk.get(TEAM))).not.toContain('Ana Soto');
  });

  test('whose time is over is said to be, here and on the desk', async () => {
    await open();
    now = later(8 * 86_400_000);
    desk = await site.as(officer.personId);
    expect(await html(desk.get(TEAM))).toContain('Venció');
    expect(await html(desk.get('/gestion/lautaro'))).toContain('Venció la invitación de Ana Soto');
  });

  test.each(['reenviar', 'retirar'])(
    'of another institution answers as if there were none (%s)',
    async (act) => {
      const id = await open();
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
  test('asks why and when, comes back with what was typed, and is done', async () => {
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
    const ended = await desk.post(address, form({ reason: 'Se jubila', when: 'now' }));
    expect(ended.headers.get('location')).toBe(`${TEAM}?hecho=terminado`);
    expect(await standingGrants(given.db, leaving.personId)).toEqual([]);
  });

  test('of the last officer waits for whoever follows, who is invited in the same act', async () => {
    const address = `${TEAM}/${await grantOf(officer)}/terminar`;
    const refused = await desk.post(address, form({ reason: 'Traslado', when: 'now' }));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('href="#when"');
    const planned = await desk.post(
      address,
      form({
        reason: 'Traslado',
        when: 'with-successor',
        'successor-name': 'Paula Ríos',
        'successor-email': 'paula@example.cl',
      }),
    );
    expect(await planned.text()).toMatch(/\/invitacion\/[\w-]{43}/);
    const [invitation] = await listInvitations(given.db, lautaro.id);
    expect(invitation).toMatchObject({ role: 'pb-officer', replacesReason: 'Traslado' });
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

const DOOR = '/gestion/subdere/invitar-municipalidad';
let national: TestSite;
beforeEach(async () => {
  national = await as(subdere, 'national-staff');
});
const both = {
  municipalidad: 'ancud',
  'pb-officer-name': 'Paula Ríos',
  'pb-officer-email': 'paula@example.cl',
  'certifying-officer-name': 'Hernán Soto',
  'certifying-officer-email': 'hernan@example.cl',
};

test('the national team finds an institution by its name and invites its first two at once', async () => {
  const found = await html(national.get(`${DOOR}?buscar=ANCUD`));
  expect(found).toContain(`href="${DOOR}?municipalidad=ancud"`);
  expect(await html(national.get(`${DOOR}?buscar=zzz`))).toContain('No encontramos ninguna');
  const sent = await national.post(DOOR, form(both));
  expect((await sent.text()).match(/\/invitacion\/[\w-]{43}/g)).toHaveLength(2);
  const open = await listInvitations(given.db, ancud.id);
  expect(open.map(({ role }) => role).toSorted()).toEqual(['certifying-officer', 'pb-officer']);
  const page = await html(national.get(`${DOOR}?municipalidad=ancud`));
  expect(page).toContain('invitación para Paula Ríos');
  expect(page).not.toContain('id="pb-officer-name"');
});

test('the national team may invite one alone, and is told what is wrong with either', async () => {
  const one = { ...both, 'certifying-officer-name': '', 'certifying-officer-email': '' };
  expect((await national.post(DOOR, form(one))).status).toBe(200);
  const wrong = { ...both, 'certifying-officer-email': 'x' };
  const answer = await national.post(DOOR, form({ ...wrong, municipalidad: 'lautaro' }));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('href="#certifying-officer-email"');
  const nobody = { municipalidad: 'lautaro', 'certifying-officer-name': '' };
  expect((await national.post(DOOR, form(nobody))).status).toBe(422);
});

test('the national team sends a lost link again', async () => {
  await national.post(DOOR, form(both));
  const [one] = await listInvitations(given.db, ancud.id);
  const again = form({ municipalidad: 'ancud', reenviar: one?.id ?? '' });
  expect(await html(national.post(DOOR, again))).toMatch(/\/invitacion\/[\w-]{43}/);
  await desk.post(`${TEAM}/invitar`, form(ana));
  const [other] = await listInvitations(given.db, lautaro.id);
  const beyond = form({ municipalidad: 'lautaro', reenviar: other?.id ?? '' });
  expect((await national.post(DOOR, beyond)).status).toBe(404);
});

test('the national team ends the role of the last officer of an institution, and of nobody else there', async () => {
  const address = `${DOOR}/lautaro/${await grantOf(officer)}/terminar`;
  expect(await html(national.get(`${DOOR}?municipalidad=lautaro`))).toContain(address);
  const ended = await national.post(address, form({ reason: 'Falleció', when: 'now' }));
  expect(ended.headers.get('location')).toBe(`${DOOR}?municipalidad=lautaro&hecho=terminado`);
  expect(await standingGrants(given.db, officer.personId)).toEqual([]);
  const mayor = await staffOf(given.db, lautaro, 'mayor');
  const beyond = `${DOOR}/lautaro/${await grantOf(mayor)}/terminar`;
  expect((await national.post(beyond, form({ reason: 'x', when: 'now' }))).status).toBe(403);
  expect(await standingGrants(given.db, mayor.personId)).toHaveLength(1);
});

test.each([
  ['an officer', () => as(lautaro, 'pb-officer'), 403],
  ['the team of another national body', async () => as(await dos(), 'national-staff'), 403],
])('the national team is not %s', async (_, who, status) => {
  const other = await who();
  expect((await other.get(DOOR)).status).toBe(status);
  expect((await other.post(DOOR, form(both))).status).toBe(status);
  expect(await listInvitations(given.db, ancud.id)).toEqual([]);
});

async function dos(): Promise<Scope> {
  const { id } = await given.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'dos')
    .executeTakeFirstOrThrow();
  return { kind: 'institution', id };
}

test.each(['subdere', 'no-existe'])(
  'the national team does not invite %s',
  async (municipalidad) => {
    expect((await national.get(`${DOOR}?municipalidad=${municipalidad}`)).status).toBe(404);
    expect((await national.post(DOOR, form({ ...both, municipalidad }))).status).toBe(404);
  },
);
