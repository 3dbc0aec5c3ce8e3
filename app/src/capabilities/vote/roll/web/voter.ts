// Who asks on the pages of a voter: by her session, by the cookie that a code gave, and the token that ties a page to it.
import { timingSafeEqual } from 'node:crypto';
import type { Ask } from '../../../../platform/http/route.ts';
import { holderHashOf, type KnownVoter, knowVoter } from '../actions/know-voter.ts';
import type { SealedElection } from '../actions/sealed-election.ts';
import { CODE_SESSION_SECONDS } from '../actions/slips.ts';
import type { RollHouse } from './parts.tsx';

export const CODE_COOKIE = 'papeleta';

export function codeCookie({ cookies }: RollHouse, token: string): string {
  return cookies.set(CODE_COOKIE, token, CODE_SESSION_SECONDS);
}

export function clearedCodeCookie({ cookies }: RollHouse): string {
  return cookies.clear(CODE_COOKIE);
}

function codeTokenOf({ cookies }: RollHouse, ask: Ask): string | undefined {
  const token = cookies.read(ask.request, CODE_COOKIE);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

export function voterOf(
  house: RollHouse,
  ask: Ask,
  { id }: Pick<SealedElection, 'id'>,
): Promise<KnownVoter | undefined> {
  return knowVoter(house, {
    electionId: id,
    actor: ask.actor,
    codeToken: codeTokenOf(house, ask),
    now: house.clock.now(),
  });
}

/** Hashes of the sessions of this request: a turn was given to one of them. */
export function holdersOf(house: RollHouse, ask: Ask): readonly Buffer[] {
  const codeToken = codeTokenOf(house, ask);
  return [
    ...(ask.actor === undefined ? [] : [holderHashOf('session', ask.actor.sessionId)]),
    ...(codeToken === undefined ? [] : [holderHashOf('code', codeToken)]),
  ];
}

/** Written into the page where a ballot paper is taken, and sent back by it: no page of others knows it. */
export function pageToken(house: RollHouse, ask: Ask): string {
  const holders = holdersOf(house, ask).map((hash) => hash.toString('base64url'));
  return house.roll.keys.fingerprint('roll/page', holders.join(' ')).toString('base64url');
}

export function isPageToken(house: RollHouse, ask: Ask, given: string): boolean {
  const [own, other] = [Buffer.from(pageToken(house, ask)), Buffer.from(given)];
  return own.length === other.length && timingSafeEqual(own, other);
}
