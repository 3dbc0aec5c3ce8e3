// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';

const sentences = {
  'surveys/unknown': m.surveys_refused_unknown,
  'surveys/published': m.surveys_refused_published,
  'surveys/not-published': m.surveys_refused_not_published,
  'surveys/options-wrong': m.surveys_refused_options_wrong,
  'surveys/option-twice': m.surveys_refused_option_twice,
  'surveys/scale-wrong': m.surveys_refused_scale_wrong,
  'surveys/right-option-wrong': m.surveys_refused_right_option_wrong,
  'surveys/grouping-wrong': m.surveys_refused_grouping_wrong,
  'surveys/grouping-twice': m.surveys_refused_grouping_twice,
  'surveys/too-many-questions': m.surveys_refused_too_many_questions,
  'surveys/no-questions': m.surveys_refused_no_questions,
  'surveys/closes-too-soon': m.surveys_refused_closes_too_soon,
  'surveys/closes-too-late': m.surveys_refused_closes_too_late,
  'surveys/not-open-yet': m.surveys_refused_not_open_yet,
  'surveys/not-open': m.surveys_refused_not_open,
  'surveys/closed': m.surveys_refused_closed,
  'surveys/results-public': m.surveys_refused_results_public,
  'surveys/not-counting': m.surveys_refused_not_counting,
  'surveys/already-corrected': m.surveys_refused_already_corrected,
  'surveys/already-answered': m.surveys_refused_already_answered,
  'surveys/too-many-answers': m.surveys_refused_too_many_answers,
} as const satisfies Readonly<Record<Refusal['code'], unknown>>;

const statuses: Readonly<Record<Refusal['code'], NonNullable<Page['status']>>> = {
  'surveys/unknown': 404,
  'surveys/published': 409,
  'surveys/not-published': 409,
  'surveys/options-wrong': 422,
  'surveys/option-twice': 422,
  'surveys/scale-wrong': 422,
  'surveys/right-option-wrong': 422,
  'surveys/grouping-wrong': 422,
  'surveys/grouping-twice': 422,
  'surveys/too-many-questions': 409,
  'surveys/no-questions': 422,
  'surveys/closes-too-soon': 422,
  'surveys/closes-too-late': 422,
  'surveys/not-open-yet': 409,
  'surveys/not-open': 409,
  'surveys/closed': 409,
  'surveys/results-public': 409,
  'surveys/not-counting': 409,
  'surveys/already-corrected': 409,
  'surveys/already-answered': 409,
  'surveys/too-many-answers': 429,
};

export function sentenceOf(refusal: Refusal): string {
  if (refusal.code === 'surveys/too-many-answers') {
    return sentences[refusal.code]({ minutes: Math.ceil(refusal.waitSeconds / 60) });
  }
  return sentences[refusal.code]();
}

export function statusOf({ code }: Refusal): NonNullable<Page['status']> {
  return statuses[code];
}
