// Reads a file of comuna boundaries, GeoJSON or TopoJSON, and says everything that is wrong with it at once.
import { err, ok, type Result } from '@minga/basics';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { BoundaryRefusal } from './boundary-refusal.ts';
import { type Cut, parseCut } from './cut.ts';

export interface ComunaShape {
  readonly cut: Cut;
  readonly geometry: Polygon | MultiPolygon;
}

export interface BoundaryFile {
  readonly shapes: readonly ComunaShape[];
  /** Comunas that the file does not draw, whether or not they were expected. */
  readonly withoutShape: readonly Cut[];
}

export interface KnownComuna {
  readonly cut: Cut;
  /** False for the comuna that no map of the continent draws (Antártica). */
  readonly isDrawable: boolean;
}

export const MAX_FILE_MEGABYTES = 64;

/** Property names under which published files keep the code, without case or underscores; the rest come after. */
const CODE_NAMES = [
  'cut',
  'cutcom',
  'codcomuna',
  'codcom',
  'codigocomuna',
  'codigo',
  'comuna',
  'id',
];

/**
 * Checks `text` against the comunas that exist. With `allowMissing`, comunas without shape are reported
 * but do not stop the import; nothing else is ever forgiven.
 */
export function parseBoundaryFile(
  text: string,
  known: readonly KnownComuna[],
  options: { readonly allowMissing: boolean },
): Result<BoundaryFile, readonly BoundaryRefusal[]> {
  const features = readFeatures(text, known);
  if (!features.ok) return err([features.error]);
  const key = findCodeKey(features.value, known);
  if (key === undefined) return err([codesNotFound(features.value)]);
  const coded = features.value.map((one) => ({ one, raw: rawCode(one, key) }));
  const cuts = new Set<Cut>(coded.flatMap(({ raw }) => parseCut(raw) ?? []));
  const withoutShape = known.filter(({ cut }) => !cuts.has(cut));
  const missing = withoutShape.filter(({ isDrawable }) => isDrawable).map(({ cut }) => cut);
  const refusals = [
    ...codeRefusals(coded, known),
    ...(missing.length > 0 && !options.allowMissing
      ? [{ code: 'territories/boundary-comunas-missing', codes: missing } as const]
      : []),
    ...geometryRefusals(coded),
  ];
  if (refusals.length > 0) return err(refusals);
  const shapes = coded.flatMap(({ one, raw }) => {
    const cut = parseCut(raw);
    return cut === undefined ? [] : [{ cut, geometry: one.geometry as Polygon | MultiPolygon }];
  });
  return ok({ shapes, withoutShape: withoutShape.map(({ cut }) => cut) });
}

