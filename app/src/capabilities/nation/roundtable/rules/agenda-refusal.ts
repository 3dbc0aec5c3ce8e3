// Every way in which bottlenecks, actions, sittings and plans say no, by its code.

export type AgendaRefusal =
  | { readonly code: 'roundtable/action-proposed' }
  | { readonly code: 'roundtable/action-agreed' }
  | { readonly code: 'roundtable/action-in-progress' }
  | { readonly code: 'roundtable/action-done' }
  | { readonly code: 'roundtable/action-cancelled' }
  | { readonly code: 'roundtable/bottleneck-closed' }
  | { readonly code: 'roundtable/not-yours-to-close' }
  | { readonly code: 'roundtable/place-unknown'; readonly typed: string }
  | { readonly code: 'roundtable/opportunity-taken' }
  | { readonly code: 'roundtable/area-not-common' }
  | { readonly code: 'roundtable/area-taken' }
  | { readonly code: 'roundtable/bottleneck-unknown' }
  | { readonly code: 'roundtable/responsible-missing' }
  | { readonly code: 'roundtable/owner-unknown' }
  | { readonly code: 'roundtable/already-owner' }
  | { readonly code: 'roundtable/not-asked-to-own' }
  | { readonly code: 'roundtable/not-owner' }
  | { readonly code: 'roundtable/not-responsible' }
  | { readonly code: 'roundtable/not-proposer' }
  | { readonly code: 'roundtable/already-signed' }
  | { readonly code: 'roundtable/due-before-start' }
  | { readonly code: 'roundtable/due-in-the-past' }
  | { readonly code: 'roundtable/open-actions'; readonly count: number }
  | { readonly code: 'roundtable/agreement-unknown' }
  | { readonly code: 'roundtable/agreement-has-plan' }
  | { readonly code: 'roundtable/plan-empty' }
  | { readonly code: 'roundtable/was-not-present' }
  | { readonly code: 'roundtable/text-changed' }
  | { readonly code: 'roundtable/no-draft' }
  | { readonly code: 'roundtable/no-contest' }
  | { readonly code: 'roundtable/presence-settled' }
  | { readonly code: 'roundtable/not-approved-by-members' };
