// Records made to crash, hang or mislead a verifier: bombs, odd archives, endless nesting, huge counts. None is proven.
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { readLeaves } from './bundle.ts';
import { type Bytes, join, utf8 } from './bytes.ts';
import { canon, readCanon } from './canon.ts';
import { readConventions } from './count/polls.ts';
import { type Bundle, findingSentence, openArchive, reportText, verify } from './index.ts';
import { readPabulibFile } from './pabulib.ts';

const folder = new URL('../../../golden/elections/', import.meta.url);
const archive = new Uint8Array(readFileSync(new URL('con-mesas.tar.gz', folder)));
const { vkey, fingerprint } = JSON.parse(
  readFileSync(new URL('con-mesas.expected.json', folder), 'utf8'),
);

async function bundleOf(bytes: Bytes = archive): Promise<Map<string, Bytes>> {
  const opened = await openArchive(bytes);
  if ('problem' in opened) throw new Error(opened.problem);
  return new Map(opened.bundle);
}

const check = (bundle: Bundle) => verify(bundle, { port: nodePort(), vkey, fingerprint });
const problemOf = async (bytes: Bytes) => {
  const opened = await openArchive(bytes);
  return 'problem' in opened ? opened.problem : 'none';
};

/** A tar of these, as anybody could write one. */
function tarOf(files: readonly (readonly [name: string, bytes: Bytes])[]): Bytes {
  const blocks = files.flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 'utf8');
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    header.write('        0', 148, 'latin1');
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((so, byte) => so + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return [header, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512)];
  });
  return new Uint8Array(Buffer.concat([...blocks, new Uint8Array(1024)]));
}

test('a small file that unpacks to a large one is refused before it fills the machine', async () => {
  const bomb = gzipSync(new Uint8Array(200 * 2 ** 20), { level: 9 });
  expect(bomb.length).toBeLessThan(300_000);
  expect(await problemOf(bomb)).toBe('too-large');
  // Behind a good one, too.
  expect(await problemOf(new Uint8Array(Buffer.concat([archive, bomb])))).not.toBe('none');
});

test('an archive cut anywhere is refused', async () => {
  for (const length of [0, 1, 9, 10, 100, archive.length >> 1, archive.length - 1]) {
    expect([length, await problemOf(archive.slice(0, length))]).not.toContain('none');
  }
  const tar = gunzipSync(archive);
  for (const length of [1, 511, 512, 513, tar.length >> 1]) {
    expect([length, await problemOf(new Uint8Array(tar.subarray(0, length)))]).not.toContain(
      'none',
    );
  }
});

test('one name stands for one file, and none leads elsewhere', async () => {
  const plain = ['x/manifest.json', utf8('{}')] as const;
  expect(await problemOf(tarOf([plain]))).toBe('none');
  expect(await problemOf(tarOf([plain, plain]))).toBe('odd-names');
  expect(await problemOf(tarOf([plain, ['./x/manifest.json', utf8('[]')]]))).toBe('odd-names');
  const odd = ['../etc/passwd', '/etc/passwd', 'x/../y', 'x//y', 'x/.', 'x\\y', 'x/\u0007', 'x/'];
  for (const name of odd) {
    expect([name, await problemOf(tarOf([[name, utf8('')]]))]).toEqual([name, 'odd-names']);
  }
  const many = Array.from({ length: 10_001 }, (_, at) => [`x/${at}`, utf8('')] as const);
  expect(await problemOf(tarOf(many))).toBe('too-large');
});

test('leaves without number are no record', () => {
  expect(readLeaves(new Uint8Array(2 * (2 ** 22 + 1)))).toBeUndefined();
});

/** Each place of the record with something in it that no reader should follow. */
const nested = '['.repeat(50_000) + ']'.repeat(50_000);
const texts: readonly string[] = [
  ...['', '\u0000', '{', '[]', 'null', '{"files":1}', nested, `{"order":${nested},"hashes":{}}`],
  ...['"'.repeat(100_001), '";""'.repeat(50_000), `META\n"${'a""'.repeat(100_000)}`, '\n\n\n—'],
  ...['--\n'.repeat(100_000), '-1', '9'.repeat(10_000), '1e999', '\ud83d', '__proto__'],
];

