// Records made to crash, hang or mislead a verifier: endless nesting, huge counts, files of something else. None is proven.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { readLeaves } from './bundle.ts';
import { type Bytes, join, utf8 } from './bytes.ts';
import { canon, readCanon } from './canon.ts';
import { type Bundle, findingSentence, openArchive, reportText, verify } from './index.ts';

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
