// Makes boundaries light enough to draw: fewer corners, with shared borders still shared.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { planarRingArea, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { ComunaShape } from './boundary-file.ts';
import type { Cut } from './cut.ts';

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
  /** Islands smaller than this are dropped, unless they are the largest of their comuna; square degrees. */
  readonly island: number;
  readonly decimals: number;
}

const SKETCH: Fineness = { triangle: 2e-4, island: 6e-4, decimals: 3 };
const DETAIL: Fineness = { triangle: 1.2e-5, island: 6e-5, decimals: 4 };
/** Steps of the grid on which borders are matched: about 5 m. */
const GRID = 1e6;

/** Simplifies all shapes together, so that neighbours keep the same border; every comuna keeps a ring. */
export function lightenBoundaries(shapes: readonly ComunaShape[]): LightShape[] {
  const features = shapes.map(
    ({ geometry }): Feature => ({ type: 'Feature', properties: {}, geometry }),
  );
  const comunas: FeatureCollection = { type: 'FeatureCollection', features };
  const whole = topology({ comunas }, GRID) as Topology<{ comunas: GeometryCollection }>;
  const weighed = presimplify(whole);
  const sketches = ringsAt(weighed, SKETCH);
  const details = ringsAt(weighed, DETAIL);
  return shapes.map(({ cut }, at) => ({
    cut,
    sketch: sketches[at] ?? [],
    detail: details[at] ?? [],
  }));
}

function ringsAt(
  weighed: Topology<{ comunas: GeometryCollection }>,
  { triangle, island, decimals }: Fineness,
): Rings[] {
  const light = simplify(weighed, triangle);
  return feature(light, light.objects.comunas).features.map((one) => {
    const { type, coordinates } = one.geometry as Polygon | MultiPolygon;
    const polygons = type === 'Polygon' ? [coordinates] : coordinates;
    return keptPolygons(polygons, island).flatMap((polygon) =>
      polygon.map((ring) => ring.map((point) => rounded(point, decimals))),
    );
  });
}

function keptPolygons(polygons: readonly Position[][][], island: number): Position[][][] {
  const sized = polygons.map((polygon) => ({ polygon, size: outerArea(polygon) }));
  const largest = Math.max(...sized.map(({ size }) => size));
  return sized
    .filter(({ size }) => size >= island || size === largest)
    .map(({ polygon }) => polygon);
}

function outerArea(polygon: readonly Position[][]): number {
  return Math.abs(planarRingArea((polygon[0] ?? []) as [number, number][]));
}

function rounded([lon = 0, lat = 0]: Position, decimals: number): readonly [number, number] {
  const scale = 10 ** decimals;
  return [Math.round(lon * scale) / scale, Math.round(lat * scale) / scale];
}
