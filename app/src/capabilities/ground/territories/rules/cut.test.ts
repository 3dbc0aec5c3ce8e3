// A comuna's code survives the spreadsheets that drop its first zero.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCut, parseRegionCode, regionOf } from './cut.ts';

test('five digits are a code, as text or as a number', () => {
  expect(parseCut('13101')).toBe('13101');
  expect(parseCut(13101)).toBe('13101');
  expect(parseCut(' 01101 ')).toBe('01101');
});

test('four digits get back the zero that a spreadsheet dropped', () => {
  expect(parseCut(1101)).toBe('01101');
  expect(parseCut('9108')).toBe('09108');
});

test('anything else is not a code', () => {
  for (const given of [
    '',
    '101',
    '131011',
    '13.101',
    '1310a',
    -1101,
    1101.5,
    null,
    undefined,
    {},
  ]) {
    expect(parseCut(given)).toBeUndefined();
  }
});

test('every code from 1000 to 99999 is read alike as number and as text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 99_999 }), (code) => {
      expect(parseCut(code)).toBe(parseCut(String(code)));
      expect(parseCut(code)).toHaveLength(5);
      expect(Number(parseCut(code))).toBe(code);
    }),
  );
});

test('a region is the first two digits, and may be typed with one', () => {
  const cut = parseCut('09108');
  expect(cut && regionOf(cut)).toBe('09');
  expect(parseRegionCode('9')).toBe('09');
  expect(parseRegionCode('13')).toBe('13');
  expect(parseRegionCode('RM')).toBeUndefined();
  expect(parseRegionCode(null)).toBeUndefined();
});
