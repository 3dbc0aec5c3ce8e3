// Resetting keys: proposed from a team or by the national team, its link given again, and used by whoever lost hers.
import type { Result } from '@minga/basics';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { offerRegistration } from '../actions/offer-passkey.ts';
import { proposeReset } from '../actions/propose-team.ts';
import { renewKeyReset } from '../actions/reset-keys.ts';
import { readKeyReset, useKeyReset } from '../actions/use-key-reset.ts';
import type { ResetNotOpen } from '../rules/key-reset.ts';
import { relyingPartyOf } from '../rules/passkey.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deviceOf } from '../rules/session.ts';
import { parseToken } from '../rules/token.ts';
import type { KeyReset } from '../store/key-resets.ts';
import { readPerson } from '../store/persons.ts';
import { linkAnswer } from './handed-over-page.tsx';
import { keyResetPage, noKeyResetPage } from './key-reset-page.tsx';
import { asked, goneOn, labelOf, readRegistration, saidNo } from './passkey-answer.ts';
import { ownTasksPath } from './paths.ts';
import { refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { resetKeysPage } from './reset-keys-page.tsx';
import {
  addressOfRole,
  crumbsOfRole,
  type FindPlace,
  findRole,
  placeElsewhere,
  placeWithin,
  type RoleInPlace,
} from './role-in-place.ts';
import { sessionCookie } from './sign-in-routes.tsx';
import {
  keyResetAskPath,
  keyResetPath,
  renewKeyResetElsewherePath,
  renewKeyResetPath,
  resetKeysElsewherePath,
  resetKeysPath,
} from './staff-paths.ts';
import { resetTogether } from './team-acts.ts';
import { problemOfRefusal, proposedAct, resetDeliveryOf } from './team-parts.tsx';

export function keyResetRoutes(house: House): readonly Route[] {
  const within = { act: 'people/reset-keys' };
  const elsewhere = { act: 'people/reset-keys-anywhere' };
  const doors = [
    [within, placeWithin, resetKeysPath, renewKeyResetPath],
    [elsewhere, placeElsewhere, resetKeysElsewherePath, renewKeyResetElsewherePath],
  ] as const;
  return [
    ...doors.flatMap(([audience, find, path, renewPath]) => [
      route({ audience, method: 'get', path, answer: (ask) => answerForm(house, ask, find) }),
      route({ audience, method: 'post', path, answer: (ask) => propose(house, ask, find) }),
      route({
        audience,
        method: 'post',
        path: renewPath,
        answer: (ask) => giveLinkAgain(house, ask, find),
      }),
    ]),
    route({
      audience: 'public',
      method: 'get',
      path: keyResetPath,
      answer: (ask) => answerLink(house, ask),
    }),
    route({
      audience: 'public',
      method: 'post',
      path: keyResetAskPath,
      answer: (ask) => askForKey(house, ask),
    }),
    route({
      audience: 'public',
      method: 'post',
      path: keyResetPath,
      answer: (ask) => registerKey(house, ask),
    }),
  ];
}

async function answerForm(house: House, ask: Ask, find: FindPlace): Promise<Page> {
  const found = await findRole(house, ask, find);
  return found === undefined ? notTherePage() : formPage(house, found);
}

function formPage({ sendsMail }: House, found: RoleInPlace, refusal?: Refusal): Page {
  const { place, member, nationalBody, back } = found;
  const address = addressOfRole(found);
  const path = nationalBody === null ? resetKeysPath : resetKeysElsewherePath;
  return resetKeysPage({
    place,
    member,
    isByMail: sendsMail && member.email !== null,
    action: path.to(address),
    crumbs: crumbsOfRole(found, m.people_reset_title({ name: member.name })),
    back,
    problems: refusal === undefined ? [] : [problemOfRefusal(refusal)],
    status: refusal && refusalStatus[refusal.code],
  });
}

async function propose(house: House, ask: Ask, find: FindPlace): Promise<Answer> {
  const found = await findRole(house, ask, find);
  if (found === undefined) return notTherePage();
  const { place, member, nationalBody } = found;
  const { db, clock } = house;
  const given = { grantId: member.grantId, place, nationalBody, now: clock.now() };
  const proposed = await proposeReset(db, resetTogether, { ...given, actor: actorOf(ask) });
  return proposed.ok ? proposedAct(proposed.value) : formPage(house, found, proposed.error);
}

async function giveLinkAgain(house: House, ask: Ask, find: FindPlace): Promise<Answer> {
  const found = await findRole(house, ask, find);
  if (found === undefined) return notTherePage();
  const { place, member, back } = found;
  const given = { grantId: member.grantId, place, actor: actorOf(ask), now: house.clock.now() };
  const renewed = await renewKeyReset(house.db, { ...given, delivery: resetDeliveryOf(house) });
  if (!renewed.ok) return formPage(house, found, renewed.error);
  const handed = { ...renewed.value, what: m.people_reset_link() };
  return linkAnswer(place, handed, { back, lead: m.people_reset_hand_over_lead(), said: 'enlace' });
}

const UNKNOWN = { code: 'people/reset-unknown' } as const;

async function openReset(
  { db, clock }: House,
  { params }: Ask,
): Promise<Result<KeyReset, ResetNotOpen> | undefined> {
  const token = parseToken(params.token);
  return token && readKeyReset(db, { token, now: clock.now() });
}

async function answerLink(house: House, ask: Ask): Promise<Page> {
  const reset = await openReset(house, ask);
  if (!reset?.ok) return noKeyResetPage(reset?.error ?? UNKNOWN);
  const person = await readPerson(house.db, reset.value.personId);
  const { token = '' } = ask.params;
  return keyResetPage(reset.value, { token, name: person?.publicName ?? '' });
}

async function askForKey(house: House, ask: Ask): Promise<Response> {
  const { db, clock, publicUrl } = house;
  const reset = await openReset(house, ask);
  if (!reset?.ok) return saidNo(reset?.error ?? UNKNOWN);
  const person = await readPerson(db, reset.value.personId);
  if (person === undefined) return saidNo(UNKNOWN);
  const options = await offerRegistration(db, relyingPartyOf(publicUrl), {
    holder: {
      personId: person.id,
      account: person.email ?? person.publicName,
      name: person.publicName,
    },
    signedIn: undefined,
    now: clock.now(),
  });
  return asked(options);
}

async function registerKey(house: House, ask: Ask): Promise<Response> {
  const { db, clock, publicUrl } = house;
  const token = parseToken(ask.params.token);
  const answer = await readRegistration(ask.request);
  if (token === undefined) return saidNo(UNKNOWN);
  if (answer === undefined) return saidNo({ code: 'people/passkey-not-proven' });
  const userAgent = ask.request.headers.get('user-agent');
  const used = await useKeyReset(db, {
    token,
    answer,
    relyingParty: relyingPartyOf(publicUrl),
    label: labelOf(answer.response.transports, userAgent),
    device: deviceOf(userAgent),
    before: ask.actor,
    now: clock.now(),
  });
  if (!used.ok) return saidNo(used.error);
  return goneOn(ownTasksPath.to({}), sessionCookie(house, used.value, 'passkey'));
}
