// The log: which leaf may follow which, batches inside it, amendments, and what the hashes stand for.
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleElection } from '../../testing/sample-election.ts';
import {
  type Amend,
  amendedBy,
  amendProblem,
  byLeafHash,
  canon,
  code32,
  commitment,
  emptyLog,
  fingerprint,
  type Leaf,
  type LeafType,
  type LogState,
  leafHash,
  type Manifest,
  mayFollow,
  nextPhase,
  type Phase,
  padronLine,
  padronRoot,
  parseLeaf,
  posterCode,
  promiseMessage,
  readSlipCode,
  readTracker,
  registroMessage,
  slipCode,
  tracker,
  unamended,
  utf8,
  type Vote,
  vref,
} from '../index.ts';

const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** Read from docs/voting.md: the types that may come in each phase, beside those that may always. */
const allowed: Readonly<Record<Phase, string>> = {
  empty: 'manifest>voting',
  voting: 'registro batch amend close>closed',
  closed: 'registro table cvr totals late paper-close>paper-closed',
  'paper-closed': 'audit-seed>seeded urn-key>opened unopenable>opened',
  seeded: 'urn-key>opened unopenable>opened',
  opened: 'audit result>resulted',
  resulted: 'objection audit result sanction>sanctioned',
  sanctioned: 'sanction',
};
const types =
  'manifest registro batch vote amend officer facts incident annul close table cvr totals late paper-close audit-seed audit urn-key unopenable result objection sanction'.split(
    ' ',
  ) as LeafType[];

test.each(Object.keys(allowed) as Phase[])('in phase %s only its leaves may come', (phase) => {
  const always = phase === 'empty' ? '' : ' officer facts incident annul';
  const expected = new Map(
    `${allowed[phase]}${always}`.split(' ').map((entry) => {
      const [type, next = phase] = entry.split('>');
      return [type, next];
    }),
  );
  for (const type of types)
    expect([type, nextPhase(phase, type)]).toEqual([type, expected.get(type)]);
});

const vote = (contest: string, fill: number): Vote => ({
  type: 'vote',
  v: 1,
  M: 'A',
  contest,
  pk: `${fill}`,
  tok: '',
  enc: '',
  ct: '',
  sig: '',
});

function after(state: LogState, ...leaves: readonly Leaf[]): LogState | string {
  let now = state;
  for (const leaf of leaves) {
    const next = mayFollow(now, leaf, canon(leaf));
    if (!next.ok) return next.error;
    now = next.value;
  }
  return now;
}

test('a batch is followed by exactly its votes, of its contest, in the order of their hashes', () => {
  const voting: LogState = { ...emptyLog, phase: 'voting', size: 1 };
  const votes = [1, 2, 3]
    .map((fill) => vote('comuna', fill))
    .map((leaf) => ({ leaf, hash: leafHash(canon(leaf)) }))
    .sort(byLeafHash)
    .map(({ leaf }) => leaf);
  const batch: Leaf = { type: 'batch', contest: 'comuna', n: 3 };
  const close: Leaf = { type: 'close', at: '2027-05-12T23:00:00Z', size: 5, ballots: [] };
  expect(after(voting, batch, ...votes)).toMatchObject({
    phase: 'voting',
    size: 5,
    batch: undefined,
  });
  expect(after(voting, batch, ...votes.slice(1), close)).toBe('batch-count');
  expect(after(voting, batch, ...votes, vote('comuna', 9))).toBe('phase');
  expect(after(voting, batch, vote('sector', 1))).toBe('batch-contest');
  expect(after(voting, batch, ...votes.toReversed())).toBe('batch-order');
  expect(after(voting, batch, ...votes.slice(0, 1), ...votes.slice(0, 1))).toBe('batch-order');
});

test('claims have a day before the paper is closed, in a demonstration a minute', () => {
  const closing: Leaf = { type: 'close', at: '2027-05-12T23:00:00Z', size: 1, ballots: [] };
  const paper = (at: string): Leaf => ({ type: 'paper-close', at, sigs: [] });
  const voting: LogState = { ...emptyLog, phase: 'voting', size: 1 };
  expect(after(voting, closing, paper('2027-05-13T22:59:59Z'))).toBe('too-early');
  expect(after(voting, closing, paper('2027-05-13T23:00:00Z'))).toMatchObject({
    phase: 'paper-closed',
  });
  const demo = { ...voting, isDemo: true };
  expect(after(demo, closing, paper('2027-05-12T23:00:59Z'))).toBe('too-early');
  expect(after(demo, closing, paper('2027-05-12T23:01:00Z'))).toMatchObject({
    phase: 'paper-closed',
  });
});

