// The gates of a manifest: the sample passes all of them, and each catches what it is for.
import { expect, test } from 'vitest';
import { sampleElection } from '../../testing/sample-election.ts';
import {
  type Contest,
  canon,
  gateCodes,
  lotProblems,
  type Manifest,
  manifestProblems,
  parseManifest,
  toBase64url,
} from '../index.ts';

type Change = (manifest: Manifest) => Manifest;

const inContest =
  (change: (contest: Contest) => Partial<Contest>): Change =>
  (manifest) => ({
    ...manifest,
    contests: manifest.contests.map((contest, at) =>
      at === 0 ? { ...contest, ...change(contest) } : contest,
    ),
  });
const inWindows =
  (change: Partial<Manifest['windows']>): Change =>
  (manifest) => ({ ...manifest, windows: { ...manifest.windows, ...change } });
const inUrn =
  (change: Partial<Manifest['urn']>): Change =>
  (manifest) => ({ ...manifest, urn: { ...manifest.urn, ...change } });
const inForm = (change: Partial<Contest['ballot']>): Change =>
  inContest(({ ballot }) => ({ ballot: { ...ballot, ...change } }));

const offCurve = toBase64url(new Uint8Array(65).fill(4));

const wrongs: readonly (readonly [string, string, Change])[] = [
  [
    'a project twice',
    'ids-repeat',
    inContest(({ projects }) => ({ projects: [...projects, ...projects.slice(0, 1)] })),
  ],
  ['a contest twice', 'ids-repeat', (m) => ({ ...m, contests: [...m.contests, ...m.contests] })],
  ['an officer twice', 'ids-repeat', (m) => ({ ...m, officers: [...m.officers, ...m.officers] })],
  [
    'two contests with one issuer',
    'issuer-repeats',
    (m) => ({
      ...m,
      contests: m.contests.map((c) => ({ ...c, issuer: m.contests[0]?.issuer ?? c.issuer })),
    }),
  ],
  [
    'projects out of order',
    'order-of-projects',
    inContest(({ projects }) => ({ projects: projects.toReversed() })),
  ],
  [
    'another order on the paper',
    'order-of-projects',
    inContest(({ order }) => ({ order: order.toReversed() })),
  ],
  [
    'a project that no lot numbered',
    'project-number',
    inContest(({ projects }) => ({
      projects: [...projects, { id: '5', name: 'x', cost: 1, sha256: '' }],
      order: ['1', '2', '3', '4', '5'],
    })),
  ],
  [
    'a number with too many digits',
    'project-number',
    inContest(({ projects }) => ({
      projects: [{ id: '01', name: 'x', cost: 1, sha256: '' }, ...projects],
    })),
  ],
  ['a project above its budget', 'project-above-budget', inContest(() => ({ budget: 1000 }))],
  ['more at least than at most', 'ballot-bounds', inForm({ min: 3, max: 2 })],
  ['more than there are projects', 'ballot-bounds', inForm({ max: 5 })],
  ['one of several', 'ballot-bounds', inForm({ kind: 'choose-1' })],
  ['points without points', 'ballot-bounds', inForm({ kind: 'points' })],
  ['approvals with points', 'ballot-bounds', inForm({ points: 3 })],
  ['a knapsack without bottom', 'ballot-bounds', inForm({ kind: 'knapsack' })],
  ['a pad that is no multiple', 'pad', inForm({ pad: 300 })],
  ['a pad too small', 'pad', inForm({ pad: 0 })],
  ['a pad too large for a request', 'pad', inForm({ pad: 5376 })],
  [
    'an issuer with e = 1',
    'issuer',
    inContest(({ issuer }) => ({ issuer: { ...issuer, e: 'AQ' } })),
  ],
  ['totals for Equal Shares', 'paper-totals', inContest(() => ({ paper: 'totals' }))],
  [
    'totals of rankings',
    'paper-totals',
    inContest(({ ballot }) => ({
      ...{ paper: 'totals', rule: { rule: 'greedy' } },
      ballot: { ...ballot, kind: 'ranking' },
    })),
  ],
  [
    'totals of two projects that go together',
    'paper-totals',
    inContest(() => ({ paper: 'totals', rule: { rule: 'greedy', together: '1,2' } })),
  ],
  ['no rule', 'rule-missing', inContest(() => ({ rule: {} }))],
  [
    'a contest of nobody',
    'contest-without-style',
    (m) => ({ ...m, styles: m.styles.map((s) => ({ ...s, contests: ['sector'] })) }),
  ],
  [
    'a style of an unknown contest',
    'style-contests',
    (m) => ({ ...m, styles: m.styles.map((s) => ({ ...s, contests: [...s.contests, 'x'] })) }),
  ],
  ['electors that are not the sum', 'electors', inContest(() => ({ electors: 401 }))],
  [
    'a closed roll of another size',
    'electors',
    (m) => ({ ...m, padron: { ...m.padron, count: 399 } }),
  ],
  ['99 electors', 'electors-few', inContest(() => ({ min_electors: 99 }))],
  ['fewer electors than asked for', 'electors-few', inContest(() => ({ min_electors: 401 }))],
  [
    'no certifier',
    'officers',
    (m) => ({ ...m, officers: m.officers.filter(({ role }) => role !== 'certifier') }),
  ],
  [
    'a certifier alone',
    'officers',
    (m) => ({
      ...m,
      officers: m.officers.filter(({ role }) => !['substitute', 'officer'].includes(role)),
    }),
  ],
  [
    'one host name',
    'hosts-equal',
    (m) => ({ ...m, origins: { A: 'https://a.example', B: 'https://a.example:8443' } }),
  ],
  [
    'an address for an origin',
    'origin',
    (m) => ({ ...m, origins: { ...m.origins, A: 'https://a.example/' } }),
  ],
  ['voting before issuing', 'windows', inWindows({ vote_from: '2027-05-02T12:00:00Z' })],
  ['six days of waiting', 'windows', inWindows({ vote_from: '2027-05-09T12:00:00Z' })],
  ['no half hour to finish', 'windows', inWindows({ cast_until: '2027-05-12T22:29:59Z' })],
  [
    'a table that closes before it opens',
    'windows',
    inWindows({ tables: [{ from: '2027-05-14T12:00:00Z', to: '2027-05-14T12:00:00Z' }] }),
  ],
  [
    'casting after the tables',
    'windows',
    inWindows({
      channels: 'parallel',
      tables: [{ from: '2027-05-12T12:00:00Z', to: '2027-05-12T22:45:00Z' }],
    }),
  ],
  [
    'tables hours after issuing',
    'windows',
    inWindows({ tables: [{ from: '2027-05-13T09:59:59Z', to: '2027-05-13T22:00:00Z' }] }),
  ],
  ['batches of 19', 'batch', (m) => ({ ...m, batch: { ...m.batch, min: 19 } })],
  ['groups of 19', 'group-min', (m) => ({ ...m, min_group: 19 })],
  ['a commitment off the curve', 'urn', inUrn({ commits: [offCurve, offCurve] })],
  ['a commitment too few', 'urn', inUrn({ t: 3 })],
  ['a server with holders', 'urn', inUrn({ mode: 'server' })],
  ['a holder missing', 'urn', inUrn({ n: 4 })],
  ['a key of small order', 'key', (m) => ({ ...m, promise_key: toBase64url(new Uint8Array(32)) })],
  ['a log of another name', 'key', (m) => ({ ...m, log: { vkey: 'otra.example/x+00+AA' } })],
  [
    'more witnesses asked for than there are',
    'witnesses',
    (m) => ({ ...m, witnesses: { quorum: 1, vkeys: [] } }),
  ],
  ['no way to vote', 'ways', (m) => ({ ...m, ways: [] })],
  [
    'an open roll without population',
    'population',
    (m) => ({ ...m, padron: { ...m.padron, mode: 'open' } }),
  ],
  [
    'a peso above the commitment',
    'commitment',
    (m) => ({ ...m, commitment: { ...m.commitment, amount: 119_999_999 } }),
  ],
];

