// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';

type Code = Refusal['code'];
type Status = NonNullable<Page['status']>;

const sentences: {
  readonly [C in Code]: (refusal: Extract<Refusal, { readonly code: C }>) => string;
} = {
  'consultations/unknown': () => m.consultations_refused_unknown(),
  'consultations/is-draft': () => m.consultations_refused_is_draft(),
  'consultations/is-open': () => m.consultations_refused_is_open(),
  'consultations/is-closed': () => m.consultations_refused_is_closed(),
  'consultations/is-answered': () => m.consultations_refused_is_answered(),
  'consultations/is-ended': () => m.consultations_refused_is_ended(),
  'consultations/decision-not-backed': () => m.consultations_refused_decision_not_backed(),
  'consultations/text-missing': () => m.consultations_refused_text_missing(),
  'consultations/text-too-long': () => m.consultations_refused_text_too_long(),
  'consultations/closes-too-soon': ({ days }) => m.consultations_refused_too_soon({ days }),
  'consultations/closes-too-late': ({ days }) => m.consultations_refused_too_late({ days }),
  'consultations/not-later': () => m.consultations_refused_not_later(),
  'consultations/norm-unknown': () => m.consultations_refused_norm_unknown(),
  'consultations/rulebook-unknown': () => m.consultations_refused_rulebook_unknown(),
  'consultations/paragraph-unknown': () => m.consultations_refused_paragraph_unknown(),
  'consultations/change-of-nothing': () => m.consultations_refused_change_of_nothing(),
  'consultations/already-observed': () => m.consultations_refused_already_observed(),
  'consultations/is-hidden': () => m.consultations_refused_is_hidden(),
  'consultations/too-many': ({ minutes }) => m.consultations_refused_too_many({ minutes }),
  'consultations/too-young': () => m.consultations_refused_too_young(),
  'consultations/age-unknown': () => m.consultations_refused_age_unknown(),
  'consultations/own-observation': () => m.consultations_refused_own_observation(),
  'consultations/reason-missing': () => m.consultations_refused_reason_missing(),
  'consultations/changed-meanwhile': () => m.consultations_refused_changed_meanwhile(),
  'consultations/not-hidden': () => m.consultations_refused_not_hidden(),
  'consultations/review-asked': () => m.consultations_refused_review_asked(),
  'consultations/review-decided': () => m.consultations_refused_review_decided(),
  'consultations/same-moderator': () => m.consultations_refused_same_moderator(),
  'consultations/reviews-wait': ({ count }) => m.consultations_refused_reviews_wait({ count }),
  'consultations/gathering-unknown': () => m.consultations_refused_gathering_unknown(),
  'consultations/gathering-not-held': () => m.consultations_refused_gathering_not_held(),
  'consultations/nothing-chosen': () => m.consultations_refused_nothing_chosen(),
  'consultations/group-unknown': () => m.consultations_refused_group_unknown(),
  'consultations/ungrouped': ({ count }) => m.consultations_refused_ungrouped({ count }),
  'consultations/unanswered': ({ count }) => m.consultations_refused_unanswered({ count }),
  'consultations/not-published': () => m.consultations_refused_not_published(),
  'consultations/nothing-changed': () => m.consultations_refused_nothing_changed(),
  'consultations/act-unknown': () => m.consultations_refused_act_unknown(),
};

const statuses: Readonly<Record<Code, Status>> = {
  'consultations/unknown': 404,
  'consultations/is-draft': 409,
  'consultations/is-open': 409,
  'consultations/is-closed': 409,
  'consultations/is-answered': 409,
  'consultations/is-ended': 409,
  'consultations/decision-not-backed': 422,
  'consultations/text-missing': 422,
  'consultations/text-too-long': 422,
  'consultations/closes-too-soon': 422,
  'consultations/closes-too-late': 422,
  'consultations/not-later': 422,
  'consultations/norm-unknown': 422,
  'consultations/rulebook-unknown': 422,
  'consultations/paragraph-unknown': 422,
  'consultations/change-of-nothing': 422,
  'consultations/already-observed': 409,
  'consultations/is-hidden': 409,
  'consultations/too-many': 429,
  'consultations/too-young': 403,
  'consultations/age-unknown': 403,
  'consultations/own-observation': 403,
  'consultations/reason-missing': 422,
  'consultations/changed-meanwhile': 409,
  'consultations/not-hidden': 409,
  'consultations/review-asked': 409,
  'consultations/review-decided': 409,
  'consultations/same-moderator': 403,
  'consultations/reviews-wait': 409,
  'consultations/gathering-unknown': 422,
  'consultations/gathering-not-held': 422,
  'consultations/nothing-chosen': 422,
  'consultations/group-unknown': 404,
  'consultations/ungrouped': 409,
  'consultations/unanswered': 409,
  'consultations/not-published': 409,
  'consultations/nothing-changed': 422,
  'consultations/act-unknown': 422,
};

export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}

export function statusOf({ code }: Refusal): Status {
  return statuses[code];
}

/** At which field of a form a refusal is shown; the form as a whole for most. */
export function fieldOf({ code }: Refusal): string {
  return fields[code] ?? '';
}

const fields: Partial<Readonly<Record<Code, string>>> = {
  'consultations/decision-not-backed': 'nivel',
  'consultations/text-missing': 'texto',
  'consultations/text-too-long': 'texto',
  'consultations/closes-too-soon': 'cierra-dia',
  'consultations/closes-too-late': 'cierra-dia',
  'consultations/not-later': 'cierra-dia',
  'consultations/norm-unknown': 'norma',
  'consultations/rulebook-unknown': 'bases',
  'consultations/change-of-nothing': 'postura',
  'consultations/paragraph-unknown': 'parrafo',
  'consultations/gathering-unknown': 'reunion',
  'consultations/gathering-not-held': 'reunion',
  'consultations/group-unknown': 'grupo',
  'consultations/nothing-changed': 'razon',
  'consultations/reason-missing': 'motivo',
};
