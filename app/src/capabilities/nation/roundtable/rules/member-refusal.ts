// Every way in which members and their representatives are told no, by its code.

export type MemberRefusal =
  /** Whoever speaks for no member: the page is not there for her. */
  | { readonly code: 'roundtable/no-seat' }
  | { readonly code: 'roundtable/no-member' }
  | { readonly code: 'roundtable/is-silent' }
  | { readonly code: 'roundtable/has-left' }
  | { readonly code: 'roundtable/not-silent' }
  | { readonly code: 'roundtable/rank-taken' }
  | { readonly code: 'roundtable/asked-already' }
  | { readonly code: 'roundtable/not-of-the-team' }
  | { readonly code: 'roundtable/not-asked' }
  | { readonly code: 'roundtable/sits-elsewhere' }
  | { readonly code: 'roundtable/replaced-by-unknown' }
  | { readonly code: 'roundtable/member-unknown' }
  | { readonly code: 'roundtable/ending-waits' };
