// What a ballot may say: each kind with its limits, each code of a null ballot, and padding that tells nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BallotForm,
  type BallotKind,
  ballotKinds,
  type Choices,
  type ContestForm,
  canon,
  choiceProblem,
  decodeChoices,
  encodeChoices,
  namedProjects,
  orderChoices,
  padOf,
  utf8,
  withoutUnreachable,
  withoutWithdrawn,
} from '../index.ts';

const projects = [
  { id: '1', name: 'Plaza', cost: 30, sha256: '' },
  { id: '2', name: 'Ciclovía', cost: 50, sha256: '' },
  { id: '3', name: 'Sede', cost: 40, sha256: '' },
  { id: '4', name: 'Huerto', cost: 10, sha256: '' },
];

function contest(kind: BallotKind, change: Partial<BallotForm> = {}): ContestForm {
  const ballot = {
    kind,
    min: 0,
    max: kind === 'choose-1' ? 1 : 3,
    points: kind === 'points' ? 10 : 0,
    within_budget: kind === 'knapsack',
    pad: 256,
    ...change,
  };
  return { projects, budget: 100, ballot };
}

const legal: readonly (readonly [BallotKind, Choices])[] = [
  ['approval', ['1', '3']],
  ['approval', []],
  ['choose-1', ['2']],
  ['k-approval', ['1', '2', '4']],
  ['knapsack', ['1', '2', '4']],
  ['ranking', ['3', '1', '2']],
  [
    'points',
    [
      ['1', 4],
      ['3', 6],
    ],
  ],
  ['points', [['2', 1]]],
  ['points', []],
];

test.each(legal)('a legal ballot of %s is written, padded and read back: %j', (kind, choices) => {
  const of = contest(kind);
  const written = encodeChoices({ choices, control: '012345' }, of);
  if (!written.ok) throw new Error(written.error);
  expect(written.value).toHaveLength(256);
  expect(decodeChoices(written.value, of)).toEqual({
    ok: true,
    value: { choices, control: '012345' },
  });
});

const illegal: readonly (readonly [BallotKind, Choices, string, Partial<BallotForm>])[] = [
  ['approval', ['3', '1'], 'kind', {}],
  ['approval', [['1', 2]], 'kind', {}],
  ['points', ['1'], 'kind', {}],
  [
    'points',
    [
      ['3', 1],
      ['1', 1],
    ],
    'kind',
    {},
  ],
  ['approval', ['1', '9'], 'unknown-project', {}],
  ['approval', ['1', '1'], 'duplicate', {}],
  ['ranking', ['3', '1', '3'], 'duplicate', {}],
  [
    'points',
    [
      ['1', 1],
      ['1', 2],
    ],
    'duplicate',
    {},
  ],
  ['approval', [], 'too-few', { min: 1 }],
  ['approval', ['1', '2', '3', '4'], 'too-many', {}],
  ['choose-1', ['1', '2'], 'too-many', {}],
  ['knapsack', ['1', '2', '3'], 'over-budget', {}],
  ['approval', ['1', '2', '3'], 'over-budget', { within_budget: true }],
  [
    'points',
    [
      ['1', 5],
      ['2', 6],
    ],
    'points',
    {},
  ],
  ['points', [['1', 0]], 'points', {}],
];

test.each(illegal)('of %s, %j is null: %s', (kind, choices, code, change) => {
  const of = contest(kind, change);
  expect(choiceProblem(choices, of)).toBe(code);
  const padded = new Uint8Array(256);
  padded.set(canon({ c: choices, k: kind, n: '' }));
  expect(decodeChoices(padded, of)).toEqual({ ok: false, error: code });
});

test.each([
  ['knapsack', {}],
  ['approval', { within_budget: true }],
] as const)('of %s, what costs the whole budget is legal', (kind, change) => {
  const all = contest(kind, { max: 2, ...change });
  const costs = all.projects.slice(0, 2).map(({ cost }) => cost);
  const budget = costs.reduce((sum, cost) => sum + cost, 0);
  const choices = all.projects.slice(0, 2).map(({ id }) => id);
  expect(encodeChoices({ choices, control: '' }, { ...all, budget }).ok).toBe(true);
  const less = encodeChoices({ choices, control: '' }, { ...all, budget: budget - 1 });
  expect(less).toEqual({ ok: false, error: 'over-budget' });
});

