// Pages and forms of the secretariat: staff of a national body, and nobody of any other institution.
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { type Desk, unknownPage } from './parts.tsx';
import { pathIn } from './paths.ts';

export interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly desk: Desk;
  readonly by: BySecretariat;
}

type AnswerAtDesk = (given: AtDesk) => Promise<Answer>;

export function deskRoutesOf(house: House, act = 'roundtable/keep') {
  const at =
    (method: Route['method']) =>
    (path: Route['path'], answer: AnswerAtDesk): Route =>
      route({ audience: { act }, method, path, answer: (ask) => answerAt(house, ask, answer) });
  return { get: at('get'), post: at('post') };
}

async function answerAt(house: House, ask: Ask, answer: AnswerAtDesk): Promise<Answer> {
  const scope = scopeOf(ask);
  const { kind, slug, name } = await readInstitution(house.db, scope.id);
  if (kind !== 'national-body') return unknownPage();
  const by = { actor: actorOf(ask), scope, now: house.clock.now(), pathIn };
  return answer({ house, ask, desk: { slug, name }, by });
}
