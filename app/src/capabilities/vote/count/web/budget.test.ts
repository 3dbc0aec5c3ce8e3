// What the room costs a phone on prepaid data, measured on the built files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const assets = join(import.meta.dirname, '../../../../../dist/client/assets');
const KB = 1024;

function gzippedBytes(name: RegExp): number {
  const files = readdirSync(assets).filter((file) => name.test(file));
  expect(files).toHaveLength(1);
  return gzipSync(readFileSync(join(assets, files[0] ?? '')), { level: 9 }).length;
}

test('the page itself costs at most 15 KB of script, and its worker with all rules and words 48 KB', () => {
  expect(gzippedBytes(/^count\.client-[\w-]+\.js$/)).toBeLessThanOrEqual(15 * KB);
  expect(gzippedBytes(/^count\.worker-[\w-]+\.js$/)).toBeLessThanOrEqual(48 * KB);
});

test('the reader of spreadsheets is in none of them', () => {
  const worker = readdirSync(assets).find((file) => /^count\.worker-[\w-]+\.js$/.test(file));
  const code = readFileSync(join(assets, worker ?? ''), 'utf8');
  expect(code).not.toContain('xl/worksheets');
  expect(code).toMatch(/import\([^)]*workbook-[\w-]+\.js/);
  expect(gzippedBytes(/^exceljs[\w.]*-[\w-]+\.js$/)).toBeGreaterThan(100 * KB);
});
