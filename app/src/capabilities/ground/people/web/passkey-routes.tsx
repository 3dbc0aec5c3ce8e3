// Passkeys: signing in, proving once more, and the keys of one's own account.

import { isUuid } from '@minga/basics';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { offerRegistration, offerSignature } from '../actions/offer-passkey.ts';
import { registerPasskey } from '../actions/register-passkey.ts';
import { removePasskey } from '../actions/remove-passkey.ts';
import { proveByPasskey, signInByPasskey } from '../actions/use-passkey.ts';
import { decideKeys, parseLabel, relyingPartyOf } from '../rules/passkey.ts';
import type { Refusal } from '../rules/refusal.ts';
import { ownAddress } from '../rules/return-address.ts';
import { deviceOf } from '../rules/session.ts';
import { hasCode } from '../store/break-glasses.ts';
import { listPasskeys, renamePasskey } from '../store/passkeys.ts';
import { readPerson } from '../store/persons.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import {
  asked,
  goneOn,
  labelOf,
  problem,
  readRegistration,
  readSignature,
  saidNo,
} from './passkey-answer.ts';
import { passkeysPage } from './passkeys-page.tsx';
import { ownTasksPath } from './paths.ts';
import { notTherePage } from './refused-page.tsx';
import { sessionCookie } from './sign-in-routes.tsx';
import {
  newPasskeyAskPath,
  newPasskeyPath,
  passkeyProveAskPath,
  passkeyProvePath,
  passkeySignInAskPath,
  passkeySignInPath,
  passkeysPath,
  removePasskeyPath,
  renamePasskeyPath,
} from './staff-paths.ts';

/** Whole offices come from one address. */
const OF_PEER: RateLimit = { name: 'people/passkey-peer', attempts: 200, windowSeconds: 10 * 60 };

const PROVE = { act: 'people/see-own-account' };
const CHANGE = { act: 'people/change-own-keys' };

export function passkeyRoutes(house: House): readonly Route[] {
  const post = (
    audience: Route['audience'],
    path: Route['path'],
    answer: (house: House, ask: Ask) => Promise<Answer>,
  ) => route({ audience, method: 'post', path, answer: (ask) => answer(house, ask) });
  return [
    post('public', passkeySignInAskPath, askToSignIn),
    post('public', passkeySignInPath, signIn),
    post(PROVE, passkeyProveAskPath, askToProve),
    post(PROVE, passkeyProvePath, prove),
    route({
      audience: CHANGE,
      method: 'get',
      path: passkeysPath,
      answer: (ask) => answerKeys(house, ask, undefined),
    }),
    post(CHANGE, newPasskeyAskPath, askForKey),
    post(CHANGE, newPasskeyPath, register),
    post(CHANGE, renamePasskeyPath, rename),
    post(CHANGE, removePasskeyPath, remove),
  ];
}

async function askToSignIn({ db, keys, clock, cookies, publicUrl }: House, ask: Ask) {
  if (!cookies.areSafe) return problem(m.people_sign_in_no_cookies(), 503);
  const peer = keys.fingerprint('people/passkey-peer', ask.peer);
  const wait = await waitSeconds(db, OF_PEER, peer);
  if (wait !== undefined) return saidNo({ code: 'people/code-wait', seconds: wait });
  const now = clock.now();
  return asked(await offerSignature(db, relyingPartyOf(publicUrl), { signedIn: undefined, now }));
}

async function signIn(house: House, ask: Ask): Promise<Response> {
  const answer = await readSignature(ask.request);
  if (answer === undefined) return saidNo({ code: 'people/passkey-not-proven' });
  const signed = await signInByPasskey(house.db, {
    answer,
    relyingParty: relyingPartyOf(house.publicUrl),
    device: deviceOf(ask.request.headers.get('user-agent')),
    before: ask.actor,
    now: house.clock.now(),
  });
  if (!signed.ok) return saidNo(signed.error);
  return goneOn(returnOf(ask), sessionCookie(house, signed.value, 'passkey'));
}

