// Why an objection, its answer, a certification or a correction is refused.

export type ObjectionRefusal =
  | { readonly code: 'count/objection-unknown' }
  /** The bases have no days for objections. */
  | { readonly code: 'count/objections-none' }
  /** Days there: `YYYY-MM-DD`. */
  | { readonly code: 'count/objections-not-yet'; readonly from: string }
  | { readonly code: 'count/objections-over'; readonly until: string }
  | { readonly code: 'count/result-missing' }
  | { readonly code: 'count/result-certified' }
  | { readonly code: 'count/edition-halted' }
  | { readonly code: 'count/received-ahead' }
  | { readonly code: 'count/objection-text-missing' }
  | { readonly code: 'count/table-missing' }
  | { readonly code: 'count/table-unknown'; readonly tables: readonly string[] }
  | { readonly code: 'count/organization-not-yours' }
  | { readonly code: 'count/objection-not-yours' }
  | { readonly code: 'count/objection-answered' }
  | { readonly code: 'count/objection-withdrawn' }
  | { readonly code: 'count/answer-by-another' }
  | { readonly code: 'count/reasons-missing' }
  | { readonly code: 'count/remedy-missing' }
  | { readonly code: 'count/remedy-not-waiting' }
  | { readonly code: 'count/objections-open'; readonly count: number }
  | { readonly code: 'count/remedies-open'; readonly count: number }
  /** Leaves of a sealed vote that wait for their signatures. */
  | { readonly code: 'count/log-waits'; readonly count: number }
  | { readonly code: 'count/window-open'; readonly until: string }
  | { readonly code: 'count/window-without-result'; readonly until: string }
  | { readonly code: 'count/annulled-table-counted'; readonly tables: readonly string[] }
  | { readonly code: 'count/certified-already' }
  | { readonly code: 'count/result-changed' }
  | { readonly code: 'count/not-certified' }
  | { readonly code: 'count/found-wrong-already' }
  /** Of a sealed vote, whose log takes no result after it. */
  | { readonly code: 'count/sanction-in-log' }
  | { readonly code: 'count/correction-reason-missing' };
