// The manifest of an invented election with every private key of it, the same each time: RSA of its contests, the urn in three shares, officers in software.
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import {
  type Bytes,
  type Contest,
  canon,
  commitment,
  fingerprint,
  type Manifest,
  NO_FINGERPRINT,
  padOf,
  padronLine,
  padronRoot,
  publicKeyOf,
  type Share,
  type Sig,
  scalarOfRandom,
  splitKey,
  toBase64url,
} from '@minga/ballot';
import { hashLotList, lot } from '@minga/basics';
import { formatVkey, keyTypes } from '@minga/ledger';
import { type SampleOfficer, sampleOfficer } from '../../packages/ballot/testing/officers.ts';
import fixed from './keys.json' with { type: 'json' };

export interface Right {
  readonly c: string;
  readonly run: string;
  readonly style: string;
  readonly salt: string;
}

export interface Keys {
  readonly issuers: ReadonlyMap<string, KeyObject>;
  readonly u: Bytes;
  readonly shares: readonly Share[];
  readonly commits: readonly Bytes[];
  readonly registrar: Bytes;
  readonly promise: Bytes;
  readonly log: Bytes;
  readonly witness: Bytes;
  readonly officers: readonly SampleOfficer[];
}

export interface Setting {
  readonly manifest: Manifest;
  readonly leaf: Bytes;
  readonly hash: Bytes;
  readonly keys: Keys;
  readonly rights: readonly Right[];
  readonly act: <T extends object>(
    payload: T,
    by?: readonly [number, number],
  ) => T & { sigs: readonly Sig[] };
}

/** Rights by style: which contests each has, and how many people. */
export interface Shape {
  readonly id: string;
  readonly title: string;
  readonly styles: readonly {
    readonly id: string;
    readonly contests: readonly string[];
    readonly people: number;
  }[];
  readonly contests: Readonly<
    Record<
      string,
      Pick<Contest, 'title' | 'budget' | 'rule'> & {
        readonly ballot: Omit<Contest['ballot'], 'pad'>;
        readonly costs: readonly number[];
        readonly paper?: Contest['paper'];
      }
    >
  >;
}

export type ChangeManifest = (manifest: Omit<Manifest, 'sigs'>) => Omit<Manifest, 'sigs'>;

const origins = { A: 'https://votar.example', B: 'https://urna.example' };
export const witnessName = 'testigo.example/universidad';

/** Bytes that are the same each time, for keys that need no chance. */
export function seeded(name: string, length = 32): Bytes {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash('sha256').update(`minga golden elections ${name} ${at}`).digest(),
  );
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
}

export async function settle(
  shape: Shape,
  change: ChangeManifest = (manifest) => manifest,
): Promise<Setting> {
  const keys = makeKeys(shape);
  const rights = shape.styles
    .flatMap(({ id: style, people }) =>
      Array.from({ length: people }, (_, at) => rightOf(shape.id, style, at)),
    )
    .sort((a, b) => (a.c < b.c ? -1 : 1));
  const lots = await lotsOf(shape);
  const electorsOf = (contest: string) =>
    shape.styles.reduce((sum, one) => sum + (one.contests.includes(contest) ? one.people : 0), 0);
  const unsigned = change({
    ...fixedParts,
    ...{ id: shape.id, title: shape.title, lots },
    contests: Object.entries(shape.contests).map(
      ([id, { costs, ballot, paper = 'none', ...told }]): Contest => {
        const projects = costs.map((cost, at) => ({
          id: `${at + 1}`,
          name: `Proyecto ${at + 1} de ${told.title}`,
          ...{ cost, sha256: '' },
        }));
        const { n = '' } = keys.issuers.get(id)?.export({ format: 'jwk' }) ?? {};
        const form = { ...ballot, pad: 256 };
        return {
          ...{ id, ...told, projects },
          ballot: { ...form, pad: padOf({ projects, ballot: form }) },
          order: projects.map((project) => project.id),
          lot: `papeleta/${id}`,
          paper,
          issuer: { kty: 'RSA', n, e: 'AQAB' },
          ...{ electors: electorsOf(id), min_electors: 100 },
        };
      },
    ),
    styles: shape.styles.map(({ id, contests, people }) => ({
      id,
      name: id,
      electors: people,
      contests: [...contests],
    })),
    officers: keys.officers.slice(0, 5).map(({ officer }) => officer),
    padron: {
      ...{ mode: 'closed', count: rights.length, population_14: { n: 0, source: '' } },
      root: toBase64url(padronRoot(rights.map(padronLine))),
    },
    urn: {
      ...{ mode: 'feldman', kem: 16, kdf: 1, aead: 1, n: 3, t: 2 },
      commits: keys.commits.map(toBase64url),
      holders: [1, 2, 3].map((i) => ({ i, name: `Custodia ${i}`, second_copy: 'Notaría' })),
    },
    registrar: { sign: toBase64url(publicKeyOf(keys.registrar)), desk_kem: '' },
    promise_key: toBase64url(publicKeyOf(keys.promise)),
    log: { vkey: formatVkey(`urna.example/${shape.id}`, keyTypes.ed25519, publicKeyOf(keys.log)) },
    witnesses: {
      quorum: 1,
      vkeys: [formatVkey(witnessName, keyTypes.cosignature, publicKeyOf(keys.witness))],
    },
  } as Omit<Manifest, 'sigs'>);
  const sign = (payload: object, hash: Bytes, [a, b]: readonly [number, number]): readonly Sig[] =>
    [keys.officers[a], keys.officers[b]].flatMap((one) => (one ? [one.sign(payload, hash)] : []));
  const manifest = { ...unsigned, sigs: sign(unsigned, NO_FINGERPRINT, [0, 1]) } as Manifest;
  const leaf = canon(manifest);
  const hash = fingerprint(leaf);
  return {
    ...{ manifest, leaf, hash, keys, rights },
    act: (payload, by = [0, 2]) => ({ ...payload, sigs: sign(payload, hash, by) }),
  };
}

