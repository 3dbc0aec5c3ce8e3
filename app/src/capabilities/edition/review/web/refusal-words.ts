// Each refusal of this room in a sentence that says what to do, the status of its answer, and the field that it is about.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lastInstantWords, longDay, money } from './words.ts';

type Code = Refusal['code'];
type Status = NonNullable<Page['status']>;

const sentences: {
  readonly [C in Code]: (refusal: Extract<Refusal, { readonly code: C }>) => string;
} = {
  'review/unknown': () => m.review_refused_unknown(),
  'review/nothing-sent': () => m.review_refused_nothing_sent(),
  'review/edition-halted': () => m.review_refused_edition_halted(),
  'review/edition-archived': () => m.review_refused_edition_archived(),
  'review/bases-missing': () => m.review_refused_bases_missing(),
  'review/nothing-marked': () => m.review_refused_nothing_marked(),
  'review/unit-unknown': () => m.review_refused_unit_unknown(),
  'review/reviewer-unknown': () => m.review_refused_reviewer_unknown(),
  'review/days-wrong': () => m.review_refused_days_wrong(),
  'review/not-open': () => m.review_refused_not_open(),
  'review/signed-off': () => m.review_refused_signed_off(),
  'review/not-signed-off': () => m.review_refused_not_signed_off(),
  'review/changed-meanwhile': () => m.review_refused_changed_meanwhile(),
  'review/too-early': () => m.review_refused_too_early(),
  'review/not-yours': () => m.review_refused_not_yours(),
  'review/own-proposal': () => m.review_refused_own_proposal(),
  'review/finding-missing': () => m.review_refused_finding_missing(),
  'review/reason-missing': () => m.review_refused_reason_missing(),
  'review/reason-too-long': ({ limit }) => m.review_refused_too_long({ limit }),
  'review/article-too-long': ({ limit }) => m.review_refused_too_long({ limit }),
  'review/ground-missing': () => m.review_refused_ground_missing(),
  'review/norm-missing': () => m.review_refused_norm_missing(),
  'review/norm-unknown': () => m.review_refused_norm_unknown(),
  'review/correction-open': () => m.review_refused_correction_open(),
  'review/correction-missing': () => m.review_refused_correction_missing(),
  'review/correction-over': () => m.review_refused_correction_over(),
  'review/asked-missing': () => m.review_refused_asked_missing(),
  'review/change-open': () => m.review_refused_change_open(),
  'review/change-needed': () => m.review_refused_change_needed(),
  'review/change-same': () => m.review_refused_change_same(),
  'review/change-missing': () => m.review_refused_change_missing(),
  'review/change-over': () => m.review_refused_change_over(),
  'review/choice-missing': () => m.review_refused_choice_missing(),
  'review/position-missing': () => m.review_refused_position_missing(),
  'review/committee-missing': () => m.review_refused_committee_missing(),
  'review/author-only': () => m.review_refused_author_only(),
  'review/appeal-nothing': () => m.review_refused_appeal_nothing(),
  'review/appeal-none': () => m.review_refused_appeal_none(),
  'review/appeal-already': () => m.review_refused_appeal_already(),
  'review/appeal-reason-missing': () => m.review_refused_appeal_reason_missing(),
  'review/appeal-missing': () => m.review_refused_appeal_missing(),
  'review/appeal-by-another': () => m.review_refused_appeal_by_another(),
  'review/appeal-answer-missing': () => m.review_refused_appeal_answer_missing(),
  'review/appeal-norm-missing': () => m.review_refused_appeal_norm_missing(),
  'review/appeal-late': ({ until, timeZone }) =>
    m.review_refused_appeal_late({ until: lastInstantWords(until, timeZone) }),
  'review/answer-missing': () => m.review_refused_answer_missing(),
  'review/sign-off-by-another': () => m.review_refused_sign_off_by_another(),
  'review/checks-missing': ({ count }) => m.review_refused_checks_missing({ count }),
  'review/round-missing': () => m.review_refused_round_missing(),
  'review/round-empty': () => m.review_refused_round_empty(),
  'review/round-not-ready': ({ count, numbers }) =>
    m.review_refused_round_not_ready({ count, numbers }),
  'review/bundle-in-conflict': () => m.review_refused_bundle_in_conflict(),
  'review/bundle-broken': ({ numbers }) => m.review_refused_bundle_broken({ numbers }),
  'review/relation-unknown': () => m.review_refused_relation_unknown(),
  'review/relation-with-itself': () => m.review_refused_relation_with_itself(),
  'review/relation-other-contest': () => m.review_refused_relation_other_contest(),
  'review/relation-already': () => m.review_refused_relation_already(),
  'review/slate-closed': () => m.review_refused_slate_closed(),
  'review/name-missing': () => m.review_refused_name_missing(),
  'review/unit-name-taken': () => m.review_refused_unit_name_taken(),
  'review/member-unknown': () => m.review_refused_member_unknown(),
  'review/view-name-taken': () => m.review_refused_view_name_taken(),
  'review/import-unknown': () => m.review_refused_import_unknown(),
  'review/reverse-not-feasible': () => m.review_refused_reverse_not_feasible(),
  'review/reverse-listed': () => m.review_refused_reverse_listed(),
  'review/reverse-waits': () => m.review_refused_reverse_waits(),
  'review/received-later': () => m.review_refused_received_later(),
  'review/received-before': () => m.review_refused_received_before(),
  'review/paper-is-over': ({ until }) => m.review_refused_paper_is_over({ day: longDay(until) }),
  'review/appeal-list-frozen': () => m.review_refused_appeal_list_frozen(),
  'review/cost-above-maximum': ({ costClp, maxClp }) =>
    m.review_refused_cost_above({ cost: money(costClp), most: money(maxClp) }),
  'review/cost-below-minimum': ({ costClp, minClp }) =>
    m.review_refused_cost_below({ cost: money(costClp), least: money(minClp) }),
  'review/cost-differs': ({ costClp, proposedClp }) =>
    m.review_refused_cost_differs({ cost: money(costClp), proposed: money(proposedClp) }),
};

