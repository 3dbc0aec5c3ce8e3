// The rehearsal: a whole vote with invented projects and keys, made in the browser and gone with the page; nothing is sent.
import {
  type BallotForm,
  type Bytes,
  type Contest,
  canon,
  fingerprint,
  type Issuer,
  leafHash,
  type Manifest,
  padOf,
  pointOf,
  promiseMessage,
  publicKeyOf,
  scalarOfRandom,
  signEd25519,
  toBase64url,
  utf8,
  type Vote,
  webCrypto,
  withOldBrowsers,
} from '@minga/ballot';
import { ok } from '@minga/basics';
import { m } from '#words';
import type { Arrival } from '../rules/booth-fragment.ts';
import type { BoothPorts } from './booth-journey.ts';
import { boothMemory, mapShelf } from './booth-memory.ts';
import { later } from './booth-scripts.ts';
import type { BoothServer } from './booth-server.ts';
import { fileOfLog, type LogSigner, vkeyOfSigner } from './small-log.ts';

type Random = (length: number) => Bytes;

const ID = 'ensayo';
const DAY = 24 * 3600 * 1000;

/** A booth that needs no server, and somebody's turn in it. */
export async function rehearse(random: Random): Promise<{ ports: BoothPorts; arrival: Arrival }> {
  const [signers, keys] = [await issuers(['comuna', 'sector']), inventedKeys(random)];
  const manifest = inventedManifest(signers, keys);
  const leaf = canon(manifest);
  const log: Bytes[] = [leaf];
  const server: BoothServer = {
    electionId: ID,
    origin: location.origin,
    now: () => new Date(),
    file: async (path) => publicFile(path, log, keys.log),
    async cast(body) {
      const { ballots } = JSON.parse(new TextDecoder().decode(body)) as { ballots: Vote[] };
      const leaves = ballots.map(canon);
      log.push(...leaves);
      return ok(leaves.map((bytes) => promiseOf(fingerprint(leaf), leafHash(bytes), keys.promise)));
    },
    claim: async () => ok(undefined),
    async askSite(_, __, blinded) {
      return new Map(
        blinded.map(({ contest, bm }) => [contest, signers.get(contest)?.sign(bm) ?? bm]),
      );
    },
  };
  const memory = boothMemory(ID, { lasting: mapShelf(), passing: mapShelf(), isKiosk: false });
  const arrival = { kind: 'turn', h: toBase64url(random(16)), style: 'vecina' } as const;
  return { ports: { server, memory, crypto: withOldBrowsers(webCrypto) }, arrival };
}

interface InventedKeys {
  readonly log: Bytes;
  readonly promise: Bytes;
  readonly urn: Bytes;
}

function inventedKeys(random: Random): InventedKeys {
  return {
    log: random(32),
    promise: random(32),
    urn: pointOf(scalarOfRandom(random(48))) ?? new Uint8Array(),
  };
}

interface RehearsedIssuer {
  readonly issuer: Issuer;
  readonly sign: (bm: Bytes) => Bytes;
}

/** Real keys of 3,072 bits, so that what is rehearsed is what happens; the signing is slow and hides nothing. */
async function issuers(contests: readonly string[]): Promise<ReadonlyMap<string, RehearsedIssuer>> {
  const { rawSigner } = await later(() => import('./rehearsed-issuer.ts'));
  const made = await Promise.all(
    contests.map(async (contest) => {
      const pair = await crypto.subtle.generateKey(
        {
          name: 'RSA-PSS',
          modulusLength: 3072,
          publicExponent: Uint8Array.of(1, 0, 1),
          hash: 'SHA-384',
        },
        true,
        ['sign', 'verify'],
      );
      const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
      const issuer: Issuer = { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' };
      return [contest, { issuer, sign: rawSigner(jwk) }] as const;
    }),
  );
  return new Map(made);
}

function promiseOf(manifestHash: Bytes, leaf: Bytes, key: Bytes) {
  const sig = signEd25519(key, promiseMessage(manifestHash, leaf));
  return { leaf: toBase64url(leaf), sig: toBase64url(sig) };
}

function signerOf(key: Bytes): LogSigner {
  return { name: `${location.host}/${ID}`, key };
}

async function publicFile(path: string, log: readonly Bytes[], key: Bytes): Promise<Bytes> {
  if (path === 'actas.json') return canon({ acts: [] });
  if (path === 'fichas.jsonl') {
    const sheets = [...comunaProjects(), ...sectorProjects()].map(sheetOf);
    return utf8(sheets.map((sheet) => `${new TextDecoder().decode(sheet)}\n`).join(''));
  }
  return fileOfLog(path, log, signerOf(key));
}

function inventedManifest(
  signers: ReadonlyMap<string, RehearsedIssuer>,
  keys: InventedKeys,
): Manifest {
  const none = toBase64url(new Uint8Array(32));
  const contests = [
    inventedContest('comuna', m.urn_rehearsal_comuna(), comunaProjects(), signers),
    inventedContest('sector', m.urn_rehearsal_sector(), sectorProjects(), signers),
  ];
  const time = (days: number) =>
    new Date(Date.now() + days * DAY).toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    type: 'manifest',
    spec: 'pb-voto/1',
    id: ID,
    demo: true,
    title: m.urn_rehearsal_title(),
    territory: m.urn_rehearsal_sector(),
    origins: { A: location.origin, B: location.origin },
    operators: { A: 'Minga', B: 'Minga' },
    contests,
    styles: [{ id: 'vecina', name: 'Vecina', electors: 2000, contests: ['comuna', 'sector'] }],
    officers: [],
    windows: {
      issue_from: time(-1),
      vote_from: time(-1),
      issue_until: time(2),
      cast_until: time(3),
      tables: [],
      channels: 'separated',
      offline_unlisted: 'cover',
    },
    ways: ['claveunica'],
    padron: { mode: 'closed', root: none, count: 2000, population_14: { n: 0, source: '' } },
    batch: { first: time(0), every_h: 12, min: 20 },
    min_group: 20,
    urn: {
      mode: 'server',
      kem: 16,
      kdf: 1,
      aead: 1,
      commits: [toBase64url(keys.urn)],
      n: 1,
      t: 1,
      holders: [],
    },
    registrar: { sign: none, desk_kem: '' },
    log: { vkey: vkeyOfSigner(signerOf(keys.log)) },
    promise_key: toBase64url(publicKeyOf(keys.promise)),
    witnesses: { quorum: 0, vkeys: [] },
    client: { bundle_sha256: none, source_commit: '' },
    lots: [],
    commitment: { resolution_sha256: '', amount: 80_000_000, bases_sha256: '' },
    sigs: [],
  };
}

