// minga-verify as people run it: what they kept and what they were given, right, wrong or not to be read, and how it ends.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { canon } from '@minga/ballot';
import { decodeEntries, formatProof, inclusionProof, leafHash } from '@minga/ledger';
import { openArchive } from '@minga/verifier';
import { afterAll, expect, test } from 'vitest';
import { settle } from './golden-elections/manifest.ts';
import { paperShape } from './golden-elections/paper.ts';
import { root } from './vite-settings.ts';

const command = join(root, 'packages/verifier/bin/minga-verify.ts');
const golden = join(root, 'golden/elections');
const folder = mkdtempSync(join(tmpdir(), 'minga-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keep(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** How it ends for a golden election, and the codes of what it found. */
function run(name: string, ...words: readonly string[]) {
  const { vkey, fingerprint } = JSON.parse(
    readFileSync(join(golden, `${name}.expected.json`), 'utf8'),
  );
  const known = ['--clave', vkey, '--huella', fingerprint, '--json'];
  const archive = join(golden, `${name}.tar.gz`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, archive, ...known, ...words],
    { cwd: folder, encoding: 'utf8' },
  );
  const findings: readonly { code: string }[] = stdout === '' ? [] : JSON.parse(stdout).findings;
  return { status, codes: findings.map(({ code }) => code), stderr };
}

test('--padron: everybody revealed proves, one other or one missing contradicts', async () => {
  const { rights } = await settle(paperShape);
  const lines = rights.map((right) => new TextDecoder().decode(canon({ ...right })));
  const file = (name: string, some: readonly string[]) => keep(name, `${some.join('\n')}\n`);
  expect(run('con-mesas', '--padron', file('all', lines))).toMatchObject({ status: 0 });
  const [first = '', ...others] = lines;
  const other = first.replace(/"run":"\d/, '"run":"9');
  expect(run('con-mesas', '--padron', file('other', [other, ...others]))).toMatchObject({
    status: 1,
    codes: expect.arrayContaining(['opening-differs']),
  });
  expect(run('con-mesas', '--padron', file('missing', others))).toMatchObject({
    status: 1,
    codes: expect.arrayContaining(['opening-missing']),
  });
  expect(run('con-mesas', '--padron', keep('none', 'hola'))).toMatchObject({
    status: 2,
    codes: expect.arrayContaining(['openings-not-read']),
  });
});

test('--anterior: a beginning of it proves, another log contradicts, what cannot be read is not checked', async () => {
  const { bundle } = await bundleOf('honesta');
  const notes = new TextDecoder().decode(bundle.get('checkpoints.txt')).split('--\n');
  const own = keep('own', notes[1] ?? '');
  expect(run('honesta', '--anterior', own).status).toBe(0);
  const { previous } = JSON.parse(
    readFileSync(join(golden, 'dos-registros.expected.json'), 'utf8'),
  );
  const before = keep('before', previous);
  expect(run('dos-registros', '--anterior', before)).toMatchObject({
    status: 1,
    codes: expect.arrayContaining(['split-view']),
  });
  expect(run('honesta', '--anterior', before)).toMatchObject({
    status: 2,
    codes: expect.arrayContaining(['previous-of-another']),
  });
  expect(run('honesta', '--anterior', keep('garbage', 'hola'))).toMatchObject({
    status: 2,
    codes: expect.arrayContaining(['previous-not-read']),
  });
  const gone = run('honesta', '--anterior', join(folder, 'nobody'));
  expect([gone.status, gone.stderr]).toEqual([2, expect.stringContaining('nobody')]);
});

test('--recibo: a proof of its leaf proves, one of another contradicts', async () => {
  const { bundle } = await bundleOf('honesta');
  const checkpoint = new TextDecoder().decode(bundle.get('checkpoint'));
  const leaves = decodeEntries(bundle.get('leaves.bin') ?? new Uint8Array());
  if (!leaves.ok) throw new Error(leaves.error);
  const hashes = leaves.value.map((leaf) => leafHash(leaf));
  const proof = inclusionProof(hashes, 9);
  const right = keep('right.tlog-proof', formatProof({ index: 9, proof, checkpoint }));
  expect(run('honesta', '--recibo', right).status).toBe(0);
  const wrong = keep('wrong.tlog-proof', formatProof({ index: 8, proof, checkpoint }));
  expect(run('honesta', '--recibo', wrong)).toMatchObject({
    status: 1,
    codes: expect.arrayContaining(['proof-of-another-leaf']),
  });
  expect(run('honesta', '--recibo', keep('none.json', '[{}]'))).toMatchObject({
    status: 2,
    codes: expect.arrayContaining(['receipt-not-read']),
  });
});

test('--testigo: whoever looked before finds out the other log', () => {
  const { previous } = JSON.parse(
    readFileSync(join(golden, 'dos-registros.expected.json'), 'utf8'),
  );
  keep('urna.example_ejemplo.checkpoint', previous);
  expect(run('dos-registros', '--testigo')).toMatchObject({
    status: 1,
    codes: expect.arrayContaining(['split-view']),
  });
  expect(readFileSync(join(folder, 'urna.example_ejemplo.checkpoint'), 'utf8')).toBe(previous);
});

test('what is no record ends with 2 and a sentence, in both languages', () => {
  const bomb = keep('bomb.tar.gz', gzipSync(new Uint8Array(100 * 2 ** 20), { level: 9 }));
  for (const [file, spanish, english] of [
    [bomb, 'demasiado grande', 'too large'],
    [keep('text.tar.gz', 'hola'), 'No es un archivo .tar', 'Is no .tar file'],
    [keep('cut.tar.gz', gzipSync('hola').subarray(0, 12)), 'entero', 'no whole'],
  ] as const) {
    const said = spawnSync(process.execPath, [command, file], { encoding: 'utf8' });
    expect([said.status, said.stdout, said.stderr]).toEqual([
      2,
      '',
      expect.stringContaining(spanish),
    ]);
    const inEnglish = spawnSync(process.execPath, [command, file, '--en'], { encoding: 'utf8' });
    expect([inEnglish.status, inEnglish.stderr]).toEqual([2, expect.stringContaining(english)]);
  }
});

async function bundleOf(name: string) {
  const opened = await openArchive(new Uint8Array(readFileSync(join(golden, `${name}.tar.gz`))));
  if ('problem' in opened) throw new Error(opened.problem);
  return opened;
}
