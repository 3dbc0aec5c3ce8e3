// The picture of the country: every comuna of the continent lit, small, and the same each time it is drawn.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import chile from '../facts/chile.json' with { type: 'json' };
import chileOutline from '../facts/chile-outline.json' with { type: 'json' };
import { drawDots, drawShapes, glowOf, sizeOf } from './drawing.ts';
import type { Outline } from './outline.ts';

const outline: Outline = chileOutline;
const comunas = chile.comunas.flatMap(({ lon, lat, population2017 }) =>
  lon === null || lat === null ? [] : [{ lon, lat, populationCount: population2017 }],
);

function weightOf(svg: string): number {
  return gzipSync(svg, { level: 9 }).length;
}

test('343 lights: all comunas but Antártica, Rapa Nui and Juan Fernández', () => {
  expect(drawDots(outline, comunas, 'upright').match(/<circle/g)).toHaveLength(343);
});

test('the large lights are drawn first, so that they hide no small one', () => {
  const radii = [...drawDots(outline, comunas, 'upright').matchAll(/ r="([\d.]+)"/g)];
  const sizes = radii.map(([, r]) => Number(r));
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
});

test('each picture weighs less than 6 KB compressed', () => {
  for (const variant of ['upright', 'lying', 'backdrop'] as const) {
    expect(weightOf(drawDots(outline, comunas, variant))).toBeLessThan(6 * 1024);
  }
});

test('it needs nothing of the page: no script, no style, no address', () => {
  const svg = drawDots(outline, comunas, 'lying');
  expect(svg).not.toMatch(/<script|style=|href=|url\(/);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 2060 420">/);
});

test('the same comunas give the same picture, in whatever order they come', () => {
  const shuffled = [...comunas].reverse();
  const lights = (svg: string) => [...svg.matchAll(/<circle[^>]+>/g)].map(String).sort();
  expect(lights(drawDots(outline, shuffled, 'upright'))).toEqual(
    lights(drawDots(outline, comunas, 'upright')),
  );
});

const square = [
  [-71, -33],
  [-70, -33],
  [-70, -34],
  [-71, -34],
  [-71, -33],
] as const;

test('a shape is drawn closed, without its repeated last corner', () => {
  const svg = drawShapes([{ rings: [square], peoplePerKm2: 10 }], 'upright');
  expect(svg).toContain('M219 830l42 0 0 53-42 0z');
});

test('a ring too small to be seen and an island too far away are left out', () => {
  const speck = square.map(([lon, lat]) => [-71 + (lon + 71) / 1000, -33 + (lat + 33) / 1000]);
  const far = square.map(([lon, lat]) => [lon - 38, lat]);
  const rings = [speck, far] as unknown as (readonly (readonly [number, number])[])[];
  expect(drawShapes([{ rings, peoplePerKm2: 10 }], 'upright')).toContain('d=""');
});

test('light follows density, and an unknown area has none', () => {
  const glows = [1, 10, 50, 500, 10_000].map((peoplePerKm2) => glowOf({ peoplePerKm2 }));
  expect(glows).toEqual([...glows].sort((one, other) => one - other));
  expect(new Set(glows).size).toBe(5);
  expect(glowOf({ peoplePerKm2: undefined })).toBe(0);
});

test('lying is upright turned', () => {
  expect(sizeOf('lying')).toEqual([...sizeOf('upright')].reverse());
});