function issuersOf({ contests }: Shape): ReadonlyMap<string, KeyObject> {
  const keys: Readonly<Record<string, string>> = fixed.issuers;
  return new Map(
    Object.keys(contests).map((id) => {
      const key = Buffer.from(keys[id] ?? '', 'base64');
      return [id, createPrivateKey({ key, format: 'der', type: 'pkcs8' })];
    }),
  );
}

function makeKeys(shape: Shape): Keys {
  const place = { origin: origins.A, rpId: 'votar.example' };
  const u = scalarOfRandom(seeded('u', 48));
  const { shares, commits } = splitKey(u, [scalarOfRandom(seeded('a1', 48))], 3);
  return {
    ...{ issuers: issuersOf(shape), u, shares, commits },
    registrar: seeded('registrar'),
    promise: seeded('promise'),
    log: seeded('log'),
    witness: seeded('witness'),
    officers: [
      sampleOfficer('secretaria', 'certifier', place, 'ec', seeded('officer secretaria')),
      sampleOfficer('suplente', 'substitute', place, 'ed25519', seeded('officer suplente')),
      sampleOfficer('finanzas', 'officer', place, 'ec', seeded('officer finanzas')),
      sampleOfficer('participacion', 'officer', place, 'ec', seeded('officer participacion')),
      sampleOfficer('veedora', 'observer', place, 'ec', seeded('officer veedora')),
      sampleOfficer('reemplazo', 'officer', place, 'ec', seeded('officer reemplazo')),
    ],
  };
}

function rightOf(id: string, style: string, at: number): Right {
  const run = `${10_000_000 + at * 37 + style.length}-0`;
  const salt = toBase64url(seeded(`salt ${style} ${at}`));
  return { c: toBase64url(commitment({ id, run, style, salt })), run, style, salt };
}

async function lotsOf(shape: Shape): Promise<Manifest['lots']> {
  const entropy = '41635216425361423516';
  return Promise.all(
    Object.entries(shape.contests).map(async ([id, { costs }]) => {
      const label = `papeleta/${id}`;
      const drawn = costs.map((_, at) => `${id}-${101 + at * 7}`);
      return {
        ...{ label, entropy, observers: ['Junta de vecinos', 'Unión comunal'] },
        ids: await lot(label, drawn, entropy),
        list_sha256: toBase64url(Buffer.from(await hashLotList(drawn), 'hex')),
      };
    }),
  );
}

const fixedParts = {
  ...{ type: 'manifest', spec: 'pb-voto/1', demo: false, territory: 'Pudeto' },
  origins,
  operators: { A: 'Municipalidad de Pudeto', B: 'Municipalidad de Pudeto' },
  windows: {
    issue_from: '2027-05-03T12:00:00Z',
    vote_from: '2027-05-05T12:00:00Z',
    issue_until: '2027-05-07T22:00:00Z',
    cast_until: '2027-05-07T23:00:00Z',
    tables: [],
    channels: 'separated',
    offline_unlisted: 'cover',
  },
  ways: ['claveunica', 'desk'],
  batch: { first: '2027-05-05T15:00:00Z', every_h: 12, min: 20 },
  min_group: 20,
  client: { bundle_sha256: toBase64url(new Uint8Array(32)), source_commit: 'ejemplo' },
  commitment: { resolution_sha256: '', amount: 200_000_000, bases_sha256: '' },
} as const;
