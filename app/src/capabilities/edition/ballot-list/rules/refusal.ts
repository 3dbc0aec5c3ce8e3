// Every way in which the ballot list says no, by its code.
import type { BreadthRefusal } from '../../editions/rules/index.ts';

export type Refusal =
  | { readonly code: 'ballot-list/unknown' }
  | { readonly code: 'ballot-list/edition-over' }
  | { readonly code: 'ballot-list/edition-halted' }
  | { readonly code: 'ballot-list/vote-opened' }
  | { readonly code: 'ballot-list/already-frozen' }
  /** Its days begin on that day. */
  | { readonly code: 'ballot-list/too-early'; readonly from: string }
  /** What `whatWaits` says, by number. */
  | { readonly code: 'ballot-list/still-waits'; readonly count: number; readonly numbers: string }
  /** Feasible projects of which no proposal is known. */
  | { readonly code: 'ballot-list/without-proposal'; readonly names: string }
  /** Pairs whose relation the slate does not say. */
  | { readonly code: 'ballot-list/relations-unresolved'; readonly pairs: string }
  | { readonly code: 'ballot-list/too-few'; readonly count: number }
  /** The vote could not open with this list. */
  | { readonly code: 'ballot-list/too-narrow'; readonly why: BreadthRefusal }
  /** What the lot of its room says no to. */
  | { readonly code: 'ballot-list/lot-refused'; readonly sentence: string; readonly field: string };
