// The leaves of the log after the manifest, with their exact keys, as docs/voting.md lists them.
import { err, ok, type Result } from '@minga/basics';
import type { Bytes } from '../encoding/bytes.ts';
import { type Json, readCanon } from '../encoding/canon.ts';
import {
  bytes,
  day,
  either,
  hashOrNone,
  hexHashOrNone,
  id,
  idOrNone,
  integer,
  isObject,
  list,
  type Of,
  object,
  oneOf,
  pair,
  type Shape,
  text,
  time,
} from '../encoding/shape.ts';
import { MAX_LEAF, type Manifest, manifestShape, officer, sigs } from './manifest.ts';

const signed = { at: time, sigs };
const count = integer();
const hash = bytes(32);

/** What happened to a right, in the order of the alphabet. */
export const rightEvents = [
  'add',
  'desk',
  'desk-void',
  'dup',
  'issued',
  'prov-no',
  'prov-ok',
] as const;
export type RightEventName = (typeof rightEvents)[number];

const rightEvent = object(
  { c: hash, ev: oneOf(...rightEvents) },
  { style: id, assurance: oneOf('list', 'claveunica+declaration', 'desk+document') },
);
export type RightEvent = Of<typeof rightEvent>;

const vote = object({
  type: oneOf('vote'),
  v: oneOf(1),
  M: hash,
  contest: id,
  pk: bytes(32),
  tok: bytes(384),
  enc: bytes(65),
  ct: bytes(),
  sig: bytes(64),
});
/** A sealed ballot, as it is cast and as it stands in the log. */
export type Vote = Of<typeof vote>;

const amend = { type: oneOf('amend') };
const choices = either(list(text(64), 1000), list(pair(text(64), integer()), 1000));
/** What a ballot names: projects (in order, for a ranking), or projects with their points. */
export type Choices = Of<typeof choices>;

const nulls = list(object({ code: text(40), n: count }), 20);
const countedContest = object({
  id,
  ballots: count,
  blank: count,
  nulls,
  selected: list(id, 1000),
  spent: count,
  outcome_sha256: hexHashOrNone,
});
const decision = object({
  project: id,
  outcome: oneOf('approved', 'changed', 'returned', 'rejected', 'lapse'),
  amount: count,
  reason: text(),
});
const shapes = {
  registro: object({
    type: oneOf('registro'),
    day,
    part: integer(1),
    of: integer(1),
    events: list(rightEvent),
    sig: bytes(64),
  }),
  batch: object({ type: oneOf('batch'), contest: id, n: integer(1) }),
  vote,
  officer: object({ type: oneOf('officer'), change: oneOf('add', 'remove'), officer, ...signed }),
  facts: object({
    type: oneOf('facts'),
    by: oneOf('R', 'U'),
    at: time,
    cluster: hash,
    journal: oneOf('same', 'other-file', 'other-machine'),
    standby: oneOf('none', 'sync', 'async'),
    sig: bytes(64),
  }),
  incident: object({
    type: oneOf('incident'),
    code: id,
    contest: idOrNone,
    table: idOrNone,
    excess: count,
    decision: oneOf('counted', 'excluded', 'none'),
    reason: text(),
    ...signed,
  }),
  annul: object({
    type: oneOf('annul'),
    what: oneOf('table', 'contest', 'election'),
    id: idOrNone,
    body: text(500),
    reason: text(),
    document_sha256: hashOrNone,
    ...signed,
  }),
  close: object({
    type: oneOf('close'),
    at: time,
    size: count,
    ballots: list(object({ contest: id, n: count }), 50),
  }),
  table: object({
    type: oneOf('table'),
    group: id,
    contest: id,
    desk: count,
    prov_ok: count,
    dup: count,
    in_box: count,
    blank: count,
    null: count,
    spoiled: count,
    unused: count,
    reason: text(),
    photo_sha256: hashOrNone,
    ...signed,
  }),
  cvr: object({
    type: oneOf('cvr'),
    group: id,
    contest: id,
    rows: list(object({ serial: id, choices }), 10_000),
    ...signed,
  }),
  totals: object({
    type: oneOf('totals'),
    group: id,
    contest: id,
    votes: list(object({ project: id, n: count }), 1000),
    ...signed,
  }),
  late: object({ type: oneOf('late'), e: vote, promise: bytes(64), ...signed }),
  'paper-close': object({ type: oneOf('paper-close'), ...signed }),
  'audit-seed': object({
    type: oneOf('audit-seed'),
    entropy: text(500),
    list_sha256: hash,
    observers: list(text(200), 20),
    ...signed,
  }),
  'urn-key': object({ type: oneOf('urn-key'), u: hash, ...signed }),
  unopenable: object({ type: oneOf('unopenable'), reason: text(), ...signed }),
  result: object({
    type: oneOf('result'),
    version: integer(1),
    contests: list(countedContest, 50),
    opened_sha256: hash,
    ...signed,
  }),
  objection: object({
    type: oneOf('objection'),
    number: integer(1),
    contest: idOrNone,
    status: oneOf('filed', 'answered'),
    text_sha256: hash,
    ...signed,
  }),
  sanction: object({
    type: oneOf('sanction'),
    contest: id,
    result_version: integer(1),
    decisions: list(decision, 1000),
    document_sha256: hashOrNone,
    ...signed,
  }),
} as const;

