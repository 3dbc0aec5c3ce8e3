// One region filling the page: its comunas as dots or shapes, which of them are large enough to press, and their names.
import { glowOf } from './drawing.ts';
import { type Outline, outlinePath, ringPath, stepsOf } from './outline.ts';
import {
  type Degrees,
  isDrawn,
  NARROWING,
  NORTH_WEST,
  type Point,
  UNITS_PER_DEGREE,
} from './projection.ts';

export interface RegionSpot extends Degrees {
  readonly cut: string;
  readonly name: string;
  readonly populationCount: number;
}

export interface RegionShape {
  readonly cut: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly peoplePerKm2: number | undefined;
}

export interface DrawnSpot extends Point {
  readonly cut: string;
  readonly name: string;
  readonly radius: number;
  /** A circle of 24 px around it touches no other comuna's: it can be pressed. */
  readonly isTarget: boolean;
  /** Where its name begins or ends, if there is room for it. */
  readonly label: (Point & { readonly anchor: 'start' | 'end' }) | undefined;
}

export interface RegionDrawing {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly DrawnSpot[];
  /** The country's outline in this drawing, when there are no shapes. */
  readonly land: { readonly d: string; readonly transform: string } | undefined;
  readonly shapes: readonly { readonly cut: string; readonly d: string; readonly glow: number }[];
  /** Names of the comunas too far away to be drawn. */
  readonly absent: readonly string[];
}

/** Units of the drawing; it is shown at 250 to 512 px, so that a pixel is 1.4 to 2.8 units. */
export const REGION_WIDTH = 700;
const MAX_HEIGHT = 1000;
const MARGIN = 80;
/** 24 px where the drawing is at its smallest. */
const TARGET = 68;
const NAME_SIZE = 26;
const NAME_GAP = 8;

export function drawRegion(
  comunas: readonly RegionSpot[],
  outline: Outline,
  shapes: readonly RegionShape[],
): RegionDrawing {
  const drawn = comunas.filter(isDrawn);
  const near = shapes.map((shape) => ({ ...shape, rings: shape.rings.filter(isNear) }));
  const corners = near.flatMap((shape) => shape.rings.flat().map(([lon, lat]) => ({ lon, lat })));
  const view = viewOf(corners.length > 0 ? corners : drawn);
  const points = drawn.map((spot) => ({ spot, ...view.place(spot) }));
  return {
    width: REGION_WIDTH,
    height: view.height,
    spots: nameSpots(
      points.map((point) => ({ ...toSpot(point), isTarget: isApart(point, points) })),
    ),
    land:
      shapes.length > 0 ? undefined : { d: outlinePath(outline), transform: view.outlineTransform },
    shapes: near.map((shape) => ({
      cut: shape.cut,
      d: shape.rings.map((ring) => ringIn(view, ring)).join(''),
      glow: glowOf(shape),
    })),
    absent: comunas.filter((spot) => !isDrawn(spot)).map((spot) => spot.name),
  };
}

interface View {
  readonly height: number;
  readonly outlineTransform: string;
  place(spot: Degrees): Point;
}

/** Frames the places given with a margin; wide regions keep the width, tall ones the height. */
function viewOf(places: readonly Degrees[]): View {
  const xs = places.map((place) => place.lon * NARROWING);
  const ys = places.map((place) => -place.lat);
  const [left, top] = [least(xs), least(ys)];
  const [wide, high] = [Math.max(most(xs) - left, 0.05), Math.max(most(ys) - top, 0.05)];
  const scale = Math.min((REGION_WIDTH - 2 * MARGIN) / wide, (MAX_HEIGHT - 2 * MARGIN) / high);
  const height = Math.round(high * scale + 2 * MARGIN);
  const shift = (REGION_WIDTH - wide * scale) / 2;
  const place = ({ lon, lat }: Degrees): Point => ({
    x: Math.round((lon * NARROWING - left) * scale + shift),
    y: Math.round((-lat - top) * scale + MARGIN),
  });
  const zoom = scale / UNITS_PER_DEGREE;
  const origin = place(NORTH_WEST);
  return {
    height,
    place,
    outlineTransform: `translate(${origin.x} ${origin.y}) scale(${zoom.toFixed(3)})`,
  };
}

function toSpot(point: Point & { readonly spot: RegionSpot }) {
  const { cut, name, populationCount } = point.spot;
  const radius = Math.round(Math.min(26, Math.max(6, Math.sqrt(populationCount) / 22)));
  return { cut, name, populationCount, x: point.x, y: point.y, radius };
}

function isApart(point: Point, all: readonly Point[]): boolean {
  return all.every((other) => other === point || distance(other, point) >= TARGET);
}

type Unnamed = Omit<DrawnSpot, 'label'> & { readonly populationCount: number };

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Gives a name to each dot that has room for it, the most populous first; a name covers neither dot nor name. */
function nameSpots(spots: readonly Unnamed[]): DrawnSpot[] {
  const taken: Box[] = spots.map((spot) => ({
    left: spot.x - spot.radius,
    right: spot.x + spot.radius,
    top: spot.y - spot.radius,
    bottom: spot.y + spot.radius,
  }));
  const labels = new Map<string, DrawnSpot['label']>();
  for (const spot of [...spots].sort((one, other) => other.populationCount - one.populationCount)) {
    for (const anchor of ['start', 'end'] as const) {
      const box = nameBox(spot, anchor);
      const isFree =
        box.left >= 0 && box.right <= REGION_WIDTH && !taken.some((one) => meet(one, box));
      if (!isFree || labels.has(spot.cut)) continue;
      taken.push(box);
      labels.set(spot.cut, { x: anchor === 'start' ? box.left : box.right, y: spot.y, anchor });
    }
  }
  return spots.map(({ populationCount: _, ...spot }) => ({ ...spot, label: labels.get(spot.cut) }));
}

function nameBox(spot: Unnamed, anchor: 'start' | 'end'): Box {
  const wide = spot.name.length * NAME_SIZE * 0.56;
  const begin = spot.x + spot.radius + NAME_GAP;
  const end = spot.x - spot.radius - NAME_GAP;
  return {
    left: anchor === 'start' ? begin : end - wide,
    right: anchor === 'start' ? begin + wide : end,
    top: spot.y - NAME_SIZE * 0.6,
    bottom: spot.y + NAME_SIZE * 0.6,
  };
}

function meet(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

function isNear(ring: readonly (readonly [number, number])[]): boolean {
  return ring.every(([lon, lat]) => isDrawn({ lon, lat }));
}

/** Corners closer than two units to the one before would not be seen. */
function ringIn(view: View, ring: readonly (readonly [number, number])[]): string {
  const kept: Point[] = [];
  for (const [lon, lat] of ring) {
    const point = view.place({ lon, lat });
    const before = kept.at(-1);
    if (before === undefined || distance(before, point) >= 2) kept.push(point);
  }
  return kept.length >= 3 ? ringPath(stepsOf(kept)) : '';
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.min(found, one), Number.POSITIVE_INFINITY);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.max(found, one), Number.NEGATIVE_INFINITY);
}
