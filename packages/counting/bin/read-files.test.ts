// Files that cannot be read: one sentence in the language asked for, and exit code 2, from every verb.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tableTemplateCsv } from '../src/tables.ts';
import { readInPieces } from './read-files.ts';
import { demonstration, expectRefused, fileOf, folder, run } from './testing/run.ts';

/** Each verb with this file. */
function lines(file: string): readonly (readonly string[])[] {
  return [
    [file],
    ['check', file],
    ['explain', file, 'P01'],
    ['compare', file, '--with', '--rule', 'greedy'],
  ];
}

async function expectRefusedByAll(file: string, spanish: RegExp, english: RegExp): Promise<void> {
  for (const line of lines(file)) {
    await expectRefused(line, spanish);
    await expectRefused([...line, '--lang', 'en'], english);
  }
}

test('a file that is not there', async () => {
  await expectRefusedByAll(
    join(folder, 'nada.pb'),
    /^No existe el archivo «.*nada\.pb»\. Revisa el nombre/,
    /^There is no file «.*nada\.pb»\. Check its name/,
  );
});

test('a folder', async () => {
  await expectRefusedByAll(folder, /^«.*» es una carpeta\./, /^«.*» is a folder\./);
});

test('a file that may not be read', async () => {
  const secret = fileOf('secreto.pb', 'META\n');
  // A copy that whoever may not read the other can: the checkout may be somebody's own.
  const open = fileOf('abierto.pb', readFileSync(demonstration));
  chmodSync(secret, 0o000);
  chmodSync(folder, 0o755);
  const isRoot = process.geteuid?.() === 0;
  // For root every file may be read.
  if (isRoot) process.seteuid?.(65_534);
  try {
    await expectRefusedByAll(secret, /^No tienes permiso para leer «/, /^You may not read «/);
    const beside = [open, '--settings', secret, '--lang', 'en'];
    await expectRefused(beside, /^You may not read «.*secreto\.pb»/);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test('a name that the system does not take', async () => {
  await expectRefused(['x'.repeat(5000)], /^No se puede leer «x+» \(ENAMETOOLONG\)/);
});

test('a picture, a spreadsheet and an empty file', async () => {
  const png = fileOf('foto.pb', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
  await expectRefused([png], /parece una imagen/);
  const xlsx = fileOf('planilla.xlsx', `PK\u0003\u0004${'.'.repeat(50)}xl/workbook.xml`);
  await expectRefused([xlsx], /parece una planilla de Excel/);
  const empty = fileOf('vacio.pb', '');
  await expectRefused([empty], /^El archivo está vacío/);
  await expectRefused(['explain', empty, 'P01', '--lang', 'en'], /^The file is empty/);
  // For `check` this is what it finds.
  expect(await run('check', empty)).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^error: El archivo está vacío[\s\S]*^1 error, 0 avisos\.$/m),
  });
});

test('a table of 300 MB is refused at once, without being read', async () => {
  const big = fileOf('grande.csv', `DATOS\n${'x\n'.repeat(3 << 10)}`);
  truncateSync(big, 300 * 1024 * 1024);
  await expectRefused([big], /^El archivo pesa 300 MB y el máximo es 256 MB/);
  await expectRefused([demonstration, '--lot', big], /^El archivo pesa 300 MB/);
});

test('a vote above 4 GB is counted, but not with --pb', async () => {
  const huge = fileOf('enorme.pb', readFileSync(demonstration));
  truncateSync(huge, 5 * 1024 ** 3);
  await expectRefused([huge, '--pb'], /^Con --pb el archivo puede pesar hasta 4 GB/);
  await expectRefused([huge, '--pb', '--lang', 'en'], /^With --pb the file can have up to 4 GB/);
});

test('a row that no text can hold', async () => {
  for (const [locale, sentence] of [
    ['es-CL', /ejemplo-pudeto\.pb» tiene una fila de más de 500 MB\. .*comilla/],
    ['en', /ejemplo-pudeto\.pb» has a row of more than 500 MB\. .*quote/],
  ] as const) {
    const read = await readInPieces(demonstration, { locale, tell: () => {} }, () =>
      Buffer.alloc(600 * 1024 ** 2).toString('latin1'),
    );
    expect(read).toMatchObject({ ok: false, error: expect.stringMatching(sentence) });
  }
});

test('a pipe is read to its end and seen for what it is, in whatever portions it comes', () => {
  const command = fileURLToPath(new URL('minga-count.ts', import.meta.url));
  const line = `'${process.execPath}' '${command}' /dev/stdin --rule greedy --json`;
  // Of its first portion alone nobody could say that this is a table.
  const script = `(head -c 4 "$1"; sleep 0.3; tail -c +5 "$1") | ${line}`;
  const table = fileOf('tabla.csv', tableTemplateCsv());
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', table], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout).winners).toEqual(['P01', 'P03']);
});
