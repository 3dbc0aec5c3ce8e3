// The identity provider of a demonstration: a real OpenID Connect server on a port of its own, with invented people.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { err, ok, type Result } from '@minga/basics';
import type Provider from 'oidc-provider';
import { type ListenRefusal, listenRefusal } from '../../../../platform/http/server.ts';
import type { IdentityProvider } from '../../../../platform/identity-provider.ts';
import type { Locale } from '../../../../platform/words.ts';
import { claimsOf, personas } from './personas.ts';
import { personasPage } from './personas-page.ts';

export const DEMONSTRATION_ID = 'demostracion';

export interface DemonstrationOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the site is reached: the only place that it sends a browser back to. */
  readonly publicUrl: string;
}

export interface DemonstrationProvider {
  readonly provider: IdentityProvider;
  close(): Promise<void>;
}

const SCOPE = 'openid run name';

/** Listens at once; the server behind it is made at the first request, so that a start does not wait for it. */
export async function startProvider(
  options: DemonstrationOptions,
): Promise<Result<DemonstrationProvider, ListenRefusal>> {
  let made: Promise<Provider> | undefined;
  const secret = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    made ??= makeProvider(issuerOf(server, options), secret, options.publicUrl);
    made
      .then((provider) => answer(provider, request, response))
      .catch(() => {
        response.writeHead(500).end('The provider of the demonstration failed\n');
      });
  });
  const refusal = await listening(server, options);
  if (refusal !== undefined) return err(refusal);
  return ok({
    provider: {
      id: DEMONSTRATION_ID,
      label: { 'es-CL': 'una persona de demostración', en: 'a person of the demonstration' },
      issuer: issuerOf(server, options),
      clientId: 'minga',
      clientSecret: secret,
      scope: SCOPE,
      claims: 'claveunica',
      userinfoMethod: 'POST',
      provesRun: true,
      usesPkce: true,
      isDemonstration: true,
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function listening(
  server: Server,
  { host, port }: DemonstrationOptions,
): Promise<ListenRefusal | undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = listenRefusal(error, host, port);
      if (refusal === undefined) reject(error);
      else resolve(refusal);
    });
    server.listen(port, host, () => resolve(undefined));
  });
}

function issuerOf(server: Server, { publicUrl }: DemonstrationOptions): string {
  return `http://${new URL(publicUrl).hostname}:${(server.address() as AddressInfo).port}`;
}

async function makeProvider(issuer: string, secret: string, publicUrl: string): Promise<Provider> {
  const { default: OidcProvider } = await import('oidc-provider');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: 'minga',
        client_secret: secret,
        redirect_uris: [`${publicUrl}/entrar/con/${DEMONSTRATION_ID}/vuelta`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as never],
    },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    scopes: SCOPE.split(' '),
    claims: { openid: ['sub'], run: ['RolUnico'], name: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/personas/${uid}` },
    findAccount: (_, id) => {
      const persona = personas.find((one) => one.id === id);
      return persona && { accountId: id, claims: () => claimsOf(persona) };
    },
    // Whoever chose a persona has agreed to all that it says: there is nobody's secret in it.
    loadExistingGrant: async (context) => {
      const { account, client } = context.oidc;
      const grant = new provider.Grant({
        accountId: account?.accountId ?? '',
        clientId: client?.clientId ?? '',
      });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
  });
  return provider;
}

async function answer(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asksWho = /^\/personas\/[\w-]+$/.test(request.url ?? '');
  if (!asksWho) return provider.callback()(request, response);
  if (request.method === 'POST') return chosen(provider, request, response);
  const { params } = await provider.interactionDetails(request, response);
  const locale: Locale = String(params.ui_locales ?? '').startsWith('en') ? 'en' : 'es-CL';
  const page = personasPage(request.url ?? '', locale);
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page);
}

async function chosen(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = new URLSearchParams(await text(request)).get('persona');
  const isKnown = personas.some((one) => one.id === id);
  const result = isKnown
    ? { login: { accountId: id ?? '' } }
    : { error: 'access_denied', error_description: 'nobody was chosen' };
  await provider.interactionFinished(request, response, result, {
    mergeWithLastSubmission: false,
  });
}
