// Keys over the web: the ceremonies as the island sends them, the pages around them, and whose keys they change.
import { assert } from '@minga/basics';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys as keys, type TestSite, testSite } from '../../../../site/testing.ts';
import { beginCode } from '../actions/set-up-code.ts';
import { readBreakGlass } from '../store/break-glasses.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { listSessions } from '../store/sessions.ts';
import { type SoftAuthenticator, softAuthenticator } from '../testing/authenticator.ts';
import { givenInstitution, givenPerson, later, NOW } from '../testing/somebody.ts';
import { staffOf, withPasskey } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let actor: Actor;
let staff: TestSite;
let now = NOW;
let count = 0;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
  lautaro = await givenInstitution(given.db, '09108');
});
afterAll(() => given.close());

beforeEach(async () => {
  now = NOW;
  count += 1;
  actor = await staffOf(given.db, lautaro, 'technical-reviewer', `p${count}@example.cl`);
  staff = await site.as(actor.personId);
});

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

async function send(from: TestSite, path: string, body: unknown = {}) {
  const answer = await from.post(path, JSON.stringify(body), SAME_ORIGIN);
  return { status: answer.status, headers: answer.headers, said: await answer.json() };
}

function sessionIn(headers: Headers): string {
  const cookie = /minga-session=([\w-]{43})/.exec(headers.get('set-cookie') ?? '')?.[1];
  assert(cookie !== undefined, 'a session was set');
  return cookie;
}

async function signInWith(key: SoftAuthenticator, from = site, query = '') {
  const options = await send(from, '/entrar/llave/pedir');
  return send(from, `/entrar/llave${query}`, key.sign(options.said));
}

describe('signing in', () => {
  test('the page offers a passkey, says what is missing without script, and the way without a key', async () => {
    const html = await (await site.get('/entrar')).text();
    expect(html).toContain('data-passkey="sign"');
    expect(html).toMatch(/<noscript><p>Las llaves de acceso necesitan JavaScript/);
    expect(html).toMatch(/<p data-passkey-missing="true" hidden>/);
    expect(html).toMatch(/passkey\.client-[\w-]+\.js/);
    expect(html).toContain('href="/entrar/codigo');
    const english = await (await site.get('/en/sign-in')).text();
    expect(english).toContain('data-answer="/en/sign-in/passkey?');
  });

  test('by passkey sets a cookie that scripts do not see and leads where the person was going', async () => {
    const key = await withPasskey(given.db, actor);
    const signed = await signInWith(key, site, '?volver=%2Fcuenta');
    expect(signed).toMatchObject({ status: 200, said: { next: '/cuenta' } });
    const cookie = signed.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(signed.headers.get('cache-control')).toContain('no-store');
    const page = await site.get('/cuenta', {
      cookie: `minga-session=${sessionIn(signed.headers)}`,
    });
    expect(page.status).toBe(200);
  });

  test('leads to no other site, whatever the link said', async () => {
    const key = await withPasskey(given.db, actor);
    const signed = await signInWith(key, site, '?volver=https%3A%2F%2Fevil.example%2F');
    expect(signed.said).toEqual({ next: '/lo-que-me-toca' });
  });

  test('in a browser with a planted session gives another one and ends the planted', async () => {
    const key = await withPasskey(given.db, actor);
    const before = await listSessions(given.db, actor.personId, NOW);
    const signed = await signInWith(key, staff);
    sessionIn(signed.headers);
    const planted = await staff.get('/cuenta');
    expect(planted.status).toBe(303);
    const after = await listSessions(given.db, actor.personId, NOW);
    expect(after).toHaveLength(before.length);
  });

  test('from another site is refused before it is read', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
    expect((await site.post('/entrar/llave/pedir', '{}', foreign)).status).toBe(403);
    expect((await site.post('/entrar/llave', '{}', foreign)).status).toBe(403);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'x'],
    ['no answer', '{}'],
    ['text where bytes belong', '{"id":"á","rawId":"á","type":"public-key","response":{}}'],
    ['a list', '[]'],
  ])('%s is refused with a sentence in the language of the page', async (_, body) => {
    const answer = await site.post('/en/sign-in/passkey', body, SAME_ORIGIN);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({
      problem: 'We could not check that passkey. Try again from this page.',
    });
  });
});

