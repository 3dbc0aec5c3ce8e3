// Every way in which the domain says no, by its code.

export type Refusal =
  | { readonly code: 'conversation/unknown' }
  | { readonly code: 'conversation/unknown-in-forum' }
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
  | { readonly code: 'conversation/reason-missing' }
  /** Of the forum: what is marked, pinned or made a guide is no answer. */
  | { readonly code: 'conversation/no-answer' }
  | { readonly code: 'conversation/own-answer' }
  | { readonly code: 'conversation/not-of-team' }
  | { readonly code: 'conversation/question-gone' }
  | { readonly code: 'conversation/already-closed' }
  | { readonly code: 'conversation/title-changed' }
  | { readonly code: 'conversation/title-same' }
  /** Of whoever is new: others read what she writes when a moderator lets it through. */
  | { readonly code: 'conversation/title-waits' }
  | { readonly code: 'conversation/has-guide'; readonly slug: string }
  | { readonly code: 'conversation/guide-withdrawn' }
  | { readonly code: 'conversation/guide-changed' }
  | { readonly code: 'conversation/guide-same' };
