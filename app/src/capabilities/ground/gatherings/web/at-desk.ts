// The two desks are one: every page and act is on one gathering of the institution or organisation of the address.
import { isUuid, type Result } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { Acting } from '../actions/acting.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Caller, type Gathering, readWithin } from '../store/gatherings.ts';
import { type CallerPlace, readCallerPlace } from '../store/places.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { at, desk, pathIn, type Twins } from './paths.ts';

/** Somebody at the desk of a caller. */
export interface AtCaller {
  readonly house: House;
  readonly ask: Ask;
  readonly by: Acting;
  readonly caller: Caller;
  readonly place: CallerPlace;
}

/** The same about one gathering. */
export interface AtDesk extends AtCaller {
  readonly gathering: Gathering;
}

/** What a page is shown again with. */
export interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

type Acts = Readonly<Record<Caller['kind'], string>>;
/** Who calls, and who keeps the door: representatives do both for their organisation. */
export const toCall: Acts = { institution: 'gatherings/call', organization: 'gatherings/call-own' };
export const toKeepDoor: Acts = {
  institution: 'gatherings/keep-door',
  organization: 'gatherings/call-own',
};

const kinds = ['institution', 'organization'] as const;

/** The same route at both desks. */
export function atBoth(
  acts: Acts,
  method: Route['method'],
  path: Twins,
  answer: (ask: Ask) => Promise<Answer>,
): readonly Route[] {
  return kinds.map((kind) =>
    route({ audience: { act: acts[kind] }, method, path: path[kind], answer }),
  );
}

async function atCaller(house: House, ask: Ask): Promise<AtCaller | undefined> {
  const scope = scopeOf(ask);
  const place = await readCallerPlace(house.db, scope);
  if (place === undefined) return undefined;
  const { slug, name } = place;
  const by: Acting = {
    actor: actorOf(ask),
    scope,
    now: house.clock.now(),
    pathIn,
  };
  return { house, ask, by, place, caller: { ...scope, slug, name } };
}

export function onCaller(house: House, answer: (given: AtCaller) => Promise<Answer>) {
  return async (ask: Ask): Promise<Answer> => {
    const given = await atCaller(house, ask);
    return given === undefined ? unknownPage() : answer(given);
  };
}

export function onGathering(house: House, answer: (given: AtDesk) => Promise<Answer>) {
  return onCaller(house, async (given) => {
    const id = given.ask.params.gathering;
    const gathering = isUuid(id) ? await readWithin(house.db, given.by.scope, id) : undefined;
    if (gathering !== undefined) return answer({ ...given, gathering });
    const href = at(desk.list, given.caller);
    return unknownPage({ label: m.gatherings_desk_title(), href });
  });
}

/** To the page of the gathering at its desk, with what was done. */
export function backTo({ gathering }: AtDesk, hecho: string, place: Twins = desk.one): Response {
  return seeOther(at(place, gathering.caller, gathering.id, { query: { hecho } }));
}

export function refusedAt({ gathering }: AtDesk, refusal: Refusal): Page {
  const { caller, id, title } = gathering;
  return refusedPage(refusal, { label: title, href: at(desk.one, caller, id) });
}

/** Back with what was done, or why not. */
export function ended<T>(
  given: AtDesk,
  done: Result<T, Refusal>,
  hecho: string,
  place?: Twins,
): Answer {
  return done.ok ? backTo(given, hecho, place) : refusedAt(given, done.error);
}
