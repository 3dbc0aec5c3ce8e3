// The drawing of a comuna: everything in its frame, names that cover nothing, a scale that is true.
import { assert } from '@minga/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centreOf, lightenSectors, type Rings } from './boundary-simplification.ts';
import {
  drawComuna,
  type LandmarkOnMap,
  type PlacesOfComuna,
  type TerritoryOnMap,
} from './comuna-drawing.ts';
import { kmBetween } from './coordinates.ts';
import { widthOf } from './map-labels.ts';

const nothing: PlacesOfComuna = { territories: [], landmarks: [], nearby: [], boundary: [] };

function squareAt(lon: number, lat: number, size: number): Rings {
  return [
    [
      [lon, lat],
      [lon + size, lat],
      [lon + size, lat + size],
      [lon, lat + size],
      [lon, lat],
    ],
  ];
}

function unit(code: string, shape: Rings | undefined, centre = shape && centreOf(shape)) {
  const kind = 'neighborhood-unit';
  return { id: `u${code}`, kind, code, name: `Unidad ${code}`, shape, centre } as TerritoryOnMap;
}

function sector(code: string, shape: Rings): TerritoryOnMap {
  return { id: `s${code}`, kind: 'sector', code, name: code, shape, centre: centreOf(shape) };
}

function landmark(name: string, lon: number, lat: number): LandmarkOnMap {
  return { id: name, name, place: { lon, lat } };
}

function draw(parts: Partial<PlacesOfComuna>) {
  const drawing = drawComuna({ ...nothing, ...parts });
  assert(drawing !== undefined, 'there is something to draw');
  return drawing;
}

test('nothing with a place is no drawing; a boundary alone is none either', () => {
  expect(drawComuna(nothing)).toBeUndefined();
  const boundary = squareAt(-71, -33, 1);
  expect(drawComuna({ ...nothing, territories: [unit('1', undefined)], boundary })).toBeUndefined();
});

test('areas are drawn from the widest kind to the narrowest, the borders of the wider once more', () => {
  const shape = squareAt(-71.6, -33.6, 0.01);
  const drawing = draw({ territories: [unit('1', shape), sector('Norte', shape)] });
  expect(drawing.areas.map(({ id }) => id)).toEqual(['sNorte', 'u1']);
  expect(drawing.borders).toEqual([drawing.areas[0]?.d]);
  expect(draw({ territories: [unit('1', shape)] }).borders).toEqual([]);
});

test('a unit is named by its number, and its number is left out where it does not fit', () => {
  const drawing = draw({
    territories: [
      unit('1', squareAt(-71.6, -33.6, 0.1)),
      unit('2', squareAt(-71.5, -33.6, 0.1)),
      unit('3', squareAt(-71.4, -33.6, 0.001)),
    ],
  });
  expect(drawing.names.map(({ text }) => text)).toEqual(['1', '2']);
});

test('a part whose shape is not known stands as a dot at its centre', () => {
  const drawing = draw({ territories: [unit('4', undefined, { lon: -71.6, lat: -33.6 })] });
  expect(drawing.centres).toMatchObject([{ text: '4', label: { anchor: 'start' } }]);
  expect(drawing.areas).toEqual([]);
});

test('landmarks to find one’s way by are drawn only inside the frame, and do not move it', () => {
  const territories = [unit('1', squareAt(-71.6, -33.6, 0.01))];
  const nearby = [landmark('Puente', -71.595, -33.595), landmark('Lejos', -70, -33.6)];
  const drawing = draw({ territories, nearby });
  expect(drawing.landmarks.map(({ text }) => text)).toEqual(['Puente']);
  expect(drawing.height).toBe(draw({ territories }).height);
  expect(draw({ territories, landmarks: nearby }).landmarks).toHaveLength(2);
});

test('the scale is as long on the drawing as it says', () => {
  const [west, east] = [landmark('a', -71.6, -33.6), landmark('b', -71.5, -33.6)];
  const { landmarks, scale } = draw({ landmarks: [west, east] });
  const units = Math.abs((landmarks[1]?.x ?? 0) - (landmarks[0]?.x ?? 0));
  const metres = kmBetween(west.place, east.place) * 1000;
  expect(scale.units / units).toBeCloseTo(scale.metres / metres, 2);
  expect(scale.units).toBeLessThanOrEqual(700 / 3);
});

const place = fc.record({
  lon: fc.double({ min: -71.8, max: -71.4, noNaN: true }),
  lat: fc.double({ min: -33.8, max: -33.4, noNaN: true }),
});

test('whatever the places: all inside the frame, and no name over another or over a dot', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 25 }), (places) => {
      const landmarks = places.map(({ lon, lat }, at) => landmark(`Lugar ${at}`, lon, lat));
      const drawing = draw({ landmarks });
      expect(drawing.landmarks).toHaveLength(places.length);
      const boxes = drawing.landmarks.flatMap(({ text, label }) => {
        if (label === undefined) return [];
        const share = { start: 0, middle: 0.5, end: 1 }[label.anchor];
        const left = label.x - share * widthOf(text);
        return [{ left, right: left + widthOf(text), y: label.y }];
      });
      for (const { x, y } of drawing.landmarks) {
        expect(x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height).toBe(true);
        const covered = boxes.some(
          (box) => x > box.left && x < box.right && Math.abs(y - box.y) < 13,
        );
        expect(covered).toBe(false);
      }
      for (const [at, one] of boxes.entries()) {
        expect(one.left >= 0 && one.right <= drawing.width).toBe(true);
        const met = boxes
          .slice(at + 1)
          .some(
            (other) =>
              one.left < other.right && other.left < one.right && Math.abs(one.y - other.y) < 26,
          );
        expect(met).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

describe('shapes made light', () => {
  test('neighbours keep one border, and what does not matter is dropped', () => {
    const wavy = Array.from({ length: 101 }, (_, at): [number, number] => [
      -71.6 + at * 1e-4,
      -33.6 + (at % 2) * 1e-6,
    ]);
    const below: [number, number][] = [...wavy, [-71.59, -33.61], [-71.6, -33.61], [-71.6, -33.6]];
    const above: [number, number][] = [...wavy, [-71.59, -33.59], [-71.6, -33.59], [-71.6, -33.6]];
    const [first, second] = lightenSectors([
      { type: 'Polygon', coordinates: [below] },
      { type: 'Polygon', coordinates: [above] },
    ]);
    expect(first?.[0]?.length).toBeLessThan(10);
    const shared = (first?.[0] ?? []).filter(([, lat]) => lat > -33.6001);
    for (const [lon, lat] of shared) {
      expect(second?.[0]?.some(([x, y]) => x === lon && y === lat)).toBe(true);
    }
  });

  test('the centre is that of the largest ring', () => {
    const rings = [...squareAt(-71, -33, 0.001), ...squareAt(-71.6, -33.6, 0.01)];
    expect(centreOf(rings)).toEqual({ lon: -71.595, lat: -33.595 });
    expect(centreOf([])).toBeUndefined();
    expect(centreOf([[[-71, -33], [-71, -34], [-71, -33]]])).toBeUndefined(); // biome-ignore format: a line there and back
  });
});
