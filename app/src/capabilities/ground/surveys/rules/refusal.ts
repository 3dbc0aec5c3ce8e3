// Every way in which the domain says no, by its code.

export type Refusal =
  | { readonly code: 'surveys/unknown' }
  | { readonly code: 'surveys/published' }
  | { readonly code: 'surveys/not-published' }
  | { readonly code: 'surveys/options-wrong' }
  | { readonly code: 'surveys/option-twice' }
  | { readonly code: 'surveys/scale-wrong' }
  | { readonly code: 'surveys/right-option-wrong' }
  | { readonly code: 'surveys/grouping-wrong' }
  | { readonly code: 'surveys/grouping-twice' }
  | { readonly code: 'surveys/too-many-questions' }
  | { readonly code: 'surveys/no-questions' }
  | { readonly code: 'surveys/closes-too-soon' }
  | { readonly code: 'surveys/closes-too-late' }
  | { readonly code: 'surveys/not-open-yet' }
  | { readonly code: 'surveys/not-open' }
  | { readonly code: 'surveys/closed' }
  | { readonly code: 'surveys/results-public' }
  | { readonly code: 'surveys/not-counting' }
  | { readonly code: 'surveys/already-corrected' }
  | { readonly code: 'surveys/already-answered' }
  | { readonly code: 'surveys/too-many-answers'; readonly waitSeconds: number };
