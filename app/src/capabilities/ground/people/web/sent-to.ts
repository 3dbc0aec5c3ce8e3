// To the sign-in, or to another proof of who one is, and back; a form that was sent is kept meanwhile.
import type { Ask } from '../../../../platform/http/route.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { insertKeptForm } from '../store/kept-forms.ts';
import { newToken } from '../store/tokens.ts';
import { BROWSER_COOKIE, BROWSER_SECONDS } from './cookies.ts';
import { keptFormPath, proveAgainPath, signInPath } from './paths.ts';

/** Enough for somebody who types, too little to fill a database. */
const KEPT_FORMS: RateLimit = { name: 'people/kept-form', attempts: 30, windowSeconds: 3600 };

/** The body of a form must not have been read, or be a clone of what was. */
export async function sentTo(
  house: House,
  ask: Ask,
  place: 'sign-in' | 'prove-again',
): Promise<Response> {
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
  const { request, address, actor, peer } = ask;
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined;
  // A whole office comes from one address: whoever is known is counted by herself.
  const who =
    actor === undefined
      ? keys.fingerprint('people/kept-form-peer', peer)
      : keys.fingerprint('people/kept-form-person', actor.personId);
  if ((await waitSeconds(db, KEPT_FORMS, who)) !== undefined) return undefined;
  const body = await request.text();
  const personId = actor?.personId;
  return insertKeptForm(db, keys, { address, body, browser, personId, now: clock.now() });
}
