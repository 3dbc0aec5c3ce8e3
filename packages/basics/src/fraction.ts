// Exact rational numbers over bigint, always in lowest terms with a positive denominator.
import { assert } from './assert.ts';

/** A plain object, so that it survives `structuredClone` and a worker's `postMessage`. Make it with `fraction`. */
export interface Fraction {
  readonly numerator: bigint;
  /** Always positive and without common factor with the numerator. */
  readonly denominator: bigint;
}

/** numerator/denominator in lowest terms. Throws when the denominator is zero. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  assert(denominator !== 0n, 'a fraction has a denominator other than zero');
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return {
    numerator: (sign * numerator) / divisor,
    denominator: (sign * denominator) / divisor,
  };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(
    a.numerator * b.denominator - b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws when `b` is zero. */
export function divideFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative when a < b, zero when they are equal, positive when a > b. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

/** The greatest whole number that is not above `a` (towards minus infinity, also for negatives). */
export function floorFraction(a: Fraction): bigint {
  const towardsZero = a.numerator / a.denominator;
  const exact = towardsZero * a.denominator === a.numerator;
  return a.numerator < 0n && !exact ? towardsZero - 1n : towardsZero;
}

/** `'7/3'`, or `'7'` when it is whole. `parseFraction` reads it back. */
export function fractionToString(a: Fraction): string {
  return a.denominator === 1n ? String(a.numerator) : `${a.numerator}/${a.denominator}`;
}

/** Reads `'7'`, `'-7/3'` and nothing else; undefined for any other text, a zero denominator included. */
export function parseFraction(text: string): Fraction | undefined {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const denominator = BigInt(match[2] ?? '1');
  return denominator === 0n ? undefined : fraction(BigInt(match[1] ?? '0'), denominator);
}

/**
 * Decimal text with exactly `decimals` digits after a point, rounded half away from zero, no grouping:
 * `formatFraction(7/3, 2)` is `'2.33'`. For reading only: decisions compare the fractions themselves.
 */
export function formatFraction(a: Fraction, decimals: number): string {
  assert(Number.isInteger(decimals) && decimals >= 0, 'decimals is a whole number from zero');
  const negative = a.numerator < 0n;
  const magnitude = negative ? -a.numerator : a.numerator;
  const scaled = magnitude * 10n ** BigInt(decimals);
  const rounded = (2n * scaled + a.denominator) / (2n * a.denominator);
  const digits = String(rounded).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = negative && rounded !== 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** Of the magnitudes; 1 when both are zero, so that one may always divide by it. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left === 0n ? 1n : left;
}
