// Lighter boundaries are still boundaries: neighbours share them, small comunas do not vanish.
import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import type { ComunaShape } from './boundary-file.ts';
import { lightenBoundaries } from './boundary-simplification.ts';
import type { Cut } from './cut.ts';

function comuna(code: string, ...rings: Position[][]): ComunaShape {
  return {
    cut: code as Cut,
    geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
  };
}

/** A zigzag from north to south, as a border between two comunas. */
const border: Position[] = Array.from({ length: 201 }, (_, at) => [
  -70 + (at % 2) * 0.002,
  -20 - at * 0.005,
]);
const north = border.at(0) ?? [];
const west = comuna('01101', [...border, [-71, -21], [-71, -20], north]);
const east = comuna('01107', [...border, [-69, -21], [-69, -20], north]);

function box(lon: number, lat: number, side: number): Position[] {
  const [right, down] = [lon + side, lat - side];
  return [[lon, lat], [lon, down], [right, down], [right, lat], [lon, lat]]; // biome-ignore format: a square reads as one
}

test('a border drops most of its corners and stays the same for both neighbours', () => {
  const [one, other] = lightenBoundaries([west, east]);
  const cornersOf = (rings: typeof one) =>
    (rings?.sketch.flat() ?? []).filter(([lon]) => lon > -70.5 && lon < -69.5).map(String);
  expect(cornersOf(one).length).toBeLessThan(20);
  expect(cornersOf(one).length).toBeGreaterThan(1);
  expect(new Set(cornersOf(one))).toEqual(new Set(cornersOf(other)));
});

test('the detail keeps at least as many corners as the sketch', () => {
  for (const { sketch, detail } of lightenBoundaries([west, east])) {
    expect(detail.flat().length).toBeGreaterThanOrEqual(sketch.flat().length);
  }
});

test('islets are dropped beside a larger ground', () => {
  const [light] = lightenBoundaries([comuna('10201', box(-74, -42, 1), box(-75.5, -43, 0.01))]);
  expect(light?.sketch).toHaveLength(1);
  expect(light?.detail).toHaveLength(2);
});

test('a comuna that is only an islet keeps it', () => {
  const [light] = lightenBoundaries([comuna('05104', box(-78.8, -33.6, 0.004))]);
  expect(light?.sketch).toHaveLength(1);
});

test('whatever the size of its grounds, every comuna keeps at least one', () => {
  const side = fc.double({ min: 0.001, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(fc.array(side, { minLength: 1, maxLength: 4 }), (sides) => {
      const rings = sides.map((length, at) => box(-72 + at, -35, length));
      const [light] = lightenBoundaries([comuna('07101', ...rings)]);
      expect(light?.sketch.length).toBeGreaterThanOrEqual(1);
      expect(light?.sketch.every((ring) => new Set(ring.map(String)).size >= 3)).toBe(true);
      expect(light?.detail.length).toBeGreaterThanOrEqual(light?.sketch.length ?? 0);
    }),
    { numRuns: 50 },
  );
});
