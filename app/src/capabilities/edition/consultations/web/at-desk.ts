// Every page and act of the desk is on one consultation of its institution: another's is not there.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { ByStaff } from '../actions/acting.ts';
import { type Consultation, readWithin } from '../store/consultations.ts';
import type { PathIn } from '../store/search-documents.ts';
import { unknownPage } from './parts.tsx';
import { consultationPath, desk } from './paths.ts';

export interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly consultation: Consultation;
  readonly by: ByStaff;
}

/** Where the page of a consultation is. */
export const pathIn: PathIn = (slug, locale) =>
  consultationPath.to({ consultation: slug }, { locale });

type AnswerAtDesk = (given: AtDesk) => Promise<Answer>;

export function deskRoutesOf(house: House, audience: Route['audience']) {
  const at = (method: Route['method']) => (path: Route['path'], answer: AnswerAtDesk) =>
    route({ audience, method, path, answer: (ask) => answerAt(house, ask, answer) });
  return { get: at('get'), post: at('post') };
}

async function answerAt(house: House, ask: Ask, answer: AnswerAtDesk): Promise<Answer> {
  const by = byStaff(house, ask);
  const id = ask.params.consultation;
  const consultation = isUuid(id) ? await readWithin(house.db, by.scope.id, id, by.now) : undefined;
  if (consultation === undefined) {
    const institution = ask.params.institution ?? '';
    return unknownPage({
      label: m.consultations_desk_title(),
      href: desk.list.to({ institution }),
    });
  }
  return answer({ house, ask, consultation, by });
}

export function byStaff({ clock }: Pick<House, 'clock'>, ask: Ask): ByStaff {
  return { actor: actorOf(ask), scope: scopeOf(ask), now: clock.now(), pathIn };
}

/** The parameters that name it in an address of the desk. */
export function addressOf({ institutionSlug, id }: Consultation) {
  return { institution: institutionSlug, consultation: id };
}
