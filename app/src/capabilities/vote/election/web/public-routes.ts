// What everybody reads of votes: all of them, one, what it protects, its poster and its manifest.
import { posterCode, toBase64url } from '@minga/ballot';
import type { Answer, Ask, Route } from '../../../../platform/http/route.ts';
import { route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { electionPath } from '../addresses.ts';
import { electionPanels } from '../slots.ts';
import { type Election, publicElections, readElection } from '../store/elections.ts';
import { listOfficers } from '../store/officers.ts';
import { leavesOf } from '../store/outgoing-leaves.ts';
import { electionPage } from './election-page.tsx';
import { labelOf, manifestOf } from './label.ts';
import { refusedPage } from './parts.tsx';
import { manifestPath, posterPath, protectionPath, votesPath } from './paths.ts';
import { posterPage } from './poster-page.tsx';
import { protectionPage } from './protection-page.tsx';
import { votesPage } from './votes-page.tsx';

export function publicRoutes(house: House): readonly Route[] {
  const get = <Param extends string>(
    path: Parameters<typeof route<Param>>[0]['path'],
    answer: (ask: Ask) => Promise<Answer>,
  ) => route({ audience: 'public', method: 'get', path, answer });
  return [
    get(votesPath, async () => votesPage(await publicElections(house.db))),
    get(electionPath, (ask) => onOpened(house, ask, (election) => shown(house, election))),
    get(protectionPath, (ask) =>
      onOpened(house, ask, async (election) => {
        const seen = await labelled(house, election);
        return protectionPage(seen);
      }),
    ),
    get(posterPath, (ask) =>
      onOpened(house, ask, async (election) => {
        const hash = new Uint8Array(election.fingerprint ?? []);
        const { publicUrl } = house;
        const fingerprint = toBase64url(hash);
        return posterPage({ election, code: posterCode(hash), fingerprint, publicUrl });
      }),
    ),
    get(manifestPath, (ask) =>
      onOpened(house, ask, async ({ manifest }) => {
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        return new Response(new Uint8Array(manifest ?? []), { headers });
      }),
    ),
  ];
}

/** What nobody opened is not there for anybody. */
async function onOpened(
  house: House,
  ask: Ask,
  answer: (election: Election) => Promise<Answer>,
): Promise<Answer> {
  const election = await readElection(house.db, ask.params.election ?? '');
  return election === undefined || election.manifest === null
    ? refusedPage({ code: 'election/unknown' })
    : answer(election);
}

async function labelled(house: House, election: Election) {
  const manifest = manifestOf(election);
  if (manifest === undefined) throw new Error(`election ${election.id} has no manifest`);
  const leaves = await leavesOf(house.db, election.id);
  const now = house.clock.now();
  const label = await labelOf({ gather: house.gather, election, manifest, leaves, now });
  return { election, manifest, leaves, label, now };
}

async function shown(house: House, election: Election): Promise<Answer> {
  const seen = await labelled(house, election);
  const officers = await listOfficers(house.db, election.id);
  return electionPage({
    ...seen,
    code: posterCode(new Uint8Array(election.fingerprint ?? [])),
    officers: officers.map(({ name, role, removedAt }) => ({
      ...{ name, role, isRemoved: removedAt !== null },
    })),
    panels: await house.gather(electionPanels, { election, now: seen.now }),
    urnUrl: house.urnUrl,
  });
}
