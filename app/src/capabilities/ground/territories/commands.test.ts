// An operator reads plain sentences: what was found, what to do, and that nothing was imported.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { noFiles } from '../../../platform/testing/no-files.ts';
import { inLocale, locales } from '../../../platform/words.ts';
import { loadTerritories } from './actions/load-territories.ts';
import { commands, sentenceOf } from './commands.ts';
import chile from './facts/chile.json' with { type: 'json' };
import type { BoundaryRefusal } from './rules/boundary-refusal.ts';
import { readBoundarySet } from './store/boundaries.ts';

let given: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'minga-boundaries-'));
beforeAll(async () => {
  given = await testDatabase();
  await loadTerritories(given.db);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await given.close();
});

async function run(verb: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const command = commands.find((one) => one.verb === verb);
  const publicUrl = 'http://localhost';
  const out = (line: string) => lines.push(line);
  const code = await command?.run({ db: given.db, files: noFiles, args, publicUrl, out });
  return { code: code ?? -1, said: lines.join('\n') };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const triangles = JSON.stringify({
  type: 'FeatureCollection',
  features: chile.comunas.flatMap(({ cut, lon, lat }) =>
    lon === null || lat === null
      ? []
      : [
          {
            type: 'Feature',
            properties: { CUT_COM: Number(cut) },
            geometry: {
              type: 'Polygon',
              coordinates: [[[lon, lat], [lon, lat - 0.2], [lon + 0.2, lat], [lon, lat]]], // biome-ignore format: one ring
            },
          },
        ],
  ),
});

test('a sound file: rehearsed, imported, removed', async () => {
  const path = file('sound.json', triangles);
  const rehearsed = await run('import-boundaries', path, '--attribution', 'BCN', '--dry-run');
  expect(rehearsed.code).toBe(0);
  expect(rehearsed.said).toContain('no se importó nada');
  expect(await readBoundarySet(given.db)).toBeUndefined();
  const imported = await run('import-boundaries', path, '--attribution', 'BCN');
  expect(imported).toEqual({
    code: 0,
    said: 'Comunas sin límites en el archivo: 12202.\nImportados los límites de 345 comunas. Los mapas ya los muestran, con su atribución.',
  });
  expect(await readBoundarySet(given.db)).toMatchObject({
    source: 'sound.json',
    attribution: 'BCN',
  });
  expect((await run('remove-boundaries')).said).toContain('vuelven a mostrar un punto');
  expect((await run('remove-boundaries')).said).toBe('No había límites importados.');
});

test('an unsound file: every reason, then that nothing was imported', async () => {
  const { code, said } = await run('import-boundaries', file('bad.json', '{"type":"Point"}'));
  expect(code).toBe(1);
  expect(said.split('\n')).toEqual([
    'Falta la atribución: --attribution "A quién se deben los límites". Se muestra en cada mapa.',
    'El archivo es de tipo «Point». Se espera una FeatureCollection de GeoJSON o una Topology de TopoJSON completa.',
    'No se importó nada.',
  ]);
});

test('a file that cannot be read', async () => {
  const { code, said } = await run('import-boundaries', join(folder, 'none.json'));
  expect(code).toBe(1);
  expect(said).toContain('No se puede leer el archivo');
});

test.each([[[]], [['a.json', 'b.json']], [['a.json', '--colour', 'red']]])(
  'arguments %j are answered with the usage',
  async (args) => {
    const { code, said } = await run('import-boundaries', ...args);
    expect(code).toBe(2);
    expect(said).toMatch(/^Uso: minga territories import-boundaries/);
  },
);

test('removal takes no arguments', async () => {
  expect((await run('remove-boundaries', 'all')).code).toBe(2);
});

const many = Array.from({ length: 30 }, (_, at) => String(90_000 + at));
const refusals: readonly BoundaryRefusal[] = [
  { code: 'territories/boundary-file-too-large', limitMegabytes: 64 },
  { code: 'territories/boundary-file-not-json' },
  { code: 'territories/boundary-file-wrong-kind', found: 'Feature' },
  { code: 'territories/boundary-file-empty' },
  { code: 'territories/boundary-codes-not-found', properties: ['nombre'] },
  { code: 'territories/boundary-code-unreadable', places: [3, 7] },
  { code: 'territories/boundary-codes-unknown', codes: many },
  { code: 'territories/boundary-codes-repeated', codes: many },
  { code: 'territories/boundary-comunas-missing', codes: many },
  { code: 'territories/boundary-not-polygons', codes: many },
  { code: 'territories/boundary-rings-broken', codes: many },
  { code: 'territories/boundary-projected', codes: many },
  { code: 'territories/boundary-outside-chile', codes: many },
  { code: 'territories/boundary-attribution-missing' },
];

test.each(refusals)('$code is a sentence in both languages', (refusal) => {
  const [spanish, english] = locales.map((locale) => inLocale(locale, () => sentenceOf(refusal)));
  expect(spanish).not.toBe(english);
  for (const sentence of [spanish, english]) expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/u);
});

test('of a long list, twenty are named and the rest counted', () => {
  const sentence = sentenceOf({ code: 'territories/boundary-codes-unknown', codes: many });
  expect(sentence).toContain('90019… (30)');
  expect(sentence).not.toContain('90020');
});

test('what a file calls a code is shortened, and its control characters are not obeyed', () => {
  const codes = ['\u001B[31m', 'x'.repeat(1000)];
  const sentence = sentenceOf({ code: 'territories/boundary-codes-unknown', codes });
  expect(sentence).toContain('\uFFFD[31m');
  expect(sentence).not.toContain('x'.repeat(41));
});
