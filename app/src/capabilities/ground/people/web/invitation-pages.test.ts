// The link of an invitation over the web: what it says, how the role is taken up, and every link that opens nothing.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { standingGrants } from '../store/grants.ts';
import { carriedOut } from '../testing/acts.ts';
import { softAuthenticator } from '../testing/authenticator.ts';
import { givenInstitution, givenPerson, later, NOW } from '../testing/somebody.ts';
import { staffOf, withPasskey } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let officer: Actor;
let desk: TestSite;
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
  await sql`delete from people.role_grant`.execute(given.db);
  officer = await staffOf(given.db, lautaro, 'pb-officer', 'jefa@example.cl');
  desk = await site.as(officer.personId);
  const second = await staffOf(given.db, lautaro, 'certifying-officer');
  secretary = await site.as(second.personId, 'demonstration');
});

const JSON_HEADERS = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const NOTHING = new URLSearchParams();

/** The address of a new invitation. */
async function invited(role = 'technical-reviewer', email = 'ana@example.cl'): Promise<string> {
  const form = new URLSearchParams({ name: 'Ana Soto', email, role });
  await carriedOut(await desk.post('/gestion/lautaro/equipo/invitar', form), secretary);
  const { id } = await given.db
    .selectFrom('people.invitation')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const again = `/gestion/lautaro/equipo/invitaciones/${id}/reenviar`;
  const page = await (await desk.post(again, NOTHING)).text();
  const address = /\/invitacion\/[\w-]{43}/.exec(page)?.[0];
  assert(address !== undefined, 'the link is shown');
  return address;
}

async function send(from: TestSite, path: string, body: unknown = {}) {
  const answer = await from.post(path, JSON.stringify(body), JSON_HEADERS);
  return { status: answer.status, headers: answer.headers, said: await answer.json() };
}

async function acceptByKey(address: string, from = site) {
  const options = await send(from, `${address}/llave/pedir`);
  if (options.status !== 200) return options;
  return send(from, `${address}/llave`, softAuthenticator().register(options.said));
}

describe('a link', () => {
  test('says where, which role, who invites and until when, in both languages', async () => {
    const address = await invited();
    const page = await (await site.get(address)).text();
    expect(page).toContain('Municipalidad de Lautaro te invita');
    expect(page).toContain('Revisión técnica');
    expect(page).toContain('María G.');
    expect(page).toContain('2 de diciembre de 2026');
    expect(page).toContain('data-passkey="register"');
    expect(page).toContain(`href="/entrar?volver=${encodeURIComponent(address)}"`);
    const english = await (
      await site.get(address.replace('/invitacion/', '/en/invitation/'))
    ).text();
    expect(english).toContain('invites you');
    expect(english).toContain('Technical review');
  });

  test('tells its address to no page and to no cache', async () => {
    const answer = await site.get(await invited());
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const gone = await site.get(`/invitacion/${'x'.repeat(43)}`);
    expect(gone.headers.get('referrer-policy')).toBe('no-referrer');
    const elsewhere = await site.get('/entrar');
    expect(elsewhere.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  });

  test.each([
    ['of nobody', `/invitacion/${'x'.repeat(43)}`],
    ['too short', '/invitacion/abc'],
    ['with what is no token', `/invitacion/${encodeURIComponent("' or 1=1 --")}`],
  ])('%s opens nothing', async (_, address) => {
    const answer = await site.get(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Esta invitación no se puede usar');
    expect((await acceptByKey(address)).status).toBe(404);
    expect((await site.post(address, NOTHING)).status).toBe(404);
  });

  test('that is used, over or withdrawn says which', async () => {
    const used = await invited();
    expect((await acceptByKey(used)).status).toBe(200);
    expect(await (await site.get(used)).text()).toContain('ya fue aceptada');
    expect((await acceptByKey(used)).status).toBe(409);
    const over = await invited('moderator', 'dos@example.cl');
    now = later(7 * 86_400_000);
    expect(await (await site.get(over)).text()).toContain('venció');
    expect((await acceptByKey(over)).said.problem).toContain('venció');
    now = NOW;
    const { id } = await given.db
      .selectFrom('people.invitation')
      .select('id')
      .where('email', '=', 'dos@example.cl')
      .executeTakeFirstOrThrow();
    await desk.post(`/gestion/lautaro/equipo/invitaciones/${id}/retirar`, NOTHING);
    expect(await (await site.get(over)).text()).toContain('retiró la invitación');
  });
});

test('taking it up opens an account with its first passkey, and the person is in', async () => {
  const accepted = await acceptByKey(await invited());
  expect(accepted).toMatchObject({ status: 200, said: { next: '/lo-que-me-toca' } });
  const cookie = /minga-session=[\w-]{43}/.exec(accepted.headers.get('set-cookie') ?? '')?.[0];
  assert(cookie !== undefined, 'a session was set');
  const tasks = await (await site.get('/lo-que-me-toca', { cookie })).text();
  expect(tasks).toContain('Ana S.');
  expect(tasks).toContain('Revisión técnica · Municipalidad de Lautaro');
  expect(tasks).toContain('Agrega tu segunda llave de acceso');
  expect((await site.get('/gestion/lautaro/equipo', { cookie })).status).toBe(200);
});

test('taking it up from another site is refused', async () => {
  const address = await invited();
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await site.post(address, NOTHING, foreign)).status).toBe(403);
  expect((await site.post(`${address}/llave`, '{}', foreign)).status).toBe(403);
});

