// Why something about the roll is not done, outside of the issue of ballot papers.

export type Refusal =
  | { readonly code: 'roll/unknown' }
  | { readonly code: 'roll/run-wrong' }
  | { readonly code: 'roll/style-unknown' }
  | { readonly code: 'roll/frozen' }
  | { readonly code: 'roll/not-frozen' }
  | { readonly code: 'roll/import-open' }
  | { readonly code: 'roll/import-none' }
  | { readonly code: 'roll/file-missing' }
  | { readonly code: 'roll/file-too-big' }
  | { readonly code: 'roll/closed-roll' }
  | { readonly code: 'roll/open-roll' }
  | { readonly code: 'roll/already-opened' }
  | { readonly code: 'roll/not-open' }
  | { readonly code: 'roll/over' }
  | { readonly code: 'roll/no-table-now' }
  | { readonly code: 'roll/papers-over' }
  | { readonly code: 'roll/already-on-roll' }
  | { readonly code: 'roll/not-on-roll' }
  | { readonly code: 'roll/already-issued' }
  | { readonly code: 'roll/right-desk' }
  | { readonly code: 'roll/not-marked' }
  | { readonly code: 'roll/under-review' }
  | { readonly code: 'roll/rights-lost' }
  | { readonly code: 'roll/two-cards' }
  | { readonly code: 'roll/card' }
  | { readonly code: 'roll/slip-unknown' }
  | { readonly code: 'roll/code-wrong' }
  | { readonly code: 'roll/too-many-tries'; readonly minutes: number }
  | { readonly code: 'roll/cover-known' }
  | { readonly code: 'roll/cover-decided' }
  | { readonly code: 'roll/reason-missing' }
  | { readonly code: 'roll/declared-already' }
  | { readonly code: 'roll/declaration-decided' }
  | { readonly code: 'roll/not-acknowledged' }
  | { readonly code: 'roll/without-run' };

export type RefusalCode = Refusal['code'];
