// The rows of an import, judged together: every wrong line is told, and nothing is taken while one is wrong.
import { err, ok, type Result } from '@minga/basics';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { shapeTrouble } from './boundary-file.ts';
import { placeTrouble, type Surroundings } from './coordinates.ts';
import { parseTerritoryKind, territoryKinds } from './kind-names.ts';
import {
  type LandmarkDraft,
  type LandmarkField,
  type LandmarkTexts,
  readLandmark,
} from './landmark.ts';
import { type RefusedLine, refusedAsWhole, type SectorRefusal } from './sector-refusal.ts';
import {
  keyOf,
  parseTerritoryCode,
  readTerritory,
  type TerritoryDraft,
  type TerritoryField,
  type TerritoryKey,
  type TerritoryTexts,
} from './territory.ts';

export interface ImportRow<Field extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Field, string>>;
  /** Only rows of a file of places have one. */
  readonly geometry?: Geometry | null | undefined;
}

export type Shape = Polygon | MultiPolygon;

export interface TerritoryInFile extends TerritoryDraft {
  readonly shape: Shape | undefined;
}

/** From the widest kind to the narrowest, so that whoever saves them in order finds each parent there. */
export function readTerritoryRows(
  rows: readonly ImportRow<TerritoryField>[],
  known: readonly TerritoryKey[],
  around: Surroundings,
): Result<readonly TerritoryInFile[], readonly RefusedLine<TerritoryField>[]> {
  const keys = rows.flatMap(({ line, cells }) => {
    const [kind, code] = [parseTerritoryKind(cells.kind), parseTerritoryCode(cells.code)];
    return kind === undefined || code === undefined ? [] : [{ line, kind, code }];
  });
  const all = new Set([...known, ...keys].map(keyOf));
  const read = rows.map((row) => readRow(row, all, around));
  const wrong = [
    ...read.flatMap((one) => (one.ok ? [] : one.error)),
    ...repeated(
      keys.map((one) => ({ line: one.line, key: keyOf(one) })),
      'code',
    ),
  ];
  if (wrong.length > 0) return err(inOrder(wrong));
  const territories = read.flatMap((one) => (one.ok ? [one.value] : []));
  return ok(territories.toSorted((one, other) => rankOf(one) - rankOf(other)));
}

function rankOf({ kind }: TerritoryKey): number {
  return territoryKinds.indexOf(kind);
}

function readRow(
  { line, cells, geometry }: ImportRow<TerritoryField>,
  known: ReadonlySet<string>,
  around: Surroundings,
): Result<TerritoryInFile, readonly RefusedLine<TerritoryField>[]> {
  const texts: TerritoryTexts = withPoint(cells, geometry);
  const read = readTerritory(texts, known, around);
  const trouble = areaRefusal(geometry, around);
  const wrong = [
    ...(read.ok ? [] : read.error),
    ...(trouble === undefined ? [] : [refusedAsWhole(trouble)]),
  ];
  if (!read.ok || wrong.length > 0) return err(wrong.map((one) => ({ ...one, line })));
  return ok({ ...read.value, shape: isArea(geometry) ? geometry : undefined });
}

export function readLandmarkRows(
  rows: readonly ImportRow<LandmarkField>[],
  around: Surroundings,
): Result<readonly (LandmarkDraft & { line: number })[], readonly RefusedLine<LandmarkField>[]> {
  const read = rows.map(({ line, cells, geometry }) => {
    const texts: LandmarkTexts = withPoint(cells, geometry);
    const isPlace = geometry === undefined || geometry === null || isPoint(geometry);
    const one = isPlace
      ? readLandmark(texts, around)
      : err([refusedAsWhole({ code: 'territories/point-expected' })]);
    return { line, one };
  });
  const wrong = read.flatMap(({ line, one }) =>
    one.ok ? [] : one.error.map((each) => ({ ...each, line })),
  );
  if (wrong.length > 0) return err(wrong);
  return ok(read.flatMap(({ line, one }) => (one.ok ? [{ ...one.value, line }] : [])));
}

/** Lines whose key stands on an earlier line. */
export function repeated<Field extends string>(
  keys: readonly { readonly line: number; readonly key: string }[],
  field: Field,
): RefusedLine<Field>[] {
  const firstLines = new Map<string, number>();
  return keys.flatMap(({ line, key }) => {
    const first = firstLines.get(key);
    if (first === undefined) firstLines.set(key, line);
    if (first === undefined) return [];
    return [{ line, field, refusal: { code: 'territories/row-repeated', line: first } }];
  });
}

function inOrder<Field extends string>(wrong: readonly RefusedLine<Field>[]): RefusedLine<Field>[] {
  return wrong.toSorted((one, other) => one.line - other.line);
}

/** A point says where the place is, where the properties do not. */
function withPoint<Texts extends Readonly<Record<'lon' | 'lat', string>>>(
  cells: Texts,
  geometry: Geometry | null | undefined,
): Texts {
  if (!isPoint(geometry) || cells.lon !== '' || cells.lat !== '') return cells;
  const [lon = '', lat = ''] = geometry.coordinates;
  return { ...cells, lon: String(lon), lat: String(lat) };
}

function isPoint(geometry: Geometry | null | undefined): geometry is GeoJSON.Point {
  return geometry?.type === 'Point' && Array.isArray(geometry.coordinates);
}

function isArea(geometry: Geometry | null | undefined): geometry is Shape {
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
}

function areaRefusal(
  geometry: Geometry | null | undefined,
  around: Surroundings,
): SectorRefusal | undefined {
  if (geometry === undefined || geometry === null || isPoint(geometry)) return undefined;
  const trouble = shapeTrouble(geometry);
  if (trouble === 'outside-chile') return { code: 'territories/place-outside-chile' };
  if (trouble !== undefined) return { code: `territories/shape-${trouble}` };
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : [];
  const [lon = 0, lat = 0] =
    (rings[0] ?? (geometry as MultiPolygon).coordinates[0]?.[0])?.[0] ?? [];
  return placeTrouble({ lon, lat }, around)?.refusal;
}