test('the sample passes every gate and is read back', async () => {
  const { manifest, leaf } = await sampleElection();
  expect(manifestProblems(manifest)).toEqual([]);
  expect(await lotProblems(manifest)).toEqual([]);
  expect(parseManifest(leaf)).toEqual({ ok: true, value: manifest });
});

test.each(wrongs)('%s is caught by %s', async (_, code, change) => {
  const { manifest } = await sampleElection();
  const codes = manifestProblems(change(manifest)).map((problem) => problem.code);
  expect(codes).toContain(code);
});

test('a project may cost the whole budget, and not one peso more', async () => {
  const { manifest } = await sampleElection();
  const codes = (budgetOf: (cost: number) => number) =>
    manifestProblems(
      inContest(({ projects }) => ({
        budget: budgetOf(Math.max(...projects.map(({ cost }) => cost))),
      }))(manifest),
    ).map(({ code }) => code);
  expect(codes((cost) => cost)).not.toContain('project-above-budget');
  expect(codes((cost) => cost - 1)).toContain('project-above-budget');
});

test('every gate is tried', () => {
  const tried = new Set(wrongs.map(([, code]) => code));
  expect(gateCodes.filter((code) => !tried.has(code))).toEqual(['lot']);
});

test('a demonstration may be of few people, an urn may hold its own key', async () => {
  const { manifest } = await sampleElection();
  const few = {
    ...inContest(() => ({ min_electors: 1 }))(manifest),
    demo: true,
    min_group: 1,
    batch: { ...manifest.batch, min: 1 },
    urn: {
      ...manifest.urn,
      mode: 'server' as const,
      n: 1,
      t: 1,
      holders: [],
      commits: manifest.urn.commits.slice(0, 1),
    },
  };
  expect(manifestProblems(few)).toEqual([]);
});

