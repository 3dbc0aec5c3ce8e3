// The honest election with one thing changed in its record: whatever else breaks, that thing is named.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { readLeaves } from './bundle.ts';
import { type Bytes, code32, fromBase64url, join, textOf, toBase64url, utf8 } from './bytes.ts';
import { canon, readCanon } from './canon.ts';
import { openArchive, type Report, verify } from './index.ts';

/** Of any leaf; what is changed is of its own shape. */
type Loose = Readonly<Record<string, unknown>> & { readonly type: string };
type Change = (leaf: Loose) => readonly Loose[];

const file = new URL('../../../golden/elections/honesta.tar.gz', import.meta.url);
const empty = new Uint8Array(0);

async function opened(): Promise<Map<string, Bytes>> {
  const archive = await openArchive(new Uint8Array(readFileSync(file)));
  if ('problem' in archive) throw new Error(archive.problem);
  return new Map(archive.bundle);
}

async function reportOf(change: Change): Promise<Report> {
  const bundle = await opened();
  const leaves = readLeaves(bundle.get('leaves.bin') ?? empty) ?? [];
  const changed = leaves.flatMap((leaf) => change(readCanon(leaf) as unknown as Loose).map(canon));
  const entries = changed.flatMap((leaf) => [
    Uint8Array.of(leaf.length >> 8, leaf.length & 0xff),
    leaf,
  ]);
  bundle.set('leaves.bin', join(...entries));
  return verify(bundle, { port: nodePort() });
}

const codesOf = async (change: Change) => (await reportOf(change)).findings.map(({ code }) => code);

/** Changes the leaves of one type. */
const inLeaf =
  (type: string, change: (leaf: Loose) => object): Change =>
  (leaf) => [leaf.type === type ? { ...leaf, ...change(leaf) } : leaf];

function otherBytes(text: unknown): string {
  const bytes = fromBase64url(String(text)) ?? empty;
  return toBase64url(bytes.with(40 % bytes.length, (bytes[40 % bytes.length] ?? 0) ^ 1));
}

let closedAt = '';

test.each<[string, string, Change]>([
  [
    'every ballot twice',
    'ballot-already-voted',
    (leaf) => (leaf.type === 'vote' ? [leaf, leaf] : [leaf]),
  ],
  [
    'an act of before with its signatures in another order',
    'act-invalid',
    (leaf) =>
      leaf.type === 'incident'
        ? [leaf, { ...leaf, sigs: (leaf.sigs as readonly object[]).toReversed() }]
        : [leaf],
  ],
  [
    'a forged registro',
    'registro-signature',
    inLeaf('registro', ({ sig }) => ({ sig: otherBytes(sig) })),
  ],
  [
    'no time to claim',
    'paper-close-early',
    (leaf) => {
      if (leaf.type === 'close') closedAt = String(leaf.at);
      return [leaf.type === 'paper-close' ? { ...leaf, at: closedAt } : leaf];
    },
  ],
  [
    'roll and urn at one address',
    'gate-hosts-equal',
    inLeaf('manifest', ({ origins }) => {
      const { A } = origins as { readonly A: string };
      return { origins: { A, B: A } };
    }),
  ],
  [
    'voting put off until after the tables',
    'amend',
    inLeaf('manifest', ({ windows }) => {
      const tables = [{ from: '2027-05-07T12:00:00Z', to: '2027-05-07T23:00:00Z' }];
      return { windows: { ...(windows as object), channels: 'parallel', tables } };
    }),
  ],
  [
    'another roll',
    'padron-root',
    inLeaf('manifest', ({ padron }) => {
      const { root, ...rest } = padron as { readonly root: string };
      return { padron: { ...rest, root: otherBytes(root) } };
    }),
  ],
])('%s: %s', async (_, code, change) => {
  expect(await codesOf((leaf) => [leaf])).not.toContain(code);
  expect(await codesOf(change)).toContain(code);
});

interface Decision {
  readonly project: string;
  readonly outcome: string;
  readonly amount: number;
}

/** The sanction of the record in two parts: what the first returns, the second decides as `then` says. */
const inTwoParts =
  (then: (decision: Decision) => Decision): Change =>
  (leaf) => {
    if (leaf.type !== 'sanction') return [leaf];
    const [first, ...rest] = leaf.decisions as readonly [Decision, ...Decision[]];
    const returned = { ...first, outcome: 'returned', amount: 0, reason: 'Faltaba un plano' };
    return [
      { ...leaf, decisions: [returned, ...rest] },
      { ...leaf, decisions: [then(first)] },
    ];
  };

