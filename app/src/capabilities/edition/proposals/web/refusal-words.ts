// Each way in which the domain says no: the sentence that says what to do, its status, and where it is mended.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { accountDetailsPath } from '../../../ground/people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dayWords, stateWords } from './state-words.ts';

type Code = Refusal['code'];
type Status = NonNullable<Page['status']>;

const sentences: {
  readonly [C in Code]: (refusal: Extract<Refusal, { readonly code: C }>) => string;
} = {
  'proposals/unknown': () => m.proposals_refused_unknown(),
  'proposals/cannot-move': ({ from }) =>
    m.proposals_refused_cannot_move({ state: stateWords[from]().toLowerCase() }),
  'proposals/not-yet': ({ from }) => m.proposals_refused_not_yet({ day: dayWords(from) }),
  'proposals/is-over': ({ until }) => m.proposals_refused_is_over({ day: dayWords(until) }),
  'proposals/no-submission': () => m.proposals_refused_no_submission(),
  'proposals/received-later': () => m.proposals_refused_received_later(),
  'proposals/paper-is-over': ({ until }) =>
    m.proposals_refused_paper_is_over({ day: dayWords(until) }),
  'proposals/review-began': () => m.proposals_refused_review_began(),
  'proposals/suspended': () => m.proposals_refused_suspended(),
  'proposals/annulled': () => m.proposals_refused_annulled(),
  'proposals/archived': () => m.proposals_refused_archived(),
  'proposals/age-unknown': () => m.proposals_refused_age_unknown(),
  'proposals/too-young': ({ minAge }) => m.proposals_refused_too_young({ age: minAge }),
  'proposals/too-old': ({ maxAge }) => m.proposals_refused_too_old({ age: maxAge }),
  'proposals/tie-missing': () => m.proposals_refused_tie_missing(),
  'proposals/no-own-organization': () => m.proposals_refused_no_own_organization(),
  'proposals/who-not-allowed': () => m.proposals_refused_who_not_allowed(),
  'proposals/organization-may-not-act': () => m.proposals_refused_organization_may_not_act(),
  'proposals/interest-missing': () => m.proposals_refused_interest_missing(),
  'proposals/notice-not-acknowledged': () => m.proposals_refused_notice_not_acknowledged(),
  'proposals/incomplete': () => m.proposals_refused_incomplete(),
  'proposals/limit-reached': ({ most }) => m.proposals_refused_limit_reached({ count: most }),
  'proposals/sent-already': ({ number }) => m.proposals_refused_sent_already({ number }),
  'proposals/saved-elsewhere': () => m.proposals_refused_saved_elsewhere(),
  'proposals/too-many-drafts': ({ most }) => m.proposals_refused_too_many_drafts({ count: most }),
  'proposals/changed-meanwhile': () => m.proposals_refused_changed_meanwhile(),
  'proposals/nothing-changed': () => m.proposals_refused_nothing_changed(),
  'proposals/reason-missing': () => m.proposals_refused_reason_missing(),
  'proposals/not-yours': () => m.proposals_refused_not_yours(),
  'proposals/text-is-settled': () => m.proposals_refused_text_is_settled(),
  'proposals/is-voted': () => m.proposals_refused_is_voted(),
  'proposals/is-author': () => m.proposals_refused_is_author(),
  'proposals/invitation-unknown': () => m.proposals_refused_invitation_unknown(),
  'proposals/answered-already': () => m.proposals_refused_answered_already(),
  'proposals/too-many-coauthors': ({ most }) =>
    m.proposals_refused_too_many_coauthors({ count: most }),
  'proposals/sponsor-unknown': () => m.proposals_refused_sponsor_unknown(),
  'proposals/sponsor-already': () => m.proposals_refused_sponsor_already(),
  'proposals/name-missing': () => m.proposals_refused_name_missing(),
};

const statuses: Readonly<Record<Code, Status>> = {
  'proposals/unknown': 404,
  'proposals/cannot-move': 409,
  'proposals/not-yet': 409,
  'proposals/is-over': 409,
  'proposals/no-submission': 409,
  'proposals/received-later': 422,
  'proposals/paper-is-over': 409,
  'proposals/review-began': 409,
  'proposals/suspended': 409,
  'proposals/annulled': 409,
  'proposals/archived': 409,
  'proposals/age-unknown': 403,
  'proposals/too-young': 403,
  'proposals/too-old': 403,
  'proposals/tie-missing': 422,
  'proposals/no-own-organization': 422,
  'proposals/who-not-allowed': 422,
  'proposals/organization-may-not-act': 403,
  'proposals/interest-missing': 422,
  'proposals/notice-not-acknowledged': 422,
  'proposals/incomplete': 422,
  'proposals/limit-reached': 409,
  'proposals/sent-already': 409,
  'proposals/saved-elsewhere': 409,
  'proposals/too-many-drafts': 409,
  'proposals/changed-meanwhile': 409,
  'proposals/nothing-changed': 422,
  'proposals/reason-missing': 422,
  'proposals/not-yours': 403,
  'proposals/text-is-settled': 409,
  'proposals/is-voted': 409,
  'proposals/is-author': 409,
  'proposals/invitation-unknown': 404,
  'proposals/answered-already': 409,
  'proposals/too-many-coauthors': 409,
  'proposals/sponsor-unknown': 422,
  'proposals/sponsor-already': 409,
  'proposals/name-missing': 422,
};

export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}

export function statusOf({ code }: Refusal): Status {
  return statuses[code];
}

/** At which field of the steps a refusal is shown; the form as a whole for most. */
const fields: Partial<Readonly<Record<Code, string>>> = {
  'proposals/tie-missing': 'vinculo',
  'proposals/no-own-organization': 'organizacion',
  'proposals/organization-may-not-act': 'organizacion',
  'proposals/who-not-allowed': 'quien',
  'proposals/interest-missing': 'tiene-interes',
  'proposals/notice-not-acknowledged': 'leido',
  'proposals/name-missing': 'nombre-grupo',
  'proposals/sponsor-unknown': 'patrocinio',
  'proposals/reason-missing': 'razon',
  'proposals/nothing-changed': 'razon',
};

export function problemOfRefusal(refusal: Refusal): FieldProblem {
  const problem = { field: fields[refusal.code] ?? '', message: sentenceOf(refusal) };
  return refusal.code === 'proposals/age-unknown'
    ? { ...problem, href: accountDetailsPath.to({}) }
    : problem;
}