function padded(text: string, length = 256): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(utf8(text));
  return bytes;
}

const right = '{"c":["1"],"k":"approval","n":""}';

test.each([
  ['nothing', new Uint8Array(), 'padding'],
  ['only zeros', new Uint8Array(256), 'padding'],
  ['another length', padded(right, 512), 'padding'],
  ['no padding', utf8(right), 'padding'],
  ['a byte behind the padding', padded(right).with(255, 1), 'padding'],
  ['a zero before it', new Uint8Array([0, ...padded(right, 255)]), 'padding'],
  ['a space', padded(`${right} `), 'not-canonical'],
  ['keys in another order', padded('{"k":"approval","c":["1"],"n":""}'), 'not-canonical'],
  ['null', padded('{"c":null,"k":"approval","n":""}'), 'not-canonical'],
  ['bytes that are no text', padded(right).with(3, 0xff), 'not-canonical'],
  ['a list', padded('["1"]'), 'shape'],
  ['a key more', padded('{"c":["1"],"k":"approval","n":"","z":1}'), 'shape'],
  ['a key fewer', padded('{"c":["1"],"k":"approval"}'), 'shape'],
  ['a number as a project', padded('{"c":[1],"k":"approval","n":""}'), 'shape'],
  ['both forms', padded('{"c":["1",["2",1]],"k":"approval","n":""}'), 'shape'],
  ['points below zero', padded('{"c":[["1",-1]],"k":"points","n":""}'), 'shape'],
  ['a long text', padded(`{"c":["${'9'.repeat(65)}"],"k":"approval","n":""}`), 'shape'],
  ['another kind', padded('{"c":["1"],"k":"ranking","n":""}'), 'kind'],
  ['five digits', padded('{"c":["1"],"k":"approval","n":"12345"}'), 'control'],
  ['digits of another script', padded('{"c":["1"],"k":"approval","n":"١٢٣٤٥٦"}'), 'not-canonical'],
  ['the proto key', padded('{"__proto__":1,"c":["1"],"k":"approval","n":""}'), 'shape'],
] as const)('%s inside makes a ballot null', (_, bytes, code) => {
  expect(decodeChoices(bytes, contest('approval'))).toEqual({ ok: false, error: code });
});

test('whatever is inside, opening gives a ballot or a code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (bytes) => {
      const read = decodeChoices(bytes, contest('approval'));
      expect(read.ok || typeof read.error === 'string').toBe(true);
    }),
  );
});

const anyContest = fc
  .record({
    kind: fc.constantFrom(...ballotKinds),
    ids: fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/), {
      minLength: 1,
      maxLength: 30,
    }),
    points: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(({ kind, ids, points }) => {
    const some = ids.sort().map((id) => ({ id, name: id, cost: 1, sha256: '' }));
    const max = kind === 'choose-1' ? 1 : some.length;
    const form = {
      kind,
      min: 0,
      max,
      points: kind === 'points' ? points : 0,
      within_budget: false,
    };
    const ballot = { ...form, pad: padOf({ projects: some, ballot: { ...form, pad: 256 } }) };
    return { projects: some, budget: 1_000_000, ballot } satisfies ContestForm;
  });

test('the longest legal ballot of any contest fits its pad, which is a multiple of 256', () => {
  fc.assert(
    fc.property(anyContest, fc.nat(), (of, spread) => {
      const { kind, max, points, pad } = of.ballot;
      const named = of.projects.slice(0, kind === 'points' ? Math.min(max, points) : max);
      const each = Math.max(1, Math.floor(points / Math.max(1, named.length)) - (spread % 2));
      const choices: Choices =
        kind === 'points' ? named.map(({ id }) => [id, each] as const) : named.map(({ id }) => id);
      const written = encodeChoices({ choices, control: '000000' }, of);
      expect(pad % 256).toBe(0);
      if (!written.ok) throw new Error(written.error);
      expect(decodeChoices(written.value, of).ok).toBe(true);
    }),
  );
});

