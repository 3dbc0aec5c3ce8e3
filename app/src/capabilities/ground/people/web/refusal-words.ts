// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import type { Refusal } from '../rules/refusal.ts';

type SentenceOf = {
  readonly [Code in Refusal['code']]: (
    refusal: Extract<Refusal, { readonly code: Code }>,
  ) => string;
};

function minutesOf(seconds: number): string {
  return formatNumber(Math.ceil(seconds / 60), currentLocale());
}

const sentences = {
  'people/passkey-not-proven': () => m.people_refused_passkey_not_proven(),
  'people/passkey-stale': () => m.people_refused_passkey_stale(),
  'people/passkey-unknown': () => m.people_refused_passkey_unknown(),
  'people/passkey-of-another': () => m.people_refused_passkey_of_another(),
  'people/passkey-copied': () => m.people_refused_passkey_copied(),
  'people/passkey-known-already': () => m.people_refused_passkey_known_already(),
  'people/passkey-not-there': () => m.people_refused_passkey_not_there(),
  'people/passkey-label': () => m.people_refused_passkey_label(),
  'people/keys-are-of-staff': () => m.people_refused_keys_are_of_staff(),
  'people/last-way-in': () => m.people_refused_last_way_in(),
  'people/code-wrong': () => m.people_refused_code_wrong(),
  'people/code-wait': ({ seconds }) => m.people_refused_code_wait({ minutes: minutesOf(seconds) }),
  'people/code-needs-passkey': () => m.people_refused_code_needs_passkey(),
  'people/code-needs-email': () => m.people_refused_code_needs_email(),
  'people/code-not-begun': () => m.people_refused_code_not_begun(),
  'people/role-not-here': () => m.people_refused_role_not_here(),
  'people/role-beyond-power': () => m.people_refused_role_beyond_power(),
  'people/own-invitation': () => m.people_refused_own_invitation(),
  'people/invited-already': () => m.people_refused_invited_already(),
  'people/holds-role-already': () => m.people_refused_holds_role_already(),
  'people/sign-in-first': () => m.people_refused_sign_in_first(),
  'people/passkey-first': () => m.people_refused_passkey_first(),
  'people/invitation-unknown': () => m.people_refused_invitation_unknown(),
  'people/invitation-used': () => m.people_refused_invitation_used(),
  'people/invitation-withdrawn': () => m.people_refused_invitation_withdrawn(),
  'people/invitation-expired': () => m.people_refused_invitation_expired(),
  'people/grant-not-there': () => m.people_refused_grant_not_there(),
  'people/last-of-role': () => m.people_refused_last_of_role(),
  'people/identity-open': () => m.people_refused_identity_open(),
  'people/identity-own': () => m.people_refused_identity_own(),
  'people/identity-closed': () => m.people_refused_identity_closed(),
  'people/identity-same-member': () => m.people_refused_identity_same_member(),
  'people/identity-number-differs': () => m.people_refused_identity_number_differs(),
  'people/identity-first-left': () => m.people_refused_identity_first_left(),
  'people/card-wrong': () => m.people_refused_card_wrong(),
  'people/card-wait': ({ seconds }) => m.people_refused_card_wait({ minutes: minutesOf(seconds) }),
  'people/card-other-person': () => m.people_refused_card_other_person(),
  'people/guardian-age-unknown': () => m.people_refused_guardian_age_unknown(),
  'people/guardian-under-age': () => m.people_refused_guardian_under_age(),
  'people/guardian-not-proven': () => m.people_refused_guardian_not_proven(),
  'people/child-run-taken': () => m.people_refused_child_run_taken(),
  'people/children-too-many': () => m.people_refused_children_too_many(),
  'people/child-wait': ({ seconds }) =>
    m.people_refused_child_wait({ minutes: minutesOf(seconds) }),
  'people/child-not-there': () => m.people_refused_child_not_there(),
  'people/child-of-age': () => m.people_refused_child_of_age(),
  'people/child-too-young': ({ minimumAge }) =>
    m.people_refused_child_too_young({ age: formatNumber(minimumAge, currentLocale()) }),
  'people/track-closed': () => m.people_refused_track_closed(),
  'people/consent-text-changed': () => m.people_refused_consent_text_changed(),
  'people/child-took-part': () => m.people_refused_child_took_part(),
} satisfies SentenceOf;

export const refusalStatus = {
  'people/passkey-not-proven': 422,
  'people/passkey-stale': 409,
  'people/passkey-unknown': 403,
  'people/passkey-of-another': 403,
  'people/passkey-copied': 403,
  'people/passkey-known-already': 409,
  'people/passkey-not-there': 404,
  'people/passkey-label': 422,
  'people/keys-are-of-staff': 403,
  'people/last-way-in': 409,
  'people/code-wrong': 422,
  'people/code-wait': 429,
  'people/code-needs-passkey': 403,
  'people/code-needs-email': 409,
  'people/code-not-begun': 409,
  'people/role-not-here': 422,
  'people/role-beyond-power': 403,
  'people/own-invitation': 403,
  'people/invited-already': 409,
  'people/holds-role-already': 409,
  'people/sign-in-first': 403,
  'people/passkey-first': 403,
  'people/invitation-unknown': 404,
  'people/invitation-used': 409,
  'people/invitation-withdrawn': 409,
  'people/invitation-expired': 409,
  'people/grant-not-there': 404,
  'people/last-of-role': 409,
  'people/identity-open': 409,
  'people/identity-own': 403,
  'people/identity-closed': 409,
  'people/identity-same-member': 403,
  'people/identity-number-differs': 422,
  'people/identity-first-left': 409,
  'people/card-wrong': 422,
  'people/card-wait': 429,
  'people/card-other-person': 403,
  'people/guardian-age-unknown': 403,
  'people/guardian-under-age': 403,
  'people/guardian-not-proven': 403,
  'people/child-run-taken': 409,
  'people/children-too-many': 409,
  'people/child-wait': 429,
  'people/child-not-there': 404,
  'people/child-of-age': 409,
  'people/child-too-young': 409,
  'people/track-closed': 409,
  'people/consent-text-changed': 409,
  'people/child-took-part': 409,
} as const satisfies Record<Refusal['code'], NonNullable<Page['status']>>;

/** The sentence in the language of the request. */
export function refusalSentence<Code extends Refusal['code']>(
  refusal: Extract<Refusal, { readonly code: Code }>,
): string {
  const say = sentences[refusal.code] as (given: typeof refusal) => string;
  return say(refusal);
}
