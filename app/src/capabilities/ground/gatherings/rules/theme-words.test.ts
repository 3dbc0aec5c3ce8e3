import { expect, test } from 'vitest';
import { themes } from './priorities.ts';
import { themeWord, themeWords } from './theme-words.ts';

test('every theme has a word of its own, and one that is no more is said as it was kept', () => {
  expect(new Set(themes.map((theme) => themeWord(theme))).size).toBe(themes.length);
  expect(themeWord('health')).toBe(themeWords.health());
  for (const kept of ['fishing', 'toString', '']) expect(themeWord(kept)).toBe(kept);
});