const amendments = {
  extend: object({
    ...amend,
    kind: oneOf('extend'),
    until: object({ issue: time, cast: time }),
    reason: text(),
    ...signed,
  }),
  client: object({
    ...amend,
    kind: oneOf('client'),
    old: hash,
    new: hash,
    source_commit: text(100),
    reason: text(),
    ...signed,
  }),
  withdraw: object({
    ...amend,
    kind: oneOf('withdraw'),
    contest: id,
    project: id,
    reason: text(),
    ...signed,
  }),
} as const;

const figures = {
  type: oneOf('audit'),
  sample: list(text(64)),
  reached: count,
  confirmed: count,
  contradicted: count,
  conclusion: oneOf('consistent', 'inconsistent', 'inconclusive'),
  ...signed,
} as const;

const audits = {
  participation: object({ ...figures, kind: oneOf('participation') }),
  paper: object({ ...figures, kind: oneOf('paper'), contest: id }),
} as const;

/** Leaves of one type whose keys depend on their kind. */
const byKind = { amend: amendments, audit: audits } as const;

type LeafByType = { readonly [K in keyof typeof shapes]: Of<(typeof shapes)[K]> };
export type Amend = Of<(typeof amendments)[keyof typeof amendments]>;
export type AuditLeaf = Of<(typeof audits)[keyof typeof audits]>;
export type Registro = LeafByType['registro'];
export type Facts = LeafByType['facts'];
/** Any leaf after the manifest. */
export type LaterLeaf = LeafByType[keyof LeafByType] | Amend | AuditLeaf;
export type Leaf = Manifest | LaterLeaf;
export type LeafType = Leaf['type'];
/** The leaf of one type: `LeafOf<'close'>`. */
export type LeafOf<T extends LeafType> = Extract<Leaf, { readonly type: T }>;

export type LeafError = 'too-large' | 'not-canonical' | 'unknown-type' | 'shape' | 'encoding';

/** Reads a leaf: at most 65,535 bytes, canonical, of a known type, with exactly its keys. */
export function parseLeaf(leaf: Bytes): Result<Leaf, LeafError> {
  if (leaf.length > MAX_LEAF) return err('too-large');
  const read = readCanon(leaf);
  if (!read.ok) return read;
  const shape = shapeOf(read.value);
  if (shape === undefined) return err('unknown-type');
  const wrong = shape.wrong(read.value, '');
  return wrong === undefined ? ok(read.value as unknown as Leaf) : err(wrong.code);
}

function shapeOf(value: Json): Shape<unknown> | undefined {
  if (!isObject(value) || typeof value.type !== 'string') return undefined;
  if (value.type === 'manifest') return manifestShape;
  if (value.type === 'amend' || value.type === 'audit') {
    const kinds: Readonly<Record<string, Shape<unknown>>> = byKind[value.type];
    const { kind } = value;
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  }
  return Object.hasOwn(shapes, value.type) ? shapes[value.type as keyof typeof shapes] : undefined;
}
