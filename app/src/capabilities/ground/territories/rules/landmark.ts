// A landmark: what everybody there knows, with its name and its place.
import { type Brand, err, isUuid, lineOf, ok, type Result } from '@minga/basics';
import { type CoordinateField, readPlace, type Surroundings } from './coordinates.ts';
import { type LandmarkKind, parseLandmarkKind } from './kind-names.ts';
import type { Degrees } from './projection.ts';
import { type Refused, refused } from './sector-refusal.ts';
import { nameRefused } from './territory.ts';

export type LandmarkId = Brand<string, 'LandmarkId'>;

export type LandmarkField = 'kind' | 'name' | CoordinateField;
export type LandmarkTexts = Readonly<Record<LandmarkField, string>>;

export interface LandmarkDraft {
  readonly kind: LandmarkKind;
  readonly name: string;
  readonly place: Degrees;
}

/** Reads an id from an address; undefined when it cannot be one. */
export function parseLandmarkId(text: string | undefined): LandmarkId | undefined {
  return isUuid(text) ? (text as LandmarkId) : undefined;
}

export function readLandmark(
  texts: LandmarkTexts,
  around: Surroundings,
): Result<LandmarkDraft, readonly Refused<LandmarkField>[]> {
  const kind = parseLandmarkKind(texts.kind);
  const name = lineOf(texts.name);
  const place = readPlace(texts, around);
  const wrong = [
    ...(kind === undefined
      ? [refused('kind', { code: 'territories/kind-unknown', found: lineOf(texts.kind) })]
      : []),
    ...nameRefused(name),
    ...(place.ok ? [] : place.error),
    ...(place.ok && place.value === undefined
      ? [refused('lat', { code: 'territories/coordinate-missing' })]
      : []),
  ] as Refused<LandmarkField>[];
  if (!place.ok || place.value === undefined || kind === undefined || wrong.length > 0) {
    return err(wrong);
  }
  return ok({ kind, name, place: place.value });
}
