// A GeoJSON read as rows: properties under whatever name geographers give them.
import { describe, expect, test } from 'vitest';
import { collection, point, shapeOf } from '../testing/squares.ts';
import { isFeatureFile, readFeatureRows } from './feature-file.ts';
import { landmarkColumns, territoryColumns } from './sector-columns.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('a file is of features when its first sign is a brace, after any mark and space', () => {
  expect(isFeatureFile(bytesOf('\uFEFF \n{"type"'))).toBe(true);
  expect(isFeatureFile(bytesOf('tipo;nombre\n{'))).toBe(false);
  expect(isFeatureFile(new Uint8Array([0x50, 0x4b, 3, 4]))).toBe(false);
  expect(isFeatureFile(new Uint8Array())).toBe(false);
});

test('properties answer to the columns, the first name of the declaration before its synonyms', () => {
  const text = collection(
    point({ UV_CARTO: 12, t_uv_nom: ' Cerro ', NUMERO: '7', otra: { a: 1 } }, -71, -33),
    shapeOf({ codigo: null, Nombre: true }, 'Point', [-71, -33]),
    { type: 'Feature', geometry: null },
  );
  const read = readFeatureRows(text, territoryColumns);
  expect(read.ok && read.value.map(({ line, cells }) => [line, cells.code, cells.name])).toEqual([
    [1, '7', 'Cerro'],
    [2, '', ''],
    [3, '', ''],
  ]);
  expect(read.ok && read.value[2]?.geometry).toBeNull();
});

describe('no collection of features', () => {
  test.each([
    ['{', 'territories/features-not-json'],
    ['{"type":"Topology","objects":{}}', 'territories/features-wrong-kind'],
    ['{"type":"FeatureCollection"}', 'territories/features-wrong-kind'],
    ['{"type":7}', 'territories/features-wrong-kind'],
    ['{"type":"FeatureCollection","features":[null,3]}', 'territories/features-missing'],
  ])('%s', (text, code) => {
    const read = readFeatureRows(text, landmarkColumns);
    expect(!read.ok && read.error.code).toBe(code);
  });

  test('more features than any comuna has', () => {
    const text = collection(...Array.from({ length: 5_001 }, () => point({}, 0, 0)));
    const read = readFeatureRows(text, landmarkColumns);
    expect(read).toEqual({
      ok: false,
      error: { code: 'territories/features-too-many', limit: 5_000 },
    });
  });
});
