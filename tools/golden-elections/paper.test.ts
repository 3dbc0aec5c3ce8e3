// Elections with tables: one that is honest and has everything is proven, and each way to lie about papers is named.

import { toBase64url } from '@minga/ballot';
import { type Report, reportText, verify } from '@minga/verifier';
import { expect, test } from 'vitest';
import { nodePort } from '../../packages/verifier/bin/node-port.ts';
import { bundleOf } from './bundle.ts';
import type { ChangeManifest } from './manifest.ts';
import { honestAudits, honestPaper, paperScene, tableHours } from './paper.ts';
import { type Paper, simulate, type Twist } from './simulate.ts';

type Loose = Readonly<Record<string, unknown>>;

const withTables: ChangeManifest = (manifest) => ({
  ...manifest,
  windows: { ...manifest.windows, tables: tableHours },
});
const honest: Twist = { manifest: withTables, paper: honestPaper, audits: honestAudits };

async function reportOf(twist: Twist): Promise<Report> {
  const simulated = await simulate(paperScene, twist);
  const { manifest, hash } = simulated.setting;
  const known = { vkey: manifest.log.vkey, fingerprint: toBase64url(hash) };
  return verify(await bundleOf(simulated), { port: nodePort(), ...known });
}

const codesOf = ({ findings }: Report, severity = 'contradiction') =>
  findings.filter((one) => one.severity === severity).map(({ code }) => code);

test('tables, sums, an audit of papers and one of people: proven, and told with their words', async () => {
  const report = await reportOf(honest);
  expect(codesOf(report)).toEqual([]);
  expect(report.verdict).toBe('proven');
  expect(codesOf(report, 'incident')).toEqual(
    expect.arrayContaining(['box-excess-declared', 'duplicate-at-desk', 'audit-inconclusive']),
  );
  expect(report.contests).toMatchObject([
    {
      id: 'barrio',
      onPaper: 45,
      nulls: [
        { code: 'paper', n: 2 },
        { code: 'too-many', n: 1 },
      ],
    },
    { id: 'plaza', onPaper: 45, nulls: [{ code: 'paper', n: 2 }] },
  ]);
  expect(report.contests.every(({ selected }) => selected.length > 0)).toBe(true);
  expect(report.audits).toMatchObject([
    { kind: 'paper', contest: 'barrio', sample: 12, atMostPerMille: 221, couldChange: true },
    { kind: 'paper', contest: 'plaza', sample: 1 },
    { kind: 'participation', conclusion: 'inconclusive' },
  ]);
  expect(reportText(report, 'es-CL')).toContain('auditoría no concluyente');
  expect(reportText(report, 'es-CL')).toContain('son distintas a lo más 22,1 %');
  expect(reportText(report, 'en')).toContain('inconclusive audit');
});

/** The leaves of tables of one type, changed; of `plaza` only where it is named. */
const change =
  (type: string, to: (leaf: Loose) => readonly Loose[], contest = 'barrio') =>
  (paper: Paper): Paper => ({
    ...paper,
    leaves: (paper.leaves as readonly Loose[]).flatMap((leaf) =>
      leaf.type === type && leaf.contest === contest ? to(leaf) : [leaf],
    ),
  });
const inFirst = (to: (leaf: Loose) => Loose) => (leaf: Loose) =>
  leaf.group === 'mesa-1' ? [to(leaf)] : [leaf];
const more = (key: string, by: number) =>
  inFirst((leaf) => ({ ...leaf, [key]: Number(leaf[key]) + by }));
const inRows = (to: (row: Loose, at: number) => Loose) =>
  inFirst((leaf) => ({ ...leaf, rows: (leaf.rows as readonly Loose[]).map(to) }));
const inSums = (to: (votes: readonly Loose[]) => readonly Loose[]) =>
  inFirst((leaf) => ({ ...leaf, votes: to(leaf.votes as readonly Loose[]) }));
const plus = (by: number) => (votes: readonly Loose[]) =>
  votes.map((one, at) => (at === 0 ? { ...one, n: Number(one.n) + by } : one));

