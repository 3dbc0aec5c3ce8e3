// The frame of a drawing: which places it holds, and where each of them falls in it.
import { ringPath, stepsOf } from './outline.ts';
import type { Degrees, Point } from './projection.ts';

/** Units of the drawing; it is shown at 250 to 512 px, so that a pixel is 1.4 to 2.8 units. */
export const DRAWING_WIDTH = 700;
const MAX_HEIGHT = 1000;

export interface View {
  readonly height: number;
  /** Units for one degree of latitude. */
  readonly scale: number;
  place(spot: Degrees): Point;
}

interface ViewOptions {
  /** How much shorter a degree of longitude is than one of latitude there. */
  readonly narrowing: number;
  /** Places closer together than this are not spread over the whole drawing; degrees. */
  readonly least: number;
  /** Free of places at each side, for names that hang over; units. */
  readonly margin: number;
}

/** Frames the places given with a margin; wide ones keep the width, tall ones the height. */
export function viewOf(
  places: readonly Degrees[],
  { narrowing, least: floor, margin }: ViewOptions,
): View {
  const xs = places.map((place) => place.lon * narrowing);
  const ys = places.map((place) => -place.lat);
  const [left, top] = [least(xs), least(ys)];
  const [wide, high] = [Math.max(most(xs) - left, floor), Math.max(most(ys) - top, floor)];
  const scale = Math.min((DRAWING_WIDTH - 2 * margin) / wide, (MAX_HEIGHT - 2 * margin) / high);
  const height = Math.round(high * scale + 2 * margin);
  const shift = (DRAWING_WIDTH - wide * scale) / 2;
  const place = ({ lon, lat }: Degrees): Point => ({
    x: Math.round((lon * narrowing - left) * scale + shift),
    y: Math.round((-lat - top) * scale + margin),
  });
  return { height, scale, place };
}

/** The `d` of a path with all the rings; corners closer than two units to the one before would not be seen. */
export function ringsIn(
  view: View,
  rings: readonly (readonly (readonly [number, number])[])[],
): string {
  return rings.map((ring) => ringIn(view, ring)).join('');
}

function ringIn(view: View, ring: readonly (readonly [number, number])[]): string {
  const kept: Point[] = [];
  for (const [lon, lat] of ring) {
    const point = view.place({ lon, lat });
    const before = kept.at(-1);
    if (before === undefined || distance(before, point) >= 2) kept.push(point);
  }
  return kept.length >= 3 ? ringPath(stepsOf(kept)) : '';
}

export function least(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.min(found, one), Number.POSITIVE_INFINITY);
}

export function most(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.max(found, one), Number.NEGATIVE_INFINITY);
}

export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
