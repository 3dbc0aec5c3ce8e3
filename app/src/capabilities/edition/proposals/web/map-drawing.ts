// How a stretch of an edition is drawn: its frame, where each dot and outline stands in it, and the bar of its scale.
import type { Area, MapCell } from '../store/proposal-map.ts';

/** Of the drawing, in its own units. */
export const MAP_WIDTH = 560;
const LOWEST = 0.5;
const HIGHEST = 1.15;
/** Of a frame around one place, in degrees. */
const SMALLEST = 0.006;
/** Metres in a degree of latitude. */
const DEGREE = 111_320;
const BARS = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

export interface DrawnDot {
  readonly cell: MapCell;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface DrawnMap {
  readonly height: number;
  readonly dots: readonly DrawnDot[];
  readonly areas: readonly { readonly name: string; readonly path: string }[];
  readonly bar: { readonly metres: number; readonly length: number };
}

/** North is up; longitudes are drawn shorter, as they are at that latitude. */
export function drawMap(cells: readonly MapCell[], areas: readonly Area[]): DrawnMap {
  const lats = cells.flatMap(({ box }) => [box.south, box.north]);
  const lons = cells.flatMap(({ box }) => [box.west, box.east]);
  const middle = { lat: half(lats), lon: half(lons) };
  const across = Math.cos((middle.lat * Math.PI) / 180);
  const wide = Math.max(span(lons) * across, SMALLEST) * 1.2;
  const tall = Math.max(span(lats), SMALLEST) * 1.2;
  const ratio = Math.min(HIGHEST, Math.max(LOWEST, tall / wide));
  // Whichever side is short of its share is widened.
  const width = Math.max(wide, tall / ratio);
  const scale = MAP_WIDTH / width;
  const height = Math.round(MAP_WIDTH * ratio);
  const place = (lat: number, lon: number) => ({
    x: Math.round(MAP_WIDTH / 2 + (lon - middle.lon) * across * scale),
    y: Math.round(height / 2 - (lat - middle.lat) * scale),
  });
  const metresAcross = width * DEGREE;
  const metres = BARS.findLast((one) => one <= metresAcross / 4) ?? 50;
  return {
    height,
    dots: cells.map((cell) => ({ cell, ...place(cell.lat, cell.lon), radius: radiusOf(cell) })),
    areas: areas.flatMap(({ name, rings }) =>
      rings === null || rings === undefined ? [] : [{ name, path: rings.map(ringPath).join('') }],
    ),
    bar: { metres, length: Math.round((metres / metresAcross) * MAP_WIDTH) },
  };

  function ringPath(ring: readonly (readonly [number, number])[]): string {
    const points = ring.map(([lon, lat]) => place(lat, lon));
    return points.length === 0
      ? ''
      : `M${points.map(({ x, y }) => `${clip(x)} ${clip(y)}`).join('L')}z`;
  }
}

/** Far outside the frame it is all the same, and shorter to write. */
function clip(units: number): number {
  return Math.min(5 * MAP_WIDTH, Math.max(-5 * MAP_WIDTH, units));
}

function radiusOf({ count }: MapCell): number {
  return count === 1 ? 8 : Math.min(26, Math.round(10 + 2.4 * Math.sqrt(count)));
}

function half(all: readonly number[]): number {
  return (Math.min(...all) + Math.max(...all)) / 2;
}

function span(all: readonly number[]): number {
  return Math.max(...all) - Math.min(...all);
}
