// Money, numbers and dates are written exactly, in both languages.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clp,
  formatBytes,
  formatDay,
  formatFractionMoney,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  formatTruncatedRatio,
  roundHalfUp,
} from './format.ts';

const pln = { currency: 'PLN', decimals: 2 };

test('Chilean pesos have points and no decimals', () => {
  expect(formatMoney(12_500_000n, clp, 'es-CL')).toBe('$12.500.000');
  expect(formatMoney(0n, clp, 'es-CL')).toBe('$0');
  expect(formatMoney(999n, clp, 'es-CL')).toBe('$999');
  expect(formatMoney(1000n, clp, 'es-CL')).toBe('$1.000');
});

test('English pages group with commas', () => {
  expect(formatMoney(12_500_000n, clp, 'en')).toBe('$12,500,000');
});

test('a negative amount has a true minus before its sign', () => {
  expect(formatMoney(-1_500_000n, clp, 'es-CL')).toBe('−$1.500.000');
  expect(formatMoney(-150n, pln, 'es-CL')).toBe('−1,50\u00a0zł');
});

test('other currencies keep their own sign on its own side', () => {
  expect(formatMoney(100_000_000n, pln, 'es-CL')).toBe('1.000.000\u00a0zł');
  expect(formatMoney(950n, { currency: 'USD', decimals: 2 }, 'en')).toBe('US$9.50');
  expect(formatMoney(12_000n, { currency: 'HUF', decimals: 0 }, 'es-CL')).toBe('12.000\u00a0Ft');
  expect(formatMoney(12_000n, { currency: 'CHF', decimals: 0 }, 'en')).toBe('12,000\u00a0CHF');
});

test('an unknown currency is only a number', () => {
  expect(formatMoney(4000n, { currency: '', decimals: 0 }, 'es-CL')).toBe('4.000');
});

test('decimals are written whole, or not at all when they are zero', () => {
  expect(formatMoney(1_234_567n, pln, 'es-CL')).toBe('12.345,67\u00a0zł');
  expect(formatMoney(1_234_500n, pln, 'es-CL')).toBe('12.345\u00a0zł');
  expect(formatMoney(1_234_550n, pln, 'en')).toBe('12,345.50\u00a0zł');
  expect(formatMoney(5n, pln, 'es-CL')).toBe('0,05\u00a0zł');
  expect(formatMoney(4_000_000n, { currency: 'EUR', decimals: 1 }, 'es-CL')).toBe('€400.000');
});

test('no amount is too large to be exact', () => {
  expect(formatMoney(9_007_199_254_740_993_001n, clp, 'es-CL')).toBe('$9.007.199.254.740.993.001');
});

test('money can be read back, whatever the amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (amount) => {
      const digits = formatMoney(amount, clp, 'es-CL').replaceAll(/[.$]/g, '').replace('−', '-');
      expect(BigInt(digits)).toBe(amount);
    }),
  );
});

test('a fraction of pesos is rounded half up to a whole peso', () => {
  const write = (numerator: bigint, denominator: bigint) =>
    formatFractionMoney({ numerator, denominator }, clp, 'es-CL');
  expect(write(617_614n, 10n)).toBe('$61.761');
  expect(write(5n, 2n)).toBe('$3');
  expect(write(-5n, 2n)).toBe('−$3');
  expect(write(1n, 3n)).toBe('$0');
  expect(write(-1n, 3n)).toBe('$0');
});

test('rounding never moves a number by more than one half', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      (numerator, denominator) => {
        const error = 2n * (roundHalfUp(numerator, denominator) * denominator - numerator);
        expect(error <= denominator && error >= -denominator).toBe(true);
      },
    ),
  );
});

test('numbers keep their groups, and only the decimals that say something', () => {
  expect(formatNumber(10_481, 'es-CL')).toBe('10.481');
  expect(formatNumber(10_481n, 'en')).toBe('10,481');
  expect(formatNumber(-9025n, 'es-CL')).toBe('−9.025');
  expect(formatNumber(1234.56, 'es-CL', 1)).toBe('1.234,6');
  expect(formatNumber(1234, 'es-CL', 1)).toBe('1.234');
  expect(formatNumber(100, 'es-CL')).toBe('100');
  expect(formatNumber(-0.01, 'en', 1)).toBe('0');
});

test('a share that is not everything never reads 100%, nor one that is something 0%', () => {
  expect(formatPercent(1, 8, 'es-CL')).toBe('12,5%');
  expect(formatPercent(1, 3, 'en')).toBe('33.3%');
  expect(formatPercent(9999, 10_000, 'es-CL')).toBe('99,9%');
  expect(formatPercent(10_000, 10_000, 'es-CL')).toBe('100%');
  expect(formatPercent(1, 100_000, 'es-CL')).toBe('<\u00a00,1%');
  expect(formatPercent(0, 100, 'es-CL')).toBe('0%');
  expect(formatPercent(3, 0, 'es-CL')).toBe('0%');
  expect(formatPercent(30n, 20n, 'es-CL')).toBe('150%');
});

test('a ratio is truncated, so that no gate looks passed by rounding', () => {
  const ratio = (numerator: bigint, denominator: bigint) =>
    formatTruncatedRatio({ numerator, denominator }, 'es-CL');
  expect(ratio(894n, 500n)).toBe('1,78');
  expect(ratio(1_499_999n, 1_000_000n)).toBe('1,49');
  expect(ratio(2n, 1n)).toBe('2,00');
  expect(formatTruncatedRatio({ numerator: 339_050n, denominator: 180_000n }, 'en', 1)).toBe('1.8');
});

test('sizes of files are in decimal multiples', () => {
  expect(formatBytes(512, 'es-CL')).toBe('512\u00a0B');
  expect(formatBytes(830_400, 'es-CL')).toBe('830\u00a0kB');
  expect(formatBytes(1_240_000, 'es-CL')).toBe('1,2\u00a0MB');
  expect(formatBytes(999_700, 'en')).toBe('1\u00a0MB');
});

test('days carry their weekday, and no comma in Spanish', () => {
  expect(formatDay('2026-06-21', 'es-CL')).toBe('domingo 21 de junio de 2026');
  expect(formatDay('2026-06-21', 'es-CL', { year: false })).toBe('domingo 21 de junio');
  expect(formatDay('2026-07-15', 'es-CL', { length: 'short', year: false })).toBe('mié 15 jul');
  expect(formatDay('2026-06-21', 'en')).toBe('Sunday 21 June 2026');
  expect(formatDay('2026-06-21', 'en', { length: 'short' })).toBe('Sun 21 Jun 2026');
});

test('an instant is told in the time zone of its place', () => {
  const instant = new Date('2026-07-15T19:30:00Z');
  expect(formatInstant(instant, 'es-CL', { timeZone: 'America/Santiago' })).toBe(
    'miércoles 15 de julio de 2026, 15:30',
  );
  expect(formatInstant(instant, 'es-CL', { timeZone: 'Pacific/Easter', year: false })).toBe(
    'miércoles 15 de julio, 13:30',
  );
});
