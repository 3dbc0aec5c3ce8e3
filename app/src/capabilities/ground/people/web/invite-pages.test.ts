// Inviting over the web: proposed for one or for many, signed by somebody else, and told once.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { parseToken } from '../rules/token.ts';
import { listInvitations } from '../store/invitations.ts';
import { listTeam } from '../store/teams.ts';
import { carriedOut, proposedAct, sign } from '../testing/acts.ts';
import { acceptByKey } from '../testing/invitations.ts';
import { givenInstitution, later, NOW } from '../testing/somebody.ts';
import { staffOf } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let officer: Actor;
let desk: TestSite;
/** Signs what the officer proposes. */
let secretary: TestSite;
let now = NOW;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
  lautaro = await givenInstitution(given.db, '09108');
});
afterAll(() => given.close());

beforeEach(async () => {
  now = NOW;
  await sql`delete from people.invitation`.execute(given.db);
  await sql`delete from records.two_person_claim`.execute(given.db);
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

function linkIn(page: string): string {
  const address = /\/invitacion\/[\w-]{43}/.exec(page)?.[0];
  assert(address !== undefined, 'the link is shown');
  return address;
}

async function takeUp(page: string): Promise<void> {
  const token = parseToken(linkIn(page).replace('/invitacion/', ''));
  assert(token !== undefined, 'the link carries a token');
  assert((await acceptByKey(given.db, token, { now })).ok, 'taken up');
}

describe('inviting one', () => {
  test('waits for a second person, who reads whom; only then there is an invitation', async () => {
    const answer = await desk.post(`${TEAM}/invitar`, form(ana));
    const act = proposedAct(answer);
    expect(await invitedEmails()).toEqual([]);
    const own = await html(desk.get(`${act}?hecho=propuesto`));
    expect(own).toContain('Quedó propuesto');
    expect(own).toContain('Hoy pueden firmarlo: María G.');
    expect((await sign(act, await site.as(officer.personId, 'demonstration'))).status).toBe(403);
    expect(await invitedEmails()).toEqual([]);
    const read = await html(secretary.get(act));
    expect(read).toContain('Ana Soto (ana@example.cl)');
    expect(read).toContain('Revisión técnica');
    expect((await sign(act, secretary)).headers.get('location')).toBe(`${act}?hecho=firmado`);
    expect(await invitedEmails()).toEqual(['ana@example.cl']);
    expect((await sign(act, secretary)).status).toBe(409);
    const again = await desk.post(`${TEAM}/invitar`, form(ana));
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('href="#email"');
  });

  test('where no mail leaves tells the link once, from the team, and no act and no list has it', async () => {
    const answer = await desk.post(`${TEAM}/invitar`, form(ana));
    const act = await carriedOut(answer, secretary);
    const done = await html(secretary.get(`${act}?hecho=firmado`));
    expect(done).toContain('ábrelo en el equipo con «Invitar de nuevo»');
    expect(done).toContain(`href="${TEAM}"`);
    expect(done).not.toContain('/invitacion/');
    const [open] = await listInvitations(given.db, lautaro.id);
    const handed = await desk.post(`${TEAM}/invitaciones/${open?.id}/reenviar`, form({}));
    expect(handed.status).toBe(200);
    expect(handed.headers.get('cache-control')).toContain('no-store');
    expect(await handed.text()).toMatch(/http:\/\/localhost\/invitacion\/[\w-]{43}/);
    expect(await html(desk.get(TEAM))).not.toContain('/invitacion/');
  });
});

describe('inviting the same person twice', () => {
  test('leads to the act that waits, until that has ended', async () => {
    const act = proposedAct(await desk.post(`${TEAM}/invitar`, form(ana)));
    const capitals = { ...ana, email: 'ANA@Example.cl' };
    const again = await desk.post(`${TEAM}/invitar`, form(capitals));
    expect(again.status).toBe(409);
    const page = await again.text();
    expect(page).toContain('espera la firma de otra persona');
    expect(page).toContain(`href="${act}"`);
    expect(page).toContain('value="ANA@Example.cl"');
    proposedAct(await desk.post(`${TEAM}/invitar`, form({ ...ana, role: 'pb-officer' })));
    expect((await desk.post(`${act}/rechazo`, form({}))).status).toBe(303);
    const other = proposedAct(await desk.post(`${TEAM}/invitar`, form(capitals)));
    now = later(73 * 3_600_000);
    desk = await site.as(officer.personId);
    expect(proposedAct(await desk.post(`${TEAM}/invitar`, form(ana)))).not.toBe(other);
  });

  test('at the same moment, and once more by the same form, proposes one act', async () => {
    const page = await html(desk.get(`${TEAM}/invitar`));
    const clave = /name="clave" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const send = async (typed: Record<string, string>) => desk.post(`${TEAM}/invitar`, form(typed));
    const [one, two] = await Promise.all([send({ ...ana, clave }), send({ ...ana, clave })]);
    expect(proposedAct(two)).toBe(proposedAct(one));
    expect(proposedAct(await send({ ...ana, clave }))).toBe(proposedAct(one));
    const unkeyed = { ...ana, email: 'otra@example.cl' };
    const statuses = await Promise.all([send(unkeyed), send(unkeyed)]);
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  test('a second open act for one e-mail and role of an institution is refused by the database', async () => {
    proposedAct(await desk.post(`${TEAM}/invitar`, form(ana)));
    await expect(
      sql`insert into records.two_person_claim
        select institution_id, claim_hash, act_id from records.two_person_claim`.execute(given.db),
    ).rejects.toThrow('two_person_claim_pkey');
  });
});

describe('inviting a substitute, or as somebody new', () => {
  test('a substitute shows her as one, and gives her the same powers', async () => {
    const id = await invited({ ...ana, role: 'certifying-officer+substitute' });
    const words = 'Ministra o ministro de fe (subrogante)';
    expect(await html(desk.get(TEAM))).toContain(words);
    const handed = await html(desk.post(`${TEAM}/invitaciones/${id}/reenviar`, form({})));
    expect(handed).toContain(words);
    expect(await html(site.get(linkIn(handed)))).toContain(words);
    await takeUp(handed);
    const team = await listTeam(given.db, lautaro.id);
    const member = team.find(({ isSubstitute }) => isSubstitute);
    expect(member?.role).toBe('certifying-officer');
    const substitute = await site.as(member?.personId ?? '');
    for (const page of [`${TEAM}/invitar`, '/gestion/lautaro/sorteos']) {
      expect((await substitute.get(page)).status).toBe(200);
    }
    const seen = await html(desk.get(TEAM));
    expect(seen).toMatch(/Ana Soto[\s\S]{0,200}Ministra o ministro de fe \(subrogante\)/);
  });

  test('no other seat has a substitute', async () => {
    const answer = await desk.post(`${TEAM}/invitar`, form({ ...ana, role: 'mayor+substitute' }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#role"');
  });

  test('by somebody who was brought in less than thirty days ago is signed by a third, not by whoever brought her', async () => {
    const id = await invited({ ...ana, role: 'pb-officer' });
    const handed = await html(desk.post(`${TEAM}/invitaciones/${id}/reenviar`, form({})));
    await takeUp(handed);
    const team = await listTeam(given.db, lautaro.id);
    const newcomer = await site.as(team.find(({ name }) => name === 'Ana Soto')?.personId ?? '');
    const other = { ...ana, email: 'otra@example.cl' };
    const act = proposedAct(await newcomer.post(`${TEAM}/invitar`, form(other)));
    expect(await html(newcomer.get(act))).toContain('Hoy no hay nadie más que pueda firmarlo');
    for (const one of [secretary, await site.as(officer.personId, 'demonstration')]) {
      const refused = await sign(act, one);
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain('hace menos de 30 días');
    }
    expect(await invitedEmails()).toEqual([]);
    const third = await staffOf(given.db, lautaro, 'certifying-officer');
    await sign(act, await site.as(third.personId, 'demonstration'));
    expect(await invitedEmails()).toEqual(['otra@example.cl']);
  });
});

describe('an invitation that is wrong', () => {
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
    const answer = await desk.post(
      `${TEAM}/invitar`,
      form({ ...ana, name: 'Ana <script>x</script>' }),
    );
    const act = await carriedOut(answer, secretary);
    for (const seen of [TEAM, act]) {
      const page = await html(desk.get(seen));
      expect(page).not.toContain('<script>x');
      expect(page).toContain('&lt;script>');
    }
  });
});

describe('inviting many', () => {
  async function sendFile(text: string): Promise<Response> {
    const body = new FormData();
    body.set('file', new File([text], 'equipo.csv', { type: 'text/csv' }));
    return desk.post(`${TEAM}/invitar/archivo`, body);
  }

  test('takes seats by their name in either language, and all of it waits for one signature', async () => {
    const answer = await sendFile(
      'Nombre;Correo;Rol\nAna Soto;ana@example.cl;REVISION TECNICA\nIván Díaz;ivan@example.cl;Moderator\nEva Paz;eva@example.cl;ministra o ministro de fe (subrogante)\n',
    );
    const act = proposedAct(answer);
    expect(await invitedEmails()).toEqual([]);
    expect(await html(secretary.get(act))).toContain('Iván Díaz (ivan@example.cl)');
    await sign(act, secretary);
    const open = await listInvitations(given.db, lautaro.id);
    expect(
      open.map(({ email, role, isSubstitute }) => [email, role, isSubstitute]).toSorted(),
    ).toEqual([
      ['ana@example.cl', 'technical-reviewer', false],
      ['eva@example.cl', 'certifying-officer', true],
      ['ivan@example.cl', 'moderator', false],
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
    ['an empty file', ''],
    ['no table', 'PDF\0'],
    ['no such columns', 'a;b\n1;2'],
  ])('%s is refused with a sentence', async (_, text) => {
    const answer = await sendFile(text);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('class="error-summary');
  });

  test('without a file asks for one', async () => {
    for (const sent of [[], [new File([], '')]]) {
      const body = new FormData();
      for (const file of sent) body.set('file', file);
      const page = await (await desk.post(`${TEAM}/invitar/archivo`, body)).text();
      expect(page).toContain('Elige el archivo con las personas que vas a invitar.');
      expect(page).not.toContain('Falta la columna');
    }
  });

  test('offers its template in both kinds', async () => {
    const csv = await desk.get(`${TEAM}/invitar/archivo/plantilla.csv`);
    expect(await csv.text()).toContain('nombre;correo;rol');
    const xlsx = await desk.get('/en/manage/lautaro/team/invite/file/template.xlsx');
    expect(xlsx.headers.get('content-disposition')).toBe('attachment; filename="invitations.xlsx"');
  });
});
