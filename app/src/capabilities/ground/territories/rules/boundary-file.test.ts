// Every way in which a file of boundaries can be wrong has its own reason, and several are told together.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Feature, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import chile from '../facts/chile.json' with { type: 'json' };
import { type KnownComuna, parseBoundaryFile } from './boundary-file.ts';
import { lightenBoundaries } from './boundary-simplification.ts';
import { type Cut, parseCut } from './cut.ts';
import { drawShapes } from './drawing.ts';

function cut(code: string): Cut {
  const parsed = parseCut(code);
  if (parsed === undefined) throw new Error(`not a code: ${code}`);
  return parsed;
}

/** Two neighbours and the comuna that no map of the continent draws. */
const known: readonly KnownComuna[] = [
  { cut: cut('01101'), isDrawable: true },
  { cut: cut('01107'), isDrawable: true },
  { cut: cut('12202'), isDrawable: false },
];

function square(lon: number, lat: number, side = 1): Polygon {
  const [east, south] = [lon + side, lat - side];
  const ring = [[lon, lat], [lon, south], [east, south], [east, lat], [lon, lat]]; // biome-ignore format: a square reads as one
  return { type: 'Polygon', coordinates: [ring] };
}

function element(properties: Record<string, unknown>, geometry: unknown = square(-71, -20)) {
  return { type: 'Feature', properties, geometry } as Feature;
}