test.each<readonly [string, string, (paper: Paper) => Paper]>([
  ['a blank paper more than the box holds', 'table-sum', change('table', more('blank', 1))],
  ['a box with a paper less than were counted', 'table-sum', change('table', more('in_box', -1))],
  [
    'a paper that is not told',
    'table-sum',
    change(
      'cvr',
      inFirst((leaf) => ({ ...leaf, rows: (leaf.rows as readonly Loose[]).slice(1) })),
    ),
  ],
  ['sums that are not told', 'table-sum', change('totals', withoutFirst, 'plaza')],
  [
    'one paper twice',
    'serial-twice',
    change(
      'cvr',
      inRows((row, at) => (at === 1 ? { ...row, serial: 'mesa-1-1' } : row)),
    ),
  ],
  [
    'a paper of another box',
    'serial-group',
    change(
      'cvr',
      inRows((row, at) => (at === 1 ? { ...row, serial: 'mesa-9-1' } : row)),
    ),
  ],
  [
    'papers of a box without a record',
    'group-without-table',
    change('table', (leaf) => (leaf.group === 'mesa-1' ? [] : [leaf])),
  ],
  ['a box recorded twice', 'group-twice', change('table', (leaf) => [leaf, leaf])],
  ['sums told twice', 'group-twice', change('totals', (leaf) => [leaf, leaf], 'plaza')],
  ['more marks than the registro has', 'desk-marks', change('table', more('desk', 1))],
  ['more covers than were accepted', 'desk-marks', change('table', more('prov_ok', 1))],
  ['a duplicate that nobody told', 'desk-marks', change('table', more('dup', -1))],
  ['an excess that nobody declared', 'box-excess', change('incident', () => [])],
  [
    'sums where papers are told one by one',
    'paper-way',
    change('cvr', (leaf) => [
      leaf,
      { type: 'totals', group: leaf.group, contest: 'barrio', votes: [], at: leaf.at },
    ]),
  ],
  ['more votes than papers', 'totals-sum', change('totals', inSums(plus(30)), 'plaza')],
  [
    'more marks than a paper may have',
    'totals-sum',
    change(
      'totals',
      inSums((votes) => votes.map((one) => ({ ...one, n: 20 }))),
      'plaza',
    ),
  ],
  [
    'papers that would all be blank',
    'totals-sum',
    change(
      'totals',
      inSums((votes) => votes.map((one) => ({ ...one, n: 0 }))),
      'plaza',
    ),
  ],
  [
    'votes for a project that is not there',
    'totals-projects',
    change(
      'totals',
      inSums((votes) => [...votes, { project: '9', n: 0 }]),
      'plaza',
    ),
  ],
  ['one vote more in sums that are possible', 'result-differs', moveSums],
  [
    'papers of a contest that is not there',
    'paper-contest',
    change('table', (leaf) => [leaf, { ...leaf, contest: 'ninguno' }]),
  ],
  [
    'a box left out and counted all the same',
    'result-differs',
    change('incident', (leaf) => [{ ...leaf, decision: 'excluded' }]),
  ],
  ['papers before the close', 'phase', (paper) => ({ ...paper, isUntimely: 'early' })],
  ['papers after they were closed', 'phase', (paper) => ({ ...paper, isUntimely: 'late' })],
])('%s: %s', async (_, code, lie) => {
  const report = await reportOf({ ...honest, paper: lie(honestPaper) });
  expect(report.verdict).toBe('contradiction');
  expect(codesOf(report)).toContain(code);
});

function withoutFirst(leaf: Loose): readonly Loose[] {
  return leaf.group === 'mesa-1' ? [] : [leaf];
}

/** A vote goes from the project that most chose to the one that fewest did, many times over. */
function moveSums(paper: Paper): Paper {
  const moved = inSums((votes) => {
    const sorted = votes.toSorted((a, b) => Number(b.n) - Number(a.n));
    const [most, least] = [sorted[0]?.project, sorted.at(-1)?.project];
    const by = Math.floor(Number(sorted[0]?.n));
    return votes.map((one) => ({
      ...one,
      n: Number(one.n) + (one.project === most ? -by : one.project === least ? by : 0),
    }));
  });
  return change('totals', moved, 'plaza')(paper);
}

test.each<readonly [string, string, ChangeManifest]>([
  ['a group smaller than the minimum', 'group-min', (one) => ({ ...one, min_group: 22 })],
  ['papers where there should be none', 'paper-without-way', inBarrio({ paper: 'none' })],
  ['sums by a rule that needs ballots', 'gate-paper-totals', inBarrio({ paper: 'totals' })],
])('%s: %s', async (_, code, to) => {
  const report = await reportOf({ ...honest, manifest: (one) => to(withTables(one)) });
  expect(codesOf(report)).toContain(code);
});

function inBarrio(to: object): ChangeManifest {
  return (manifest) => ({
    ...manifest,
    contests: manifest.contests.map((one) => (one.id === 'barrio' ? { ...one, ...to } : one)),
  });
}

const inAudit =
  (place: number, to: Loose): NonNullable<Twist['audits']> =>
  async (seed, used) =>
    (await honestAudits(seed, used)).map((one, at) => (at === place ? { ...one, ...to } : one));

test.each<readonly [string, string, Partial<Twist>]>([
  [
    'papers that somebody chose',
    'audit-sample',
    { audits: inAudit(0, { sample: ['mesa-1-1'], reached: 1, confirmed: 1 }) },
  ],
  ['people whom somebody chose', 'audit-sample', { audits: inAudit(2, { sample: ['x', 'y'] }) }],
  ['more papers found than drawn', 'audit-sums', { audits: inAudit(0, { reached: 13 }) }],
  ['a paper found that says nothing', 'audit-sums', { audits: inAudit(0, { confirmed: 11 }) }],
  [
    'papers that differ and «agree»',
    'audit-conclusion',
    { audits: inAudit(0, { confirmed: 11, contradicted: 1 }) },
  ],
  [
    'papers that were lost and «agree»',
    'audit-conclusion',
    { audits: inAudit(0, { reached: 11, confirmed: 11 }) },
  ],
  [
    'a fifth of the people who «agree»',
    'audit-conclusion',
    { audits: inAudit(2, { conclusion: 'consistent' }) },
  ],
  [
    'nobody reached, and all «agree»',
    'audit-conclusion',
    { audits: inAudit(0, { sample: [], reached: 0, confirmed: 0 }) },
  ],
  ['an audit of no contest', 'audit-contest', { audits: inAudit(0, { contest: 'ninguno' }) }],
  ['one observer', 'audit-observers', { seed: (seed) => ({ ...seed, observers: ['a', 'a'] }) }],
  [
    'another list',
    'audit-list',
    { seed: (seed) => ({ ...seed, list_sha256: toBase64url(new Uint8Array(32)) }) },
  ],
  ['no public dice', 'audit-without-seed', { seed: (seed) => ({ ...seed, entropy: '' }) }],
])('%s: %s', async (_, code, twist) => {
  expect(codesOf(await reportOf({ ...honest, ...twist }))).toContain(code);
});

test('papers that differ are told, and are no contradiction where the audit says so', async () => {
  const told = { confirmed: 11, contradicted: 1, conclusion: 'inconsistent' };
  const report = await reportOf({ ...honest, audits: inAudit(0, told) });
  expect([report.verdict, codesOf(report)]).toEqual(['proven', []]);
  expect(codesOf(report, 'incident')).toContain('audit-contradicted');
});
