// Where ballots are cast and claims are left: JSON from the booth, checked before anything is kept.
import { MAX_BALLOT } from '@minga/ballot';
import { definePath } from '../../../../platform/http/path.ts';
import {
  type UrnAsk,
  type UrnHouse,
  type UrnReply,
  type UrnRoute,
  urnRoute,
} from '../../../../platform/urn-house.ts';
import { castBallots } from '../actions/cast-ballots.ts';
import { castThreads } from '../actions/cast-threads.ts';
import { claimInclusion } from '../actions/claim-inclusion.ts';
import type { LiveElections } from '../actions/live-elections.ts';
import { ballotKeeper } from '../store/ballots.ts';
import { crowdLimit } from './crowd-limit.ts';
import { json, refusal } from './refused-requests.ts';

const castPath = definePath('/e/:id/votar');
const claimPath = definePath('/e/:id/reclamo');

/** Around the ballots: `{"ballots":[…]}` and commas. */
const WRAPPING = 100;

export function castRoutes(house: UrnHouse, elections: LiveElections): readonly UrnRoute[] {
  const limit = crowdLimit(house.castsPerMinute);
  const steps = { check: castThreads(house.castThreads), keep: ballotKeeper(house.pool) };

  function refusedBefore({ header, peer }: UrnAsk, now: Date): UrnReply | undefined {
    // A browser says whose page sends; a program that says nothing carries nobody's session.
    const site = header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') return refusal({ code: 'foreign-write' });
    const wait = limit.waitSeconds(peer, now);
    return wait === undefined
      ? undefined
      : json({ code: 'too-many' }, 503, { 'retry-after': String(wait) });
  }

  return [
    urnRoute({
      method: 'post',
      path: castPath,
      isDirect: true,
      answer: async (ask) => {
        const now = house.clock.now();
        const refused = refusedBefore(ask, now);
        if (refused !== undefined) return refused;
        const election = await elections.find(ask.params.id ?? '');
        if (election === undefined) return refusal({ code: 'unknown-election' });
        if (election.isHalted) return json({ code: 'under-review' }, 503, { 'retry-after': '600' });
        const most = MAX_BALLOT * election.manifest.contests.length + WRAPPING;
        const body = await ask.body(most);
        if (body === undefined) return refusal({ code: 'too-large' });
        const cast = await castBallots(steps, election, body, now);
        return cast.ok ? json({ promises: cast.value }) : refusal(cast.error);
      },
    }),
    urnRoute({
      method: 'post',
      path: claimPath,
      answer: async (ask) => {
        const refused = refusedBefore(ask, house.clock.now());
        if (refused !== undefined) return refused;
        const election = await elections.find(ask.params.id ?? '', { fresh: true });
        if (election === undefined) return refusal({ code: 'unknown-election' });
        const body = await ask.body(MAX_BALLOT + WRAPPING);
        if (body === undefined) return refusal({ code: 'too-large' });
        const claimed = await claimInclusion(house, election, body);
        return claimed.ok ? json({}) : refusal({ code: claimed.error });
      },
    }),
  ];
}
