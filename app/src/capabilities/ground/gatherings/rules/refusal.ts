// Every way in which the domain says no, by its code.

export type Refusal =
  | { readonly code: 'gatherings/unknown' }
  | { readonly code: 'gatherings/is-draft' }
  | { readonly code: 'gatherings/is-published' }
  | { readonly code: 'gatherings/is-postponed' }
  | { readonly code: 'gatherings/is-cancelled' }
  | { readonly code: 'gatherings/is-held' }
  | { readonly code: 'gatherings/is-approved' }
  | { readonly code: 'gatherings/decision-not-backed' }
  | { readonly code: 'gatherings/threshold-not-reached'; readonly missing: number }
  | { readonly code: 'gatherings/in-the-past' }
  | { readonly code: 'gatherings/not-begun' }
  | { readonly code: 'gatherings/has-begun' }
  | { readonly code: 'gatherings/door-closed' }
  | { readonly code: 'gatherings/board-not-in-office' }
  | { readonly code: 'gatherings/kind-not-yours' }
  | { readonly code: 'gatherings/body-not-set' }
  | { readonly code: 'gatherings/place-not-there' }
  | { readonly code: 'gatherings/capacity-below-taken'; readonly taken: number }
  | { readonly code: 'gatherings/not-registered' }
  | { readonly code: 'gatherings/pass-of-another' }
  | { readonly code: 'gatherings/no-minutes' }
  | { readonly code: 'gatherings/approved-by-same-person' }
  | { readonly code: 'gatherings/approved-elsewhere' }
  | { readonly code: 'gatherings/correction-open' }
  | { readonly code: 'gatherings/not-in-office' }
  | { readonly code: 'gatherings/has-come' }
  | { readonly code: 'gatherings/not-delegate' }
  | { readonly code: 'gatherings/did-not-come' }
  | { readonly code: 'gatherings/survey-there' }
  | { readonly code: 'gatherings/fulfilled-before-agreed' }
  | { readonly code: 'gatherings/fulfilled-in-the-future' }
  | { readonly code: 'gatherings/fulfilled-without-evidence' }
  | { readonly code: 'gatherings/papers-closed' }
  | { readonly code: 'gatherings/papers-settled' }
  | { readonly code: 'gatherings/papers-close-late' }
  | { readonly code: 'gatherings/papers-many' }
  | { readonly code: 'gatherings/paper-withdrawn' }
  | { readonly code: 'gatherings/not-an-encounter' }
  | { readonly code: 'gatherings/not-in-her-name' }
  | { readonly code: 'gatherings/delegation-there' }
  | { readonly code: 'gatherings/delegation-too-big'; readonly left: number }
  | { readonly code: 'gatherings/report-published' }
  | { readonly code: 'gatherings/not-held' }
  | { readonly code: 'gatherings/visit-stands' }
  | { readonly code: 'gatherings/visit-not-yours' }
  | { readonly code: 'gatherings/visit-waits' }
  | { readonly code: 'gatherings/visit-of-itself' }
  | { readonly code: 'gatherings/visit-day-past' }
  | { readonly code: 'gatherings/visit-day-other' }
  | { readonly code: 'gatherings/visit-not-yet' };
