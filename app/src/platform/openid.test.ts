// Every doubt about what a provider says is a refusal: a provider of this test says all that one should not say.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IdentityProvider } from './identity-provider.ts';
import { type OpenId, openIdOf } from './openid.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An ID token as a provider signs it. */
function idToken(claims: object): string {
  const content = `${encode({ alg: 'ES256', kid: 'k' })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(content), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return `${content}.${signature.toString('base64url')}`;
}

/** What the provider will say at the next token request, over what is right. */
let lie: Record<string, unknown> = {};
let userinfo: Record<string, unknown> = {};
let asked: { readonly method: string; readonly body: URLSearchParams }[] = [];
let nonce = '';
const usedCodes = new Set<string>();

const server = createServer(async (request, response) => {
  const json = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const path = request.url ?? '';
  if (path.startsWith('/.well-known/')) return json(200, discovery());
  const body = new URLSearchParams(await text(request));
  asked.push({ method: request.method ?? '', body });
  if (path === '/userinfo') return json(200, { sub: 'ana', ...userinfo });
  const code = body.get('code') ?? '';
  if (usedCodes.has(code)) return json(400, { error: 'invalid_grant' });
  usedCodes.add(code);
  const seconds = Math.floor(Date.now() / 1000);
  const right = {
    iss: issuer(),
    aud: 'minga',
    sub: 'ana',
    nonce,
    iat: seconds,
    exp: seconds + 300,
  };
  return json(200, {
    access_token: 'access',
    token_type: 'Bearer',
    id_token: idToken({ ...right, ...lie }),
  });
});

const issuer = () => `http://localhost:${(server.address() as AddressInfo).port}`;

function discovery() {
  return {
    issuer: issuer(),
    authorization_endpoint: `${issuer()}/auth`,
    token_endpoint: `${issuer()}/token`,
    userinfo_endpoint: `${issuer()}/userinfo`,
    jwks_uri: `${issuer()}/jwks`,
    id_token_signing_alg_values_supported: ['ES256'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
  };
}

let openId: OpenId;
const redirectUri = 'http://localhost/entrar/con/prueba/vuelta';

function provider(more: Partial<IdentityProvider> = {}): IdentityProvider {
  return {
    id: 'prueba',
    label: { 'es-CL': 'prueba', en: 'test' },
    issuer: issuer(),
    clientId: 'minga',
    clientSecret: 'secret',
    scope: 'openid run name',
    claims: 'claveunica',
    userinfoMethod: 'POST',
    provesRun: true,
    usesPkce: true,
    ...more,
  };
}

beforeAll(async () => {
  expect(publicKey.asymmetricKeyType).toBe('ec');
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  openId = openIdOf(provider());
});
afterAll(() => server.close());
beforeEach(() => {
  lie = {};
  userinfo = {};
  asked = [];
});

async function begun() {
  const began = await openId.begin({ redirectUri, again: false, locale: 'es-CL' });
  if (!began.ok) throw new Error(began.error.code);
  nonce = began.value.nonce;
  return began.value;
}

/** Comes back from the provider with what it was asked, changed as told. */
async function finish(change: Record<string, string> = {}) {
  const { state, nonce: expected, codeVerifier } = await begun();
  const returned = new URL(redirectUri);
  returned.search = new URLSearchParams({ state, code: randomUUID(), ...change }).toString();
  return openId.finish(returned, { state, nonce: expected, codeVerifier });
}

const refused = { ok: false, error: { code: 'not-proven' } };

test('the person is asked for with state, nonce, PKCE and exactly our address', async () => {
  const { url, state, nonce: told } = await begun();
  const query = url.searchParams;
  expect(url.origin).toBe(issuer());
  expect(query.get('redirect_uri')).toBe(redirectUri);
  expect([query.get('state'), query.get('nonce')]).toEqual([state, told]);
  expect(query.get('scope')).toBe('openid run name');
  expect(query.get('code_challenge_method')).toBe('S256');
});

test('what the provider proves is taken from its userinfo, asked by POST', async () => {
  userinfo = { RolUnico: { numero: 1, DV: '9' } };
  const done = await finish();
  expect(done).toMatchObject({ ok: true, value: { subject: 'ana', claims: userinfo } });
  expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST']);
  expect(asked[0]?.body.get('code_verifier')).toMatch(/^[\w-]{43,}$/);
});

test('a provider without PKCE is not sent any', async () => {
  const plain = await openIdOf(provider({ usesPkce: false })).begin({
    redirectUri,
    again: true,
    locale: 'en',
  });
  expect(plain.ok && plain.value.url.searchParams.has('code_challenge')).toBe(false);
  expect(plain.ok && plain.value.url.searchParams.get('prompt')).toBe('login');
});

test('another state, audience, issuer, nonce, or a token out of time proves nobody', async () => {
  expect(await finish({ state: 'of-somebody-else' })).toMatchObject(refused);
  const past = Math.floor(Date.now() / 1000) - 3600;
  const lies = [
    { aud: 'another-client' },
    { aud: ['another-client'] },
    { iss: 'https://evil.example' },
    { nonce: 'of-another-sign-in' },
    { nonce: undefined },
    { exp: past },
    { sub: undefined },
  ];
  for (const one of lies) {
    lie = one;
    expect(await finish(), JSON.stringify(one)).toMatchObject(refused);
  }
});

test('a code that was used before proves nobody', async () => {
  const code = randomUUID();
  expect(await finish({ code })).toMatchObject({ ok: true });
  expect(await finish({ code })).toMatchObject(refused);
});

test('a userinfo about somebody else proves nobody', async () => {
  userinfo = { sub: 'eva' };
  expect(await finish()).toMatchObject(refused);
});

test('who says no at the provider has declined', async () => {
  const { state, nonce: expected, codeVerifier } = await begun();
  const returned = new URL(redirectUri);
  returned.search = new URLSearchParams({ state, error: 'access_denied' }).toString();
  const done = await openId.finish(returned, { state, nonce: expected, codeVerifier });
  expect(done).toMatchObject({ ok: false, error: { code: 'declined' } });
});

test('a provider that does not answer is unreachable, and is asked again the next time', async () => {
  const absent = openIdOf(provider({ issuer: 'http://localhost:1' }));
  const began = await absent.begin({ redirectUri, again: false, locale: 'es-CL' });
  expect(began).toMatchObject({ ok: false, error: { code: 'unreachable' } });
});
