// Values of UTM and UF: read as Chile writes them, kept by month or by day, and corrected only with a reason.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideUnitValue, parseUnitValue, unitValueText, valueDayOf } from './unit-value.ts';

test('pesos are read with or without points, sign and decimals', () => {
  expect(
    ['67.429', '$67.429', ' 67429 ', '67429,00', '＄６７．４２９'].map(parseUnitValue),
  ).toEqual(Array(5).fill(6_742_900));
  expect(['38.419,17', '38419,1'].map(parseUnitValue)).toEqual([3_841_917, 3_841_910]);
});

test('what could be another amount, or is none, is not read', () => {
  const wrong = ['67,429', '67.42', '67429.5', '6.7429', '0', '-5', '', 'UTM', '999.999.999.999'];
  expect(wrong.map(parseUnitValue)).toEqual(Array(wrong.length).fill(undefined));
});

test('what a form shows is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (hundredths) => {
      expect(parseUnitValue(unitValueText(hundredths))).toBe(hundredths);
    }),
  );
});

test('a UTM is worth the same all month, a UF each day another', () => {
  expect(valueDayOf('utm', '2025-01-31')).toBe('2025-01-01');
  expect(valueDayOf('uf', '2025-01-31')).toBe('2025-01-31');
});

test('a first value needs no reason, another in its place does, the same one is none', () => {
  const today = '2026-11-28';
  const utm = { unit: 'utm', valueOn: '2026-11-01', hundredthsClp: 6_900_000, reason: '' } as const;
  const code = (changes: object, known?: number) => {
    const decided = decideUnitValue({ ...utm, ...changes }, known, today);
    return decided.ok ? 'ok' : decided.error.code;
  };
  expect(code({})).toBe('ok');
  expect(code({ reason: 'Error de tipeo' })).toBe('territories/unit-value-reason-without-value');
  expect(code({}, 6_800_000)).toBe('territories/unit-value-needs-reason');
  expect(code({ reason: 'Error de tipeo' }, 6_800_000)).toBe('ok');
  expect(code({ reason: 'Error de tipeo' }, 6_900_000)).toBe('territories/unit-value-same');
  expect(code({ valueOn: '2027-01-12' })).toBe('ok');
  expect(code({ valueOn: '2027-01-13' })).toBe('territories/unit-value-day-out');
  expect(code({ valueOn: '1999-12-31' })).toBe('territories/unit-value-day-out');
});
