// What can be wrong with a vote that is brought in, beside the ballot list and the bases of its contest.
import type { VoteType } from '@minga/counting';
import type { NeedsBallots } from './official-terms.ts';

/** A ballot by the row of the file where it stands, and by how the file calls it. */
interface OnRow {
  readonly row: number;
  readonly voter: string;
}

export type BringProblem =
  | { readonly code: 'project-unknown'; readonly found: string; readonly name: string }
  | { readonly code: 'project-repeated'; readonly number: number }
  | { readonly code: 'project-missing'; readonly number: number; readonly name: string }
  | {
      readonly code: 'cost-differs';
      readonly number: number;
      readonly name: string;
      readonly foundClp: string;
      readonly listedClp: number;
    }
  | { readonly code: 'amount-differs'; readonly foundClp: string; readonly amountClp: number }
  | { readonly code: 'kind-differs'; readonly found: VoteType; readonly asked: VoteType }
  | (OnRow & {
      readonly code: 'too-many-choices';
      readonly found: number;
      readonly limit: number;
    })
  | (OnRow & {
      readonly code: 'too-few-choices';
      readonly found: number;
      readonly limit: number;
    })
  | (OnRow & {
      readonly code: 'above-amount';
      readonly foundClp: number;
      readonly amountClp: number;
    })
  | (OnRow & { readonly code: 'too-many-points'; readonly found: number; readonly limit: number })
  | (OnRow & { readonly code: 'table-missing' })
  | (OnRow & { readonly code: 'table-too-long'; readonly limit: number })
  | TotalsProblem;

export type TotalsProblem =
  | { readonly code: 'needs-ballots'; readonly why: NeedsBallots; readonly rule: string }
  | { readonly code: 'column-unknown'; readonly column: string }
  | {
      readonly code: 'not-a-count';
      readonly row: number;
      readonly column: string;
      readonly found: string;
    }
  | {
      readonly code: 'votes-above-valid';
      readonly row: number;
      readonly number: number;
      readonly found: number;
      readonly valid: number;
    }
  | {
      readonly code: 'sum-too-large' | 'sum-too-small';
      readonly row: number;
      readonly found: number;
      readonly limit: number;
    }
  | { readonly code: 'table-repeated'; readonly row: number; readonly table: string }
  | { readonly code: 'row-without-table'; readonly row: number }
  | { readonly code: 'no-ballots' };

/** What is worth knowing of a vote that can be counted all the same. */
export type BringWarning =
  /** Ballots that had chosen what left since. */
  | {
      readonly code: 'chose-what-left';
      readonly number: number;
      readonly name: string;
      readonly ballots: number;
      readonly out: 'left' | 'bundle-left';
    }
  | { readonly code: 'currency-differs'; readonly found: string }
  | { readonly code: 'no-support'; readonly numbers: readonly number[] }
  | { readonly code: 'small-tables'; readonly count: number; readonly below: number };
