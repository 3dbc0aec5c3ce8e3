// One run of Equal Shares for a whole range of endowments at once, in intervals that contain the exact values.
//
// Every balance is kept as two whole numbers of units between which the exact balance lies, for every
// endowment of the range. Sums of such numbers are exact in doubles; only a division or a product rounds,
// and is then moved outwards by more than its error. `docs/counting.md` gives the proof.
import type { Field, FieldItem } from './fast-field.ts';
import type { Purchase } from './exact-shares.ts';

/** Factors that move a positive double by more than the rounding of the two operations before it. */
const down = 1 - 2 ** -50;
const up = 1 + 2 ** -50;

/** Where an item stands in a round. Prices per unit of weight, in units. */
interface Candidate extends FieldItem {
  /** Entries of `groups` still looked at; behind them are empty purses. */
  active: number;
  /** The exact price per satisfaction is at least this, now and in later rounds. */
  bound: number;
  /** After `evaluate`: the exact price per satisfaction is between these. */
  low: number;
  high: number;
  /** Whether its supporters can pay it for every endowment of the range, not only for some. */
  isSure: boolean;
  /** Weight of who pays in full while all others hold nothing at all; 0 when it is not so. */
  structural: number;
}

/** Asked when intervals cannot tell: which of these are cheapest and affordable, exactly; undefined gives up. */
export type Arbiter = (
  bought: readonly Purchase[],
  contenders: readonly number[],
) => readonly Verdict[] | undefined;

export interface Verdict {
  readonly place: number;
  /** Price per unit of weight, in units, from below and from above; absent when it cannot be paid. */
  readonly price?: { readonly low: number; readonly high: number };
  /** Whether it shares the lowest price per satisfaction. */
  readonly isCheapest: boolean;
}
