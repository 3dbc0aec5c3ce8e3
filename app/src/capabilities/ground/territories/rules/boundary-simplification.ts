// Makes boundaries light enough to draw: fewer corners, with shared borders still shared.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { planarRingArea, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { ComunaShape } from './boundary-file.ts';
import type { Cut } from './cut.ts';
import type { Degrees } from './projection.ts';

/** Rings of [longitude, latitude] in degrees. */
export type Rings = (readonly (readonly [number, number])[])[];

export interface LightShape {
  readonly cut: Cut;
  /** For the whole country, about one unit of a drawing 2,060 high. */
  readonly sketch: Rings;
  /** For one region filling the page. */
  readonly detail: Rings;
}

interface Fineness {
  /** Visvalingam: corners that span less than this are dropped, in square degrees. */
  readonly triangle: number;
  /** Islands smaller than this are dropped, unless the comuna has nothing larger; square degrees. */
  readonly island: number;
  readonly decimals: number;
}

/** For one comuna filling the page: corners that span less than about 300 m² are dropped. */
const SECTOR: Fineness = { triangle: 3e-8, island: 1e-8, decimals: 5 };
const SKETCH: Fineness = { triangle: 2e-4, island: 6e-4, decimals: 3 };
const DETAIL: Fineness = { triangle: 1.2e-5, island: 6e-5, decimals: 4 };
/** Steps of the grid on which borders are matched: about 5 m. */
const GRID = 1e6;

/** Simplifies all shapes together, so that neighbours keep the same border; every comuna keeps a ring. */
export function lightenBoundaries(shapes: readonly ComunaShape[]): LightShape[] {
  const weighed = weigh(shapes.map(({ geometry }) => geometry));
  const sketches = polygonsAt(weighed, SKETCH);
  const details = polygonsAt(weighed, DETAIL);
  return shapes.map(({ cut, geometry }, at) => ({
    cut,
    sketch: ringsOf(sketches[at] ?? [], geometry, SKETCH),
    detail: ringsOf(details[at] ?? [], geometry, DETAIL),
  }));
}

/** The same for the parts of one comuna: the rings of each, in the order given. */
export function lightenSectors(geometries: readonly Shape[]): Rings[] {
  const polygons = polygonsAt(weigh(geometries), SECTOR);
  return geometries.map((geometry, at) => ringsOf(polygons[at] ?? [], geometry, SECTOR));
}

/** Where the largest of the rings has its weight: where its name goes, not where its middle was measured. */
export function centreOf(rings: Rings): Degrees | undefined {
  const [largest] = rings.toSorted((one, other) => areaOf(other) - areaOf(one));
  if (largest === undefined || areaOf(largest) === 0) return undefined;
  const [lon0 = 0, lat0 = 0] = largest[0] ?? [];
  let [lon, lat, doubled] = [0, 0, 0];
  for (const [at, [lon1, lat1]] of largest.entries()) {
    const [lon2, lat2] = largest[at + 1] ?? [lon0, lat0];
    // From the first corner: products of whole coordinates would lose the digits that matter.
    const cross = (lon1 - lon0) * (lat2 - lat0) - (lon2 - lon0) * (lat1 - lat0);
    lon += (lon1 + lon2 - 2 * lon0) * cross;
    lat += (lat1 + lat2 - 2 * lat0) * cross;
    doubled += cross;
  }
  const [x, y] = rounded([lon0 + lon / (3 * doubled), lat0 + lat / (3 * doubled)], SECTOR.decimals);
  return { lon: x, lat: y };
}

function areaOf(ring: Rings[number]): number {
  return Math.abs(planarRingArea(ring as [number, number][]));
}

type Shape = Polygon | MultiPolygon;
type Weighed = Topology<{ comunas: GeometryCollection }>;

function weigh(geometries: readonly Shape[]): Weighed {
  const features = geometries.map(
    (geometry): Feature => ({ type: 'Feature', properties: {}, geometry }),
  );
  const comunas: FeatureCollection = { type: 'FeatureCollection', features };
  return presimplify(topology({ comunas }, GRID) as Weighed);
}

function polygonsAt(weighed: Weighed, { triangle }: Fineness): Position[][][][] {
  const light = simplify(weighed, triangle);
  return feature(light, light.objects.comunas).features.map((one) =>
    polygonsOf(one.geometry as Shape),
  );
}

function polygonsOf({ type, coordinates }: Shape): Position[][][] {
  return type === 'Polygon' ? [coordinates] : coordinates;
}

/** Without its islets; a comuna that simplification would flatten keeps its largest ground as it was. */
function ringsOf(light: Position[][][], given: Shape, { island, decimals }: Fineness): Rings {
  const kept = light.filter((polygon) => outerArea(polygon) >= island);
  const least = kept.length > 0 ? kept : [largestOf(light)].filter((one) => outerArea(one) > 0);
  const polygons = least.length > 0 ? least : [largestOf(polygonsOf(given))];
  return polygons.flatMap((polygon) =>
    polygon.map((ring) => ring.map((point) => rounded(point, decimals))),
  );
}

function largestOf(polygons: readonly Position[][][]): Position[][] {
  return polygons.reduce((one, other) => (outerArea(other) > outerArea(one) ? other : one), []);
}

function outerArea(polygon: readonly Position[][]): number {
  return Math.abs(planarRingArea((polygon[0] ?? []) as [number, number][]));
}

function rounded([lon = 0, lat = 0]: Position, decimals: number): readonly [number, number] {
  const scale = 10 ** decimals;
  return [Math.round(lon * scale) / scale, Math.round(lat * scale) / scale];
}
