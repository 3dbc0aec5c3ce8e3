// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';

const sentences = {
  'gatherings/unknown': m.gatherings_refused_unknown,
  'gatherings/is-draft': m.gatherings_refused_is_draft,
  'gatherings/is-published': m.gatherings_refused_is_published,
  'gatherings/is-postponed': m.gatherings_refused_is_postponed,
  'gatherings/is-cancelled': m.gatherings_refused_is_cancelled,
  'gatherings/is-held': m.gatherings_refused_is_held,
  'gatherings/is-approved': m.gatherings_refused_is_approved,
  'gatherings/decision-not-backed': m.gatherings_refused_decision_not_backed,
  'gatherings/threshold-not-reached': m.gatherings_refused_threshold_not_reached,
  'gatherings/in-the-past': m.gatherings_refused_in_the_past,
  'gatherings/not-begun': m.gatherings_refused_not_begun,
  'gatherings/has-begun': m.gatherings_refused_has_begun,
  'gatherings/door-closed': m.gatherings_refused_door_closed,
  'gatherings/board-not-in-office': m.gatherings_refused_board_not_in_office,
  'gatherings/kind-not-yours': m.gatherings_refused_kind_not_yours,
  'gatherings/body-not-set': m.gatherings_refused_body_not_set,
  'gatherings/place-not-there': m.gatherings_refused_place_not_there,
  'gatherings/capacity-below-taken': m.gatherings_refused_capacity_below_taken,
  'gatherings/not-registered': m.gatherings_refused_not_registered,
  'gatherings/pass-of-another': m.gatherings_refused_pass_of_another,
  'gatherings/no-minutes': m.gatherings_refused_no_minutes,
  'gatherings/approved-by-same-person': m.gatherings_refused_approved_by_same_person,
  'gatherings/approved-elsewhere': m.gatherings_refused_approved_elsewhere,
  'gatherings/correction-open': m.gatherings_refused_correction_open,
  'gatherings/not-in-office': m.gatherings_refused_not_in_office,
  'gatherings/has-come': m.gatherings_refused_has_come,
  'gatherings/not-delegate': m.gatherings_refused_not_delegate,
  'gatherings/did-not-come': m.gatherings_refused_did_not_come,
  'gatherings/survey-there': m.gatherings_refused_survey_there,
  'gatherings/fulfilled-before-agreed': m.gatherings_refused_fulfilled_before_agreed,
  'gatherings/fulfilled-in-the-future': m.gatherings_refused_fulfilled_in_the_future,
  'gatherings/fulfilled-without-evidence': m.gatherings_refused_fulfilled_without_evidence,
  'gatherings/papers-closed': m.gatherings_refused_papers_closed,
  'gatherings/papers-settled': m.gatherings_refused_papers_settled,
  'gatherings/papers-close-late': m.gatherings_refused_papers_close_late,
  'gatherings/papers-many': m.gatherings_refused_papers_many,
  'gatherings/paper-withdrawn': m.gatherings_refused_paper_withdrawn,
  'gatherings/not-an-encounter': m.gatherings_refused_not_an_encounter,
  'gatherings/not-in-her-name': m.gatherings_refused_not_in_her_name,
  'gatherings/delegation-there': m.gatherings_refused_delegation_there,
  'gatherings/delegation-too-big': m.gatherings_refused_delegation_too_big,
  'gatherings/report-published': m.gatherings_refused_report_published,
  'gatherings/not-held': m.gatherings_refused_not_held,
  'gatherings/visit-stands': m.gatherings_refused_visit_stands,
  'gatherings/visit-not-yours': m.gatherings_refused_visit_not_yours,
  'gatherings/visit-waits': m.gatherings_refused_visit_waits,
  'gatherings/visit-of-itself': m.gatherings_refused_visit_of_itself,
  'gatherings/visit-day-past': m.gatherings_refused_visit_day_past,
  'gatherings/visit-day-other': m.gatherings_refused_visit_day_other,
  'gatherings/visit-not-yet': m.gatherings_refused_visit_not_yet,
} as const satisfies Readonly<Record<Refusal['code'], unknown>>;

const statuses: Readonly<Record<Refusal['code'], NonNullable<Page['status']>>> = {
  'gatherings/unknown': 404,
  'gatherings/is-draft': 409,
  'gatherings/is-published': 409,
  'gatherings/is-postponed': 409,
  'gatherings/is-cancelled': 409,
  'gatherings/is-held': 409,
  'gatherings/is-approved': 409,
  'gatherings/decision-not-backed': 422,
  'gatherings/threshold-not-reached': 422,
  'gatherings/in-the-past': 422,
  'gatherings/not-begun': 409,
  'gatherings/has-begun': 409,
  'gatherings/door-closed': 409,
  'gatherings/board-not-in-office': 409,
  'gatherings/kind-not-yours': 422,
  'gatherings/body-not-set': 422,
  'gatherings/place-not-there': 422,
  'gatherings/capacity-below-taken': 422,
  'gatherings/not-registered': 404,
  'gatherings/pass-of-another': 409,
  'gatherings/no-minutes': 409,
  'gatherings/approved-by-same-person': 409,
  'gatherings/approved-elsewhere': 409,
  'gatherings/correction-open': 409,
  'gatherings/not-in-office': 422,
  'gatherings/has-come': 409,
  'gatherings/not-delegate': 404,
  'gatherings/did-not-come': 409,
  'gatherings/survey-there': 409,
  'gatherings/fulfilled-before-agreed': 422,
  'gatherings/fulfilled-in-the-future': 422,
  'gatherings/fulfilled-without-evidence': 422,
  'gatherings/papers-closed': 409,
  'gatherings/papers-settled': 409,
  'gatherings/papers-close-late': 422,
  'gatherings/papers-many': 409,
  'gatherings/paper-withdrawn': 409,
  'gatherings/not-an-encounter': 409,
  'gatherings/not-in-her-name': 403,
  'gatherings/delegation-there': 409,
  'gatherings/delegation-too-big': 422,
  'gatherings/report-published': 409,
  'gatherings/not-held': 409,
  'gatherings/visit-stands': 409,
  'gatherings/visit-not-yours': 409,
  'gatherings/visit-waits': 409,
  'gatherings/visit-of-itself': 422,
  'gatherings/visit-day-past': 422,
  'gatherings/visit-day-other': 422,
  'gatherings/visit-not-yet': 409,
};

export function sentenceOf(refusal: Refusal): string {
  if (refusal.code === 'gatherings/threshold-not-reached') {
    return sentences[refusal.code]({ missing: refusal.missing });
  }
  if (refusal.code === 'gatherings/capacity-below-taken') {
    return sentences[refusal.code]({ taken: refusal.taken });
  }
  if (refusal.code === 'gatherings/delegation-too-big') {
    return sentences[refusal.code]({ left: refusal.left });
  }
  return sentences[refusal.code]();
}

export function statusOf({ code }: Refusal): NonNullable<Page['status']> {
  return statuses[code];
}
