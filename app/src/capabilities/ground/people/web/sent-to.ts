// To the sign-in, or to another proof of who one is, and back; a form that was sent is kept meanwhile.
import type { Ask } from '../../../../platform/http/route.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { parseToken } from '../rules/token.ts';
import { FILE_TO_CHOOSE, insertKeptForm } from '../store/kept-forms.ts';
import { findSession } from '../store/sessions.ts';
import { newToken } from '../store/tokens.ts';
import { BROWSER_COOKIE, BROWSER_SECONDS, SESSION_COOKIE } from './cookies.ts';
import { keptFormPath, proveAgainPath, signInPath } from './paths.ts';

/** Enough for somebody who types, too little to fill a database. */
const KEPT_FORMS: RateLimit = { name: 'people/kept-form', attempts: 30, windowSeconds: 3600 };

/** Of all that is typed in one form, as it is sent. */
const LETTERS = 1024 * 1024;

/** Longer than this nobody keeps a form here without being known. */
const LETTERS_OF_UNKNOWN = 64 * 1024;

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

/** Undefined for whoever sends more than a person types; of files only the names are kept, to be chosen again. */
async function keepForm(house: House, ask: Ask, browser: string): Promise<string | undefined> {
  const { db, keys, clock } = house;
  const { request, address, peer } = ask;
  const type = request.headers.get('content-type') ?? '';
  const hasFiles = type.startsWith('multipart/form-data');
  if (!hasFiles && !type.startsWith('application/x-www-form-urlencoded')) return undefined;
  const personId = ask.actor?.personId ?? (await whoseSession(house, request));
  // A whole office comes from one address: whoever is known is counted by herself.
  const who =
    personId === undefined
      ? keys.fingerprint('people/kept-form-peer', peer)
      : keys.fingerprint('people/kept-form-person', personId);
  if ((await waitSeconds(db, KEPT_FORMS, who)) !== undefined) return undefined;
  // Nobody who is unknown makes the house read what is as long as files are.
  if (hasFiles && personId === undefined) return undefined;
  const body = hasFiles ? await textsOf(request) : await request.text();
  if (body.length > LETTERS) return undefined;
  if (personId === undefined && body.length > LETTERS_OF_UNKNOWN) return undefined;
  return insertKeptForm(db, keys, { address, body, browser, personId, now: clock.now() });
}

/** The fields of a form with files as one without, and the names of the files. */
async function textsOf(request: Request): Promise<string> {
  const fields = await request.formData().catch(() => new FormData());
  return new URLSearchParams(
    [...fields].flatMap(([field, given]) => {
      if (typeof given === 'string') return [[field, given]];
      return given.name === '' ? [] : [[FILE_TO_CHOOSE, given.name]];
    }),
  ).toString();
}

/** Whose session this request still names, though it was over: others may sign in with the same browser. */
async function whoseSession({ db, cookies }: House, request: Request): Promise<string | undefined> {
  const token = parseToken(cookies.read(request, SESSION_COOKIE));
  return token && (await findSession(db, token))?.personId;
}
