// Whatever is typed can be looked for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameInAddress, typedText } from './typed-text.ts';

test('outer spaces and control characters go, accents and signs stay', () => {
  expect(typedText('  Ñuñoa\n')).toBe('Ñuñoa');
  expect(typedText('a\u0000b\tc')).toBe('a b c');
  expect(typedText("O'Higgins, 50 %")).toBe("O'Higgins, 50 %");
  expect(typedText(null)).toBe('');
});

test('dashes of an address are the spaces of a name', () => {
  expect(nameInAddress('san-pedro-de-atacama')).toBe('san pedro de atacama');
});

test('it is never longer than 80, never has a NUL, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
      const text = typedText(given);
      expect(text.length).toBeLessThanOrEqual(80);
      expect(text).not.toContain('\u0000');
      expect(typedText(text)).toBe(text);
    }),
  );
});
