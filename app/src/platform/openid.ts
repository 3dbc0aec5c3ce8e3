// Signing in through an OpenID Connect provider: code flow with state, nonce and, where supported, PKCE.
import { err, ok, type Result } from '@minga/basics';
import * as client from 'openid-client';
import type { IdentityProvider } from './identity-provider.ts';
import type { Locale } from './words.ts';

/** What the browser is sent away with, and what must be remembered until it comes back. */
export interface BegunSignIn {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string | undefined;
}

export interface ExpectedReturn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string | undefined;
}

export interface ProvenClaims {
  /** Who it is at the provider: stable, and meaningless elsewhere. */
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export type OpenIdRefusal =
  /** The person said no at the provider. */
  | { readonly code: 'declined' }
  /** The answer is not the one that was asked for: state, nonce, audience, issuer, expiry or code. */
  | { readonly code: 'not-proven'; readonly cause: unknown }
  | { readonly code: 'unreachable'; readonly cause: unknown };

export interface AskedSignIn {
  readonly redirectUri: string;
  /** Asks the provider to prove the person once more, even if she is signed in there. */
  readonly again: boolean;
  /** The language in which the provider should speak, if it can. */
  readonly locale: Locale;
}

export interface OpenId {
  begin(asked: AskedSignIn): Promise<Result<BegunSignIn, OpenIdRefusal>>;
  /** `returned` is the address that the provider sent the browser to, with its query. */
  finish(returned: URL, expected: ExpectedReturn): Promise<Result<ProvenClaims, OpenIdRefusal>>;
}

const TIMEOUT_SECONDS = 10;

/** Talks to one provider; its discovery document is read at the first use. */
export function openIdOf(provider: IdentityProvider): OpenId {
  let known: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    known ??= configure(provider);
    try {
      return await known;
    } catch (cause) {
      known = undefined;
      throw cause;
    }
  };
  return {
    async begin(asked) {
      try {
        return ok(await begin(await configuration(), provider, asked));
      } catch (cause) {
        return err({ code: 'unreachable', cause });
      }
    },
    async finish(returned, expected) {
      try {
        return ok(await finish(await configuration(), provider, returned, expected));
      } catch (cause) {
        return err(refusalOf(cause));
      }
    },
  };
}

async function configure(provider: IdentityProvider): Promise<client.Configuration> {
  const { issuer, endpoints, clientId, clientSecret } = provider;
  // Plain http only to this machine: the provider of the demonstration.
  const isLocal = new URL(issuer).protocol === 'http:';
  const insecure = isLocal ? [client.allowInsecureRequests] : [];
  if (endpoints === undefined) {
    return client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute: insecure,
      timeout: TIMEOUT_SECONDS,
    });
  }
  const configured = new client.Configuration(
    {
      issuer,
      authorization_endpoint: endpoints.authorization,
      token_endpoint: endpoints.token,
      userinfo_endpoint: endpoints.userinfo,
      jwks_uri: endpoints.jwks,
    },
    clientId,
    clientSecret,
  );
  configured.timeout = TIMEOUT_SECONDS;
  for (const allow of insecure) allow(configured);
  return configured;
}

async function begin(
  configured: client.Configuration,
  provider: IdentityProvider,
  { redirectUri, again, locale }: AskedSignIn,
): Promise<BegunSignIn> {
  const state = client.randomState();
  const nonce = client.randomNonce();
  const codeVerifier = provider.usesPkce ? client.randomPKCECodeVerifier() : undefined;
  const url = client.buildAuthorizationUrl(configured, {
    redirect_uri: redirectUri,
    scope: provider.scope,
    state,
    nonce,
    ui_locales: locale,
    ...(again ? { prompt: 'login' } : {}),
    ...(codeVerifier === undefined
      ? {}
      : {
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
        }),
  });
  return { url, state, nonce, codeVerifier };
}

async function finish(
  configured: client.Configuration,
  provider: IdentityProvider,
  returned: URL,
  expected: ExpectedReturn,
): Promise<ProvenClaims> {
  const tokens = await client.authorizationCodeGrant(configured, returned, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    idTokenExpected: true,
    ...(expected.codeVerifier === undefined ? {} : { pkceCodeVerifier: expected.codeVerifier }),
  });
  const subject = tokens.claims()?.sub;
  if (subject === undefined) throw new Error('the provider named nobody');
  const endpoint = configured.serverMetadata().userinfo_endpoint;
  if (endpoint === undefined) return { subject, claims: { ...tokens.claims() } };
  const answer = await client.fetchProtectedResource(
    configured,
    tokens.access_token,
    new URL(endpoint),
    provider.userinfoMethod,
  );
  const claims: unknown = await answer.json();
  if (typeof claims !== 'object' || claims === null) throw new Error('userinfo is not an object');
  // OpenID Connect Core 5.3.2: a userinfo about somebody else must not be used.
  if ('sub' in claims && claims.sub !== subject) throw new Error('userinfo is about somebody else');
  return { subject, claims: claims as Record<string, unknown> };
}

function refusalOf(cause: unknown): OpenIdRefusal {
  if (cause instanceof client.AuthorizationResponseError && cause.error === 'access_denied') {
    return { code: 'declined' };
  }
  const isNetwork = cause instanceof TypeError && cause.message.includes('fetch');
  return isNetwork ? { code: 'unreachable', cause } : { code: 'not-proven', cause };
}