interface Invented {
  readonly name: string;
  readonly cost: number;
  readonly theme: string;
  readonly sector: string | null;
}

type Told = readonly [name: string, cost: number, theme: string, sector: string | null];
const invented = ([name, cost, theme, sector]: Told): Invented => ({ name, cost, theme, sector });

function comunaProjects(): readonly Invented[] {
  const [high, low] = [m.urn_rehearsal_high(), m.urn_rehearsal_low()];
  const told: readonly Told[] = [
    [m.urn_rehearsal_paths(), 9_750_000, 'green-areas', low],
    [m.urn_rehearsal_crossings(), 6_900_000, 'streets', high],
    [m.urn_rehearsal_lights(), 8_900_000, 'lighting', low],
    [m.urn_rehearsal_court(), 24_000_000, 'sport', high],
    [m.urn_rehearsal_greenhouse(), 3_850_000, 'education', high],
    [m.urn_rehearsal_playground(), 12_500_000, 'green-areas', high],
    [m.urn_rehearsal_cycle(), 15_300_000, 'transport', low],
  ];
  return told.map(invented);
}

function sectorProjects(): readonly Invented[] {
  const told: readonly Told[] = [
    [m.urn_rehearsal_hall(), 11_000_000, 'other', null],
    [m.urn_rehearsal_shelter(), 4_200_000, 'transport', null],
    [m.urn_rehearsal_trees(), 2_600_000, 'green-areas', null],
    [m.urn_rehearsal_library(), 7_400_000, 'culture', null],
  ];
  return told.map(invented);
}

/** As a drawn list has it, with nothing in it that people do not read. */
function sheetOf({ name, cost, theme, sector }: Invented): Bytes {
  const words = { need: m.urn_rehearsal_need(), place: m.urn_rehearsal_place() };
  return utf8(
    JSON.stringify({ title: name, cost_clp: cost, theme, sector, upkeep_clp: null, ...words }),
  );
}

function inventedContest(
  id: string,
  title: string,
  listed: readonly Invented[],
  signers: ReadonlyMap<string, RehearsedIssuer>,
): Contest {
  const projects = listed.map((one, at) => ({
    ...{ id: `${at + 1}`, name: one.name, cost: one.cost },
    sha256: toBase64url(webCrypto.sha256(sheetOf(one))),
  }));
  const isFirst = id === 'comuna';
  const form: BallotForm = {
    kind: isFirst ? 'knapsack' : 'k-approval',
    min: 0,
    max: isFirst ? projects.length : 2,
    points: 0,
    within_budget: isFirst,
    pad: 256,
  };
  return {
    id,
    title,
    budget: isFirst ? 50_000_000 : 15_000_000,
    projects,
    ballot: { ...form, pad: padOf({ projects, ballot: form }) },
    rule: { rule: 'mes' },
    order: projects.map((project) => project.id),
    lot: '',
    paper: 'none',
    issuer: signers.get(id)?.issuer ?? { kty: 'RSA', n: '', e: '' },
    electors: 2000,
    min_electors: 300,
  };
}
