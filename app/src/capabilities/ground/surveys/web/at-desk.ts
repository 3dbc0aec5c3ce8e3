// Every page and act of the desk is on one survey of its institution: another's is not there.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readSurveyWithin, type Survey } from '../store/surveys.ts';
import { type Desk, refusedPage, unknownPage } from './parts.tsx';
import { deskSurveyPath, deskSurveysPath } from './paths.ts';
import { titleOf } from './words.ts';

export interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly survey: Survey;
  readonly by: ByStaff;
}

type AnswerAtDesk = (given: AtDesk) => Promise<Answer>;

export function staffRoutes(house: House, audience: Route['audience']) {
  const at = (method: Route['method']) => (path: Route['path'], answer: AnswerAtDesk) =>
    route({ audience, method, path, answer: (ask) => answerAt(house, ask, answer) });
  return { get: at('get'), post: at('post') };
}

async function answerAt(house: House, ask: Ask, answer: AnswerAtDesk): Promise<Answer> {
  const scope = scopeOf(ask);
  const now = house.clock.now();
  const id = ask.params.survey;
  const survey = isUuid(id) ? await readSurveyWithin(house.db, scope.id, id, now) : undefined;
  if (survey === undefined) {
    const institution = ask.params.institution ?? '';
    return unknownPage({
      label: m.surveys_desk_title(),
      href: deskSurveysPath.to({ institution }),
    });
  }
  return answer({ house, ask, survey, by: { actor: actorOf(ask), scope, now } });
}

export function deskOf({ institutionSlug, institutionName }: Survey): Desk {
  return { slug: institutionSlug, name: institutionName };
}

/** Why not, and back to the survey. */
export function refusedAt(survey: Survey, refusal: Refusal): Page {
  const to = { institution: survey.institutionSlug, survey: survey.id };
  return refusedPage(refusal, { label: titleOf(survey), href: deskSurveyPath.to(to) });
}