test('the pad is the smallest that fits', () => {
  const of = contest('approval', { max: 4 });
  expect(padOf(of)).toBe(256);
  const long = projects.map((project) => ({ ...project, id: project.id.padStart(64, 'x') }));
  expect(padOf({ projects: long, ballot: of.ballot })).toBe(512);
});

test('approvals are written in order whatever the order of the clicks, a ranking stays', () => {
  expect(orderChoices('approval', ['3', '1'])).toEqual(['1', '3']);
  expect(
    orderChoices('points', [
      ['3', 1],
      ['1', 2],
    ]),
  ).toEqual([
    ['1', 2],
    ['3', 1],
  ]);
  expect(orderChoices('ranking', ['3', '1'])).toEqual(['3', '1']);
});

test('a control number is six digits or nothing, and nothing illegal is written', () => {
  const of = contest('approval', { min: 1 });
  expect(encodeChoices({ choices: ['1'], control: '12' }, of)).toEqual({
    ok: false,
    error: 'control',
  });
  expect(encodeChoices({ choices: [], control: '' }, of)).toEqual({ ok: false, error: 'too-few' });
});

test('withdrawn projects are dropped, and a ballot may be emptied by it', () => {
  const withdrawn = new Set(['1', '3']);
  expect(withoutWithdrawn(['1', '2', '3'], withdrawn)).toEqual(['2']);
  expect(
    withoutWithdrawn(
      [
        ['1', 4],
        ['2', 1],
      ],
      withdrawn,
    ),
  ).toEqual([['2', 1]]);
  expect(withoutWithdrawn(['1'], withdrawn)).toEqual([]);
  expect(namedProjects([['1', 4]])).toEqual(['1']);
});

test('the least to name is never more than what is left to choose, and whoever sealed before stays as legal', () => {
  const of = contest('approval', { min: 3, max: 4 });
  expect(withoutUnreachable(of)).toBe(of);
  expect(withoutUnreachable(of, new Set(['1']))).toBe(of);
  const less = withoutUnreachable(of, new Set(['1', '2']));
  expect(choiceProblem(['3', '4'], of)).toBe('too-few');
  expect(choiceProblem(['3', '4'], less)).toBeUndefined();
  expect(choiceProblem(['1', '2', '3'], less)).toBeUndefined();
  expect(choiceProblem(['3'], less)).toBe('too-few');
  expect(choiceProblem([], less)).toBe('too-few');
  const nothing = withoutUnreachable(of, new Set(['1', '2', '3', '4']));
  expect(choiceProblem([], nothing)).toBeUndefined();
  // Of 50, 40 and 10 only two fit into 80.
  const bounded = { ...contest('knapsack', { min: 3 }), budget: 80 };
  expect(withoutUnreachable(bounded).ballot.min).toBe(3);
  expect(withoutUnreachable(bounded, new Set(['1'])).ballot.min).toBe(2);
});

test('of what is left a ballot that names the least can be written, and no more is asked than can be', () => {
  const anyForm = fc.record({
    gone: fc.subarray(['1', '2', '3', '4']),
    ...{ min: fc.integer({ min: 0, max: 4 }), budget: fc.integer({ min: 50, max: 130 }) },
    kind: fc.constantFrom('approval' as const, 'knapsack' as const),
  });
  fc.assert(
    fc.property(anyForm, ({ gone, min, budget, kind }) => {
      const of = { ...contest(kind, { min, max: 4 }), budget };
      const left = projects.filter(({ id }) => !gone.includes(id)).map(({ id }) => id);
      // Slow and plain: every set of what is left.
      const sets = Array.from({ length: 2 ** left.length }, (_, chosen) =>
        left.filter((_id, at) => (chosen >> at) % 2 === 1),
      );
      const free = { ...of, ballot: { ...of.ballot, min: 0 } };
      const legal = sets.filter((set) => choiceProblem(set, free) === undefined);
      const most = Math.max(...legal.map(({ length }) => length));
      const now = withoutUnreachable(of, new Set(gone));
      expect(now.ballot.min).toBe(Math.min(min, most));
      expect(legal.some((set) => choiceProblem(set, now) === undefined)).toBe(true);
    }),
  );
});