function collection(...features: unknown[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const sound = [element({ cut: '01101' }), element({ cut: '01107' }, square(-70, -20))];

function parse(text: string, allowMissing = false) {
  return parseBoundaryFile(text, known, { allowMissing });
}

function refusalsOf(text: string, allowMissing = false) {
  const parsed = parse(text, allowMissing);
  return parsed.ok ? [] : parsed.error;
}

describe('what is taken', () => {
  test('a collection with each comuna once; the undrawable one may be absent and is reported', () => {
    const parsed = parse(collection(...sound));
    expect(parsed.ok && parsed.value.shapes.map((shape) => shape.cut)).toEqual(['01101', '01107']);
    expect(parsed.ok && parsed.value.withoutShape).toEqual(['12202']);
  });

  test.each([
    ['CUT_COM', '01101', '01107'],
    ['cod_comuna', 1101, 1107],
    ['codigo', '1101', '1107'],
    ['COMUNA', ' 01101', '01107 '],
    ['OTRO', '01101', '01107'],
  ])('the code under %s, with or without its first zero', (name, one, other) => {
    const parsed = parse(collection(element({ [name]: one }), element({ [name]: other })));
    expect(parsed.ok && parsed.value.shapes.map((shape) => shape.cut)).toEqual(['01101', '01107']);
  });

  test('the code as the id of the element', () => {
    const features = ['01101', '01107'].map((id) => ({ ...element({ name: 'x' }), id }));
    expect(parse(collection(...features)).ok).toBe(true);
  });

  test('the right property among others that also hold numbers', () => {
    const features = ['01101', '01107'].map((code, at) =>
      element({ id: at + 1, poblacion: 1101, cut: code }),
    );
    expect(parse(collection(...features)).ok).toBe(true);
  });

  test('a topology, choosing its object of comunas among regions and provinces', () => {
    const topology = {
      type: 'Topology',
      arcs: [[[-71, -20], [-71, -21], [-70, -21], [-71, -20]]], // biome-ignore format: one arc
      objects: {
        regiones: {
          type: 'GeometryCollection',
          geometries: [{ type: 'Polygon', arcs: [[0]], properties: { code: '01' } }],
        },
        comunas: {
          type: 'GeometryCollection',
          geometries: ['01101', '01107'].map((code) => ({
            type: 'Polygon',
            arcs: [[0]],
            properties: { cut: code },
          })),
        },
      },
    };
    const parsed = parse(JSON.stringify(topology));
    expect(parsed.ok && parsed.value.shapes).toHaveLength(2);
  });

  test('a byte-order mark before the file', () => {
    expect(parse(`\uFEFF${collection(...sound)}`).ok).toBe(true);
  });
});

describe('files that are refused', () => {
  test.each([
    ['', 'territories/boundary-file-not-json'],
    ['cut,geometry\n', 'territories/boundary-file-not-json'],
    ['null', 'territories/boundary-file-wrong-kind'],
    ['[]', 'territories/boundary-file-wrong-kind'],
    ['{"type":"Feature","geometry":null}', 'territories/boundary-file-wrong-kind'],
    ['{"type":"FeatureCollection"}', 'territories/boundary-file-wrong-kind'],
    [
      '{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[7]]}]}},"arcs":[]}',
      'territories/boundary-file-wrong-kind',
    ],
    ['{"type":"FeatureCollection","features":[]}', 'territories/boundary-file-empty'],
  ])('%s', (text, code) => {
    expect(refusalsOf(text).map((one) => one.code)).toEqual([code]);
  });

  test('a file over the limit, before it is read', () => {
    const long = ' '.repeat(64 * 1024 * 1024 + 1);
    expect(refusalsOf(long)).toEqual([
      { code: 'territories/boundary-file-too-large', limitMegabytes: 64 },
    ]);
  });
});

describe('codes that are refused', () => {
  test('no property with codes: says which properties there are', () => {
    expect(refusalsOf(collection(element({ nombre: 'Iquique', area: 2 })))).toEqual([
      { code: 'territories/boundary-codes-not-found', properties: ['nombre', 'area'] },
    ]);
  });

  test('unknown, repeated, unreadable and missing codes, all in one answer', () => {
    const text = collection(
      element({ cut: '01101' }),
      element({ cut: '1101' }),
      element({ cut: '99999' }),
      element({ cut: 0 }),
      element({ cut: null }),
    );
    expect(refusalsOf(text)).toEqual([
      { code: 'territories/boundary-code-unreadable', places: [5] },
      { code: 'territories/boundary-codes-unknown', codes: ['99999', '0'] },
      { code: 'territories/boundary-codes-repeated', codes: ['01101'] },
      { code: 'territories/boundary-comunas-missing', codes: ['01107'] },
    ]);
  });

  test('missing comunas are forgiven only when asked, and nothing else is', () => {
    expect(parse(collection(element({ cut: '01101' })), true).ok).toBe(true);
    const repeated = collection(element({ cut: '01101' }), element({ cut: '01101' }));
    expect(refusalsOf(repeated, true).map((one) => one.code)).toEqual([
      'territories/boundary-codes-repeated',
    ]);
  });
});

describe('shapes that are refused', () => {
  const metres = { type: 'Polygon', coordinates: [[[380_000, 7_760_000], [381_000, 7_760_000], [381_000, 7_761_000], [380_000, 7_760_000]]] }; // biome-ignore format: one ring

  test.each([
    ['a point', { type: 'Point', coordinates: [-71, -20] }, 'territories/boundary-not-polygons'],
    ['nothing', null, 'territories/boundary-not-polygons'],
    ['metres of a projection', metres, 'territories/boundary-projected'],
    ['latitude before longitude', square(-20, -71), 'territories/boundary-outside-chile'],
    ['another country', square(2, 48), 'territories/boundary-outside-chile'],
    [
      'three points',
      {
        type: 'Polygon',
        coordinates: [
          [
            [-71, -20],
            [-71, -21],
            [-71, -20],
          ],
        ],
      },
      'territories/boundary-rings-broken',
    ],
    [
      'words for numbers',
      {
        type: 'Polygon',
        coordinates: [
          [
            ['a', 'b'],
            ['a', 'b'],
            ['a', 'b'],
            ['a', 'b'],
          ],
        ],
      },
      'territories/boundary-rings-broken',
    ],
    ['no ring', { type: 'MultiPolygon', coordinates: [] }, 'territories/boundary-rings-broken'],
  ])('%s in place of a polygon of Chile', (_, geometry, code) => {
    const text = collection(element({ cut: '01101' }, geometry), element({ cut: '01107' }));
    expect(refusalsOf(text)).toEqual([{ code, codes: ['01101'] }]);
  });

  test.each([
    ['no coordinates', { type: 'Polygon' }],
    ['a word for coordinates', { type: 'MultiPolygon', coordinates: 'x' }],
    ['a line there and back', { type: 'Polygon', coordinates: [[[-71, -20], [-71, -21], [-71, -22], [-71, -20]]] }], // biome-ignore format: one ring
  ])('%s encloses nothing', (_, geometry) => {
    const text = collection(element({ cut: '01101' }, geometry), element({ cut: '01107' }));
    const code = 'territories/boundary-rings-broken';
    expect(refusalsOf(text)).toEqual([{ code, codes: ['01101'] }]);
  });

  test('no JSON whatever makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parse(JSON.stringify(value)).ok).toBe(false);
        expect(typeof parse(collection(value)).ok).toBe('boolean');
      }),
    );
  });
});

const published = join(
  process.env.MINGA_SHARED ?? join(import.meta.dirname, '../../../../../../../shared'),
  'data/boundaries/chile.topojson',
);
const whole: readonly KnownComuna[] = chile.comunas.map((one) => ({
  cut: cut(one.cut),
  isDrawable: one.lon !== null,
}));

describe.skipIf(!existsSync(published))(
  'the published boundaries (skipped without ../shared)',
  () => {
    const parsed = existsSync(published)
      ? parseBoundaryFile(readFileSync(published, 'utf8'), whole, { allowMissing: false })
      : undefined;
    const shapes = parsed?.ok ? parsed.value.shapes : [];

    test('have all comunas but Antártica', () => {
      expect(shapes).toHaveLength(345);
      expect(parsed?.ok && parsed.value.withoutShape).toEqual(['12202']);
    });

    test('draw a country of at most 60 KB compressed in which every comuna keeps its shape', () => {
      const light = lightenBoundaries(shapes);
      expect(
        light.filter(({ sketch, detail }) => sketch.length === 0 || detail.length === 0),
      ).toEqual([]);
      const svg = drawShapes(
        light.map(({ sketch }) => ({ rings: sketch, peoplePerKm2: 50 })),
        'upright',
      );
      expect(gzipSync(svg).length).toBeLessThanOrEqual(60 * 1024);
    });
  },
);
