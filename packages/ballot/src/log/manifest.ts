// The manifest, leaf 0 of the log: everything about a vote that is fixed before it begins.
import { err, ok, type Result } from '@minga/basics';
import type { Bytes } from '../encoding/bytes.ts';
import { readCanon } from '../encoding/canon.ts';
import {
  bytes,
  either,
  flag,
  hashOrNone,
  hasShape,
  id,
  integer,
  list,
  type Of,
  object,
  oneOf,
  text,
  texts,
  time,
  type Wrong,
} from '../encoding/shape.ts';

/** The longest leaf, for its length stands in two bytes. */
export const MAX_LEAF = 65_535;

export const sig = object({ by: id, ad: bytes(), cd: bytes(), sig: bytes() });
/** A WebAuthn assertion of an officer: who, authenticatorData, clientDataJSON, signature. */
export type Sig = Of<typeof sig>;
export const sigs = list(sig, 20);

const es256Jwk = object({ kty: oneOf('EC'), crv: oneOf('P-256'), x: bytes(32), y: bytes(32) });
const ed25519Jwk = object({ kty: oneOf('OKP'), crv: oneOf('Ed25519'), x: bytes(32) });
const roles = ['certifier', 'substitute', 'officer', 'observer', 'table'] as const;

export const officer = object({
  id,
  role: oneOf(...roles),
  name: text(200),
  rp_id: text(253),
  jwk: either(es256Jwk, ed25519Jwk),
});
/** Somebody whose passkey signs acts of the vote. */
export type Officer = Of<typeof officer>;
export type OfficerKey = Officer['jwk'];

const project = object({ id, name: text(500), cost: integer(), sha256: hashOrNone });
export type Project = Of<typeof project>;

export const ballotKinds = [
  'approval',
  'choose-1',
  'k-approval',
  'knapsack',
  'ranking',
  'points',
] as const;
export type BallotKind = (typeof ballotKinds)[number];

const ballot = object({
  kind: oneOf(...ballotKinds),
  min: integer(0, 1000),
  max: integer(1, 1000),
  points: integer(0, 1_000_000),
  within_budget: flag,
  pad: integer(256, 65_536),
});
export type BallotForm = Of<typeof ballot>;

const issuer = object({ kty: oneOf('RSA'), n: bytes(384), e: bytes() });
/** The public key whose blind signature is a token: of one contest, and of nothing else. */
export type Issuer = Of<typeof issuer>;

const contest = object({
  id,
  title: text(500),
  budget: integer(),
  projects: list(project, 1000),
  ballot,
  rule: texts,
  order: list(id, 1000),
  lot: text(200),
  paper: oneOf('cvr', 'totals', 'none'),
  issuer,
  electors: integer(),
  min_electors: integer(),
});
export type Contest = Of<typeof contest>;

const style = object({ id, name: text(200), electors: integer(), contests: list(id, 50) });
/** The contests of one kind of voter. */
export type Style = Of<typeof style>;

const table = object({ from: time, to: time });
const windows = object({
  issue_from: time,
  vote_from: time,
  issue_until: time,
  cast_until: time,
  tables: list(table, 100),
  channels: oneOf('separated', 'parallel'),
  offline_unlisted: oneOf('cover', 'ordinary'),
});
export type Windows = Of<typeof windows>;

const holder = object({ i: integer(1, 255), name: text(200), second_copy: text(500) });
const urn = object({
  mode: oneOf('server', 'feldman'),
  kem: oneOf(16),
  kdf: oneOf(1),
  aead: oneOf(1),
  commits: list(bytes(65), 9),
  n: integer(1, 9),
  t: integer(1, 9),
  holders: list(holder, 9),
});

const lotEntry = object({
  label: text(200),
  ids: list(text(64), 1000),
  list_sha256: bytes(32),
  entropy: text(500),
  observers: list(text(200), 20),
});

const padron = object({
  mode: oneOf('closed', 'open', 'mixed'),
  root: bytes(32),
  count: integer(),
  population_14: object({ n: integer(), source: text(500) }),
});

const manifest = object({
  type: oneOf('manifest'),
  spec: oneOf('pb-voto/1'),
  id,
  demo: flag,
  title: text(500),
  territory: text(200),
  origins: object({ A: text(300), B: text(300) }),
  operators: object({ A: text(200), B: text(200) }),
  contests: list(contest, 50),
  styles: list(style, 200),
  officers: list(officer, 200),
  windows,
  ways: list(text(50), 10),
  padron,
  batch: object({ first: time, every_h: integer(1, 168), min: integer(1, 1000) }),
  min_group: integer(1, 1000),
  urn,
  registrar: object({ sign: bytes(32), desk_kem: bytes() }),
  log: object({ vkey: text(500) }),
  promise_key: bytes(32),
  witnesses: object({ quorum: integer(0, 20), vkeys: list(text(500), 20) }),
  client: object({ bundle_sha256: bytes(32), source_commit: text(100) }),
  lots: list(lotEntry, 100),
  commitment: object({
    resolution_sha256: hashOrNone,
    amount: integer(),
    bases_sha256: hashOrNone,
  }),
  sigs,
});
export type Manifest = Of<typeof manifest>;

export const manifestShape = manifest;

/** Why bytes are no manifest. Whether its contents may open a vote is for `manifestProblems`. */
export type ManifestError =
  | Wrong
  | { readonly code: 'too-large' | 'not-canonical'; readonly at: '' };

/** Reads leaf 0: canonical, within the size of a leaf, with exactly the keys of a manifest. */
export function parseManifest(leaf: Bytes): Result<Manifest, ManifestError> {
  if (leaf.length > MAX_LEAF) return err({ code: 'too-large', at: '' });
  const read = readCanon(leaf);
  if (!read.ok) return err({ code: read.error, at: '' });
  return hasShape(read.value, manifest)
    ? ok(read.value)
    : err(manifest.wrong(read.value, '') ?? { code: 'shape', at: '' });
}