test('whatever stands in a file, a report comes of it, and nothing is proven', {
  timeout: 240_000,
}, async () => {
  const bundle = await bundleOf();
  for (const name of [...bundle.keys()].filter((one) => one !== 'README.txt')) {
    for (const text of texts) {
      const report = await check(new Map(bundle).set(name, utf8(text)));
      expect([name, text.slice(0, 20), report.verdict]).not.toContain('proven');
    }
  }
});

type Loose = Record<string, unknown>;

async function changed(change: (leaf: Loose) => readonly Loose[]): Promise<Bundle> {
  const bundle = await bundleOf();
  const leaves = readLeaves(bundle.get('leaves.bin') ?? new Uint8Array()) ?? [];
  const parts = leaves
    .flatMap((leaf) => change(readCanon(leaf) as unknown as Loose).map(canon))
    .flatMap((leaf) => [Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf]);
  return bundle.set('leaves.bin', join(...parts));
}

const HUGE = 2 ** 53 - 1;

test.each<[string, (leaf: Loose) => readonly Loose[]]>([
  [
    'boxes with more papers than there are people',
    (leaf) => [leaf.type === 'table' ? { ...leaf, in_box: HUGE, blank: HUGE } : leaf],
  ],
  [
    'a thousand boxes of a million blank papers',
    (leaf) =>
      leaf.type === 'table'
        ? Array.from({ length: 250 }, (_, at) => ({
            ...{ ...leaf, group: `mesa-${at}`, in_box: 1_000_000, blank: 1_000_000, null: 0 },
          }))
        : [leaf],
  ],
  [
    'sums without end',
    (leaf) => [
      leaf.type === 'totals'
        ? { ...leaf, votes: (leaf.votes as readonly Loose[]).map((one) => ({ ...one, n: HUGE })) }
        : leaf,
    ],
  ],
  [
    'an audit of everything and nothing',
    (leaf) =>
      leaf.type === 'audit'
        ? Array.from({ length: 400 }, (_, at) => ({
            ...{ ...leaf, reached: HUGE - at, confirmed: 0, contradicted: HUGE - at - 1 },
          }))
        : [leaf],
  ],
  ['a hundred closes', (leaf) => (leaf.type === 'close' ? Array(100).fill(leaf) : [leaf])],
  [
    'a rule whose conflicts nest without end',
    (leaf) => [
      leaf.type === 'manifest'
        ? inRule(leaf, { conflicts: '['.repeat(5000) + ']'.repeat(5000) })
        : leaf,
    ],
  ],
])('%s: refused, and soon', { timeout: 120_000 }, async (_, change) => {
  const report = await check(await changed(change));
  expect(report.verdict).toBe('contradiction');
  for (const language of ['es-CL', 'en'] as const) {
    const text = reportText(report, language);
    for (const { step, code, detail } of report.findings.filter(
      ({ severity }) => severity === 'contradiction',
    )) {
      expect(text).toContain(`✗ ${step}. ${findingSentence(code, language)}`);
      expect(text).toContain(detail);
    }
  }
});

function inRule(manifest: Loose, fields: Loose): Loose {
  const rule = { rule: 'mes', utility: 'cost', completion: 'add1u', ...fields };
  const contests = (manifest.contests as readonly Loose[]).map((one) => ({ ...one, rule }));
  return { ...manifest, contests };
}

test('ids of a rule are texts or numbers, however deep somebody puts others', () => {
  const poll = { kind: 'approval', unit: 1n } as const;
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  for (const conflicts of [deep, '[["a",{}]]', '[null]', '[["a"],"b"]']) {
    expect(readConventions({ rule: 'greedy', conflicts }, poll, [])).toBeUndefined();
  }
  const read = readConventions({ rule: 'greedy', conflicts: '[["a","b"]]' }, poll, []);
  expect(read?.conflicts).toEqual([['a', 'b']]);
});

test('cells of a file are read as they were, whatever quotes they hold', () => {
  const file = readPabulibFile(
    utf8(
      'META\nkey;value\r\nnote;"a ""b"";\nc"\nbudget;5\nPROJECTS\nproject_id;cost\n1;"2"\nVOTES\nvoter_id;vote\n1;"1"x\n2;\n3;1',
    ),
  );
  expect(file?.meta.get('note')).toBe('a "b";\nc');
  expect(file?.projects).toEqual([{ project_id: '1', cost: '2' }]);
  expect(file?.votes.map(({ vote }) => vote)).toEqual(['"1"x', '', '1']);
});
