// Numbers too long to be written out: an interval that contains the exact value, and its residue modulo a prime.
import { assert } from '@minga/basics';

/**
 * A fraction ≥ 0 known in two ways: it lies between `low` and `high` over 2^precision, and `residue` is its
 * numerator over its denominator modulo `prime`. Values whose intervals are apart are told apart by them.
 * Values whose residues differ differ. Values with the same residue in overlapping intervals are taken as
 * equal: two different ones would agree there by chance once in 2^521.
 */
export interface Certain {
  readonly low: bigint;
  readonly high: bigint;
  readonly residue: bigint;
}

/** The Mersenne prime of 157 digits. */
export const prime = 2n ** 521n - 1n;

/** Thrown when two different values are too close for the precision: begin again with more. */
export const tooClose = Symbol('too close');

export function modulo(value: bigint): bigint {
  const rest = value % prime;
  return rest < 0n ? rest + prime : rest;
}

/** Inverse modulo the prime, by the extended algorithm of Euclid. */
export function inverse(value: bigint): bigint {
  let [a, b] = [modulo(value), prime];
  let [x, y] = [1n, 0n];
  assert(a !== 0n, 'only what is not zero has an inverse');
  while (a > 1n) {
    const quotient = b / a;
    [a, b] = [b % a, a];
    [x, y] = [y - quotient * x, x];
  }
  return modulo(x);
}

/** -1, 0 or 1. `isSame` compares residues, and is asked only when the intervals cannot tell. */
export function compareCertain(
  a: Pick<Certain, 'low' | 'high'>,
  b: Pick<Certain, 'low' | 'high'>,
  isSame: () => boolean,
): -1 | 0 | 1 {
  if (a.high < b.low) return -1;
  if (a.low > b.high) return 1;
  if (isSame()) return 0;
  throw tooClose;
}

/** The quotient rounded up; neither may be negative. */
export function divideUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}
