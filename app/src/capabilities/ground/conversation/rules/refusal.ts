// Every way in which the domain says no, by its code.

export type Refusal =
  | { readonly code: 'conversation/unknown' }
  | { readonly code: 'conversation/closed' }
  | { readonly code: 'conversation/too-young' }
  | { readonly code: 'conversation/age-unknown' }
  | { readonly code: 'conversation/side-missing' }
  | { readonly code: 'conversation/not-answerable' }
  | { readonly code: 'conversation/too-many'; readonly minutes: number }
  | { readonly code: 'conversation/withdrawn' }
  | { readonly code: 'conversation/hidden' }
  | { readonly code: 'conversation/not-hidden' }
  | { readonly code: 'conversation/window-over' }
  /** Another version came in between. */
  | { readonly code: 'conversation/changed' }
  | { readonly code: 'conversation/own-comment' }
  | { readonly code: 'conversation/already-reported' }
  | { readonly code: 'conversation/already-asked' }
  | { readonly code: 'conversation/already-decided' }
  | { readonly code: 'conversation/same-moderator' }
  | { readonly code: 'conversation/reason-missing' };
