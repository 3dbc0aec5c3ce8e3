// Rings, as they are kept, as the polygons of GeoJSON: which ring is a hole in which.
import type { Position } from 'geojson';
import type { Rings } from './boundary-simplification.ts';

type Ring = Rings[number];

/** Coordinates of a MultiPolygon (RFC 7946): a ring within an odd number of others is a hole of the nearest one. */
export function polygonsOf(rings: Rings): Position[][][] {
  const around = rings.map((ring) => rings.filter((other) => other !== ring && lies(ring, other)));
  const outer = rings.filter((_, at) => (around[at]?.length ?? 0) % 2 === 0);
  return outer.map((ring) => {
    const depth = around[rings.indexOf(ring)]?.length ?? 0;
    const holes = rings.filter((_, at) => {
      const containers = around[at] ?? [];
      return containers.length === depth + 1 && containers.includes(ring);
    });
    return [ring, ...holes].map(closed);
  });
}

function closed(ring: Ring): Position[] {
  const points = ring.map(([lon, lat]) => [lon, lat]);
  const [first] = points;
  const last = points.at(-1);
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return first === undefined || isClosed ? points : [...points, [...first]];
}

/** Whether a ring lies in another that it does not cross: its first corner tells. */
function lies([corner]: Ring, other: Ring): boolean {
  if (corner === undefined) return false;
  const [x, y] = corner;
  let isInside = false;
  for (const [at, [ax, ay]] of other.entries()) {
    const [bx, by] = other[(at + 1) % other.length] ?? [ax, ay];
    const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
    if (crosses) isInside = !isInside;
  }
  return isInside;
}
