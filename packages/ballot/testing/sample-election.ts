// A whole small election for tests, with every private key: two contests, a closed roll, an urn in three shares.
import { constants, generateKeyPairSync, type KeyObject, privateDecrypt } from 'node:crypto';
import { hashLotList, lot } from '@minga/basics';
import {
  type BallotForm,
  type Bytes,
  type Contest,
  canon,
  fingerprint,
  type Manifest,
  NO_FINGERPRINT,
  padOf,
  padronRoot,
  publicKeyOf,
  type Share,
  type Sig,
  scalarOfRandom,
  splitKey,
  toBase64url,
  utf8,
} from '../src/index.ts';
import { type SampleOfficer, sampleOfficer } from './officers.ts';

export interface SampleElection {
  readonly manifest: Manifest;
  /** Leaf 0. */
  readonly leaf: Bytes;
  readonly hash: Bytes;
  readonly officers: readonly SampleOfficer[];
  readonly u: Bytes;
  readonly urnKey: Bytes;
  readonly shares: readonly Share[];
  readonly registrarKey: Bytes;
  readonly promiseKey: Bytes;
  /** What the roll answers to a blinded message of the contest. */
  readonly signBlinded: (contestId: string, bm: Bytes) => Bytes;
  /** Certifier and substitute sign. */
  readonly act: <T extends object>(payload: T) => T & { readonly sigs: readonly Sig[] };
  contest(id: string): Contest;
}

const origins = { A: 'https://votar.example', B: 'https://urna.example' };

/** Keys of RSA take long to make: two serve all samples of a process. */
const keys = new Map<string, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>();

function issuerKeys(contest: string) {
  const pair = keys.get(contest) ?? generateKeyPairSync('rsa', { modulusLength: 3072 });
  keys.set(contest, pair);
  return pair;
}

const approval: Omit<BallotForm, 'pad'> = {
  kind: 'approval',
  min: 0,
  max: 4,
  points: 0,
  within_budget: false,
};

const costs = [30_000_000, 12_500_000, 45_000_000, 8_000_000];

/** `change` is put into the manifest before it is signed; `ballots` says how each contest is voted. */
export async function sampleElection(
  change: (manifest: Omit<Manifest, 'sigs'>) => Omit<Manifest, 'sigs'> = (manifest) => manifest,
  ballots: Readonly<Record<string, Omit<BallotForm, 'pad'>>> = {
    comuna: approval,
    sector: approval,
  },
): Promise<SampleElection> {
  const place = { origin: origins.A, rpId: 'votar.example' };
  const officers = [
    sampleOfficer('secretaria', 'certifier', place),
    sampleOfficer('suplente', 'substitute', place, 'ed25519'),
    sampleOfficer('finanzas', 'officer', place),
    sampleOfficer('veedora', 'observer', place),
    sampleOfficer('mesa-1', 'table', place),
  ];
  const u = scalarOfRandom(new Uint8Array(48).fill(7));
  const { commits, shares } = splitKey(u, [scalarOfRandom(new Uint8Array(48).fill(9))], 3);
  const registrarKey = new Uint8Array(32).fill(1);
  const promiseKey = new Uint8Array(32).fill(2);
  const contests = Object.entries(ballots).map(([id, form]) => sampleContest(id, form));
  const unsigned = change({
    ...(await fixedParts(contests.map(({ lot: label }) => label))),
    contests,
    styles: [
      { id: 'centro', name: 'Centro', electors: 400, contests: contests.map(({ id }) => id) },
    ],
    officers: officers.map(({ officer }) => officer),
    urn: {
      mode: 'feldman',
      kem: 16,
      kdf: 1,
      aead: 1,
      commits: commits.map(toBase64url),
      n: 3,
      t: 2,
      holders: [1, 2, 3].map((i) => ({ i, name: `Custodia ${i}`, second_copy: 'Notaría' })),
    },
    registrar: { sign: toBase64url(publicKeyOf(registrarKey)), desk_kem: '' },
    promise_key: toBase64url(publicKeyOf(promiseKey)),
  });
  const [first, second] = officers;
  const sign = (payload: object, hash: Bytes): readonly Sig[] =>
    first && second ? [first.sign(payload, hash), second.sign(payload, hash)] : [];
  const manifest: Manifest = { ...unsigned, sigs: sign(unsigned, NO_FINGERPRINT) };
  const leaf = canon(manifest);
  const hash = fingerprint(leaf);
  return {
    manifest,
    leaf,
    hash,
    officers,
    u,
    urnKey: commits[0] ?? new Uint8Array(),
    shares,
    registrarKey,
    promiseKey,
    signBlinded: (contestId, bm) =>
      privateDecrypt(
        { key: issuerKeys(contestId).privateKey, padding: constants.RSA_NO_PADDING },
        bm,
      ),
    act: (payload) => ({ ...payload, sigs: sign(payload, hash) }),
    contest: (id) => {
      const found = manifest.contests.find((contest) => contest.id === id);
      if (found === undefined) throw new Error(`no contest ${id}`);
      return found;
    },
  };
}

