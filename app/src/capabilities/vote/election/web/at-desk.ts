// How every page of the desk answers: on an election of the institution in its address, another's is not there.
import type { Answer, Ask, Route } from '../../../../platform/http/route.ts';
import { actorOf, route, scopeOf } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { type Election, readElection } from '../store/elections.ts';
import { refusedPage } from './parts.tsx';
import { desk } from './paths.ts';

export interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByStaff;
  readonly institution: { readonly id: string; readonly slug: string; readonly name: string };
}

export interface AtElection extends AtDesk {
  readonly election: Election;
}

export interface DeskRoute {
  /** An act of the table of permissions. */
  readonly act: string;
  readonly method: Route['method'];
  readonly path: Route['path'];
  readonly maxBodyBytes?: number;
}

export function deskRoute(
  house: House,
  { act, ...rest }: DeskRoute,
  answer: (at: AtDesk) => Answer | Promise<Answer>,
): Route {
  return route({
    audience: { act },
    ...rest,
    answer: async (ask) => {
      const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
      const institution = await readInstitution(house.db, by.scope.id);
      return answer({ house, ask, by, institution });
    },
  });
}

export function electionRoute(
  house: House,
  given: DeskRoute,
  answer: (at: AtElection) => Answer | Promise<Answer>,
): Route {
  return deskRoute(house, given, async (at) => {
    const election = await readElection(house.db, at.ask.params.election ?? '');
    return election?.institutionId === at.by.scope.id
      ? answer({ ...at, election })
      : refusedPage({ code: 'election/unknown' });
  });
}

export function addressOf({ institution, election }: AtElection) {
  return { institution: institution.slug, election: election.id };
}

/** The way back to the desk of the election. */
export function wayBack(at: AtElection) {
  return { label: at.election.title, href: desk.election.to(addressOf(at)) };
}