test('a manifest opens a log', async () => {
  const { manifest, leaf } = await sampleElection();
  const opened = mayFollow(emptyLog, manifest, leaf);
  expect(opened).toMatchObject({ ok: true, value: { phase: 'voting', size: 1, isDemo: false } });
});

test('leaves of unknown type, shape or size are refused', () => {
  const read = (value: unknown) => {
    const leaf = parseLeaf(canon(value));
    return leaf.ok ? leaf.value.type : leaf.error;
  };
  const batch = { type: 'batch', contest: 'comuna', n: 3 };
  expect(read(batch)).toBe('batch');
  expect(read({ ...batch, n: 0 })).toBe('shape');
  expect(read({ ...batch, more: 1 })).toBe('shape');
  expect(read({ ...batch, type: 'other' })).toBe('unknown-type');
  expect(read({ ...batch, type: 'constructor' })).toBe('unknown-type');
  expect(read([batch])).toBe('unknown-type');
  expect(read({ type: 'amend', kind: 'other' })).toBe('unknown-type');
  expect(read({ type: 'urn-key', u: 'A', at: '2027-05-12T23:00:00Z', sigs: [] })).toBe('encoding');
  expect(read({ type: 'urn-key', u: 'AAAA', at: '2027-05-12T23:00:00Z', sigs: [] })).toBe('shape');
  expect(parseLeaf(new Uint8Array(65_536))).toEqual({ ok: false, error: 'too-large' });
  expect(parseLeaf(utf8('{} '))).toEqual({ ok: false, error: 'not-canonical' });
});

test('style and assurance of a right are there or not, nothing else is', () => {
  const c = Buffer.alloc(32, 1).toString('base64url');
  const registro = (event: object) =>
    parseLeaf(
      canon({
        type: 'registro',
        day: '2027-05-12',
        part: 1,
        of: 1,
        events: [event],
        sig: Buffer.alloc(64).toString('base64url'),
      }),
    ).ok;
  expect(registro({ c, ev: 'issued' })).toBe(true);
  expect(registro({ c, ev: 'add', style: 'centro', assurance: 'list' })).toBe(true);
  expect(registro({ c, ev: 'issued', run: '1-9' })).toBe(false);
  expect(registro({ c, ev: 'voted' })).toBe(false);
  expect(registro({ ev: 'issued' })).toBe(false);
});

test('windows are extended once, before they end, by a day at most, and not into the hours of tables', async () => {
  const { manifest: withTables } = await sampleElection();
  const manifest = { ...withTables, windows: { ...withTables.windows, tables: [] } };
  const extend = (issue: string, cast: string, at = '2027-05-12T20:00:00Z'): Amend => ({
    type: 'amend',
    kind: 'extend',
    until: { issue, cast },
    reason: 'Corte de luz',
    at,
    sigs: [],
  });
  const now = unamended(manifest);
  const judge = (leaf: Amend, from = now) => amendProblem(manifest, from, leaf);
  const right = extend('2027-05-13T22:00:00Z', '2027-05-13T23:00:00Z');
  expect(judge(right)).toBeUndefined();
  expect(judge(right, amendedBy(now, right))).toBe('extended-before');
  expect(judge(extend('2027-05-12T22:00:00Z', '2027-05-12T23:00:00Z'))).toBe('not-later');
  expect(judge(extend('2027-05-12T21:00:00Z', '2027-05-13T23:00:00Z'))).toBe('not-later');
  expect(judge(extend('2027-05-13T22:00:01Z', '2027-05-13T23:00:00Z'))).toBe('too-long');
  expect(
    judge(extend('2027-05-13T22:00:00Z', '2027-05-13T23:00:00Z', '2027-05-12T22:00:00Z')),
  ).toBe('window-over');
  expect(
    judge(extend('2027-05-12T22:00:00Z', '2027-05-13T01:00:00Z', '2027-05-12T22:30:00Z')),
  ).toBeUndefined();
  expect(judge(extend('2027-05-12T22:45:00Z', '2027-05-12T23:00:00Z'))).toBe('windows');
  const among = (channels: 'separated' | 'parallel', tables: Manifest['windows']['tables']) =>
    amendProblem({ ...manifest, windows: { ...manifest.windows, channels, tables } }, now, right);
  const day = { from: '2027-05-14T10:00:00Z', to: '2027-05-14T20:00:00Z' };
  const sooner = { ...day, from: '2027-05-14T09:59:59Z' };
  expect(among('separated', [day])).toBeUndefined();
  expect(among('separated', [day, sooner])).toBe('tables');
  expect(among('parallel', [day, sooner])).toBeUndefined();
  expect(among('parallel', [{ ...sooner, to: '2027-05-13T22:59:59Z' }])).toBe('tables');
  expect(amendedBy(now, right)).toMatchObject({
    issueUntil: '2027-05-13T22:00:00Z',
    castUntil: '2027-05-13T23:00:00Z',
  });
});

