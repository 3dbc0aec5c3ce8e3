// Why this room says no: one union, so that each reason has its sentence and its status.

export type Refusal =
  /** Not in this institution: as if it were not at all. */
  | { readonly code: 'records/not-here' }
  | { readonly code: 'records/already-annulled' }
  | { readonly code: 'records/lot-label-taken' }
  | { readonly code: 'records/lot-too-soon' }
  | { readonly code: 'records/lot-not-yet' }
  | { readonly code: 'records/lot-begun' }
  | { readonly code: 'records/lot-withdrawn' }
  | { readonly code: 'records/lot-drawn' }
  | { readonly code: 'records/lot-not-drawn' }
  | { readonly code: 'records/lot-of-another-kind' }
  | { readonly code: 'records/throw-taken'; readonly position: number; readonly face: number }
  | { readonly code: 'records/throw-out-of-turn'; readonly position: number }
  | { readonly code: 'records/sheet-there' };
