// Exact fractions: the laws of arithmetic hold, and so do lowest terms.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  floorFraction,
  formatFraction,
  fraction,
  fractionToString,
  greatestCommonDivisor,
  multiplyFractions,
  parseFraction,
  subtractFractions,
} from './index.ts';

const anyBigint = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const anyFraction: fc.Arbitrary<Fraction> = fc
  .tuple(anyBigint, anyBigint)
  .filter(([, denominator]) => denominator !== 0n)
  .map(([numerator, denominator]) => fraction(numerator, denominator));

test('a fraction is in lowest terms with a positive denominator', () => {
  expect(fraction(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
  expect(fraction(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
  fc.assert(
    fc.property(anyFraction, ({ numerator, denominator }) => {
      expect(denominator).toBeGreaterThan(0n);
      expect(greatestCommonDivisor(numerator, denominator)).toBe(1n);
    }),
  );
});

test('equal values are equal objects, however they were made', () => {
  fc.assert(
    fc.property(anyFraction, anyBigint, (a, factor) => {
      fc.pre(factor !== 0n);
      expect(fraction(a.numerator * factor, a.denominator * factor)).toEqual(a);
    }),
  );
});

test('a denominator of zero is a fault', () => {
  expect(() => fraction(1n, 0n)).toThrow(/denominator/);
  expect(() => divideFractions(fraction(1n), fraction(0n))).toThrow(/denominator/);
});

test('a third three times is one', () => {
  const third = fraction(1n, 3n);
  expect(addFractions(addFractions(third, third), third)).toEqual(fraction(1n));
});

test('addition and multiplication do not mind the order, and multiplication spreads over addition', () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
      expect(addFractions(a, b)).toEqual(addFractions(b, a));
      expect(multiplyFractions(a, b)).toEqual(multiplyFractions(b, a));
      expect(addFractions(addFractions(a, b), c)).toEqual(addFractions(a, addFractions(b, c)));
      expect(multiplyFractions(a, addFractions(b, c))).toEqual(
        addFractions(multiplyFractions(a, b), multiplyFractions(a, c)),
      );
    }),
  );
});

test('subtraction undoes addition, division undoes multiplication', () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, (a, b) => {
      expect(subtractFractions(addFractions(a, b), b)).toEqual(a);
      if (b.numerator !== 0n) expect(divideFractions(multiplyFractions(a, b), b)).toEqual(a);
    }),
  );
});

test('comparison is exact where floating point is blind', () => {
  const huge = 10n ** 40n;
  expect(compareFractions(fraction(huge, huge + 1n), fraction(huge + 1n, huge + 2n))).toBe(-1);
  expect(compareFractions(fraction(-1n, 3n), fraction(-1n, 2n))).toBe(1);
  expect(compareFractions(fraction(2n, 4n), fraction(1n, 2n))).toBe(0);
});

test('comparison agrees with the sign of the difference', () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, (a, b) => {
      const { numerator } = subtractFractions(a, b);
      expect(compareFractions(a, b)).toBe(numerator === 0n ? 0 : numerator < 0n ? -1 : 1);
    }),
  );
});

test('the floor goes towards minus infinity', () => {
  expect(floorFraction(fraction(7n, 2n))).toBe(3n);
  expect(floorFraction(fraction(-7n, 2n))).toBe(-4n);
  expect(floorFraction(fraction(-4n))).toBe(-4n);
  fc.assert(
    fc.property(anyFraction, (a) => {
      const floor = fraction(floorFraction(a));
      expect(compareFractions(floor, a)).toBeLessThanOrEqual(0);
      expect(compareFractions(addFractions(floor, fraction(1n)), a)).toBe(1);
    }),
  );
});

test('what is written is read back', () => {
  expect(fractionToString(fraction(7n, 3n))).toBe('7/3');
  expect(fractionToString(fraction(-4n))).toBe('-4');
  fc.assert(
    fc.property(anyFraction, (a) => {
      expect(parseFraction(fractionToString(a))).toEqual(a);
    }),
  );
});

test('reading reduces to lowest terms', () => {
  expect(parseFraction('6/4')).toEqual(fraction(3n, 2n));
  expect(parseFraction('-0')).toEqual(fraction(0n));
});

test.each(['', '1/0', '1/-2', '1.5', ' 1', '1/', '/2', '1/2/3', 'x', '0x1'])(
  '"%s" is no fraction',
  (text) => {
    expect(parseFraction(text)).toBeUndefined();
  },
);

test.each<[bigint, bigint, number, string]>([
  [7n, 3n, 2, '2.33'],
  [1n, 2n, 0, '1'],
  [-1n, 2n, 0, '-1'],
  [1n, 3n, 0, '0'],
  [-1n, 3n, 0, '0'],
  [5n, 1n, 2, '5.00'],
  [1n, 100n, 1, '0.0'],
  [-1n, 100n, 1, '0.0'],
  [1n, 8n, 2, '0.13'],
  [999n, 1000n, 2, '1.00'],
  [-12345n, 100n, 1, '-123.5'],
])('%s/%s with %i decimals is %s', (numerator, denominator, decimals, text) => {
  expect(formatFraction(fraction(numerator, denominator), decimals)).toBe(text);
});

test('formatting is never further away than half of the last digit', () => {
  fc.assert(
    fc.property(anyFraction, fc.nat({ max: 6 }), (a, decimals) => {
      const scale = 10n ** BigInt(decimals);
      const text = formatFraction(a, decimals);
      const shown = fraction(BigInt(text.replace('.', '')), scale);
      const difference = subtractFractions(shown, a);
      const twice = multiplyFractions(difference, fraction(2n * scale));
      expect(compareFractions(twice, fraction(1n))).toBeLessThanOrEqual(0);
      expect(compareFractions(twice, fraction(-1n))).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('decimals below zero are a fault', () => {
  expect(() => formatFraction(fraction(1n), -1)).toThrow(/decimals/);
  expect(() => formatFraction(fraction(1n), 0.5)).toThrow(/decimals/);
});

test('the greatest common divisor divides both, and one may always divide by it', () => {
  expect(greatestCommonDivisor(12n, -18n)).toBe(6n);
  expect(greatestCommonDivisor(0n, 5n)).toBe(5n);
  expect(greatestCommonDivisor(0n, 0n)).toBe(1n);
});

test('a fraction survives being sent to another thread', () => {
  expect(structuredClone(fraction(1n, 3n))).toEqual(fraction(1n, 3n));
});
