// Signing in with the card, and ending one's own.
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { revokeCard } from '../actions/revoke-card.ts';
import { signInByCard } from '../actions/sign-in-by-card.ts';
import { parseBirthYear } from '../rules/access-code.ts';
import { ownAddress } from '../rules/return-address.ts';
import { deviceOf } from '../rules/session.ts';
import { type CardSignInPageProps, cardSignInPage } from './card-sign-in-page.tsx';
import { cardSignInPath, revokeCardPath } from './identify-paths.ts';
import { accountPath, ownTasksPath } from './paths.ts';
import { sessionCookie, signedInTo } from './sign-in-routes.tsx';

export function cardRoutes(house: House): readonly Route[] {
  return [
    route({
      audience: 'public',
      method: 'get',
      path: cardSignInPath,
      answer: (ask) => answerForm(house, ask),
    }),
    route({
      audience: 'public',
      method: 'post',
      path: cardSignInPath,
      answer: (ask) => enter(house, ask),
    }),
    route({
      audience: { act: 'people/change-own-account' },
      method: 'post',
      path: revokeCardPath,
      answer: (ask) => revoke(house, ask),
    }),
  ];
}

/** Proving again is for somebody who is signed in; without a session it is a sign-in. */
function purposeOf(given: URLSearchParams, { actor }: Ask) {
  return {
    returnTo: ownAddress(given.get('volver'), ownTasksPath.to({})),
    isAgain: actor !== undefined && given.get('para') === 'prove-again',
  };
}

function answerForm({ cookies }: House, ask: Ask): Answer {
  const problem = cookies.areSafe ? undefined : 'no-cookies';
  return cardSignInPage({ code: '', birthYear: '', ...purposeOf(ask.query, ask), problem });
}

async function enter(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock, cookies } = house;
  const typed = new URLSearchParams(await ask.request.text());
  const form: Omit<CardSignInPageProps, 'problem'> = {
    code: typed.get('code') ?? '',
    birthYear: typed.get('birth-year') ?? '',
    ...purposeOf(typed, ask),
  };
  if (!cookies.areSafe) return cardSignInPage({ ...form, problem: 'no-cookies' });
  const signed = await signInByCard(db, keys, {
    code: form.code,
    birthYear: parseBirthYear(form.birthYear),
    peer: ask.peer,
    device: deviceOf(ask.request.headers.get('user-agent')),
    before: ask.actor,
    mustBe: form.isAgain ? ask.actor?.personId : undefined,
    now: clock.now(),
  });
  if (!signed.ok) return cardSignInPage({ ...form, problem: signed.error });
  return signedInTo(form.returnTo, sessionCookie(house, signed.value, 'access-code'));
}

async function revoke({ db }: House, ask: Ask): Promise<Answer> {
  await revokeCard(db, actorOf(ask).personId);
  return seeOther(accountPath.to({}, { query: { hecho: 'tarjeta' } }));
}