describe('proving once more', () => {
  test('a delicate act leads to the page that asks a session of keys for a passkey, and back', async () => {
    const key = await withPasskey(given.db, actor);
    now = later(20 * 60_000);
    const sent = await staff.get('/cuenta/llaves');
    expect(sent.headers.get('location')).toBe('/entrar/confirmar?volver=%2Fcuenta%2Fllaves');
    const html = await (await staff.get('/entrar/confirmar?volver=%2Fcuenta%2Fllaves')).text();
    expect(html).toContain('data-ask="/entrar/confirmar/llave/pedir"');
    expect(html).not.toContain('/entrar/con/');
    const options = await send(staff, '/entrar/confirmar/llave/pedir');
    expect(options.said.allowCredentials).toEqual([
      { id: key.credentialId, transports: ['internal'], type: 'public-key' },
    ]);
    const address = '/entrar/confirmar/llave?volver=%2Fcuenta%2Fllaves';
    const proven = await send(staff, address, key.sign(options.said));
    expect(proven.said).toEqual({ next: '/cuenta/llaves' });
    const cookie = `minga-session=${sessionIn(proven.headers)}`;
    expect((await site.get('/cuenta/llaves', { cookie })).status).toBe(200);
    expect((await staff.get('/cuenta')).status).toBe(303);
  });

  test('a resident proves it where she came in', async () => {
    const resident = await site.as(await givenPerson(given.db), 'provider');
    const html = await (await resident.get('/entrar/confirmar')).text();
    expect(html).not.toContain('data-passkey');
  });
});

test('one’s own keys are listed with their names; another is added by the ceremony', async () => {
  await withPasskey(given.db, actor);
  const html = await (await staff.get('/cuenta/llaves')).text();
  expect(html).toContain('Cambiar nombre o quitar: Test');
  expect(html).toContain('data-passkey="register"');
  const options = await send(staff, '/cuenta/llaves/nueva/pedir');
  const answer = softAuthenticator().register(options.said);
  const added = await send(staff, '/cuenta/llaves/nueva', answer);
  expect(added.said).toEqual({ next: '/cuenta/llaves?hecho=llave' });
  expect(await listPasskeys(given.db, actor.personId)).toHaveLength(2);
  expect(await (await staff.get('/cuenta/llaves?hecho=llave')).text()).toContain(
    'Agregamos tu llave.',
  );
});

test('one’s own keys that are not there yet are asked for among the tasks, until there are two', async () => {
  const tasks = async () => (await staff.get('/lo-que-me-toca')).text();
  await withPasskey(given.db, actor);
  expect(await tasks()).toContain('Agrega tu segunda llave de acceso');
  await withPasskey(given.db, actor);
  expect(await tasks()).not.toContain('/cuenta/llaves');
});

test('one’s own keys are renamed; a name that says nothing comes back as it was typed', async () => {
  await withPasskey(given.db, actor);
  const [key] = await listPasskeys(given.db, actor.personId);
  const rename = (label: string) =>
    staff.post(`/cuenta/llaves/${key?.id}/nombre`, new URLSearchParams({ label }));
  const wrong = await rename('x'.repeat(61));
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toContain('x'.repeat(61));
  expect(html).toContain(`href="#label-${key?.id}"`);
  expect((await rename('<b>Notebook</b>')).headers.get('location')).toBe(
    '/cuenta/llaves?hecho=nombre',
  );
  expect(await (await staff.get('/cuenta/llaves')).text()).toContain('&lt;b>Notebook');
});

test('one’s own keys are removed, but never the only way in', async () => {
  await withPasskey(given.db, actor);
  const [only] = await listPasskeys(given.db, actor.personId);
  const remove = () => staff.post(`/cuenta/llaves/${only?.id}/quitar`, new URLSearchParams());
  const refused = await remove();
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('Es tu única forma de entrar.');
  await withPasskey(given.db, actor);
  expect((await remove()).headers.get('location')).toBe('/cuenta/llaves?hecho=quitada');
});

test('one’s own keys of somebody else answer as if there were none, and stay as they are', async () => {
  const other = await staffOf(given.db, lautaro, 'technical-reviewer');
  await withPasskey(given.db, other);
  await withPasskey(given.db, other);
  await withPasskey(given.db, actor);
  await withPasskey(given.db, actor);
  const [theirs] = await listPasskeys(given.db, other.personId);
  const form = new URLSearchParams({ label: 'Mía' });
  for (const act of ['nombre', 'quitar']) {
    const answer = await staff.post(`/cuenta/llaves/${theirs?.id}/${act}`, form);
    expect(answer.status).toBe(404);
  }
  for (const id of ['x', '00000000-0000-0000-0000-000000000000', "1' or '1'='1"]) {
    const address = `/cuenta/llaves/${encodeURIComponent(id)}/quitar`;
    expect((await staff.post(address, form)).status).toBe(404);
  }
  expect(await listPasskeys(given.db, other.personId)).toMatchObject([
    { label: 'Test' },
    { label: 'Test' },
  ]);
});

