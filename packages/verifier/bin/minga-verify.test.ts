// The command as people run it: exit codes, languages, folder and archive, receipts, a witness, an urn by its address.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive, reportText, verify } from '../src/index.ts';
import { readCommandLine } from './command-line.ts';
import { nodePort } from './node-port.ts';
import { openSource } from './sources.ts';
import { judgeInThreads } from './threads.ts';

const command = fileURLToPath(new URL('minga-verify.ts', import.meta.url));
const golden = fileURLToPath(new URL('../../../golden/elections/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'minga-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const expectedOf = (name: string) =>
  JSON.parse(readFileSync(join(golden, `${name}.expected.json`), 'utf8'));
const known = (name: string): string[] => {
  const { vkey, fingerprint } = expectedOf(name);
  return ['--clave', vkey, '--huella', fingerprint];
};

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  const opened = await openArchive(new Uint8Array(readFileSync(join(golden, 'honesta.tar.gz'))));
  if ('problem' in opened) throw new Error(opened.problem);
  files = opened.bundle;
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, 'honesta', name)), { recursive: true });
    writeFileSync(join(folder, 'honesta', name), bytes);
  }
});

test('an honest election is proven: from its archive in Spanish, from its folder in English', () => {
  const archive = run(join(golden, 'honesta.tar.gz'), ...known('honesta'));
  expect([archive.status, archive.stderr]).toEqual([0, '']);
  expect(archive.stdout).toMatch(/^COMPROBADO/);
  expect(archive.stdout).toContain('Priorizados por la votación');
  const unpacked = run('honesta', ...known('honesta'), '--en');
  expect(unpacked.status).toBe(0);
  expect(unpacked.stdout).toMatch(/^PROVEN/);
});

test('a contradiction is 1, what nobody knows from outside is 2', () => {
  const refuted = run(join(golden, 'urna-falsa.tar.gz'));
  expect(refuted.status).toBe(2);
  expect(refuted.stderr).toContain('No existe');
  const altered = run(
    join(golden, 'resultado-alterado.tar.gz'),
    ...known('resultado-alterado'),
    '--json',
  );
  expect(altered.status).toBe(1);
  expect(JSON.parse(altered.stdout)).toMatchObject({ verdict: 'contradiction' });
  expect(run('honesta').status).toBe(2);
});

test('a receipt of a ballot that is not there contradicts', () => {
  const { receipt } = expectedOf('prometida-perdida');
  const file = join(folder, 'recibo.json');
  writeFileSync(file, JSON.stringify(receipt));
  const archive = join(golden, 'prometida-perdida.tar.gz');
  expect(run(archive, ...known('prometida-perdida')).status).toBe(0);
  const { status, stdout } = run(archive, ...known('prometida-perdida'), '--recibo', file);
  expect(status).toBe(1);
  expect(stdout).toContain('prometió una papeleta que no está');
});

test('a witness keeps the checkpoint and compares the next time', () => {
  const words = ['honesta', ...known('honesta'), '--testigo', '--json'];
  expect(run(...words).status).toBe(0);
  const kept = join(folder, 'urna.example_pudeto-2027.checkpoint');
  expect(readFileSync(kept)).toEqual(Buffer.from(files.get('checkpoint') ?? []));
  const again = run(...words);
  expect(again.status).toBe(0);
  expect(JSON.parse(again.stdout).steps[5]).toEqual({ step: 6, state: 'holds' });
});

test('threads judge as one does', async () => {
  const { vkey, fingerprint } = expectedOf('honesta');
  const judge = judgeInThreads(new URL('minga-verify.ts', import.meta.url), 2);
  const alone = await verify(files, { port: nodePort(), vkey, fingerprint });
  const together = await verify(files, { port: nodePort(), vkey, fingerprint, judge });
  expect(reportText(together, 'en')).toBe(reportText(alone, 'en'));
});

test('an urn is read by its address, tile by tile', async () => {
  const tiles = new Map<string, Uint8Array>(
    [...files].map(([name, bytes]) => [`/e/x/${name}`, bytes]),
  );
  const leaves = files.get('leaves.bin') ?? new Uint8Array();
  const size = Number(new TextDecoder().decode(files.get('checkpoint')).split('\n')[1]);
  tiles.delete('/e/x/leaves.bin');
  tiles.set(`/e/x/tile/entries/000.p/${size}`, leaves);
  const server = createServer(({ url = '' }, response) => {
    const file = tiles.get(url);
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const source = await openSource(`http://127.0.0.1:${address.port}/e/x`);
    if ('problem' in source) throw new Error(source.problem);
    const { vkey, fingerprint } = expectedOf('honesta');
    const report = await verify(source.bundle, { port: nodePort(), vkey, fingerprint });
    expect(report.verdict).toBe('proven');
    expect(await openSource(`http://127.0.0.1:${address.port}/nada`)).toEqual({
      problem: 'not-answered',
    });
  } finally {
    server.close();
  }
});

test('without words, with wrong ones, and when asked, it says how it is used', () => {
  expect(readCommandLine([])).toEqual({ help: 'es-CL' });
  expect(readCommandLine(['--help', '--en'])).toEqual({ help: 'en' });
  expect(readCommandLine(['a', 'b'])).toEqual({ help: 'es-CL' });
  expect(readCommandLine(['a', '--nada'])).toHaveProperty('wrong');
  expect(readCommandLine(['a', '--hilos', '-1'])).toHaveProperty('wrong');
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('--huella');
});
