// Every way in which calls, applications and invitations say no, by its code.

export type CallRefusal =
  | { readonly code: 'roundtable/unknown' }
  | { readonly code: 'roundtable/is-draft' }
  | { readonly code: 'roundtable/is-announced' }
  | { readonly code: 'roundtable/is-open' }
  | { readonly code: 'roundtable/is-closed' }
  | { readonly code: 'roundtable/is-resolved' }
  | { readonly code: 'roundtable/is-withdrawn' }
  | { readonly code: 'roundtable/requirements-missing' }
  | { readonly code: 'roundtable/opens-in-the-past' }
  | { readonly code: 'roundtable/closes-too-soon'; readonly days: number }
  | { readonly code: 'roundtable/not-later'; readonly closesOn: string }
  | { readonly code: 'roundtable/may-not-act' }
  | { readonly code: 'roundtable/already-member' }
  | { readonly code: 'roundtable/proof-missing'; readonly position: number }
  | { readonly code: 'roundtable/application-withdrawn' }
  | { readonly code: 'roundtable/changed-meanwhile' }
  | { readonly code: 'roundtable/unassessed'; readonly count: number }
  | { readonly code: 'roundtable/results-wait' }
  | { readonly code: 'roundtable/already-invited' }
  | { readonly code: 'roundtable/institution-unknown' }
  | { readonly code: 'roundtable/not-invited' }
  | { readonly code: 'roundtable/invitation-answered' };