function readFeatures(
  text: string,
  known: readonly KnownComuna[],
): Result<readonly Feature[], BoundaryRefusal> {
  if (text.length > MAX_FILE_MEGABYTES * 1024 * 1024) {
    return err({
      code: 'territories/boundary-file-too-large',
      limitMegabytes: MAX_FILE_MEGABYTES,
    });
  }
  const file = parseJson(text.replace(/^\uFEFF/, ''));
  if (file === undefined) return err({ code: 'territories/boundary-file-not-json' });
  const features = isTopology(file) ? featuresOfTopology(file, known) : featuresOfCollection(file);
  if (features === undefined) {
    return err({ code: 'territories/boundary-file-wrong-kind', found: kindOf(file) });
  }
  return features.length === 0 ? err({ code: 'territories/boundary-file-empty' }) : ok(features);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTopology(file: unknown): file is Topology {
  return kindOf(file) === 'Topology' && typeof (file as Topology).objects === 'object';
}

function kindOf(file: unknown): string {
  const type = typeof file === 'object' && file !== null && 'type' in file ? file.type : undefined;
  return typeof type === 'string' ? type.slice(0, 40) : '?';
}

function featuresOfCollection(file: unknown): readonly Feature[] | undefined {
  if (kindOf(file) !== 'FeatureCollection') return undefined;
  const { features } = file as FeatureCollection;
  if (!Array.isArray(features)) return undefined;
  return features.filter((one) => typeof one === 'object' && one !== null);
}

/** The object of the topology that names the most comunas: files often carry regions and provinces too. */
function featuresOfTopology(
  topology: Topology,
  known: readonly KnownComuna[],
): readonly Feature[] | undefined {
  try {
    const objects = Object.values(topology.objects)
      .filter((object) => object.type === 'GeometryCollection')
      .map((object) => feature(topology, object as GeometryCollection).features);
    const matches = (features: readonly Feature[]) =>
      matchesUnder(features, findCodeKey(features, known), known);
    return objects.sort((one, other) => matches(other) - matches(one))[0];
  } catch {
    return undefined;
  }
}

/** Under which property the codes are: `null` is the feature's own id; undefined if nowhere. */
function findCodeKey(
  features: readonly Feature[],
  known: readonly KnownComuna[],
): string | null | undefined {
  const names = new Set(features.flatMap((one) => Object.keys(one.properties ?? {})));
  const candidates = [...names].sort((one, other) => preference(one) - preference(other));
  const counted = [...candidates, null].map((key) => ({
    key,
    matches: matchesUnder(features, key, known),
  }));
  const best = counted.reduce((one, other) => (other.matches > one.matches ? other : one));
  return best.matches === 0 ? undefined : best.key;
}

function preference(name: string): number {
  const at = CODE_NAMES.indexOf(name.toLowerCase().replaceAll('_', ''));
  return at === -1 ? CODE_NAMES.length : at;
}

function matchesUnder(
  features: readonly Feature[],
  key: string | null | undefined,
  known: readonly KnownComuna[],
): number {
  if (key === undefined) return 0;
  const cuts = new Set<string>(known.map(({ cut }) => cut));
  const found = features.flatMap((one) => parseCut(rawCode(one, key)) ?? []);
  return new Set(found.filter((cut) => cuts.has(cut))).size;
}

function rawCode(one: Feature, key: string | null): unknown {
  return key === null ? one.id : one.properties?.[key];
}

function codesNotFound(features: readonly Feature[]): BoundaryRefusal {
  const properties = [...new Set(features.flatMap((one) => Object.keys(one.properties ?? {})))];
  return { code: 'territories/boundary-codes-not-found', properties: properties.slice(0, 20) };
}

interface Coded {
  readonly one: Feature;
  readonly raw: unknown;
}

function codeRefusals(coded: readonly Coded[], known: readonly KnownComuna[]): BoundaryRefusal[] {
  const exists = new Set<string>(known.map(({ cut }) => cut));
  const unreadable = coded.flatMap(({ raw }, at) => (isCode(raw) ? [] : [at + 1]));
  const codes = coded
    .map(({ raw }) => raw)
    .filter(isCode)
    .map((raw) => parseCut(raw) ?? `${raw}`);
  const unknown = unique(codes.filter((code) => !exists.has(code)));
  const repeated = unique(codes.filter((code, at) => codes.indexOf(code) !== at));
  const refusals: BoundaryRefusal[] = [];
  if (unreadable.length > 0) {
    refusals.push({ code: 'territories/boundary-code-unreadable', places: unreadable });
  }
  if (unknown.length > 0) {
    refusals.push({ code: 'territories/boundary-codes-unknown', codes: unknown });
  }
  if (repeated.length > 0) {
    refusals.push({ code: 'territories/boundary-codes-repeated', codes: repeated });
  }
  return refusals;
}

function isCode(raw: unknown): raw is string | number {
  return typeof raw === 'number' || (typeof raw === 'string' && raw.trim() !== '');
}

export type ShapeTrouble = 'not-polygons' | 'rings-broken' | 'projected' | 'outside-chile';
const TROUBLES: readonly ShapeTrouble[] = [
  'not-polygons',
  'rings-broken',
  'projected',
  'outside-chile',
];

function geometryRefusals(coded: readonly Coded[]): BoundaryRefusal[] {
  const found = coded.map(({ one, raw }) => ({ raw, trouble: shapeTrouble(one.geometry) }));
  return TROUBLES.flatMap((trouble) => {
    const codes = found.filter((each) => each.trouble === trouble).map(({ raw }) => `${raw}`);
    return codes.length === 0 ? [] : [{ code: `territories/boundary-${trouble}` as const, codes }];
  });
}

/** What keeps a geometry of a file from being drawn as an area of Chile; nothing in it is trusted before. */
export function shapeTrouble(geometry: Geometry | null | undefined): ShapeTrouble | undefined {
  const type = geometry?.type;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'not-polygons';
  const { coordinates } = geometry as { readonly coordinates: unknown };
  if (!Array.isArray(coordinates)) return 'rings-broken';
  const rings: unknown[] = type === 'Polygon' ? coordinates : coordinates.flat();
  if (!rings.every(isRing) || !rings.some(hasArea)) return 'rings-broken';
  const points = rings.flat() as (readonly [number, number])[];
  if (points.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) return 'projected';
  return points.every(isInChile) ? undefined : 'outside-chile';
}

function isRing(ring: unknown): ring is [number, number][] {
  return (
    Array.isArray(ring) &&
    ring.length >= 4 &&
    ring.every((point) => Array.isArray(point) && point.slice(0, 2).every(Number.isFinite))
  );
}

/** Whether it encloses anything: a line there and back would leave its comuna without a shape. */
function hasArea(ring: readonly (readonly [number, number])[]): boolean {
  const [lon0 = 0, lat0 = 0] = ring[0] ?? [];
  const doubled = ring.reduce((sum, [lon, lat], at) => {
    const [nextLon, nextLat] = ring[at + 1] ?? [lon0, lat0];
    return sum + (lon - lon0) * (nextLat - lat0) - (nextLon - lon0) * (lat - lat0);
  }, 0);
  return Math.abs(doubled) > 0;
}

/** From Rapa Nui to the Antarctic claim. */
export function isInChile([lon, lat]: readonly [number, number]): boolean {
  return lon >= -111 && lon <= -52 && lat >= -90 && lat <= -17;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