test('a lot drawn otherwise, over another list, or seen by one person is noticed', async () => {
  const { manifest } = await sampleElection();
  const withLot = (change: Partial<Manifest['lots'][number]>) => ({
    ...manifest,
    lots: manifest.lots.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
  });
  const ids = manifest.lots[0]?.ids ?? [];
  const problem = [{ code: 'lot', at: 'lots.ballot/comuna' }];
  expect(await lotProblems(withLot({ ids: ids.toReversed() }))).toEqual(problem);
  expect(await lotProblems(withLot({ ids: [...ids, '999'] }))).toEqual(problem);
  expect(await lotProblems(withLot({ ids: [...ids, ...ids] }))).toEqual(problem);
  expect(await lotProblems(withLot({ entropy: '1' }))).toEqual(problem);
  expect(await lotProblems(withLot({ observers: ['una', 'una'] }))).toEqual(problem);
});

test('what is no manifest says where', async () => {
  const { manifest } = await sampleElection();
  const problem = (value: unknown) => {
    const read = parseManifest(canon(value));
    return read.ok ? undefined : read.error;
  };
  expect(problem({ ...manifest, extra: 1 })).toEqual({ code: 'shape', at: '' });
  expect(problem(inContest(() => ({ budget: -1 }))(manifest))).toEqual({
    code: 'shape',
    at: 'contests.0.budget',
  });
  expect(problem(inWindows({ issue_from: '2027-02-30T12:00:00Z' })(manifest))).toEqual({
    code: 'shape',
    at: 'windows.issue_from',
  });
  expect(problem({ ...manifest, promise_key: 'A' })).toEqual({
    code: 'encoding',
    at: 'promise_key',
  });
  expect(problem(inContest(({ projects }) => ({ id: 'Á', projects }))(manifest))?.at).toBe(
    'contests.0.id',
  );
  expect(parseManifest(new Uint8Array(65_536))).toEqual({
    ok: false,
    error: { code: 'too-large', at: '' },
  });
  expect(parseManifest(new Uint8Array(3))).toEqual({
    ok: false,
    error: { code: 'not-canonical', at: '' },
  });
});
