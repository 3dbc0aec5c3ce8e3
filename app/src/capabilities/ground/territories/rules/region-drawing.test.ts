// A region's map: every comuna inside it, those apart enough to press, names that cover nothing.
import { describe, expect, test } from 'vitest';
import chile from '../facts/chile.json' with { type: 'json' };
import chileOutline from '../facts/chile-outline.json' with { type: 'json' };
import { DRAWING_WIDTH } from './map-view.ts';
import type { Outline } from './outline.ts';
import { drawRegion, type RegionSpot } from './region-drawing.ts';

const outline: Outline = chileOutline;

function spotsOf(code: string): RegionSpot[] {
  return chile.comunas.flatMap(({ cut, name, lon, lat, population2017 }) =>
    cut.startsWith(code) && lon !== null && lat !== null
      ? [{ cut, name, lon, lat, populationCount: population2017 }]
      : [],
  );
}

describe.each(chile.regions)('$shortName', ({ code }) => {
  const drawing = drawRegion(spotsOf(code), outline, []);

  test('all its comunas are inside the drawing or told as absent', () => {
    expect(drawing.spots.length + drawing.absent.length).toBe(spotsOf(code).length);
    for (const { x, y } of drawing.spots) {
      expect(x >= 0 && x <= DRAWING_WIDTH && y >= 0 && y <= drawing.height).toBe(true);
    }
  });

  test('two comunas that can be pressed are 68 units apart or more, from each other and from the rest', () => {
    for (const one of drawing.spots.filter(({ isTarget }) => isTarget)) {
      for (const other of drawing.spots.filter((spot) => spot !== one)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(68);
      }
    }
  });

  test('half of its comunas are named, or at least six of them', () => {
    const named = drawing.spots.filter(({ label }) => label !== undefined);
    expect(named.length).toBeGreaterThanOrEqual(Math.min(6, drawing.spots.length / 2));
  });
});

test('no two names of the Metropolitan region share a line closer than a letter', () => {
  const labels = drawRegion(spotsOf('13'), outline, []).spots.flatMap(({ label, name }) =>
    label ? [{ ...label, wide: name.length * 14 }] : [],
  );
  expect(labels.length).toBeGreaterThan(8);
  for (const [at, one] of labels.entries()) {
    for (const other of labels.slice(at + 1)) {
      const left = (label: typeof one) =>
        label.anchor === 'start' ? label.x : label.x - label.wide;
      const apart = left(one) + one.wide <= left(other) || left(other) + other.wide <= left(one);
      expect(apart || Math.abs(one.y - other.y) >= 26).toBe(true);
    }
  }
});

test('Rapa Nui and Juan Fernández are named as absent from Valparaíso', () => {
  const { absent } = drawRegion(spotsOf('05'), outline, []);
  expect([...absent].sort()).toEqual(['Isla de Pascua', 'Juan Fernández']);
});

test('the outline lies under the dots: Arica stands where its own place falls on it', () => {
  const { spots, land } = drawRegion(spotsOf('15'), outline, []);
  const [, x = '', y = '', scale = ''] =
    /^translate\((\S+) (\S+)\) scale\((\S+)\)$/.exec(land?.transform ?? '') ?? [];
  const arica = spotsOf('15').find(({ name }) => name === 'Arica');
  const drawn = spots.find(({ name }) => name === 'Arica');
  if (arica === undefined || drawn === undefined) throw new Error('Arica is not there');
  const units = 2060 / 39.2;
  const onOutline = { x: (arica.lon + 76.2) * units * 0.8, y: (-17.2 - arica.lat) * units };
  expect(Math.abs(Number(x) + onOutline.x * Number(scale) - drawn.x)).toBeLessThanOrEqual(2);
  expect(Math.abs(Number(y) + onOutline.y * Number(scale) - drawn.y)).toBeLessThanOrEqual(2);
});

test('with shapes there is no outline, and each shape is a closed path lit by its density', () => {
  const ring = [[-70.5, -18], [-70.5, -19], [-69.5, -19], [-69.5, -18], [-70.5, -18]] as const; // biome-ignore format: a square reads as one
  const { land, shapes } = drawRegion(spotsOf('15'), outline, [
    { cut: '15101', rings: [ring], peoplePerKm2: 46 },
  ]);
  expect(land).toBeUndefined();
  expect(shapes).toHaveLength(1);
  expect(shapes[0]?.d).toMatch(/^M[\d ]+l[\d -]+z$/);
  expect(shapes[0]?.glow).toBeGreaterThan(0);
});