test('the client that is served changes from the one in force, projects leave once', async () => {
  const { manifest } = await sampleElection();
  const now = unamended(manifest);
  const rest = { type: 'amend', reason: '', at: '2027-05-12T20:00:00Z', sigs: [] } as const;
  const client = (old: string, next: string): Amend => ({
    ...rest,
    kind: 'client',
    old,
    new: next,
    source_commit: 'x',
  });
  expect(amendProblem(manifest, now, client(now.bundleSha256, 'B'))).toBeUndefined();
  expect(amendProblem(manifest, now, client('B', 'C'))).toBe('client-other');
  expect(amendProblem(manifest, now, client(now.bundleSha256, now.bundleSha256))).toBe(
    'client-other',
  );
  expect(
    amendedBy(now, { ...rest, kind: 'client', old: 'A', new: 'B', source_commit: 'x' })
      .bundleSha256,
  ).toBe('B');
  const withdraw = (contest: string, project: string): Amend => ({
    ...rest,
    kind: 'withdraw',
    contest,
    project,
  });
  expect(amendProblem(manifest, now, withdraw('comuna', '9'))).toBe('project-unknown');
  expect(amendProblem(manifest, now, withdraw('x', '1'))).toBe('project-unknown');
  const without = amendedBy(amendedBy(now, withdraw('comuna', '1')), withdraw('comuna', '2'));
  expect(without.withdrawn.get('comuna')).toEqual(new Set(['1', '2']));
  expect(amendProblem(manifest, without, withdraw('comuna', '1'))).toBe('withdrawn-before');
  expect(amendProblem(manifest, without, withdraw('sector', '1'))).toBeUndefined();
});

test('hashes are of what the text says', () => {
  const bytes = utf8('{"a":1}');
  const hash = fingerprint(bytes);
  expect(hash).toEqual(sha256('pb-manifest/1\0', bytes));
  expect(posterCode(hash)).toBe(code32(hash, 140));
  expect(posterCode(hash)).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  expect(leafHash(bytes)).toEqual(sha256(Uint8Array.of(0), bytes));
  expect(readTracker(tracker(hash))).toEqual(hash.slice(0, 10));
  const right = { id: 'x', run: '12345678-5', style: 'centro', salt: 'AA' };
  expect(commitment(right)).toEqual(
    sha256('pb-padron/1\0', '{"id":"x","run":"12345678-5","salt":"AA","style":"centro"}'),
  );
  expect(padronLine({ style: 's', c: 'A' })).toBe('{"c":"A","style":"s"}');
  expect(promiseMessage(hash, hash)).toEqual(
    new Uint8Array(Buffer.concat([Buffer.from('pb-promise/1\0'), hash, hash])),
  );
  expect(vref(Uint8Array.of(1), 'x', '12345678-5')).toEqual(
    new Uint8Array(createHmac('sha256', '\x01').update('pb-vref/1\0x12345678-5').digest()),
  );
});

test('a signature is over its leaf without the signature', () => {
  const leaf = { type: 'registro', day: '2027-05-12', part: 1, of: 1, events: [] } as const;
  const signed = { ...leaf, sig: 'AAAA' };
  expect(registroMessage(new Uint8Array(32), signed)).toEqual(
    registroMessage(new Uint8Array(32), leaf),
  );
});

/** Straight from RFC 6962, section 2.1. */
function slowRoot(lines: readonly Uint8Array[]): Uint8Array {
  const [first] = lines;
  if (first === undefined) return sha256('');
  if (lines.length === 1) return sha256(Uint8Array.of(0), first);
  const k = 2 ** Math.floor(Math.log2(lines.length - 1));
  return sha256(Uint8Array.of(1), slowRoot(lines.slice(0, k)), slowRoot(lines.slice(k)));
}

test('the root of the roll is the one of RFC 6962', () => {
  expect(Buffer.from(padronRoot([])).toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 70 }), (lines) => {
      expect(padronRoot(lines)).toEqual(slowRoot(lines.map(utf8)));
    }),
  );
});

test('the code of a slip is read as it is typed, and most slips of the pen are noticed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (random) => {
      const code = slipCode(random);
      expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
      expect(readSlipCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code.replaceAll('-', ''));
    }),
  );
  const code = slipCode(new Uint8Array(10).fill(5));
  const slips = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].map((sign) => `${sign}${code.slice(1)}`);
  expect(slips.filter((slip) => readSlipCode(slip) !== undefined).length).toBeLessThan(6);
  expect(readSlipCode('ABC')).toBeUndefined();
});
