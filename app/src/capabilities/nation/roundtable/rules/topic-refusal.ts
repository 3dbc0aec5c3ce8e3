// Every way in which topics, positions, opinions and common areas say no, by its code.

export type TopicRefusal =
  | { readonly code: 'roundtable/no-topic' }
  | { readonly code: 'roundtable/topic-closed' }
  | { readonly code: 'roundtable/no-question' }
  | { readonly code: 'roundtable/question-replaced' }
  | { readonly code: 'roundtable/too-many-questions'; readonly most: number }
  | { readonly code: 'roundtable/condition-missing' }
  | { readonly code: 'roundtable/condition-astray' }
  | { readonly code: 'roundtable/principal-decides' }
  | { readonly code: 'roundtable/waits-no-more' }
  | { readonly code: 'roundtable/no-evidence' }
  | { readonly code: 'roundtable/sources-missing' }
  | { readonly code: 'roundtable/opinions-closed' }
  | { readonly code: 'roundtable/opinions-days' }
  | { readonly code: 'roundtable/no-area' }
  | { readonly code: 'roundtable/not-candidate' }
  | { readonly code: 'roundtable/backed-already' }
  | { readonly code: 'roundtable/not-backed' }
  | { readonly code: 'roundtable/no-agreement' }
  | { readonly code: 'roundtable/quorum-member-unknown' };
