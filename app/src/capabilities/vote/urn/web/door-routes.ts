// The door of the site: each call proves the key of the door, is of this minute, and was not heard before.
import { MAX_LEAF, publicTurnout } from '@minga/ballot';
import { definePath } from '../../../../platform/http/path.ts';
import {
  type Claimed,
  DOOR_HEADER,
  DOOR_PATH,
  DOOR_WINDOW_MS,
  openDoorSeal,
  type UrnStatus,
} from '../../../../platform/urn-door.ts';
import { type UrnHouse, type UrnRoute, urnRoute } from '../../../../platform/urn-house.ts';
import { appendLeaf, openLog, releaseKey } from '../actions/append-leaf.ts';
import { keepSheets } from '../actions/keep-sheets.ts';
import type { LiveElections } from '../actions/live-elections.ts';
import { outlook } from '../actions/outlook.ts';
import { prepareElection } from '../actions/prepare-election.ts';
import { claimsOf } from '../store/claims.ts';
import { findElection } from '../store/elections.ts';
import { ballotsInLog, viewOfLog } from '../store/log-leaves.ts';
import { ownBooth } from './booth-page.tsx';
import { json } from './refused-requests.ts';

const doorPath = definePath(`${DOOR_PATH}/:verb/:id`);

type Answered =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly error: string };
type Verb = (electionId: string, body: Uint8Array) => Promise<Answered>;

const ELECTION_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

export function doorRoutes(house: UrnHouse, elections: LiveElections): readonly UrnRoute[] {
  const isNews = heardOnce();
  const refresh = async (electionId: string, answered: Promise<Answered>) => {
    const answer = await answered;
    await elections.find(electionId, { fresh: true });
    return answer;
  };
  const verbs: Readonly<Record<string, Verb>> = {
    prepare: (id, body) => {
      const wish = JSON.parse(new TextDecoder().decode(body)) as { mode?: unknown };
      return prepareElection(house, id, wish.mode === 'server' ? 'server' : 'feldman');
    },
    open: (id, body) => refresh(id, openLog(house, id, body, ownBooth(house.assets, id))),
    append: (id, body) => refresh(id, appendLeaf(house, id, body, ownBooth(house.assets, id))),
    sheets: (id, body) => keepSheets(house, id, body),
    release: (id) => refresh(id, releaseKey(house, id)),
    status: (id) => statusOf(house, id),
    outlook: async (id, body) => {
      const asked = JSON.parse(new TextDecoder().decode(body)) as { witnesses?: unknown };
      const witnesses = Array.isArray(asked.witnesses) ? asked.witnesses.map(String) : [];
      return { ok: true, value: await outlook(house, witnesses, ownBooth(house.assets, id).hash) };
    },
    claims: async (id) => ({ ok: true, value: await claimedIn(house, id) }),
  };
  return [
    urnRoute({
      method: 'post',
      path: doorPath,
      answer: async ({ request, params, header: headerOf, body: bodyUpTo }) => {
        const body = await bodyUpTo(MAX_LEAF + 1);
        if (body === undefined) return json({ code: 'too-large' }, 413);
        const { pathname } = new URL(request.url);
        const header = headerOf(DOOR_HEADER) ?? '';
        const moment = openDoorSeal(house.doorKey, pathname, body, header);
        if (moment === undefined || !isNews(moment, Date.now())) {
          return json({ code: 'door-closed' }, 403);
        }
        const [verb, id] = [verbs[params.verb ?? ''], params.id ?? ''];
        if (verb === undefined || !ELECTION_ID.test(id)) return json({ code: 'not-here' }, 404);
        const answered = await verb(id, body);
        return answered.ok ? json({ ...answered.value }) : json({ code: answered.error }, 422);
      },
    }),
  ];
}

/** Whether a call is of these minutes and its nonce was not heard in them. */
function heardOnce(): (moment: { at: number; nonce: string }, now: number) => boolean {
  const heard = new Map<string, number>();
  return ({ at, nonce }, now) => {
    if (Math.abs(now - at) > DOOR_WINDOW_MS || heard.has(nonce)) return false;
    for (const [one, until] of heard) {
      if (until >= now) break;
      heard.delete(one);
    }
    heard.set(nonce, now + 2 * DOOR_WINDOW_MS);
    return true;
  };
}

/** What the site may know: the phase, and of the turnout what anybody may be told at this moment. */
async function statusOf({ db }: UrnHouse, electionId: string): Promise<Answered> {
  const view = await viewOfLog(db, electionId);
  if (view === undefined) {
    const kept = await findElection(db, electionId);
    if (kept === undefined) return { ok: false, error: 'not-prepared' };
    return { ok: true, value: { phase: 'prepared', size: 0 } satisfies UrnStatus };
  }
  const { manifest, state } = view;
  const counts = await ballotsInLog(db, electionId);
  const told = publicTurnout({
    phase: state.phase,
    contests: manifest.contests.map(({ id, electors }) => ({
      contest: id,
      electors,
      ballots: counts.get(id) ?? 0,
    })),
  });
  const ballots = told.contests.flatMap(({ contest, ballots: n }) =>
    n === undefined ? [] : [{ contest, n }],
  );
  return { ok: true, value: { phase: state.phase, size: state.size, ballots } satisfies UrnStatus };
}

async function claimedIn(
  { db }: UrnHouse,
  electionId: string,
): Promise<{ readonly claims: readonly Claimed[] }> {
  const claims = await claimsOf(db, electionId);
  return {
    claims: claims.map(({ hash, vote, promise }) => ({
      leaf: Buffer.from(hash).toString('base64url'),
      vote: Buffer.from(vote).toString('utf8'),
      promise: Buffer.from(promise).toString('base64url'),
    })),
  };
}