function sampleContest(id: string, form: Omit<BallotForm, 'pad'>): Contest {
  const { n = '', e = '' } = issuerKeys(id).publicKey.export({ format: 'jwk' });
  const projects = costs.map((cost, at) => ({
    id: `${at + 1}`,
    name: `Proyecto ${at + 1}`,
    cost,
    sha256: '',
  }));
  const ballot = { ...form, pad: 256 };
  return {
    id,
    title: id === 'comuna' ? 'Proyectos comunales' : `Proyectos de ${id}`,
    budget: 60_000_000,
    projects,
    ballot: { ...ballot, pad: padOf({ projects, ballot }) },
    rule: { rule: 'mes', utility: 'cost', completion: 'add1u', ties: 'lot' },
    order: projects.map((project) => project.id),
    lot: `ballot/${id}`,
    paper: 'cvr',
    issuer: { kty: 'RSA', n, e },
    electors: 400,
    min_electors: 300,
  };
}

async function fixedParts(
  labels: readonly string[],
): Promise<
  Omit<Manifest, 'sigs' | 'contests' | 'styles' | 'officers' | 'urn' | 'registrar' | 'promise_key'>
> {
  const drawn = ['101', '107', '112', '131'];
  const entropy = '41635216425361423516';
  const listHash = toBase64url(Buffer.from(await hashLotList(drawn), 'hex'));
  const lots = await Promise.all(
    labels.map(async (label) => ({
      label,
      ids: await lot(label, drawn, entropy),
      list_sha256: listHash,
      entropy,
      observers: ['Junta de vecinos', 'Unión comunal'],
    })),
  );
  return {
    type: 'manifest',
    spec: 'pb-voto/1',
    id: 'pudeto-2027',
    demo: false,
    title: 'Presupuesto participativo de Pudeto 2027',
    territory: 'Pudeto',
    origins,
    operators: { A: 'Municipalidad de Pudeto', B: 'Municipalidad de Pudeto' },
    windows: {
      issue_from: '2027-05-03T12:00:00Z',
      vote_from: '2027-05-05T12:00:00Z',
      issue_until: '2027-05-12T22:00:00Z',
      cast_until: '2027-05-12T23:00:00Z',
      tables: [{ from: '2027-05-13T12:00:00Z', to: '2027-05-13T22:00:00Z' }],
      channels: 'separated',
      offline_unlisted: 'cover',
    },
    ways: ['claveunica', 'desk', 'paper'],
    padron: {
      mode: 'closed',
      root: toBase64url(padronRoot([])),
      count: 400,
      population_14: { n: 0, source: '' },
    },
    batch: { first: '2027-05-05T15:00:00Z', every_h: 12, min: 20 },
    min_group: 20,
    log: { vkey: `urna.example/pudeto-2027+00000000+AQ` },
    witnesses: { quorum: 0, vkeys: [] },
    client: { bundle_sha256: toBase64url(new Uint8Array(32)), source_commit: 'abc' },
    lots,
    commitment: { resolution_sha256: '', amount: 120_000_000, bases_sha256: '' },
  };
}

/** Bytes that look like chance and are the same each time. */
export function fixedBytes(name: string, length: number): Bytes {
  const [first = 1] = utf8(name);
  return Uint8Array.from({ length }, (_, at) => (first * 31 + at * 17 + utf8(name).length) % 256);
}
