// Resetting keys over the web: proposed by one and signed by another, handed over once, and used by whoever lost hers.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { standingGrants } from '../store/grants.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { carriedOut, proposedAct, sign } from '../testing/acts.ts';
import { type SoftAuthenticator, softAuthenticator } from '../testing/authenticator.ts';
import { givenInstitution, later, NOW } from '../testing/somebody.ts';
import { staffOf, withPasskey } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let ancud: Scope;
let officer: Actor;
let ana: Actor;
let desk: TestSite;
let secretary: TestSite;
let key: SoftAuthenticator;
let now = NOW;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
  lautaro = await givenInstitution(given.db, '09108');
  ancud = await givenInstitution(given.db, '10202');
});
afterAll(() => given.close());

beforeEach(async () => {
  now = NOW;
  await sql`delete from people.key_reset`.execute(given.db);
  await sql`delete from platform.outgoing_mail`.execute(given.db);
  await sql`delete from people.role_grant`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
  ana = await staffOf(given.db, lautaro, 'technical-reviewer', 'ana@example.cl');
  key = await withPasskey(given.db, ana);
  desk = await site.as(officer.personId);
  const second = await staffOf(given.db, lautaro, 'certifying-officer');
  secretary = await site.as(second.personId, 'demonstration');
});

const TEAM = '/gestion/lautaro/equipo';
const NOTHING = new URLSearchParams();
const JSON_HEADERS = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const html = async (answer: Response | Promise<Response>) => (await answer).text();

async function grantOf({ personId }: Actor): Promise<string> {
  const [grant] = await standingGrants(given.db, personId);
  assert(grant !== undefined, 'a role is held');
  return grant.id;
}

async function ofAna(): Promise<string> {
  return `${TEAM}/${await grantOf(ana)}/llaves`;
}

/** Proposed, signed, and the link that is handed over. */
async function handedLink(): Promise<string> {
  await carriedOut(await desk.post(await ofAna(), NOTHING), secretary);
  const handed = await desk.post(`${await ofAna()}/enlace`, NOTHING);
  expect(handed.headers.get('cache-control')).toContain('no-store');
  const address = /\/llaves\/[\w-]{43}/.exec(await handed.text())?.[0];
  assert(address !== undefined, 'the link is shown');
  return address;
}

async function send(path: string, body: unknown = {}) {
  const answer = await site.post(path, JSON.stringify(body), JSON_HEADERS);
  return { status: answer.status, headers: answer.headers, said: await answer.json() };
}

async function makeKey(address: string) {
  const options = await send(`${address}/pedir`);
  return options.status === 200
    ? send(address, softAuthenticator().register(options.said))
    : options;
}

test('keys are reset by two: one proposes, another reads whose and where the link goes, and signs', async () => {
  const page = await html(desk.get(TEAM));
  expect(page).toContain(`href="${await ofAna()}"`);
  expect(await html(desk.get(await ofAna()))).toContain('se entrega en persona');
  const act = proposedAct(await desk.post(await ofAna(), NOTHING));
  expect(await listPasskeys(given.db, ana.personId)).toHaveLength(1);
  const mails = await sql<{ recipient: string }>`
    select recipient from platform.outgoing_mail
    where subject = 'Se propuso reponer tus llaves de Minga'`.execute(given.db);
  expect(mails.rows).toEqual([{ recipient: 'ana@example.cl' }]);
  for (const who of [officer, ana]) {
    const own = await site.as(who.personId, 'demonstration');
    expect((await sign(act, own)).status).toBe(who === officer ? 403 : 404);
  }
  const read = await html(secretary.get(act));
  expect(read).toContain('ana@example.cl');
  expect(await html(site.get(act))).not.toContain('ana@');
  await sign(act, secretary);
  expect(await listPasskeys(given.db, ana.personId)).toEqual([]);
  expect(await html(secretary.get(`${act}?hecho=firmado`))).toContain('«Dar el enlace»');
  expect(await html(desk.get(TEAM))).toContain('Espera su llave nueva');
});

