// Every way in which the election says no, by its code.

export type Refusal =
  | { readonly code: 'election/unknown' }
  | { readonly code: 'election/no-contests' }
  | { readonly code: 'election/contest-taken' }
  /** What was opened, or waits for signatures, is not edited. */
  | { readonly code: 'election/not-in-preparation' }
  | { readonly code: 'election/not-in-that-state' }
  /** With the code that the urn gave. */
  | { readonly code: 'election/urn-refused'; readonly why: string }
  | { readonly code: 'election/ceremony-not-asked' }
  | { readonly code: 'election/points-wrong' }
  | { readonly code: 'election/holder-unknown' }
  /** How many of the gates are not met. */
  | { readonly code: 'election/gates-missing'; readonly count: number }
  /** What it says is not what is there any more. */
  | { readonly code: 'election/manifest-changed' }
  | { readonly code: 'election/edition-refused'; readonly contest: string; readonly why: string }
  | { readonly code: 'election/act-unknown' }
  | { readonly code: 'election/act-over' }
  | { readonly code: 'election/act-not-an-officer' }
  | { readonly code: 'election/act-signed-already' }
  | { readonly code: 'election/act-not-independent' }
  | { readonly code: 'election/act-needs-certifier' }
  | { readonly code: 'election/act-not-proven' }
  | { readonly code: 'election/extended-already' }
  | { readonly code: 'election/extension-not-later' }
  | { readonly code: 'election/extension-too-long' }
  | { readonly code: 'election/extension-too-late' }
  | { readonly code: 'election/grace-too-short' }
  | { readonly code: 'election/extension-meets-tables' }
  | { readonly code: 'election/client-unchanged' }
  | { readonly code: 'election/project-unknown' }
  | { readonly code: 'election/project-stands' }
  | { readonly code: 'election/project-withdrawn-already' }
  | { readonly code: 'election/officer-unknown' }
  | { readonly code: 'election/officer-there-already' }
  | { readonly code: 'election/officer-does-not-certify' }
  | { readonly code: 'election/officer-is-needed' }
  | { readonly code: 'election/officer-without-key' }
  /** Of a kind that acts of the log cannot be signed with. */
  | { readonly code: 'election/key-unfit' }
  | { readonly code: 'election/leaf-not-refused' };
