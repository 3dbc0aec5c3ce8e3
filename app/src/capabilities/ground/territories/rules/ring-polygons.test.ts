import { expect, test } from 'vitest';
import type { Rings } from './boundary-simplification.ts';
import { polygonsOf } from './ring-polygons.ts';

const square = (at: number, side: number): Rings[number] => [
  [at, at],
  [at + side, at],
  [at + side, at + side],
  [at, at + side],
];

test('a ring alone is a polygon, closed', () => {
  expect(polygonsOf([square(0, 1)])).toEqual([
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
  ]);
});

test('an island is a polygon of its own, a hole belongs to the ring around it, and an island in a hole is again one', () => {
  const [land, lake, island, other] = [square(0, 9), square(1, 5), square(2, 1), square(20, 1)];
  const polygons = polygonsOf([lake, land, other, island]);
  expect(polygons.map((rings) => rings.map(([corner]) => corner?.[0]))).toEqual([
    [0, 1],
    [20],
    [2],
  ]);
});

test('nothing is nothing, and a closed ring stays as it is', () => {
  expect(polygonsOf([])).toEqual([]);
  const ring = [...square(0, 1), [0, 0]] as Rings[number];
  expect(polygonsOf([ring])[0]?.[0]).toHaveLength(5);
});
