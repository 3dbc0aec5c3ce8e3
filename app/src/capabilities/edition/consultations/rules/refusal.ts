// Every way in which the domain says no, by its code.

export type Refusal =
  | { readonly code: 'consultations/unknown' }
  | { readonly code: 'consultations/is-draft' }
  | { readonly code: 'consultations/is-open' }
  | { readonly code: 'consultations/is-closed' }
  | { readonly code: 'consultations/is-answered' }
  | { readonly code: 'consultations/is-ended' }
  /** «Una consulta no puede llamarse decisión sin compromiso previo.» */
  | { readonly code: 'consultations/decision-not-backed' }
  | { readonly code: 'consultations/text-missing' }
  | { readonly code: 'consultations/text-too-long' }
  | { readonly code: 'consultations/closes-too-soon'; readonly days: number }
  | { readonly code: 'consultations/closes-too-late'; readonly days: number }
  | { readonly code: 'consultations/not-later' }
  | { readonly code: 'consultations/norm-unknown' }
  | { readonly code: 'consultations/rulebook-unknown' }
  | { readonly code: 'consultations/paragraph-unknown' }
  | { readonly code: 'consultations/change-of-nothing' }
  | { readonly code: 'consultations/already-observed' }
  | { readonly code: 'consultations/is-hidden' }
  | { readonly code: 'consultations/too-many'; readonly minutes: number }
  /** What the room conversation says of who may write, and of moderators. */
  | { readonly code: 'consultations/too-young' }
  | { readonly code: 'consultations/age-unknown' }
  | { readonly code: 'consultations/own-observation' }
  | { readonly code: 'consultations/reason-missing' }
  | { readonly code: 'consultations/changed-meanwhile' }
  | { readonly code: 'consultations/not-hidden' }
  | { readonly code: 'consultations/review-asked' }
  | { readonly code: 'consultations/review-decided' }
  | { readonly code: 'consultations/same-moderator' }
  | { readonly code: 'consultations/reviews-wait'; readonly count: number }
  | { readonly code: 'consultations/gathering-unknown' }
  | { readonly code: 'consultations/gathering-not-held' }
  | { readonly code: 'consultations/nothing-chosen' }
  | { readonly code: 'consultations/group-unknown' }
  | { readonly code: 'consultations/ungrouped'; readonly count: number }
  | { readonly code: 'consultations/unanswered'; readonly count: number }
  | { readonly code: 'consultations/not-published' }
  | { readonly code: 'consultations/nothing-changed' }
  | { readonly code: 'consultations/act-unknown' };