test('a contest is decided in as many parts as it takes, each project once and all within the amount', async () => {
  const ofSanction = (codes: readonly string[]) =>
    codes.filter((code) => code.startsWith('sanction-') && code !== 'sanction-departs');
  const judge = async (change: Change) => ofSanction(await codesOf(change));
  expect(await judge(inTwoParts((decision) => decision))).toEqual([]);
  const above = inTwoParts((decision) => ({ ...decision, outcome: 'approved', amount: 1e12 }));
  expect(await judge(above)).toEqual(['sanction-amount']);
  const twice: Change = (leaf) => (leaf.type === 'sanction' ? [leaf, leaf] : [leaf]);
  expect(new Set(await judge(twice))).toContain('sanction-twice');
});

test('a fingerprint of 80 bits is none, and one of 140 proves less than the whole', async () => {
  const known = new URL('../../../golden/elections/honesta.expected.json', import.meta.url);
  const { fingerprint } = JSON.parse(readFileSync(known, 'utf8')) as { fingerprint: string };
  const judge = async (given: string) => {
    const { findings, verdict } = await verify(await opened(), {
      ...{ port: nodePort(), fingerprint: given },
    });
    return [verdict, findings.flatMap(({ step, code }) => (step === 7 ? [code] : []))];
  };
  const poster = code32(fromBase64url(fingerprint) ?? empty, 28);
  const eighty = poster.replaceAll('-', '').slice(0, 16);
  expect(await judge(eighty)).toEqual(['unchecked', ['fingerprint-not-read']]);
  expect(await judge(poster)).toEqual(['unchecked', ['fingerprint-short']]);
  const other = `${poster[0] === '0' ? '1' : '0'}${poster.slice(1)}`;
  expect(await judge(other)).toEqual(['contradiction', ['fingerprint']]);
});

test('a sample of participation follows its lot, and a poor one concludes nothing', async () => {
  const judge = async (change: (audit: Loose) => object) =>
    (await codesOf(inLeaf('audit', change))).filter((code) => code.startsWith('audit-'));
  expect(await judge(() => ({}))).toEqual([]);
  const sampleOf = ({ sample }: Loose) => sample as readonly string[];
  expect(await judge((audit) => ({ sample: sampleOf(audit).toReversed() }))).toContain(
    'audit-sample',
  );
  expect(await judge((audit) => ({ sample: sampleOf(audit).slice(1) }))).toContain('audit-sample');
  const poor = { reached: 2, confirmed: 2 };
  expect(await judge(() => ({ ...poor, conclusion: 'consistent' }))).toContain('audit-conclusion');
  expect(await judge(() => ({ ...poor, conclusion: 'inconclusive' }))).not.toContain(
    'audit-conclusion',
  );
});

test('who holds roll and urn alone is told by the label', async () => {
  const rowOf = async (change: Change) =>
    (await reportOf(change)).election?.label.rows.find(({ fact }) => fact === 'operators');
  const operators = (A: string, B: string) => inLeaf('manifest', () => ({ operators: { A, B } }));
  expect(await rowOf(operators('a', 'b'))).toEqual({ fact: 'operators', allows: 'nacional' });
  expect(await rowOf(operators('a', 'a'))).toEqual({ fact: 'operators', allows: 'municipal' });
});

test('a cosignature that its witness never gave contradicts', async () => {
  const bundle = await opened();
  const manifest = readCanon(bundle.get('manifest.json') ?? empty) as unknown as {
    readonly witnesses: { readonly vkeys: readonly string[] };
  };
  const names = manifest.witnesses.vkeys.map((vkey) => vkey.split('+')[0]);
  const lines = (textOf(bundle.get('checkpoint') ?? empty) ?? '').split('\n');
  const forged = lines.map((line) => {
    const [dash, name = '', rest = ''] = line.split(' ');
    if (dash !== '—' || !names.includes(name)) return line;
    const at = rest.length - 8;
    const sign = rest[at] === 'A' ? 'B' : 'A';
    return `${dash} ${name} ${rest.slice(0, at)}${sign}${rest.slice(at + 1)}`;
  });
  expect(forged).not.toEqual(lines);
  bundle.set('checkpoint', utf8(forged.join('\n')));
  const { findings } = await verify(bundle, { port: nodePort() });
  expect(findings.map(({ code }) => code)).toContain('cosignature');
});
