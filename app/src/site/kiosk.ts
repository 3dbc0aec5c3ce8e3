// A machine that many use, on this site: which vote it is there for, and that nobody is found signed in by whoever comes next.
import { deleteSession, SESSION_COOKIE } from '../capabilities/ground/people/index.ts';
import { CODE_COOKIE, paperPaths } from '../capabilities/vote/roll/index.ts';
import type { Greeting } from '../platform/http/app.ts';
import type { Gate } from '../platform/http/gate.ts';
import { seeOther } from '../platform/http/route.ts';
import type { House } from '../platform/room.ts';
import { locales } from '../platform/words.ts';

/** Since when a request was last heard, and of which vote: `election.seconds`. */
const KIOSK_COOKIE = 'kiosk';
const COOKIE = /^([a-z0-9][a-z0-9-]{0,63})\.(\d{1,11})$/;
/** A day at which people vote. */
const COOKIE_SECONDS = 16 * 3600;
/** Without a request. Where scripts run their question comes before, and tells of every touch. */
const SILENT_SECONDS = 180;
/** Before the fragment of the address at which a machine becomes one of many; `=no` ends that. */
const WORD = 'kiosco';

export interface Kiosk {
  /** Where whoever was there is signed out, and the booth begins anew. */
  readonly leave: string;
  /** Where the next person begins on this site. */
  readonly start: string;
  /** After which a page without scripts goes there by itself. */
  readonly seconds: number;
}

type KioskHouse = Pick<House, 'db' | 'cookies' | 'clock'>;

function kioskFor(election: string): Kiosk {
  return {
    leave: `${paperPaths.leave.to({ election })}#${WORD}`,
    start: `${paperPaths.start.to({ election })}?${WORD}`,
    seconds: SILENT_SECONDS + 1,
  };
}

/** The vote that an address makes a machine of many for; `no` where it makes it one of nobody's. */
function begunBy(
  request: Request,
): { readonly election: string; readonly isOver: boolean } | undefined {
  const { pathname, searchParams } = new URL(request.url);
  if (!searchParams.has(WORD)) return undefined;
  const election = pathname.split('/').at(-1) ?? '';
  const isStart = locales.some(
    (locale) => paperPaths.start.to({ election }, { locale }) === pathname,
  );
  if (!isStart || !COOKIE.test(`${election}.0`)) return undefined;
  return { election, isOver: searchParams.get(WORD) === 'no' };
}

function keptIn({ cookies }: Pick<House, 'cookies'>, request: Request) {
  const [, election, at] = COOKIE.exec(cookies.read(request, KIOSK_COOKIE) ?? '') ?? [];
  return election === undefined ? undefined : { election, at: Number(at) };
}

/** What a page has to know of the machine that it is shown on; undefined on everybody's own. */
export function kioskOf(house: Pick<House, 'cookies'>, request: Request): Kiosk | undefined {
  const begun = begunBy(request);
  if (begun?.isOver) return undefined;
  const election = begun?.election ?? keptIn(house, request)?.election;
  return election === undefined ? undefined : kioskFor(election);
}

/** Before any page: remembers that somebody is there, or ends what somebody left who is not. */
export function greetKiosk(house: KioskHouse, gate: Pick<Gate, 'identify'>) {
  return async (request: Request): Promise<Greeting> => {
    const { cookies, clock } = house;
    const [begun, kept] = [begunBy(request), keptIn(house, request)];
    if (begun?.isOver) return { cookies: [cookies.clear(KIOSK_COOKIE)] };
    const election = begun?.election ?? kept?.election;
    if (election === undefined) return { cookies: [] };
    const now = Math.floor(clock.now().getTime() / 1000);
    const heard = cookies.set(KIOSK_COOKIE, `${election}.${now}`, COOKIE_SECONDS);
    if (kept === undefined || now - kept.at <= SILENT_SECONDS) return { cookies: [heard] };
    const actor = await gate.identify(request);
    if (actor !== undefined) await deleteSession(house.db, actor.sessionId, actor.personId);
    return {
      cookies: [heard, cookies.clear(SESSION_COOKIE), cookies.clear(CODE_COOKIE)],
      instead: seeOther(kioskFor(election).start),
    };
  };
}
