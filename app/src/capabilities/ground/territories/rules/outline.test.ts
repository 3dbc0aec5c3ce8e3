// The shipped outline is Chile, light, and the very one that the tool draws from the world atlas.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeChileOutline, outlineFile } from '../../../../../../tools/make-chile-outline.ts';
import chileOutline from '../facts/chile-outline.json' with { type: 'json' };
import { type Outline, outlinePath, outlinePoints, ringPath, stepsOf } from './outline.ts';
import { latitudeToY } from './projection.ts';

const outline: Outline = chileOutline;

test('the tool draws again, byte by byte, the outline that is shipped', () => {
  expect(makeChileOutline()).toBe(readFileSync(outlineFile, 'utf8'));
});

test('it weighs at most 3 KB compressed', () => {
  expect(gzipSync(readFileSync(outlineFile), { level: 9 }).length).toBeLessThanOrEqual(3 * 1024);
});

test('it reaches from Arica to Cape Horn and stays inside the drawing', () => {
  const points = outlinePoints(outline).flat();
  const ys = points.map(({ y }) => y);
  expect(Math.min(...ys)).toBeLessThan(latitudeToY(-17.7));
  expect(Math.max(...ys)).toBeGreaterThan(latitudeToY(-55.5));
  for (const { x, y } of points) {
    expect(x >= 0 && x <= outline.width && y >= 0 && y <= outline.height).toBe(true);
  }
});

test('a ring is written with as few signs as SVG allows', () => {
  expect(ringPath([12, 34, 1, -2, 3, 4])).toBe('M12 34l1-2 3 4z');
  expect(ringPath([0, -5, -1, -2, 3, 0])).toBe('M0-5l-1-2 3 0z');
});

test('points become steps and steps become the same points', () => {
  const point = fc.record({ x: fc.integer(), y: fc.integer() });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), (points) => {
      const there = { source: '', width: 0, height: 0, rings: [stepsOf(points)] };
      expect(outlinePoints(there)).toEqual([points]);
    }),
  );
});

test('the path closes every ring', () => {
  expect(outlinePath(outline).match(/z/g)).toHaveLength(outline.rings.length);
});
