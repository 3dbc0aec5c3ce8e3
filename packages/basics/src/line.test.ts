import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf } from './line.ts';

test.each([
  ['  Plaza\t de \r\n Armas ', 'Plaza de Armas'],
  ['Ana\u0000Soto', 'Ana Soto'],
  ['Ana \u202eotoS', 'Ana otoS'],
  ['Ana\u2066\u2069\u200f', 'Ana'],
  ['N\u0303un\u0303oa', 'Ñuñoa'],
  ['\u00a0\u2028', ''],
])('%j is the line %j', (typed, line) => {
  expect(lineOf(typed)).toBe(line);
});

test('whatever is typed, a line has nothing unseen in it and is read again as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const line = lineOf(typed);
      expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]|^\s|\s$|\s\s/u);
      expect(lineOf(line)).toBe(line);
    }),
  );
});
