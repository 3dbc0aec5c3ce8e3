// The names of the regions stand in the sea, in order, and never on one another.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import chile from '../facts/chile.json' with { type: 'json' };
import chileOutline from '../facts/chile-outline.json' with { type: 'json' };
import { type Outline, outlinePoints } from './outline.ts';
import { UNITS_PER_DEGREE } from './projection.ts';
import { type LabelledRegion, placeRegionLabels } from './region-labels.ts';

const outline: Outline = chileOutline;
const land = outlinePoints(outline);

const regions: readonly LabelledRegion[] = chile.regions.map(({ code, shortName }) => ({
  code,
  name: shortName,
  comunas: chile.comunas.flatMap(({ cut, lon, lat }) =>
    cut.startsWith(code) && lon !== null && lat !== null ? [{ lon, lat }] : [],
  ),
}));

const labels = placeRegionLabels(regions, land);

test('all sixteen regions have their name, from north to south', () => {
  expect(labels.map(({ code }) => code)).toEqual(regions.map(({ code }) => code));
  expect(labels.at(0)?.name).toBe('Arica y Parinacota');
  expect(labels.at(-1)?.name).toBe('Magallanes');
});

test('names are at least 22 units apart', () => {
  for (const [at, label] of labels.entries()) {
    const before = labels[at - 1];
    if (before !== undefined) expect(label.y - before.y).toBeGreaterThanOrEqual(22);
  }
});

test('Aysén and Magallanes stand east of the land, the others west of it', () => {
  const east = labels.filter(({ anchor }) => anchor === 'start').map(({ name }) => name);
  expect(east).toEqual(['Aysén', 'Magallanes']);
});

test('no land lies under a name: the coast beside it is 14 units away or more', () => {
  for (const { y, x, anchor } of labels) {
    const beside = land.flat().filter((point) => Math.abs(point.y - y) <= 0.8 * UNITS_PER_DEGREE);
    expect(beside.length).toBeGreaterThan(0);
    for (const point of beside) {
      if (anchor === 'end') expect(point.x - x).toBeGreaterThanOrEqual(14);
      else expect(x - point.x).toBeGreaterThanOrEqual(14);
    }
  }
});

test('islands too far to be drawn move no name', () => {
  const rapaNui = { lon: -109.36, lat: -27.1 };
  const moved = regions.map((one) =>
    one.code === '05' ? { ...one, comunas: [...one.comunas, rapaNui] } : one,
  );
  expect(placeRegionLabels(moved, land)).toEqual(labels);
});

test('a region with nothing drawn has no name on the map', () => {
  expect(placeRegionLabels([{ code: '99', name: 'Lejana', comunas: [] }], land)).toEqual([]);
});

test('however the regions lie, their names keep their distance', () => {
  const place = fc.record({
    lon: fc.double({ min: -75, max: -67, noNaN: true }),
    lat: fc.double({ min: -55, max: -18, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 16 }), (places) => {
      const ordered = [...places].sort((one, other) => other.lat - one.lat);
      const placed = placeRegionLabels(
        ordered.map((one, at) => ({ code: String(at), name: 'x', comunas: [one] })),
        land,
      );
      expect(placed).toHaveLength(ordered.length);
      placed.forEach((label, at) => {
        const before = placed[at - 1];
        if (before) expect(label.y - before.y).toBeGreaterThanOrEqual(22);
      });
    }),
  );
});
