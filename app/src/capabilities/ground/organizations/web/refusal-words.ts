// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';

const sentences = {
  'organizations/already-registered': m.organizations_refused_already_registered,
  'organizations/unknown': m.organizations_refused_unknown,
  'organizations/check-open': m.organizations_refused_check_open,
  'organizations/check-decided': m.organizations_refused_check_decided,
  'organizations/reasons-missing': m.organizations_refused_reasons_missing,
  'organizations/nothing-to-escalate': m.organizations_refused_nothing_to_escalate,
  'organizations/not-returned': m.organizations_refused_not_returned,
  'organizations/not-confirmed': m.organizations_refused_not_confirmed,
  'organizations/nothing-changed': m.organizations_refused_nothing_changed,
  'organizations/frozen': m.organizations_refused_frozen,
  'organizations/last-representative': m.organizations_refused_last_representative,
  'organizations/already-represents': m.organizations_refused_already_represents,
  'organizations/code-unknown': m.organizations_refused_code_unknown,
  'organizations/own-invitation': m.organizations_refused_own_invitation,
  'organizations/request-open': m.organizations_refused_request_open,
  'organizations/request-answered': m.organizations_refused_request_answered,
  'organizations/too-young': m.organizations_refused_too_young,
  'organizations/age-unknown': m.organizations_refused_age_unknown,
  'organizations/already-signed': m.organizations_refused_already_signed,
  'organizations/comuna-has-budget': m.organizations_refused_comuna_has_budget,
  'organizations/petition-unknown': m.organizations_refused_petition_unknown,
  'organizations/petition-answered': m.organizations_refused_petition_answered,
  'organizations/goal-reached': m.organizations_refused_goal_reached,
  'organizations/goal-not-reached': m.organizations_refused_goal_not_reached,
  'organizations/too-many-attempts': m.organizations_refused_too_many_attempts,
} as const satisfies Readonly<Record<Refusal['code'], unknown>>;

const statuses: Readonly<Record<Refusal['code'], NonNullable<Page['status']>>> = {
  'organizations/already-registered': 409,
  'organizations/unknown': 404,
  'organizations/check-open': 409,
  'organizations/check-decided': 409,
  'organizations/reasons-missing': 422,
  'organizations/nothing-to-escalate': 409,
  'organizations/not-returned': 409,
  'organizations/not-confirmed': 409,
  'organizations/nothing-changed': 422,
  'organizations/frozen': 409,
  'organizations/last-representative': 409,
  'organizations/already-represents': 409,
  'organizations/code-unknown': 422,
  'organizations/own-invitation': 409,
  'organizations/request-open': 409,
  'organizations/request-answered': 409,
  'organizations/too-young': 403,
  'organizations/age-unknown': 409,
  'organizations/already-signed': 409,
  'organizations/comuna-has-budget': 409,
  'organizations/petition-unknown': 404,
  'organizations/petition-answered': 409,
  'organizations/goal-reached': 409,
  'organizations/goal-not-reached': 409,
  'organizations/too-many-attempts': 429,
};

export function sentenceOf(refusal: Refusal): string {
  if (refusal.code === 'organizations/already-registered') {
    return sentences[refusal.code]({ name: refusal.name });
  }
  return sentences[refusal.code]();
}

export function statusOf({ code }: Refusal): NonNullable<Page['status']> {
  return statuses[code];
}
