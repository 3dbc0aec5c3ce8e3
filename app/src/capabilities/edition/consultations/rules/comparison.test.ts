import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts, isSame } from './comparison.ts';
import type { Paragraph } from './text.ts';

const texts = (...all: string[]): readonly Paragraph[] =>
  all.map((text) => ({ isHeading: false, text }));

test('what stays stands beside itself, and what changed beside what came instead', () => {
  const rows = compareTexts(texts('a', 'b', 'c'), texts('a', 'B', 'c', 'd'));
  expect(rows.map(({ before, after }) => [before?.text, after?.text])).toEqual([
    ['a', 'a'],
    ['b', 'B'],
    ['c', 'c'],
    [undefined, 'd'],
  ]);
  expect(rows.map(isSame)).toEqual([true, false, true, false]);
});

test('a heading that became a paragraph has changed', () => {
  const [row] = compareTexts([{ isHeading: true, text: 'a' }], texts('a'));
  expect(row && isSame(row)).toBe(false);
});

test('both texts are whole and in order in any comparison, and the same text has no change', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const rows = compareTexts(texts(...one), texts(...other));
      expect(rows.flatMap(({ before }) => before?.text ?? [])).toEqual(one);
      expect(rows.flatMap(({ after }) => after?.text ?? [])).toEqual(other);
      expect(compareTexts(texts(...one), texts(...one)).every(isSame)).toBe(true);
    }),
  );
});
