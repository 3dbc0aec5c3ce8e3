// Money as text: Pabulib's way, the Chilean way, and what is too ambiguous to guess.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AmountReading,
  formatAmount,
  readChileanAmount,
  readPlainAmount,
  toMinorUnits,
} from './money-text.ts';

/** The amount as plain text, or the kind of problem. */
function told(reading: AmountReading): string {
  return reading.kind === 'amount'
    ? formatAmount(reading.amount.value, reading.amount.decimals)
    : reading.kind;
}

test.each([
  ['0', '0'],
  ['1500000', '1500000'],
  [' 42 ', '42'],
  ['007', '7'],
  ['400000.0', '400000'],
  ['400000.00', '400000'],
  ['10.50', '10.5'],
  ['0.001', '0.001'],
  ['3,5', '3.5'],
  ['999999999', '999999999'],
  ['123456789012345', '123456789012345'],
  ['000000000000000000001', '1'],
  ['0.123456789', '0.123456789'],
])('Pabulib reads %s as %s', (text, amount) => {
  expect(told(readPlainAmount(text))).toBe(amount);
});

test.each([
  ['', 'missing'],
  ['   ', 'missing'],
  ['abc', 'not-number'],
  ['1.500.000', 'not-number'],
  ['$5', 'not-number'],
  ['5.', 'not-number'],
  ['.5', 'not-number'],
  ['1e3', 'not-number'],
  ['Infinity', 'not-number'],
  ['٣', 'not-number'],
  ['+5', 'not-number'],
  ['-1', 'negative'],
  ['-0,1', 'negative'],
  ['1234567890123456', 'absurd'],
  ['0.1234567891', 'absurd'],
])('Pabulib refuses "%s" as %s', (text, kind) => {
  expect(told(readPlainAmount(text))).toBe(kind);
});

test('only a decimal comma is told as one', () => {
  expect(readPlainAmount('3,5')).toMatchObject({ decimalComma: true });
  expect(readPlainAmount('3.5')).toMatchObject({ decimalComma: false });
});

test.each([
  ['$1.500.000', '1500000'],
  ['$ 1.500.000', '1500000'],
  ['1.500.000', '1500000'],
  ['1500000', '1500000'],
  ['1.500.000,50', '1500000.5'],
  ['1500000,5', '1500000.5'],
  ['850.000', '850000'],
  ['1.500', '1500'],
  ['$1.500.000.-', '1500000'],
  ['CLP 1.500.000', '1500000'],
  ['1.500.000 pesos', '1500000'],
  ['1\u00a0500\u00a0000', '1500000'],
  ['1500000.50', '1500000.5'],
  ['1.5', '1.5'],
  ['0.500', '0.5'],
  ['0,500', '0.5'],
  ['1,500,000', '1500000'],
  ['1,500,000.25', '1500000.25'],
  ['12,5', '12.5'],
  ['0', '0'],
])('in Chile %s is %s', (text, amount) => {
  expect(told(readChileanAmount(text))).toBe(amount);
});

test.each([
  ['1,500', 'ambiguous'],
  ['850,000', 'ambiguous'],
  ['$12,345', 'ambiguous'],
  ['', 'missing'],
  ['$', 'not-number'],
  ['1.50.000', 'not-number'],
  ['1.500.00', 'not-number'],
  ['12.34.56', 'not-number'],
  ['1,500.000,5', 'not-number'],
  ['mil', 'not-number'],
  ['UF 100', 'not-number'],
  ['US$ 100', 'not-number'],
  ['-5.000', 'negative'],
  ['$-5.000', 'negative'],
  ['−5', 'negative'],
  ['(5.000)', 'negative'],
  ['1.000.000.000.000.000', 'absurd'],
])('in Chile "%s" is %s', (text, kind) => {
  expect(told(readChileanAmount(text))).toBe(kind);
});

test.each([
  [1_500_000, '1500000'],
  [1.5, '1.5'],
  [0, '0'],
  [850.125, '850.125'],
  [-3, 'negative'],
  [Number.NaN, 'not-number'],
  [Number.POSITIVE_INFINITY, 'not-number'],
  [1e16, 'absurd'],
  [0.1 + 0.2, 'absurd'],
])('a numeric cell %s is %s', (cell, amount) => {
  expect(told(readChileanAmount(cell))).toBe(amount);
});

test.each([
  [20n, 0, '20'],
  [105n, 1, '10.5'],
  [100n, 2, '1'],
  [5n, 2, '0.05'],
  [0n, 3, '0'],
  [1_000_001n, 6, '1.000001'],
])('%s with %s decimals is written %s', (amount, decimals, text) => {
  expect(formatAmount(amount, decimals)).toBe(text);
});

test('minor units scale an amount up', () => {
  expect(toMinorUnits({ value: 105n, decimals: 1 }, 1)).toBe(105n);
  expect(toMinorUnits({ value: 105n, decimals: 1 }, 3)).toBe(10_500n);
});

test('what is written is read back, in both ways', () => {
  const amount = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat({ max: 2 }));
  fc.assert(
    fc.property(amount, ([minor, decimals]) => {
      const text = formatAmount(minor, decimals);
      expect(told(readPlainAmount(text))).toBe(text);
      expect(told(readChileanAmount(text))).toBe(text);
    }),
  );
});

test('Chilean grouping is read whatever the amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (pesos) => {
      const grouped = String(pesos).replace(/\B(?=(\d{3})+$)/g, '.');
      expect(told(readChileanAmount(`$${grouped}`))).toBe(String(pesos));
    }),
  );
});

test('no text makes it crash', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readChileanAmount(text)).toHaveProperty('kind');
      expect(readPlainAmount(text)).toHaveProperty('kind');
    }),
  );
});