/** Where a form is mended, and the status where it is not 422. */
const others: Partial<Readonly<Record<Code, Status>>> = {
  'review/unknown': 404,
  'review/nothing-sent': 409,
  'review/edition-halted': 409,
  'review/edition-archived': 409,
  'review/bases-missing': 409,
  'review/not-open': 409,
  'review/signed-off': 409,
  'review/not-signed-off': 409,
  'review/changed-meanwhile': 409,
  'review/too-early': 409,
  'review/not-yours': 403,
  'review/own-proposal': 403,
  'review/correction-open': 409,
  'review/correction-missing': 409,
  'review/correction-over': 409,
  'review/change-open': 409,
  'review/sign-off-by-another': 403,
  'review/change-needed': 409,
  'review/change-missing': 409,
  'review/change-over': 409,
  'review/author-only': 403,
  'review/appeal-nothing': 409,
  'review/appeal-none': 409,
  'review/appeal-already': 409,
  'review/appeal-late': 409,
  'review/appeal-missing': 409,
  'review/appeal-by-another': 403,
  'review/checks-missing': 409,
  'review/round-missing': 409,
  'review/round-empty': 409,
  'review/round-not-ready': 409,
  'review/bundle-broken': 409,
  'review/relation-unknown': 404,
  'review/slate-closed': 409,
  'review/import-unknown': 404,
  'review/reverse-not-feasible': 409,
  'review/reverse-listed': 409,
  'review/reverse-waits': 409,
  'review/paper-is-over': 409,
  'review/appeal-list-frozen': 409,
};

const fields: Partial<Readonly<Record<Code, string>>> = {
  'review/unit-unknown': 'unidad',
  'review/reviewer-unknown': 'revisa',
  'review/days-wrong': 'dias',
  'review/finding-missing': 'hallazgo',
  'review/reason-missing': 'razon',
  'review/reason-too-long': 'razon',
  'review/article-too-long': 'articulo',
  'review/ground-missing': 'motivo',
  'review/norm-missing': 'norma',
  'review/norm-unknown': 'norma',
  'review/cost-above-maximum': 'hallazgo',
  'review/cost-below-minimum': 'hallazgo',
  'review/cost-differs': 'hallazgo',
  'review/asked-missing': 'pide',
  'review/answer-missing': 'respuesta',
  'review/choice-missing': 'respuesta',
  'review/position-missing': 'postura',
  'review/committee-missing': 'reunion',
  'review/change-same': 'costo',
  'review/appeal-reason-missing': 'apelacion',
  'review/appeal-answer-missing': 'respuesta',
  'review/appeal-norm-missing': 'norma',
  'review/name-missing': 'nombre',
  'review/unit-name-taken': 'nombre',
  'review/view-name-taken': 'nombre',
};

export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}

export function statusOf({ code }: Refusal): Status {
  return others[code] ?? 422;
}

/** As the problem of a form: at its field, or of the form as a whole. */
export function problemOfRefusal(refusal: Refusal): FieldProblem {
  return { field: fields[refusal.code] ?? '', message: sentenceOf(refusal) };
}
