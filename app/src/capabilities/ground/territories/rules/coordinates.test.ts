// Degrees as people write them, and places that can belong to a comuna.
import { describe, expect, test } from 'vitest';
import { kmBetween, parseDegrees, placeTrouble, readPlace } from './coordinates.ts';

test.each([
  ['-33.5922', -33.5922],
  ['-33,5922', -33.5922],
  ['\u221271,6127', -71.6127],
  [' -71 ', -71],
  ['-33.59221234567', -33.592212],
  ['-33,59°', -33.59],
  ['33', 33],
])('%s is %d degrees', (text, degrees) => {
  expect(parseDegrees(text)).toBe(degrees);
});

test.each(['', 'oeste', '33°35′S', '256000', '-33.59, -71.61', '1e2', '--1', '0x10'])(
  '%s is no number of degrees',
  (text) => {
    expect(parseDegrees(text)).toBeUndefined();
  },
);

test('distance is along the great circle', () => {
  const [valparaiso, santiago] = [
    { lon: -71.6127, lat: -33.0472 },
    { lon: -70.6693, lat: -33.4489 },
  ];
  expect(kmBetween(valparaiso, santiago)).toBeCloseTo(98.4, 0);
  expect(kmBetween(santiago, santiago)).toBe(0);
});

const sanAntonio = { centre: { lon: -71.5, lat: -33.6 }, areaKm2: 405 };

describe('a place', () => {
  test('has both coordinates or none', () => {
    expect(readPlace({ lat: '', lon: '' }, sanAntonio)).toEqual({ ok: true, value: undefined });
    expect(readPlace({ lat: '-33,6', lon: '-71,6' }, sanAntonio)).toEqual({
      ok: true,
      value: { lon: -71.6, lat: -33.6 },
    });
    expect(readPlace({ lat: '-33,6', lon: '' }, sanAntonio)).toMatchObject({
      error: [{ field: 'lon', refusal: { code: 'territories/coordinate-missing' } }],
    });
  });

  test('without its minus signs, or the wrong way round, is not in Chile', () => {
    for (const [lat, lon] of [
      ['33,6', '71,6'],
      ['-71,6', '-33,6'],
    ] as const) {
      expect(readPlace({ lat, lon }, sanAntonio)).toMatchObject({
        error: [{ refusal: { code: 'territories/place-outside-chile' } }],
      });
    }
  });

  test('is within reach of the comuna: 250 km, or three times the side of its square', () => {
    const arica = { lon: -70.3, lat: -18.5 };
    expect(placeTrouble(arica, sanAntonio)?.refusal).toMatchObject({ limitKm: 250 });
    const natales = { centre: { lon: -73.5, lat: -50.5 }, areaKm2: 48_974 };
    const far = { lon: -73.5, lat: -54.5 };
    expect(placeTrouble(far, natales)).toBeUndefined();
    expect(placeTrouble(far, { ...natales, areaKm2: 405 })?.refusal).toEqual({
      code: 'territories/place-far',
      km: 445,
      limitKm: 250,
    });
    expect(placeTrouble(arica, { centre: undefined, areaKm2: undefined })).toBeUndefined();
  });
});
