// Every way in which the domain says no, by its code.

export type Refusal =
  | { readonly code: 'norms/not-here' }
  | { readonly code: 'norms/already-there'; readonly of: string }
  | { readonly code: 'norms/until-before-from' }
  | { readonly code: 'norms/versions-overlap' }
  | { readonly code: 'norms/from-missing' }
  | { readonly code: 'norms/annulled' }
  | { readonly code: 'norms/version-withdrawn' }
  | { readonly code: 'norms/relation-unknown' }
  | { readonly code: 'norms/relation-there' }
  | { readonly code: 'norms/relation-gone' }
  | { readonly code: 'norms/replaced-later' };
