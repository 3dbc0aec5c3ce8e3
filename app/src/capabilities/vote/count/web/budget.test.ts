// What the room costs a phone on prepaid data, measured on the built files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const assets = join(import.meta.dirname, '../../../../../dist/client/assets');
const KB = 1024;

function fileOf(name: RegExp): string {
  const files = readdirSync(assets).filter((file) => name.test(file));
  expect(files).toHaveLength(1);
  return files[0] ?? '';
}

/** With all that it imports at once, and not what it fetches when it is needed. */
function gzippedBytes(file: string, known = new Set<string>()): number {
  if (known.has(file)) return 0;
  known.add(file);
  const code = readFileSync(join(assets, file));
  const imports = String(code).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g);
  const own = gzipSync(code, { level: 9 }).length;
  return [...imports].reduce((sum, [, one = '']) => sum + gzippedBytes(one, known), own);
}

test('the page itself costs at most 16 KB of script, and its worker with all rules and words 48 KB', () => {
  expect(gzippedBytes(fileOf(/^count\.client-[\w-]+\.js$/))).toBeLessThanOrEqual(16 * KB);
  expect(gzippedBytes(fileOf(/^count\.worker-[\w-]+\.js$/))).toBeLessThanOrEqual(48 * KB);
});

test('the reader of spreadsheets is in none of them', () => {
  const code = readFileSync(join(assets, fileOf(/^count\.worker-[\w-]+\.js$/)), 'utf8');
  expect(code).not.toContain('xl/worksheets');
  expect(code).toMatch(/import\([^)]*workbook-[\w-]+\.js/);
  expect(gzippedBytes(fileOf(/^exceljs[\w.]*-[\w-]+\.js$/))).toBeGreaterThan(100 * KB);
});
