// Signing in and out: through a provider, and the way back to what one was doing.
import { isUuid, type Result } from '@minga/basics';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { IdentityProvider } from '../../../../platform/identity-provider.ts';
import { type OpenId, type OpenIdRefusal, openIdOf } from '../../../../platform/openid.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { type SignInRefusal, signIn } from '../actions/sign-in.ts';
import { readClaims } from '../rules/claims.ts';
import { ownAddress } from '../rules/return-address.ts';
import { deviceOf, KNOWN_AFTER_MS, limitsOf } from '../rules/session.ts';
import type { Token } from '../rules/token.ts';
import { findKeptForm } from '../store/kept-forms.ts';
import { deleteSession } from '../store/sessions.ts';
import { insertAttempt, type SignInPurpose, takeAttempt } from '../store/sign-in-attempts.ts';
import { newToken } from '../store/tokens.ts';
import { BROWSER_COOKIE, BROWSER_SECONDS, SESSION_COOKIE } from './cookies.ts';
import { KeptFormPage } from './kept-form-page.tsx';
import {
  accountDetailsPath,
  keptFormPath,
  ownTasksPath,
  proveAgainPath,
  providerPath,
  returnPath,
  signInPath,
  signOutPath,
} from './paths.ts';
import { notTherePage } from './refused-page.tsx';
import { type SignInProblem, signInPage } from './sign-in-page.tsx';
import { SignedOutPage } from './signed-out-page.tsx';
import { waysToProve } from './staff-way.tsx';

export function signInRoutes(house: House): readonly Route[] {
  const openIds = new Map(house.identityProviders.map((one) => [one.id, openIdOf(one)]));
  const parts = { house, openIds };
  return [
    route({
      audience: 'public',
      method: 'get',
      path: signInPath,
      answer: (ask) => signInPage(house, ask, { purpose: 'sign-in' }),
    }),
    route({
      audience: { act: 'people/see-own-account' },
      method: 'get',
      path: proveAgainPath,
      answer: async (ask) => {
        const ways = await waysToProve(house.db, ask);
        return signInPage(house, ask, { purpose: 'prove-again', ways });
      },
    }),
    route({
      audience: 'public',
      method: 'get',
      path: providerPath,
      answer: (ask) => begin(parts, ask),
    }),
    route({
      audience: 'public',
      method: 'get',
      path: returnPath,
      answer: (ask) => finish(parts, ask),
    }),
    route({
      audience: 'public',
      method: 'get',
      path: signOutPath,
      answer: () => SignedOutPage(house),
    }),
    route({
      audience: { act: 'people/see-own-account' },
      method: 'post',
      path: signOutPath,
      answer: (ask) => signOut(house, ask),
    }),
    route({
      audience: { act: 'people/see-own-account' },
      method: 'get',
      path: keptFormPath,
      answer: (ask) => keptForm(house, ask),
    }),
  ];
}

interface Parts {
  readonly house: House;
  readonly openIds: ReadonlyMap<string, OpenId>;
}

function providerOf({ house, openIds }: Parts, ask: Ask) {
  const provider = house.identityProviders.find(({ id }) => id === ask.params.provider);
  const openId = provider && openIds.get(provider.id);
  return provider && openId && { provider, openId };
}

function redirectUri(house: House, provider: IdentityProvider): string {
  return house.publicUrl + returnPath.to({ provider: provider.id });
}

/** Sends the browser to the provider with a state that only this browser can bring back. */
async function begin(parts: Parts, ask: Ask): Promise<Answer> {
  const { house } = parts;
  const chosen = providerOf(parts, ask);
  if (chosen === undefined) return notTherePage();
  if (!house.cookies.areSafe) return signInPage(house, ask, { problem: 'no-cookies' });
  const { provider, openId } = chosen;
  const purpose = purposeOf(ask);
  const begun = await openId.begin({
    redirectUri: redirectUri(house, provider),
    // In a demonstration one chooses anew each time whom to be.
    again: purpose !== 'sign-in' || provider.isDemonstration === true,
    locale: ask.locale,
  });
  if (!begun.ok) return signInPage(house, ask, { problem: problemOf(begun) });
  const { url, state, nonce, codeVerifier } = begun.value;
  const browser = house.cookies.read(ask.request, BROWSER_COOKIE) ?? newToken();
  await insertAttempt(house.db, {
    state,
    browser,
    nonce,
    codeVerifier: codeVerifier ?? null,
    provider: provider.id,
    purpose,
    personId: purpose === 'sign-in' ? null : (ask.actor?.personId ?? null),
    returnTo: ownAddress(ask.query.get('volver'), ownTasksPath.to({})),
    now: house.clock.now(),
  });
  return new Response(null, {
    status: 303,
    headers: {
      location: url.href,
      'set-cookie': house.cookies.set(BROWSER_COOKIE, browser, BROWSER_SECONDS),
      'cache-control': 'no-store',
    },
  });
}