test('one’s own keys are no business of a session that a provider opened', async () => {
  await withPasskey(given.db, actor);
  const resident = await site.as(actor.personId, 'provider');
  const page = await resident.get('/cuenta/llaves');
  expect(page.status).toBe(403);
  expect(await page.text()).not.toContain('data-passkey');
  const options = await send(resident, '/cuenta/llaves/nueva/pedir');
  const answer = softAuthenticator().register(options.said);
  const added = await send(resident, '/cuenta/llaves/nueva', answer);
  expect(added.status).toBe(403);
  expect(await listPasskeys(given.db, actor.personId)).toHaveLength(1);
});

const codeOf = async () => {
  const glass = await readBreakGlass(given.db, keys, actor.personId);
  assert(glass !== undefined, 'begun');
  return {
    secret: glass.secret,
    code: new TOTP({ secret: glass.secret }).generate({ timestamp: now.getTime() }),
  };
};
const email = () => `p${count}@example.cl`;

test('the emergency code is set up with a picture and its secret in words, and confirmed by a code', async () => {
  await withPasskey(given.db, actor);
  const begun = await staff.post('/cuenta/codigo/preparar', new URLSearchParams());
  expect(begun.headers.get('location')).toBe('/cuenta/codigo');
  const page = await staff.get('/cuenta/codigo');
  const html = await page.text();
  const { secret, code } = await codeOf();
  expect(html).toContain(secret.replaceAll(/(.{4})(?=.)/g, '$1 '));
  expect(html).toContain('<svg class="qr-code"');
  expect(page.headers.get('cache-control')).toContain('no-store');
  const wrong = await staff.post('/cuenta/codigo', new URLSearchParams({ code: 'no' }));
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('href="#code"');
  const right = await staff.post('/cuenta/codigo', new URLSearchParams({ code }));
  expect(right.headers.get('location')).toBe('/cuenta/codigo?hecho=codigo');
  const after = await (await staff.get('/cuenta/codigo')).text();
  expect(after).not.toContain(secret);
  expect(after).toContain('Quitar el código');
});

test('the emergency code signs in by a plain form, and asks for another key first', async () => {
  await withPasskey(given.db, actor);
  await beginCode(given.db, keys, actor, now);
  await staff.post('/cuenta/codigo', new URLSearchParams({ code: (await codeOf()).code }));
  now = later(60_000);
  const { code } = await codeOf();
  const form = new URLSearchParams({ email: email(), code, volver: '/gestion/lautaro' });
  const signed = await site.post('/entrar/codigo', form);
  expect(signed.status).toBe(303);
  expect(signed.headers.get('location')).toBe(
    '/cuenta/llaves?hecho=codigo&volver=%2Fgestion%2Flautaro',
  );
  const cookie = `minga-session=${sessionIn(signed.headers)}`;
  const keysPage = await (
    await site.get('/cuenta/llaves?hecho=codigo&volver=%2Fgestion%2Flautaro', { cookie })
  ).text();
  expect(keysPage).toContain('Entraste con un código.');
  expect(keysPage).toContain('href="/gestion/lautaro"');
});

test('the emergency code that is wrong answers the same for everybody, keeps the e-mail and not the code', async () => {
  const attempt = async (who: string) => {
    const form = new URLSearchParams({ email: who, code: '123456', volver: '' });
    const answer = await site.post('/entrar/codigo', form);
    const html = (await answer.text())
      .replaceAll(who, 'WHO')
      .replaceAll(/(?<=name="clave" value=")[^"]+/g, 'KEY');
    return { status: answer.status, html };
  };
  const known = await attempt(email());
  const unknown = await attempt('nadie.aqui@example.cl');
  expect(known.status).toBe(422);
  expect(known).toEqual(unknown);
  expect(known.html).toContain('value="WHO"');
  expect(known.html).not.toContain('123456');
});

test('the emergency code that is guessed too often says how long to wait', async () => {
  const form = () => new URLSearchParams({ email: `adivinada${count}@example.cl`, code: '000000' });
  for (let tried = 0; tried < 5; tried += 1) await site.post('/entrar/codigo', form());
  const answer = await site.post('/entrar/codigo', form());
  expect(answer.status).toBe(429);
  expect(await answer.text()).toContain('Espera 30 minutos');
});
