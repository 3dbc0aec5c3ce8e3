// From degrees to the drawing of Chile: an equirectangular map of fixed size, upright or lying with the north at the left.

export interface Degrees {
  readonly lon: number;
  readonly lat: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Units of the upright drawing; the lying one is the same turned a quarter to the left. */
export const CHILE_HEIGHT = 2060;
export const CHILE_WIDTH = 420;

/** The upper left corner of the upright drawing. */
export const NORTH_WEST: Degrees = { lon: -76.2, lat: -17.2 };
const DEGREES_HIGH = 39.2;
/** Cosine of a middle latitude: without it Chile would be drawn a quarter too wide. */
export const NARROWING = 0.8;
export const UNITS_PER_DEGREE = CHILE_HEIGHT / DEGREES_HIGH;

/** Where a place falls in the upright drawing, in whole units. */
export function project(place: Degrees): Point {
  return {
    x: Math.round((place.lon - NORTH_WEST.lon) * UNITS_PER_DEGREE * NARROWING),
    y: latitudeToY(place.lat),
  };
}

/** The islands far to the west (Rapa Nui, Juan Fernández) are listed in the table, not drawn. */
export function isDrawn(place: Degrees): boolean {
  return place.lon >= NORTH_WEST.lon;
}

/** A quarter turn to the left: the north comes to the left and the Pacific to the bottom. */
export function layDown(point: Point): Point {
  return { x: point.y, y: CHILE_WIDTH - point.x };
}

export function latitudeToY(lat: number): number {
  return Math.round((NORTH_WEST.lat - lat) * UNITS_PER_DEGREE);
}

export type MapVariant = 'upright' | 'lying' | 'backdrop';

/** Width at which the radii of the lying drawings were designed. */
const LYING_DESIGN_WIDTH = 340;

/**
 * Radius of a comuna's dot in drawing units: its area follows the population. `lying` is the map of the home page
 * on a phone; `backdrop` is quieter, for one ringed comuna in a header.
 */
export function dotRadius(populationCount: number, variant: MapVariant): number {
  const root = Math.sqrt(populationCount);
  if (variant === 'upright') return toTenth(Math.max(1.5, root / 58));
  const scale = CHILE_HEIGHT / LYING_DESIGN_WIDTH;
  const radius = Math.max(0.8, root / (variant === 'lying' ? 150 : 190));
  return Math.round(radius * scale);
}

function toTenth(length: number): number {
  return Math.round(length * 10) / 10;
}