/** Proving again is for somebody who is signed in; without a session it is a sign-in. */
function purposeOf({ query, actor }: Ask): SignInPurpose {
  return actor !== undefined && query.get('para') === 'prove-again' ? 'prove-again' : 'sign-in';
}

/** Hears what the provider says; every doubt ends at the sign-in page with what to do now. */
async function finish(parts: Parts, ask: Ask): Promise<Answer> {
  const { house } = parts;
  const chosen = providerOf(parts, ask);
  if (chosen === undefined) return notTherePage();
  const { provider, openId } = chosen;
  const now = house.clock.now();
  const browser = house.cookies.read(ask.request, BROWSER_COOKIE);
  const state = ask.query.get('state');
  const attempt =
    browser === undefined || state === null
      ? undefined
      : await takeAttempt(house.db, { state, browser, provider: provider.id, now });
  if (attempt === undefined || state === null) return signInPage(house, ask, { problem: 'stale' });
  const returned = new URL(redirectUri(house, provider));
  returned.search = ask.query.toString();
  const { nonce, codeVerifier, returnTo, purpose, personId } = attempt;
  const isStillThere = personId === null || personId === ask.actor?.personId;
  if (!isStillThere) return signInPage(house, ask, { problem: 'stale', returnTo });
  const proven = await openId.finish(returned, {
    state,
    nonce,
    codeVerifier: codeVerifier ?? undefined,
  });
  if (!proven.ok) return signInPage(house, ask, { problem: problemOf(proven), returnTo });
  const person = readClaims(proven.value.claims, provider.claims);
  if (person === undefined) return signInPage(house, ask, { problem: 'no-name', returnTo });
  const signed = await signIn(house.db, house.keys, {
    provider,
    subject: proven.value.subject,
    proven: person,
    device: deviceOf(ask.request.headers.get('user-agent')),
    locale: currentLocale(),
    now,
    ...(purpose === 'prove-again' && personId !== null ? { mustBe: personId } : {}),
  });
  if (!signed.ok) return signInPage(house, ask, { problem: problemOf(signed), returnTo });
  if (ask.actor) await deleteSession(house.db, ask.actor.sessionId, ask.actor.personId);
  const method = provider.isDemonstration ? 'demonstration' : 'provider';
  const cookie = sessionCookie(house, signed.value.token, method);
  const welcome = accountDetailsPath.to({}, { query: { volver: returnTo, bienvenida: '1' } });
  return signedInTo(signed.value.isNew ? welcome : returnTo, cookie);
}

/** The cookie of a session that was just opened; it outlives it as long as it is known whose that was. */
export function sessionCookie(
  house: House,
  token: Token,
  method: Parameters<typeof limitsOf>[0],
): string {
  const seconds = (limitsOf(method).absoluteMs + KNOWN_AFTER_MS) / 1000;
  return house.cookies.set(SESSION_COOKIE, token, seconds);
}

/** On to what the person was doing, signed in. */
export function signedInTo(address: string, cookie: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: address, 'set-cookie': cookie, 'cache-control': 'no-store' },
  });
}

type Refused = Exclude<Result<unknown, OpenIdRefusal | SignInRefusal>, { ok: true }>;

const PROBLEM_OF: Readonly<Record<(OpenIdRefusal | SignInRefusal)['code'], SignInProblem>> = {
  declined: 'declined',
  'not-proven': 'not-proven',
  unreachable: 'unreachable',
  'people/run-of-another': 'run-of-another',
  'people/other-person': 'other-person',
};

function problemOf({ error }: Refused): SignInProblem {
  return PROBLEM_OF[error.code];
}

async function signOut(house: House, ask: Ask): Promise<Response> {
  const { sessionId, personId } = actorOf(ask);
  await deleteSession(house.db, sessionId, personId);
  return new Response(null, {
    status: 303,
    headers: { location: signOutPath.to({}), 'set-cookie': house.cookies.clear(SESSION_COOKIE) },
  });
}

/** What was typed before the session ended, to be sent again by its author. */
async function keptForm(house: House, ask: Ask): Promise<Answer> {
  const browser = house.cookies.read(ask.request, BROWSER_COOKIE);
  const { id } = ask.params;
  if (browser === undefined || !isUuid(id)) return notTherePage();
  const { personId, name } = actorOf(ask);
  const given = { id, browser, personId, now: house.clock.now() };
  const kept = await findKeptForm(house.db, house.keys, given);
  if (kept === undefined) return notTherePage();
  const title = kept.isHers ? m.people_kept_title() : m.people_kept_of_nobody_title();
  return {
    title,
    description: title,
    robots: 'noindex',
    body: KeptFormPage({ id, kept, name }),
  };
}
