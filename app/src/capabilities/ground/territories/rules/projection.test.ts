// Chile fits its drawing, keeps its order from north to south, and lies down with the north at the left.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CHILE_HEIGHT,
  CHILE_WIDTH,
  dotRadius,
  isDrawn,
  latitudeToY,
  layDown,
  project,
} from './projection.ts';

const inChile = fc.record({
  lon: fc.double({ min: -76.2, max: -66.4, noNaN: true }),
  lat: fc.double({ min: -56, max: -17.2, noNaN: true }),
});

test('every place of the continent falls inside the drawing, in whole units', () => {
  fc.assert(
    fc.property(inChile, (place) => {
      const { x, y } = project(place);
      expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(CHILE_WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(CHILE_HEIGHT);
    }),
  );
});

test('the further south the lower, the further east the more to the right', () => {
  fc.assert(
    fc.property(inChile, inChile, (one, other) => {
      if (one.lat < other.lat) expect(project(one).y).toBeGreaterThanOrEqual(project(other).y);
      if (one.lon < other.lon) expect(project(one).x).toBeLessThanOrEqual(project(other).x);
    }),
  );
});

test('Santiago stands where the projection of the design puts it', () => {
  expect(project({ lon: -70.65, lat: -33.45 })).toEqual({ x: 233, y: 854 });
  expect(latitudeToY(-33.45)).toBe(854);
});

test('laid down, Arica is at the left and the Pacific at the bottom', () => {
  const arica = layDown(project({ lon: -70.3, lat: -18.5 }));
  const puntaArenas = layDown(project({ lon: -70.9, lat: -53.2 }));
  const coast = layDown(project({ lon: -73, lat: -40 }));
  const border = layDown(project({ lon: -72, lat: -40 }));
  expect(arica.x).toBeLessThan(puntaArenas.x);
  expect(coast.y).toBeGreaterThan(border.y);
});

test('Rapa Nui and Juan Fernández are too far west to be drawn', () => {
  expect(isDrawn({ lon: -109.36, lat: -27.1 })).toBe(false);
  expect(isDrawn({ lon: -78.85, lat: -33.6 })).toBe(false);
  expect(isDrawn({ lon: -75.6, lat: -50 })).toBe(true);
});

test('the area of a dot follows the population, down to a dot that can still be seen', () => {
  expect(dotRadius(568_094, 'upright')).toBe(13);
  expect(dotRadius(138, 'upright')).toBe(1.5);
  expect(dotRadius(360_000, 'lying')).toBe(24);
  expect(dotRadius(360_000, 'backdrop')).toBe(19);
  expect(dotRadius(0, 'lying')).toBe(5);
});

test('more people never make a smaller dot', () => {
  const people = fc.integer({ min: 0, max: 700_000 });
  fc.assert(
    fc.property(
      people,
      people,
      fc.constantFrom('upright', 'lying', 'backdrop'),
      (a, b, variant) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(dotRadius(few, variant)).toBeLessThanOrEqual(dotRadius(many, variant));
      },
    ),
  );
});