test('keys are not reset of whoever used one after it was proposed', async () => {
  const act = proposedAct(await desk.post(await ofAna(), NOTHING));
  const { said } = await send('/entrar/llave/pedir');
  expect((await send('/entrar/llave', key.sign(said))).status).toBe(200);
  const refused = await sign(act, secretary);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('cambió después de proponerlo');
  expect(await listPasskeys(given.db, ana.personId)).toHaveLength(1);
});

test('keys of oneself are reset by others, and the page of the team offers no other', async () => {
  const own = `${TEAM}/${await grantOf(officer)}/llaves`;
  expect(await html(desk.get(TEAM))).not.toContain(own);
  const refused = await desk.post(own, NOTHING);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('Nadie repone sus propias llaves');
});

test('the link makes a key without signing in, opens a session of staff, and says in both languages where it comes from', async () => {
  const address = await handedLink();
  const answer = await site.get(address);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  const page = await answer.text();
  expect(page).toContain('Municipalidad de Lautaro repuso tus llaves');
  expect(page).toContain('data-passkey="register"');
  const english = await html(site.get(address.replace('/llaves/', '/en/keys/')));
  expect(english).toContain('has reset your passkeys');
  const made = await makeKey(address);
  expect(made).toMatchObject({ status: 200, said: { next: '/lo-que-me-toca' } });
  const cookie = /minga-session=[\w-]{43}/.exec(made.headers.get('set-cookie') ?? '')?.[0];
  assert(cookie !== undefined, 'a session was set');
  expect((await site.get(TEAM, { cookie })).status).toBe(200);
  expect(await html(desk.get(TEAM))).not.toContain('Espera su llave nueva');
});

test('the link that was used, is over or is of nobody says which, and opens nothing', async () => {
  const used = await handedLink();
  expect((await makeKey(used)).status).toBe(200);
  expect(await html(site.get(used))).toContain('ya se usó');
  expect((await makeKey(used)).status).toBe(409);
  const over = await handedLink();
  now = later(7 * 86_400_000);
  expect(await html(site.get(over))).toContain('venció');
  expect((await makeKey(over)).status).toBe(409);
  for (const address of [`/llaves/${'x'.repeat(43)}`, '/llaves/abc']) {
    expect((await site.get(address)).status).toBe(404);
    expect((await makeKey(address)).status).toBe(404);
    expect((await send(address)).status).toBe(address.length > 20 ? 422 : 404);
  }
});

test('the link is not used from another site', async () => {
  const address = await handedLink();
  const foreign = { ...JSON_HEADERS, 'sec-fetch-site': 'cross-site' };
  expect((await site.post(address, '{}', foreign)).status).toBe(403);
  expect((await site.post(`${address}/pedir`, '{}', foreign)).status).toBe(403);
});

test('keys and links of another institution answer as if there were none', async () => {
  await handedLink();
  const id = await grantOf(ana);
  const stranger = await staffOf(given.db, ancud, 'pb-officer');
  const elsewhere = await site.as(stranger.personId);
  for (const path of [`equipo/${id}/llaves`, `equipo/${id}/llaves/enlace`]) {
    expect((await elsewhere.post(`/gestion/ancud/${path}`, NOTHING)).status).toBe(404);
    expect((await elsewhere.post(`/gestion/lautaro/${path}`, NOTHING)).status).toBe(403);
  }
});

test('the national team has the keys of a last officer reset by two of it, and of nobody else there', async () => {
  const { id } = await given.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'subdere')
    .executeTakeFirstOrThrow();
  const subdere: Scope = { kind: 'institution', id };
  const national = await site.as((await staffOf(given.db, subdere, 'national-staff')).personId);
  const second = await staffOf(given.db, subdere, 'national-staff');
  const colleague = await site.as(second.personId, 'demonstration');
  const door = '/gestion/subdere/invitar-municipalidad';
  const address = `${door}/lautaro/${await grantOf(officer)}/llaves`;
  expect(await html(national.get(`${door}?municipalidad=lautaro`))).toContain(`href="${address}"`);
  await carriedOut(await national.post(address, NOTHING), colleague);
  const handed = await html(national.post(`${address}/enlace`, NOTHING));
  expect(handed).toMatch(/\/llaves\/[\w-]{43}/);
  const beyond = `${door}/lautaro/${await grantOf(ana)}/llaves`;
  expect((await national.post(beyond, NOTHING)).status).toBe(403);
});
