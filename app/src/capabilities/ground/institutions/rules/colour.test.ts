import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Colour,
  contrastWithWhite,
  decideColour,
  LEAST_CONTRAST,
  nearestDarker,
  parseColour,
} from './colour.ts';

const channel = fc.integer({ min: 0, max: 255 });
const anyColour = fc
  .tuple(channel, channel, channel)
  .map((parts): Colour => `#${parts.map((one) => one.toString(16).padStart(2, '0')).join('')}`);

test('a code is read with or without its sign, in capitals and in three digits', () => {
  expect(parseColour(' #1D5C3A ')).toBe('#1d5c3a');
  expect(parseColour('1d5c3a')).toBe('#1d5c3a');
  expect(parseColour('#15a')).toBe('#1155aa');
  for (const wrong of ['', '#', 'verde', '#12345', '#1234567', '#gggggg', 'url(x)']) {
    expect(parseColour(wrong), wrong).toBeUndefined();
    expect(decideColour(wrong)).toEqual({
      ok: false,
      error: { code: 'institutions/colour-unreadable' },
    });
  }
});

test('contrast is that of WCAG: known pairs, and 21 for black', () => {
  expect(contrastWithWhite('#000000')).toBe(21);
  expect(contrastWithWhite('#ffffff')).toBe(1);
  // The grey that just passes and the one that just fails, of the usual tables.
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
  expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
  expect(contrastWithWhite('#ff0000')).toBeCloseTo(4.0, 2);
});

test('lemon is refused with its contrast truncated and a darker lemon that passes', () => {
  const decided = decideColour('#f6d43c');
  expect(decided).toEqual({
    ok: false,
    error: {
      code: 'institutions/colour-too-light',
      colour: '#f6d43c',
      contrastHundredths: 145,
      darker: nearestDarker('#f6d43c'),
    },
  });
  expect(decideColour('#777777').ok).toBe(false);
  expect(decideColour('#767676')).toEqual({ ok: true, value: '#767676' });
});

test('what is proposed passes, is darker, keeps its hue, and one step lighter would not pass', () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      const darker = nearestDarker(colour);
      expect(contrastWithWhite(darker)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      const [before, after] = [partsOf(colour), partsOf(darker)];
      for (const [at, part] of after.entries()) expect(part).toBeLessThanOrEqual(before[at] ?? 0);
      const top = Math.max(...before);
      const level = Math.max(...after);
      if (top === 0 || level === top) return;
      for (const [at, part] of after.entries()) {
        expect(Math.abs(part - ((before[at] ?? 0) * level) / top)).toBeLessThanOrEqual(0.5);
      }
      const lighter = before.map((part) => Math.round((part * (level + 1)) / top));
      expect(contrastWithWhite(written(lighter))).toBeLessThan(LEAST_CONTRAST);
    }),
  );
});

test('what passes is accepted as it is, and is its own nearest', () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      const passes = contrastWithWhite(colour) >= LEAST_CONTRAST;
      expect(decideColour(colour).ok).toBe(passes);
      if (passes) expect(nearestDarker(colour)).toBe(colour);
    }),
  );
});

function partsOf(colour: Colour): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

function written(parts: readonly number[]): Colour {
  return `#${parts.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}
