// The verifier as a stranger gets it: no dependency, one file for its command, which verifies in threads as its source does.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVerifier } from './build-verifier.ts';
import { root } from './vite-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-verifier-'));
const golden = join(root, 'golden/elections');
const { vkey, fingerprint } = JSON.parse(
  readFileSync(join(golden, 'honesta.expected.json'), 'utf8'),
);
beforeAll(() => buildVerifier(folder), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('it has no dependency, and its command is one file', () => {
  const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(described).not.toHaveProperty('dependencies');
  expect(described.bin).toEqual({ 'minga-verify': './bin/minga-verify.js' });
  expect(readdirSync(join(folder, 'bin'))).toEqual(['minga-verify.js']);
  const index = readFileSync(join(folder, 'index.js'), 'utf8');
  expect(index).not.toMatch(/\bprocess\b|node:|\bfetch\(/);
});

test.each([0, 2])('its command says what its source says, with %i threads', (threads) => {
  const words = [
    ...[join(golden, 'honesta.tar.gz'), '--clave', vkey, '--huella', fingerprint],
    ...['--hilos', String(threads)],
  ];
  const built = run(join(folder, 'bin/minga-verify.js'), ...words);
  expect(built.status).toBe(0);
  expect(built).toEqual(run(join(root, 'packages/verifier/bin/minga-verify.ts'), ...words));
});

test('the package verifies where it is imported', () => {
  const script = join(folder, 'try.mjs');
  writeFileSync(
    script,
    `import { readFileSync } from 'node:fs';
import { openArchive, verify, webPort } from './index.js';
const { bundle } = await openArchive(readFileSync(${JSON.stringify(join(golden, 'honesta.tar.gz'))}));
const known = ${JSON.stringify({ vkey, fingerprint })};
console.log((await verify(bundle, { port: webPort(crypto.subtle), ...known })).verdict);
`,
  );
  expect(run(script)).toEqual({ status: 0, stdout: 'proven\n', stderr: '' });
});
