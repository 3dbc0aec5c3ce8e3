// Numbers known by an interval and a residue.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCertain, divideUp, inverse, modulo, prime, tooClose } from './certain.ts';

const positive = fc.bigInt({ min: 1n, max: 2n ** 200n });

test('a number times its inverse is one', () => {
  fc.assert(
    fc.property(positive, (value) => {
      expect(modulo(value * inverse(value))).toBe(1n);
    }),
  );
  expect(() => inverse(prime)).toThrow(/not zero/);
});

test('fractions that are equal have one residue, and different ones do not', () => {
  fc.assert(
    fc.property(positive, positive, positive, (a, b, factor) => {
      const residue = (n: bigint, d: bigint) => modulo(n * inverse(d));
      expect(residue(a * factor, b * factor)).toBe(residue(a, b));
      expect(residue(a, b + 1n)).not.toBe(residue(a, b));
    }),
  );
});

test('residues are never negative', () => {
  expect(modulo(-1n)).toBe(prime - 1n);
  expect(modulo(prime)).toBe(0n);
});

test('the modulus is a prime: no small number has a square root of one other than itself', () => {
  // Fermat: 3^(p - 1) is 1 modulo a prime.
  let [power, base, exponent] = [1n, 3n, prime - 1n];
  while (exponent > 0n) {
    if (exponent & 1n) power = modulo(power * base);
    base = modulo(base * base);
    exponent >>= 1n;
  }
  expect(power).toBe(1n);
});

test('a quotient is rounded up only when there is a rest', () => {
  expect([6n, 7n, 8n, 9n].map((value) => divideUp(value, 3n))).toEqual([2n, 3n, 3n, 3n]);
  expect(divideUp(0n, 3n)).toBe(0n);
});

test('intervals that are apart decide; those that touch ask for the residues', () => {
  const never = () => expect.unreachable('residues were asked for');
  expect(compareCertain({ low: 1n, high: 2n }, { low: 3n, high: 4n }, never)).toBe(-1);
  expect(compareCertain({ low: 3n, high: 4n }, { low: 1n, high: 2n }, never)).toBe(1);
  expect(compareCertain({ low: 1n, high: 3n }, { low: 3n, high: 4n }, () => true)).toBe(0);
  const isThrown = () => {
    try {
      return compareCertain({ low: 1n, high: 3n }, { low: 3n, high: 4n }, () => false);
    } catch (cause) {
      return cause === tooClose;
    }
  };
  expect(isThrown()).toBe(true);
});