test('taking it up by a resident who is signed in says whose account gets the role, and gives it to her', async () => {
  const personId = await givenPerson(given.db);
  const resident = await site.as(personId, 'provider');
  const address = await invited();
  expect(await (await resident.get(address)).text()).toContain(
    'En este navegador entraste como María G.',
  );
  expect((await acceptByKey(address, resident)).status).toBe(200);
  expect(await standingGrants(given.db, personId)).toMatchObject([{ role: 'technical-reviewer' }]);
});

test('taking it up with a first key in a session that was proven long ago asks for a proof, and adds nothing before', async () => {
  const personId = await givenPerson(given.db);
  const resident = await site.as(personId, 'provider');
  const address = await invited();
  const options = await send(resident, `${address}/llave/pedir`);
  now = later(20 * 60_000);
  const prove = `/entrar/confirmar?volver=${encodeURIComponent(address)}`;
  const page = await (await resident.get(address)).text();
  expect(page).toContain(`href="${prove}"`);
  expect(page).not.toContain('data-passkey');
  const key = JSON.stringify(softAuthenticator().register(options.said));
  for (const [path, body] of [
    ['llave/pedir', '{}'],
    ['llave', key],
  ] as const) {
    const stale = await resident.post(`${address}/${path}`, body, JSON_HEADERS);
    expect([stale.status, stale.headers.get('location')]).toEqual([303, prove]);
  }
  expect(await standingGrants(given.db, personId)).toEqual([]);
  now = NOW;
  const fresh = await resident.post(`${address}/llave`, key, JSON_HEADERS);
  expect(fresh.status).toBe(200);
});

test('taking it up by a colleague is a plain form, after a fresh proof', async () => {
  const colleague = await staffOf(given.db, lautaro, 'councillor');
  await withPasskey(given.db, colleague);
  const browser = await site.as(colleague.personId);
  const address = await invited();
  expect(await (await browser.get(address)).text()).toContain('Aceptar el rol');
  now = later(20 * 60_000);
  const stale = await browser.post(address, NOTHING);
  expect(stale.headers.get('location')).toBe(
    `/entrar/confirmar?volver=${encodeURIComponent(address)}`,
  );
  now = NOW;
  const accepted = await browser.post(address, NOTHING);
  expect(accepted.headers.get('location')).toBe('/lo-que-me-toca');
  expect(accepted.headers.get('set-cookie')).toMatch(/minga-session=[\w-]{43}/);
  expect(await standingGrants(given.db, colleague.personId)).toHaveLength(2);
});

test('taking it up by whoever sent it is refused, and so is a provider’s session of somebody with a passkey', async () => {
  const address = await invited();
  expect(await (await desk.get(address)).text()).toContain('Nadie se invita a sí mismo');
  expect((await desk.post(address, NOTHING)).status).toBe(403);
  const colleague = await staffOf(given.db, lautaro, 'councillor');
  await withPasskey(given.db, colleague);
  const resident = await site.as(colleague.personId, 'provider');
  expect((await acceptByKey(address, resident)).status).toBe(403);
  expect((await resident.post(address, NOTHING)).status).toBe(403);
  expect(await standingGrants(given.db, colleague.personId)).toHaveLength(1);
});

test('taking it up without a session, where one is needed, leads to the sign-in and gives nothing', async () => {
  const address = await invited('oversight-committee');
  const page = await (await site.get(address)).text();
  expect(page).not.toContain('data-passkey');
  expect(page).toContain('Entra con tu cuenta y vuelve aquí');
  expect((await site.post(address, NOTHING)).status).toBe(200);
  expect((await acceptByKey(address)).status).toBe(403);
  const personId = await givenPerson(given.db);
  const resident = await site.as(personId, 'provider');
  expect((await resident.post(address, NOTHING)).status).toBe(303);
  expect(await standingGrants(given.db, personId)).toMatchObject([{ role: 'oversight-committee' }]);
});