async function askToProve({ db, clock, publicUrl }: House, ask: Ask): Promise<Response> {
  const given = { signedIn: actorOf(ask).personId, now: clock.now() };
  return asked(await offerSignature(db, relyingPartyOf(publicUrl), given));
}

async function prove(house: House, ask: Ask): Promise<Response> {
  const { db, clock, publicUrl } = house;
  const session = actorOf(ask);
  const answer = await readSignature(ask.request);
  const method = await methodOfSession(db, session.sessionId);
  if (answer === undefined || method === undefined) {
    return saidNo({ code: 'people/passkey-not-proven' });
  }
  const relyingParty = relyingPartyOf(publicUrl);
  const proven = await proveByPasskey(db, { answer, relyingParty, session, now: clock.now() });
  if (!proven.ok) return saidNo(proven.error);
  return goneOn(returnOf(ask), sessionCookie(house, proven.value, method));
}

function returnOf({ query }: Ask): string {
  return ownAddress(query.get('volver'), ownTasksPath.to({}));
}

interface Trouble {
  readonly refusal: Refusal;
  /** The key whose form is wrong, with what was typed. */
  readonly id: string;
  readonly typed?: string;
}

async function answerKeys({ db }: House, ask: Ask, trouble: Trouble | undefined): Promise<Page> {
  const { personId, sessionId } = actorOf(ask);
  const [passkeys, method, isCodeSet] = await Promise.all([
    listPasskeys(db, personId),
    methodOfSession(db, sessionId),
    hasCode(db, personId),
  ]);
  return passkeysPage({
    passkeys,
    hasCode: isCodeSet,
    isOfStaff: decideKeys(method).ok,
    done: ask.query.get('hecho'),
    returnTo: ownAddress(ask.query.get('volver'), ''),
    trouble,
  });
}

async function askForKey({ db, clock, publicUrl }: House, ask: Ask): Promise<Response> {
  const { personId, name } = actorOf(ask);
  const person = await readPerson(db, personId);
  const holder = { personId, name, account: person?.email ?? name };
  const given = { holder, signedIn: personId, now: clock.now() };
  return asked(await offerRegistration(db, relyingPartyOf(publicUrl), given));
}

async function register({ db, clock, publicUrl }: House, ask: Ask): Promise<Response> {
  const answer = await readRegistration(ask.request);
  if (answer === undefined) return saidNo({ code: 'people/passkey-not-proven' });
  const registered = await registerPasskey(db, actorOf(ask), {
    answer,
    relyingParty: relyingPartyOf(publicUrl),
    label: labelOf(answer.response.transports, ask.request.headers.get('user-agent')),
    now: clock.now(),
  });
  if (!registered.ok) return saidNo(registered.error);
  return goneOn(passkeysPath.to({}, { query: { hecho: 'llave' } }));
}

async function rename(house: House, ask: Ask): Promise<Answer> {
  const { personId, sessionId } = actorOf(ask);
  const { id } = ask.params;
  if (!isUuid(id)) return notTherePage();
  const typed = new URLSearchParams(await ask.request.text()).get('label') ?? '';
  const label = parseLabel(typed);
  const decided = decideKeys(await methodOfSession(house.db, sessionId));
  if (!decided.ok) return answerKeys(house, ask, { refusal: decided.error, id });
  if (label === undefined) {
    return answerKeys(house, ask, { refusal: { code: 'people/passkey-label' }, id, typed });
  }
  if (!(await renamePasskey(house.db, { id, personId, label }))) return notTherePage();
  return seeOther(passkeysPath.to({}, { query: { hecho: 'nombre' } }));
}

async function remove(house: House, ask: Ask): Promise<Answer> {
  const { id } = ask.params;
  if (!isUuid(id)) return notTherePage();
  const removed = await removePasskey(house.db, actorOf(ask), id);
  if (removed.ok) return seeOther(passkeysPath.to({}, { query: { hecho: 'quitada' } }));
  if (removed.error.code === 'people/passkey-not-there') return notTherePage();
  return answerKeys(house, ask, { refusal: removed.error, id });
}
