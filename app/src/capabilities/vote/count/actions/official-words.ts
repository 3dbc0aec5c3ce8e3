// What is said between the server and the child that works on official votes.
import type { Problem } from '@minga/counting';
import type { BringRefused } from '../rules/bring-ballots.ts';
import type { BringPreview } from '../rules/bringing.ts';
import type { OfficialCount, OfficialLine } from '../rules/official-count.ts';
import type { OfficialTerms } from '../rules/official-terms.ts';
import type { VoteFile } from '../rules/vote-file.ts';

export type OfficialOrder =
  /** Reads a file of ballots and matches it with the list. */
  | {
      readonly task: 'match';
      readonly bytes: Uint8Array;
      readonly terms: OfficialTerms;
      readonly nulls: number;
    }
  | {
      readonly task: 'count';
      readonly text: string;
      readonly terms: OfficialTerms;
      readonly isOfTotals: boolean;
      /** How long it looks for what would have changed the outcome. */
      readonly explainMs: number;
    }
  /** Only the order, without what is out of the terms. */
  | { readonly task: 'lines'; readonly text: string; readonly terms: OfficialTerms };

export type OfficialMessage =
  | { readonly kind: 'advance'; readonly percent: number }
  | { readonly kind: 'matched'; readonly text: string; readonly preview: BringPreview }
  | { readonly kind: 'unreadable'; readonly file: Pick<VoteFile, 'problems' | 'more'> }
  | { readonly kind: 'refused'; readonly refused: BringRefused }
  | { readonly kind: 'settings'; readonly problems: readonly Problem[] }
  | { readonly kind: 'counted'; readonly count: OfficialCount }
  | { readonly kind: 'lines'; readonly lines: readonly OfficialLine[] };
