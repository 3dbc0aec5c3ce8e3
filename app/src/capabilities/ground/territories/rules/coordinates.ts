// Longitude and latitude as people write them in Chile, and whether they can belong to a comuna.
import { err, ok, type Result } from '@minga/basics';
import { isInChile } from './boundary-file.ts';
import type { Degrees } from './projection.ts';
import { type Refused, refused } from './sector-refusal.ts';

/** Where a comuna is and how large: both unknown for Antártica. */
export interface Surroundings {
  readonly centre: Degrees | undefined;
  readonly areaKm2: number | undefined;
}

export type CoordinateField = 'lon' | 'lat';

/** About 10 cm. */
const DECIMALS = 1e6;
/** The widest comunas are long: three times the side of a square of their area, and never less than this. */
const LEAST_REACH_KM = 250;

/** `-33,5922`, `-33.5922` or with the true minus sign; undefined for anything else. */
export function parseDegrees(text: string): number | undefined {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.').replace(/\s*°$/, '');
  return /^-?\d{1,3}(\.\d+)?$/.test(plain) ? toMicrodegree(Number(plain)) : undefined;
}

function toMicrodegree(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

/** Both coordinates or neither (undefined), within reach of the comuna. */
export function readPlace(
  texts: Readonly<Record<CoordinateField, string>>,
  around: Surroundings,
): Result<Degrees | undefined, readonly Refused<CoordinateField>[]> {
  const fields = ['lat', 'lon'] as const;
  if (fields.every((field) => texts[field] === '')) return ok(undefined);
  const wrong = fields.flatMap((field): Refused<CoordinateField>[] => {
    const found = texts[field];
    if (found === '') return [refused(field, { code: 'territories/coordinate-missing' })];
    if (parseDegrees(found) !== undefined) return [];
    return [refused(field, { code: 'territories/coordinate-unreadable', found })];
  });
  if (wrong.length > 0) return err(wrong);
  const place = { lon: parseDegrees(texts.lon) ?? 0, lat: parseDegrees(texts.lat) ?? 0 };
  const trouble = placeTrouble(place, around);
  return trouble === undefined ? ok(place) : err([trouble]);
}

/** Outside Chile, or farther from the comuna's centre than it can reach. */
export function placeTrouble(
  place: Degrees,
  { centre, areaKm2 = 0 }: Surroundings,
): Refused<CoordinateField> | undefined {
  if (!isInChile([place.lon, place.lat])) {
    return refused('lat', { code: 'territories/place-outside-chile' });
  }
  const limitKm = Math.round(Math.max(LEAST_REACH_KM, 3 * Math.sqrt(areaKm2)));
  const km = centre === undefined ? 0 : Math.round(kmBetween(centre, place));
  if (km <= limitKm) return undefined;
  return refused('lat', { code: 'territories/place-far', km, limitKm });
}

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance (haversine). */
export function kmBetween(one: Degrees, other: Degrees): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const lat = Math.sin(radians(other.lat - one.lat) / 2) ** 2;
  const lon = Math.sin(radians(other.lon - one.lon) / 2) ** 2;
  const chord = lat + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * lon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}
