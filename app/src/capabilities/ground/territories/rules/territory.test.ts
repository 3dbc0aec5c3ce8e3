// How a part of a comuna is known: codes as offices write them, kinds by their names, parents by their code.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  landmarkKinds,
  parseLandmarkKind,
  parseTerritoryKind,
  parseZone,
  territoryKinds,
} from './kind-names.ts';
import {
  keyOf,
  parseTerritoryCode,
  parseTerritoryId,
  readTerritory,
  type TerritoryTexts,
} from './territory.ts';

const nowhere = { centre: undefined, areaKm2: undefined };

test.each([
  ['12', '12'],
  ['012', '12'],
  ['0', '0'],
  ['UV 12', '12'],
  ['U.V. N° 3', '3'],
  ['u v nº 7', '7'],
  ['N°21', '21'],
  ['3-b', '3-B'],
  ['norte', 'NORTE'],
  ['  a   b ', 'A B'],
  ['UVA', 'UVA'],
  ['NORTE 1', 'NORTE 1'],
  ['Ñ/1', 'Ñ/1'],
])('the code %s is %s', (text, code) => {
  expect(parseTerritoryCode(text)).toBe(code);
});

test.each(['', ' ', '-1', 'x'.repeat(21), '1;2', '<b>', '°'])('«%s» is no code', (text) => {
  expect(parseTerritoryCode(text)).toBeUndefined();
});

test('a code that was read reads the same again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 24 }), (text) => {
      const code = parseTerritoryCode(text);
      if (code !== undefined) expect(parseTerritoryCode(code)).toBe(code);
    }),
  );
});

test('every kind is known by itself and by the words of offices', () => {
  for (const kind of territoryKinds) expect(parseTerritoryKind(kind)).toBe(kind);
  for (const kind of landmarkKinds) expect(parseLandmarkKind(kind)).toBe(kind);
  expect(parseTerritoryKind('UNIDAD VECINAL')).toBe('neighborhood-unit');
  expect(parseTerritoryKind('U.V.')).toBe('neighborhood-unit');
  expect(parseTerritoryKind('Macro-zona')).toBe('macrozone');
  expect(parseTerritoryKind('Neighbourhood unit')).toBe('neighborhood-unit');
  expect(parseZone('Urbana')).toBe('urban');
  expect(parseLandmarkKind('Jardín infantil')).toBe('school');
  expect(parseLandmarkKind('Sede social')).toBe('community-hall');
  for (const text of ['', 'barrio', 'constructor', '__proto__']) {
    expect([parseTerritoryKind(text), parseLandmarkKind(text)]).toEqual([undefined, undefined]);
  }
});

test('no two kinds share a name', () => {
  const words = ['escuela', 'posta', 'sede', 'delegacion', 'plaza', 'cancha', 'capilla', 'bomberos', 'reten', 'paradero', 'puente', 'cruce', 'muelle', 'otro']; // biome-ignore format: one list
  expect(new Set(words.map(parseLandmarkKind)).size).toBe(landmarkKinds.length);
});

test('only the form of an id is an id', () => {
  const id = '0b1c2d3e-0000-4000-8000-00000000abcd';
  expect(parseTerritoryId(id)).toBe(id);
  for (const text of [undefined, '', 'nuevo', id.toUpperCase(), `${id}0`]) {
    expect(parseTerritoryId(text)).toBeUndefined();
  }
});

describe('a parent', () => {
  const known = [
    { kind: 'macrozone', code: '1' },
    { kind: 'sector', code: '1' },
    { kind: 'macrozone', code: 'SUR' },
    { kind: 'neighborhood-unit', code: '5' },
  ] as const;

  function parentOf(kind: string, parent: string) {
    const texts: TerritoryTexts = {
      kind,
      code: '9',
      name: 'x',
      zone: '',
      parent,
      lat: '',
      lon: '',
    };
    const read = readTerritory(texts, new Set(known.map(keyOf)), nowhere);
    return read.ok ? read.value.parent : read.error.map(({ refusal }) => refusal.code);
  }

  test('is the nearest wider one with that code, or the one that is named', () => {
    expect(parentOf('uv', '1')).toEqual(known[1]);
    expect(parentOf('uv', 'macrozone:1')).toEqual(known[0]);
    expect(parentOf('sector', '1')).toEqual(known[0]);
    expect(parentOf('uv', 'sur')).toEqual(known[2]);
    expect(parentOf('uv', '')).toBeUndefined();
  });

  test('is never one of the same kind or narrower, nor one that is not there', () => {
    for (const [kind, parent] of [
      ['uv', '5'],
      ['sector', 'sector:1'],
      ['macrozone', 'SUR'],
      ['uv', '7'],
      ['uv', 'barrio:1'],
    ] as const) {
      expect(parentOf(kind, parent)).toEqual(['territories/parent-unknown']);
    }
  });
});
