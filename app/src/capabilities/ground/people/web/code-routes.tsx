// The code for when no passkey is at hand: set up from the account, and signing in with it.
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { beginCode, confirmCode, removeCode } from '../actions/set-up-code.ts';
import { signInByCode } from '../actions/sign-in-by-code.ts';
import { parseCode } from '../rules/one-time-code.ts';
import type { Refusal } from '../rules/refusal.ts';
import { ownAddress } from '../rules/return-address.ts';
import { deviceOf } from '../rules/session.ts';
import { readBreakGlass } from '../store/break-glasses.ts';
import { readPerson } from '../store/persons.ts';
import { codePage } from './code-page.tsx';
import { codeSignInPage } from './code-sign-in-page.tsx';
import { sessionCookie, signedInTo } from './sign-in-routes.tsx';
import {
  beginCodePath,
  codePath,
  codeSignInPath,
  passkeysPath,
  removeCodePath,
} from './staff-paths.ts';

const CHANGE = { act: 'people/change-own-keys' };

export function codeRoutes(house: House): readonly Route[] {
  const own = (
    method: Route['method'],
    path: Route['path'],
    answer: (house: House, ask: Ask) => Promise<Answer>,
  ) => route({ audience: CHANGE, method, path, answer: (ask) => answer(house, ask) });
  return [
    own('get', codePath, answerCode),
    own('post', beginCodePath, begin),
    own('post', codePath, confirm),
    own('post', removeCodePath, remove),
    route({
      audience: 'public',
      method: 'get',
      path: codeSignInPath,
      answer: ({ query }) => codeSignInPage({ returnTo: ownAddress(query.get('volver'), '') }),
    }),
    route({
      audience: 'public',
      method: 'post',
      path: codeSignInPath,
      answer: (ask) => signIn(house, ask),
    }),
  ];
}

async function answerCode({ db, keys }: House, ask: Ask, refusal?: Refusal): Promise<Page> {
  const { personId, name } = actorOf(ask);
  const [glass, person] = await Promise.all([
    readBreakGlass(db, keys, personId),
    readPerson(db, personId),
  ]);
  const account = person?.email ?? name;
  return codePage({ glass, account, done: ask.query.get('hecho'), refusal });
}

async function begin(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock } = house;
  const begun = await beginCode(db, keys, actorOf(ask), clock.now());
  return begun.ok ? seeOther(codePath.to({})) : answerCode(house, ask, begun.error);
}

async function confirm(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock } = house;
  const code = parseCode(new URLSearchParams(await ask.request.text()).get('code'));
  if (code === undefined) return answerCode(house, ask, { code: 'people/code-wrong' });
  const confirmed = await confirmCode(db, keys, actorOf(ask), { code, now: clock.now() });
  if (!confirmed.ok) return answerCode(house, ask, confirmed.error);
  return seeOther(codePath.to({}, { query: { hecho: 'codigo' } }));
}

async function remove(house: House, ask: Ask): Promise<Answer> {
  const removed = await removeCode(house.db, actorOf(ask));
  if (!removed.ok) return answerCode(house, ask, removed.error);
  return seeOther(codePath.to({}, { query: { hecho: 'quitado' } }));
}

/** Leads to the keys: whoever came in by code has to register another one. */
async function signIn(house: House, ask: Ask): Promise<Answer> {
  const typed = new URLSearchParams(await ask.request.text());
  const email = (typed.get('email') ?? '').trim();
  const returnTo = ownAddress(typed.get('volver'), '');
  if (!house.cookies.areSafe) return codeSignInPage({ email, returnTo, problem: 'no-cookies' });
  const signed = await signInByCode(house.db, house.keys, {
    email,
    code: parseCode(typed.get('code')),
    peer: ask.peer,
    device: deviceOf(ask.request.headers.get('user-agent')),
    before: ask.actor,
    now: house.clock.now(),
  });
  if (!signed.ok) return codeSignInPage({ email, returnTo, problem: signed.error });
  const keys = passkeysPath.to({}, { query: { hecho: 'codigo', volver: returnTo } });
  return signedInTo(keys, sessionCookie(house, signed.value, 'totp'));
}
