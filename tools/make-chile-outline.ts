// Draws Chile's outline from the world atlas (Natural Earth, 1:50m) into the small file that the product ships.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
  CHILE_HEIGHT,
  CHILE_WIDTH,
  isDrawn,
  type Point,
  project,
} from '../app/src/capabilities/ground/territories/rules/projection.ts';

/** ISO 3166-1 numeric. */
const CHILE = '152';
/** Detail below this distance is not drawn, in units of a drawing 2,060 high. */
const TOLERANCE = 0.5;

export const outlineFile = join(
  import.meta.dirname,
  '../app/src/capabilities/ground/territories/facts/chile-outline.json',
);

/** The whole text of the file: rings as steps from point to point, in units of the upright drawing. */
export function makeChileOutline(): string {
  const rings = chilePolygons()
    .flat()
    .filter((ring) => ring.every(([lon = 0, lat = 0]) => isDrawn({ lon, lat })))
    .map((ring) => simplify(ring.map(toPoint)))
    .filter((ring) => ring.length >= 3)
    .map(toSteps);
  const source = 'Natural Earth 1:50m, dominio público, por world-atlas 2.0.2';
  const head = { source, width: CHILE_WIDTH, height: CHILE_HEIGHT };
  const body = rings.map((ring) => `    [${ring.join(',')}]`).join(',\n');
  return `${JSON.stringify(head, null, 2).replace(/\n}$/, '')},\n  "rings": [\n${body}\n  ]\n}\n`;
}

function chilePolygons(): Position[][][] {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const countries = feature(atlas, atlas.objects.countries as GeometryCollection);
  const chile = countries.features.find((country) => country.id === CHILE);
  if (chile === undefined) throw new Error(`world-atlas has no country ${CHILE}`);
  const { type, coordinates } = chile.geometry as Polygon | MultiPolygon;
  return type === 'Polygon' ? [coordinates] : coordinates;
}

function toPoint([lon = 0, lat = 0]: Position): Point {
  return project({ lon, lat });
}

/** Ramer–Douglas–Peucker on a ring, cut at its first point and at the point farthest from it. */
function simplify(ring: readonly Point[]): Point[] {
  const [first] = ring;
  if (first === undefined) return [];
  const far = farthest(ring, (point) => Math.hypot(point.x - first.x, point.y - first.y));
  const halves = [ring.slice(0, far.index + 1), ring.slice(far.index)];
  const kept = halves.flatMap((half) => simplifyLine(half).slice(0, -1));
  return kept.filter((point, at) => {
    const before = kept[at - 1];
    return before === undefined || before.x !== point.x || before.y !== point.y;
  });
}

function simplifyLine(line: readonly Point[]): Point[] {
  const [start] = line;
  const end = line.at(-1);
  if (start === undefined || end === undefined || line.length < 3) return [...line];
  const far = farthest(line, (point) => distanceToSegment(point, start, end));
  if (far.distance <= TOLERANCE) return [start, end];
  return [
    ...simplifyLine(line.slice(0, far.index + 1)).slice(0, -1),
    ...simplifyLine(line.slice(far.index)),
  ];
}

function farthest(line: readonly Point[], distanceOf: (point: Point) => number) {
  let found = { index: 0, distance: 0 };
  line.forEach((point, index) => {
    const distance = distanceOf(point);
    if (distance > found.distance) found = { index, distance };
  });
  return found;
}

function distanceToSegment(point: Point, start: Point, end: Point): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / length2;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - start.x - t * dx, point.y - start.y - t * dy);
}

function toSteps(ring: readonly Point[]): number[] {
  return ring.flatMap((point, at) => {
    const before = ring[at - 1] ?? { x: 0, y: 0 };
    return [point.x - before.x, point.y - before.y];
  });
}

if (import.meta.main) writeFileSync(outlineFile, makeChileOutline());
