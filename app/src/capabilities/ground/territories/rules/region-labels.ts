// Where the names of the regions stand around the upright map: in the sea, each beside its own stretch of coast.
import {
  type Degrees,
  isDrawn,
  latitudeToY,
  type Point,
  project,
  UNITS_PER_DEGREE,
} from './projection.ts';

export interface LabelledRegion {
  readonly code: string;
  readonly name: string;
  readonly comunas: readonly Degrees[];
}

export interface RegionLabel {
  readonly code: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** `end`: the text ends at x (west of the land); `start`: it begins there (east of it). */
  readonly anchor: 'start' | 'end';
}

/** Aysén and Magallanes: their coast is a maze of islands, so their names stand on the land's side. */
const ON_THE_EAST: ReadonlySet<string> = new Set(['11', '12']);
const GAP = 14;
const MIN_APART = 22;
const BAND_DEGREES = 0.8;

/** Places the name of each region, in the order given (north to south), at least 22 units from the one before. */
export function placeRegionLabels(
  regions: readonly LabelledRegion[],
  land: readonly (readonly Point[])[],
): RegionLabel[] {
  const coast = land.flatMap(sampled);
  const labels: RegionLabel[] = [];
  for (const region of regions) {
    const drawn = region.comunas.filter(isDrawn);
    if (drawn.length === 0) continue;
    const wanted = latitudeToY(mean(drawn.map((comuna) => comuna.lat)));
    const y = Math.max(wanted, (labels.at(-1)?.y ?? -MIN_APART) + MIN_APART);
    labels.push(placeBeside(region, y, [...coast, ...drawn.map(project)]));
  }
  return labels;
}

function placeBeside(region: LabelledRegion, y: number, land: readonly Point[]): RegionLabel {
  const reach = BAND_DEGREES * UNITS_PER_DEGREE;
  const across = land.filter((point) => Math.abs(point.y - y) <= reach).map((point) => point.x);
  const east = ON_THE_EAST.has(region.code);
  const edge = east ? Math.max(...across) : Math.min(...across);
  const x = Number.isFinite(edge) ? Math.round(east ? edge + GAP : edge - GAP) : 0;
  return { code: region.code, name: region.name, x, y, anchor: east ? 'start' : 'end' };
}

/** Points at most 10 units apart: long straight stretches of coast count too. */
function sampled(ring: readonly Point[]): Point[] {
  return ring.flatMap((point, at) => {
    const next = ring[(at + 1) % ring.length] ?? point;
    const pieces = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 10));
    return Array.from({ length: pieces }, (_, piece) => ({
      x: point.x + ((next.x - point.x) * piece) / pieces,
      y: point.y + ((next.y - point.y) * piece) / pieces,
    }));
  });
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
