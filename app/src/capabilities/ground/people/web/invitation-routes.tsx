// The link of an invitation: what it says, and taking the role up.
import type { Result } from '@minga/basics';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import {
  acceptPlainly,
  acceptWithPasskey,
  type FoundInvitation,
  readInvitation,
} from '../actions/accept-invitation.ts';
import { offerRegistration } from '../actions/offer-passkey.ts';
import type { NotOpen } from '../rules/invitation.ts';
import { relyingPartyOf } from '../rules/passkey.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deviceOf, isFresh } from '../rules/session.ts';
import { parseToken, type Token } from '../rules/token.ts';
import { readPerson } from '../store/persons.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { invitationPage, noInvitationPage } from './invitation-page.tsx';
import { asked, goneOn, labelOf, readRegistration, saidNo } from './passkey-answer.ts';
import { ownTasksPath, proveAgainPath } from './paths.ts';
import { sessionCookie, signedInTo } from './sign-in-routes.tsx';
import { invitationKeyAskPath, invitationKeyPath, invitationPath } from './staff-paths.ts';

export function invitationRoutes(house: House): readonly Route[] {
  const open = (
    method: Route['method'],
    path: Route['path'],
    answer: (house: House, ask: Ask) => Promise<Answer>,
  ) => route({ audience: 'public', method, path, answer: (ask) => answer(house, ask) });
  return [
    open('get', invitationPath, answerInvitation),
    open('post', invitationPath, accept),
    open('post', invitationKeyAskPath, askForKey),
    open('post', invitationKeyPath, acceptByKey),
  ];
}

const UNKNOWN = { code: 'people/invitation-unknown' } as const;

function tokenOf({ params }: Ask): Token | undefined {
  return parseToken(params.token);
}

async function find(
  { db, clock }: House,
  ask: Ask,
): Promise<Result<FoundInvitation, NotOpen> | undefined> {
  const token = tokenOf(ask);
  if (token === undefined) return undefined;
  return readInvitation(db, { token, session: ask.actor, now: clock.now() });
}

async function answerInvitation(house: House, ask: Ask, refusal?: Refusal): Promise<Answer> {
  const found = await find(house, ask);
  if (found === undefined) return noInvitationPage(UNKNOWN);
  if (!found.ok) return noInvitationPage(found.error);
  const { token = '' } = ask.params;
  const visitorName = ask.actor?.name;
  const proofPath = pathOfProof(house, ask);
  const shown = { ...found.value, token, visitorName, proofPath };
  return invitationPage(refusal === undefined ? shown : { ...shown, refusal });
}

/** Where somebody who is signed in proves that it is she, unless she has within the last minutes. */
function pathOfProof({ clock }: House, { actor, params }: Ask): string | undefined {
  if (actor === undefined || isFresh(actor.provenAt, clock.now())) return undefined;
  const { token = '' } = params;
  return proveAgainPath.to({}, { query: { volver: invitationPath.to({ token }) } });
}

/** By somebody who is signed in and has proven it within the last minutes. */
async function accept(house: House, ask: Ask): Promise<Answer> {
  const { db, gather, clock } = house;
  const token = tokenOf(ask);
  const session = ask.actor;
  if (token === undefined || session === undefined) return answerInvitation(house, ask);
  const proofPath = pathOfProof(house, ask);
  if (proofPath !== undefined) return seeOther(proofPath);
  const now = clock.now();
  const method = await methodOfSession(db, session.sessionId);
  const accepted = await acceptPlainly(db, { token, session, gather, now });
  if (!accepted.ok) return answerInvitation(house, ask, accepted.error);
  const cookie = sessionCookie(house, accepted.value, method ?? 'provider');
  return signedInTo(ownTasksPath.to({}), cookie);
}

async function askForKey(house: House, ask: Ask): Promise<Response> {
  const { db, clock, publicUrl } = house;
  const found = await find(house, ask);
  if (found === undefined) return saidNo(UNKNOWN);
  if (!found.ok) return saidNo(found.error);
  const { invitation, way } = found.value;
  if (!way.ok) return saidNo(way.error);
  if (way.value === 'plain') return saidNo({ code: 'people/passkey-stale' });
  const proofPath = pathOfProof(house, ask);
  if (proofPath !== undefined) return seeOther(proofPath);
  const person = ask.actor && (await readPerson(db, ask.actor.personId));
  const options = await offerRegistration(db, relyingPartyOf(publicUrl), {
    holder: {
      personId: person?.id ?? invitation.id,
      account: person?.email ?? invitation.email,
      name: person?.publicName ?? invitation.name,
    },
    signedIn: person?.id,
    now: clock.now(),
  });
  return asked(options);
}

async function acceptByKey(house: House, ask: Ask): Promise<Response> {
  const { db, keys, gather, clock, publicUrl } = house;
  const token = tokenOf(ask);
  const answer = await readRegistration(ask.request);
  if (token === undefined) return saidNo(UNKNOWN);
  if (answer === undefined) return saidNo({ code: 'people/passkey-not-proven' });
  const proofPath = pathOfProof(house, ask);
  if (proofPath !== undefined) return seeOther(proofPath);
  const userAgent = ask.request.headers.get('user-agent');
  const accepted = await acceptWithPasskey(db, keys, {
    token,
    session: ask.actor,
    answer,
    relyingParty: relyingPartyOf(publicUrl),
    label: labelOf(answer.response.transports, userAgent),
    device: deviceOf(userAgent),
    locale: currentLocale(),
    gather,
    now: clock.now(),
  });
  if (!accepted.ok) return saidNo(accepted.error);
  return goneOn(ownTasksPath.to({}), sessionCookie(house, accepted.value, 'passkey'));
}
