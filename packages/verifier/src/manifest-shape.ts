// The manifest as it is written: its type, and the shape that a text must have to be one.
import type { JsonObject } from './canon.ts';
import {
  bytes,
  either,
  exact,
  flag,
  id,
  list,
  moment,
  oneOf,
  record,
  text,
  whole,
} from './shapes.ts';

export interface Sig {
  readonly by: string;
  readonly ad: string;
  readonly cd: string;
  readonly sig: string;
}

export type OfficerJwk =
  | Readonly<{ kty: 'EC'; crv: 'P-256'; x: string; y: string }>
  | Readonly<{
      kty: 'OKP';
      crv: 'Ed25519';
      x: string;
    }>;

export interface Officer {
  readonly id: string;
  readonly role: 'certifier' | 'substitute' | 'officer' | 'observer' | 'table';
  readonly name: string;
  readonly rp_id: string;
  readonly jwk: OfficerJwk;
}

export type BallotKind = 'approval' | 'choose-1' | 'k-approval' | 'knapsack' | 'ranking' | 'points';

export interface Contest {
  readonly id: string;
  readonly title: string;
  readonly budget: number;
  readonly projects: readonly {
    readonly id: string;
    readonly name: string;
    readonly cost: number;
    readonly sha256: string;
  }[];
  readonly ballot: {
    readonly kind: BallotKind;
    readonly min: number;
    readonly max: number;
    readonly points: number;
    readonly within_budget: boolean;
    readonly pad: number;
  };
  readonly rule: Readonly<Record<string, string>>;
  readonly order: readonly string[];
  readonly lot: string;
  readonly paper: 'cvr' | 'totals' | 'none';
  readonly issuer: { readonly kty: 'RSA'; readonly n: string; readonly e: string };
  readonly electors: number;
  readonly min_electors: number;
}

export interface Manifest {
  readonly type: 'manifest';
  readonly id: string;
  readonly demo: boolean;
  readonly title: string;
  readonly territory: string;
  readonly origins: { readonly A: string; readonly B: string };
  readonly operators: { readonly A: string; readonly B: string };
  readonly contests: readonly Contest[];
  readonly styles: readonly {
    readonly id: string;
    readonly name: string;
    readonly electors: number;
    readonly contests: readonly string[];
  }[];
  readonly officers: readonly Officer[];
  readonly windows: {
    readonly issue_from: string;
    readonly vote_from: string;
    readonly issue_until: string;
    readonly cast_until: string;
    readonly tables: readonly { readonly from: string; readonly to: string }[];
    readonly channels: 'separated' | 'parallel';
    readonly offline_unlisted: 'cover' | 'ordinary';
  };
  readonly ways: readonly string[];
  readonly padron: {
    readonly mode: 'closed' | 'open' | 'mixed';
    readonly root: string;
    readonly count: number;
    readonly population_14: { readonly n: number; readonly source: string };
  };
  readonly batch: { readonly first: string; readonly every_h: number; readonly min: number };
  readonly min_group: number;
  readonly urn: {
    readonly mode: 'server' | 'feldman';
    readonly commits: readonly string[];
    readonly n: number;
    readonly t: number;
    readonly holders: readonly { readonly i: number; readonly name: string }[];
  };
  readonly registrar: { readonly sign: string; readonly desk_kem: string };
  readonly log: { readonly vkey: string };
  readonly promise_key: string;
  readonly witnesses: { readonly quorum: number; readonly vkeys: readonly string[] };
  readonly client: { readonly bundle_sha256: string; readonly source_commit: string };
  readonly lots: readonly {
    readonly label: string;
    readonly ids: readonly string[];
    readonly list_sha256: string;
    readonly entropy: string;
    readonly observers: readonly string[];
  }[];
  readonly commitment: {
    readonly resolution_sha256: string;
    readonly amount: number;
    readonly bases_sha256: string;
  };
  readonly sigs: readonly Sig[];
}

const hashOrNone = either(bytes(32), oneOf(''));

export const sigsShape = list(exact({ by: id, ad: bytes(), cd: bytes(), sig: bytes() }));

export const officerShape = exact({
  ...{ id, name: text, rp_id: text },
  role: oneOf('certifier', 'substitute', 'officer', 'observer', 'table'),
  jwk: either(
    exact({ kty: oneOf('EC'), crv: oneOf('P-256'), x: bytes(32), y: bytes(32) }),
    exact({ kty: oneOf('OKP'), crv: oneOf('Ed25519'), x: bytes(32) }),
  ),
});

const contestShape = exact({
  ...{ id, title: text, budget: whole, lot: text, electors: whole, min_electors: whole },
  projects: list(exact({ id, name: text, cost: whole, sha256: hashOrNone })),
  ballot: exact({
    kind: oneOf('approval', 'choose-1', 'k-approval', 'knapsack', 'ranking', 'points'),
    ...{ min: whole, max: whole, points: whole, within_budget: flag, pad: whole },
  }),
  rule: record(text),
  order: list(id),
  paper: oneOf('cvr', 'totals', 'none'),
  issuer: exact({ kty: oneOf('RSA'), n: bytes(384), e: bytes() }),
});

export const isManifest: (value: unknown) => value is Manifest & JsonObject = exact({
  ...{ type: oneOf('manifest'), spec: oneOf('pb-voto/1') },
  ...{ id, demo: flag, title: text, territory: text },
  origins: exact({ A: text, B: text }),
  operators: exact({ A: text, B: text }),
  contests: list(contestShape),
  styles: list(exact({ id, name: text, electors: whole, contests: list(id) })),
  officers: list(officerShape),
  windows: exact({
    ...{ issue_from: moment, vote_from: moment, issue_until: moment, cast_until: moment },
    tables: list(exact({ from: moment, to: moment })),
    channels: oneOf('separated', 'parallel'),
    offline_unlisted: oneOf('cover', 'ordinary'),
  }),
  ways: list(text),
  padron: exact({
    ...{ mode: oneOf('closed', 'open', 'mixed'), root: bytes(32), count: whole },
    population_14: exact({ n: whole, source: text }),
  }),
  batch: exact({ first: moment, every_h: whole, min: whole }),
  min_group: whole,
  urn: exact({
    mode: oneOf('server', 'feldman'),
    ...{ kem: oneOf(16), kdf: oneOf(1), aead: oneOf(1), n: whole, t: whole },
    commits: list(bytes(65)),
    holders: list(exact({ i: whole, name: text, second_copy: text })),
  }),
  registrar: exact({ sign: bytes(32), desk_kem: bytes() }),
  log: exact({ vkey: text }),
  promise_key: bytes(32),
  witnesses: exact({ quorum: whole, vkeys: list(text) }),
  client: exact({ bundle_sha256: bytes(32), source_commit: text }),
  lots: list(
    exact({
      label: text,
      ids: list(text),
      list_sha256: bytes(32),
      entropy: text,
      observers: list(text),
    }),
  ),
  commitment: exact({ resolution_sha256: hashOrNone, amount: whole, bases_sha256: hashOrNone }),
  sigs: sigsShape,
}) as never;
