// The hem is an ornament that repeats without a seam.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Hem } from './hem.tsx';

test('the hem is never read aloud', () => {
  expect(renderToString(<Hem />)).toMatch(/^<svg [^>]*aria-hidden="true"/);
});

test('nine shingles: two tones of the ground, one copper, one lemon, one green', () => {
  const html = renderToString(<Hem />);
  const drawn = (tone: string) => html.split(`class="hem-${tone}"`).length - 1;
  // Each back shingle is drawn on both sides of the pattern's seam.
  expect([drawn('copper'), drawn('lemon'), drawn('green')]).toEqual([2, 2, 2]);
  expect(drawn('sea') + drawn('deep')).toBe(12);
});
