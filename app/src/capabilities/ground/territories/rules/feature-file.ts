// A file of places, GeoJSON: its features with their properties as text, read as the rows of an import.
import { err, ok, type Result } from '@minga/basics';
import type { Geometry } from 'geojson';
import { plainHeading, type SheetColumn } from '../../../../platform/spreadsheet/headings.ts';

export interface FeatureRow<Key extends string> {
  /** Its place in the file, from 1. */
  readonly line: number;
  /** Text of every declared column, from the property that answers to it; empty where none does. */
  readonly cells: Readonly<Record<Key, string>>;
  readonly geometry: Geometry | null | undefined;
}

export type FeatureProblem =
  | { readonly code: 'territories/features-not-json' }
  | { readonly code: 'territories/features-wrong-kind'; readonly found: string }
  | { readonly code: 'territories/features-missing' }
  | { readonly code: 'territories/features-too-many'; readonly limit: number };

const FEATURES_LIMIT = 5_000;

/** Whether a file is JSON rather than a table: its first letter is a brace. */
export function isFeatureFile(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

export function readFeatureRows<Key extends string>(
  text: string,
  columns: readonly SheetColumn<Key>[],
): Result<readonly FeatureRow<Key>[], FeatureProblem> {
  const file = parseJson(text);
  if (file === undefined) return err({ code: 'territories/features-not-json' });
  const found = typeof file.type === 'string' ? file.type.slice(0, 40) : '?';
  if (found !== 'FeatureCollection' || !Array.isArray(file.features)) {
    return err({ code: 'territories/features-wrong-kind', found });
  }
  const features = file.features.filter((one) => typeof one === 'object' && one !== null);
  if (features.length === 0) return err({ code: 'territories/features-missing' });
  if (features.length > FEATURES_LIMIT) {
    return err({ code: 'territories/features-too-many', limit: FEATURES_LIMIT });
  }
  return ok(features.map((feature, at) => rowOf(feature, at + 1, columns)));
}

interface Loose {
  readonly [property: string]: unknown;
}

function parseJson(text: string): Loose | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Loose) : undefined;
  } catch {
    return undefined;
  }
}

function rowOf<Key extends string>(
  feature: Loose,
  line: number,
  columns: readonly SheetColumn<Key>[],
): FeatureRow<Key> {
  const properties = (feature.properties ?? {}) as Loose;
  const named = new Map(Object.keys(properties).map((name) => [plainHeading(name), name]));
  const cells = columns.map((column) => {
    // In the order of the declaration: files of geographers carry several numbers of the same thing.
    const names = [...Object.values(column.heading), ...(column.synonyms ?? [])];
    const name = names.map((one) => named.get(plainHeading(one))).find((one) => one !== undefined);
    return [column.key, name === undefined ? '' : textOf(properties[name])];
  });
  return {
    line,
    cells: Object.fromEntries(cells) as Record<Key, string>,
    geometry: feature.geometry as Geometry | null | undefined,
  };
}

function textOf(property: unknown): string {
  return typeof property === 'string' || typeof property === 'number' ? `${property}`.trim() : '';
}
