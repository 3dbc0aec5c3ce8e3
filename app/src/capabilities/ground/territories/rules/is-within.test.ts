import { expect, test } from 'vitest';
import { isWithin } from './is-within.ts';

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
] as const;
const hole = square.map(([lon, lat]) => [1 + lon / 4, 1 + lat / 4] as const);

test('within, beside, and in the hole of a shape', () => {
  expect(isWithin([square], { lon: 3, lat: 3 })).toBe(true);
  expect(isWithin([square], { lon: 5, lat: 3 })).toBe(false);
  expect(isWithin([square], { lon: -1, lat: 3 })).toBe(false);
  expect(isWithin([square, hole], { lon: 1.5, lat: 1.5 })).toBe(false);
  expect(isWithin([square, hole], { lon: 2.5, lat: 1.5 })).toBe(true);
});
