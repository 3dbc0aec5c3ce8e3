// The gate of the site: who asks, and whether the table of permissions lets them in.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Admission, Gate } from '../../../../platform/http/gate.ts';
import type { Answer, Ask } from '../../../../platform/http/route.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { identify } from '../actions/identify.ts';
import { mayDo, type Permission, permissionOf } from '../rules/permissions.ts';
import { isFresh } from '../rules/session.ts';
import { parseToken } from '../rules/token.ts';
import { insertKeptForm } from '../store/kept-forms.ts';
import { newToken } from '../store/tokens.ts';
import { BROWSER_COOKIE, BROWSER_SECONDS, SESSION_COOKIE } from './cookies.ts';
import { keptFormPath, proveAgainPath, signInPath } from './paths.ts';
import { forbiddenPage, notTherePage } from './refused-page.tsx';

type Place = 'sign-in' | 'prove-again';

export function gateOf(house: House): Gate {
  return {
    async identify(request) {
      const token = parseToken(house.cookies.read(request, SESSION_COOKIE));
      return token === undefined ? undefined : identify(house.db, token, house.clock.now());
    },
    async admit(audience, ask) {
      const permission = permissionOf(audience.act);
      assert(permission !== undefined, `the act ${audience.act} is in the table of permissions`);
      const answered = (answer: Answer): Admission => ({ isAdmitted: false, answer });
      const { actor } = ask;
      if (actor === undefined) return answered(await sentTo(house, ask, 'sign-in'));
      const scope = await scopeOfAddress(house, permission, ask);
      if (scope === 'unknown') return answered(notTherePage());
      if (!mayDo(permission, actor.grants, scope)) return answered(forbiddenPage(actor));
      if (needsProof(permission, actor, house.clock.now())) {
        return answered(await sentTo(house, ask, 'prove-again'));
      }
      return { isAdmitted: true, scope };
    },
  };
}

function needsProof({ isSensitive }: Permission, { provenAt }: Actor, now: Date): boolean {
  return isSensitive === true && !isFresh(provenAt, now);
}

async function scopeOfAddress(
  { db, scopes }: House,
  permission: Permission,
  ask: Ask,
): Promise<Scope | undefined | 'unknown'> {
  const finder = scopes.find(({ kind }) => kind === permission.within);
  if (permission.within === undefined) return undefined;
  const name = finder === undefined ? undefined : ask.params[finder.param];
  assert(
    finder !== undefined && name !== undefined,
    `the address ${ask.address} names its ${permission.within}`,
  );
  const id = await finder.find(db, name);
  return id === undefined ? 'unknown' : { kind: finder.kind, id };
}

/** Enough for somebody who types, too little to fill a database. */
const KEPT_FORMS: RateLimit = { name: 'people/kept-form', attempts: 30, windowSeconds: 3600 };

/** To the sign-in and back; a form that was sent without a session is kept, so that nothing typed is lost. */
async function sentTo(house: House, ask: Ask, place: Place): Promise<Response> {
  const path = place === 'sign-in' ? signInPath : proveAgainPath;
  const headers = new Headers();
  let back = ask.address;
  if (ask.request.method === 'POST') {
    const browser = house.cookies.read(ask.request, BROWSER_COOKIE) ?? newToken();
    const id = await keepForm(house, ask, browser);
    back = id === undefined ? '/' : keptFormPath.to({ id });
    headers.append('set-cookie', house.cookies.set(BROWSER_COOKIE, browser, BROWSER_SECONDS));
  }
  headers.set('location', path.to({}, { query: { volver: back } }));
  return new Response(null, { status: 303, headers });
}

/** Undefined for files, which have to be chosen again, and for whoever sends more than a person types. */
async function keepForm(house: House, ask: Ask, browser: string): Promise<string | undefined> {
  const { db, keys, clock } = house;
  const type = ask.request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined;
  const peer = keys.fingerprint('people/kept-form-peer', ask.peer);
  if ((await waitSeconds(db, KEPT_FORMS, peer)) !== undefined) return undefined;
  const body = await ask.request.text();
  return insertKeptForm(db, keys, { address: ask.address, body, browser, now: clock.now() });
}
