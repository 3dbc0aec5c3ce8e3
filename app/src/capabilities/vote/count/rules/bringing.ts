// A vote between its upload and its count: what is typed of it, what is shown before it is confirmed, and why it is refused.
import type { BringWarning } from './bring-problems.ts';
import type { BroughtTable } from './brought.ts';
import type { UploadFailure } from './upload.ts';

/** As it is typed in the form. */
export interface BringFacts {
  /** Who answers for it, and in which office. */
  readonly answeredBy: string;
  readonly answeredAs: string;
  /** Who held the vote, and with which system. */
  readonly heldBy: string;
  /** Civil days. */
  readonly votedFrom: string;
  readonly votedUntil: string;
  /** Null ballots, which no file of ballots has. */
  readonly nulls: number;
}

export interface BringPreview {
  /** Valid and blank ones. */
  readonly ballots: number;
  readonly blanks: number;
  readonly nulls: number;
  readonly tables: readonly BroughtTable[];
  /** Of what is counted, by its number on the ballot paper. */
  readonly supports: readonly {
    readonly number: number;
    readonly name: string;
    readonly votes: number;
    /** Where people gave points. */
    readonly points: number | null;
  }[];
  readonly warnings: readonly BringWarning[];
}

export type BringingState =
  /** Facts are there; the vote or the tally sheet is not. */
  | { readonly kind: 'open' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'counting'; readonly percent: number }
  | { readonly kind: 'failed'; readonly failure: UploadFailure | 'refused' };

export interface Bringing {
  readonly id: string;
  readonly contestId: string;
  readonly round: number;
  readonly facts: BringFacts;
  readonly tallySheetId: string | null;
  readonly tallySheetName: string | null;
  readonly kind: 'ballots' | 'totals' | null;
  readonly fileName: string | null;
  readonly preview: BringPreview | null;
  readonly savedAt: Date;
  readonly state: BringingState;
}

export const bringLimits = {
  name: 120,
  heldBy: 200,
  reason: 1000,
  /** Null ballots that may be typed. */
  nulls: 1_000_000,
} as const;

export type OfficialRefusal =
  | { readonly code: 'count/contest-unknown' }
  /** Its vote was not opened. */
  | { readonly code: 'count/vote-not-opened' }
  /** The last day of its voting phase. */
  | { readonly code: 'count/vote-goes-on'; readonly until: string }
  | { readonly code: 'count/edition-halted' }
  | { readonly code: 'count/vote-there' }
  /** It was held here, and is counted of its own ballots. */
  | { readonly code: 'count/vote-is-sealed' }
  | { readonly code: 'count/vote-gone' }
  | { readonly code: 'count/is-counting' }
  | { readonly code: 'count/not-ready' }
  | { readonly code: 'count/certified' }
  /** Of a recount that leaves tables out, where no file told them. */
  | { readonly code: 'count/without-tables' }
  | { readonly code: 'count/tables-unknown'; readonly tables: readonly string[] }
  | { readonly code: 'count/all-tables' }
  | { readonly code: 'count/busy' }
  | { readonly code: 'count/count-failed'; readonly failure: UploadFailure | 'refused' };
