// An urn in memory for tests of the booth: it checks as the real one does, and each answer may be lost or wrong.
import {
  type Bytes,
  canon,
  checkVote,
  logOrigin,
  type Manifest,
  promiseMessage,
  readCast,
  signEd25519,
  toBase64url,
  utf8,
  type Vote,
  webCrypto,
} from '@minga/ballot';
import { type SampleElection, sampleElection } from '@minga/ballot/testing';
import { err, ok } from '@minga/basics';
import { newPaper, type Paper } from '../rules/booth-paper.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import {
  type BoothPorts,
  blindedOf,
  type ChosenByContest,
  enter,
  takeAnswers,
} from '../web/booth-journey.ts';
import { boothMemory, mapShelf } from '../web/booth-memory.ts';
import { sealPaper } from '../web/booth-sealing.ts';
import { type Blinded, type BoothServer, NotThere } from '../web/booth-server.ts';
import { fileOfLog, vkeyOfSigner } from '../web/small-log.ts';

const ID = 'pudeto-2027';
const ORIGIN = 'https://urna.example';
const logKey = new Uint8Array(32).fill(3);
const signerAt = (origin: string) => ({ name: logOrigin(origin, ID), key: logKey });

export interface MemoryUrn extends BoothServer {
  readonly leaves: Bytes[];
  readonly pool: Vote[];
  readonly claims: unknown[];
  /** What it lists of its acts: their places in the log. */
  readonly listed: { readonly index: number; readonly leaf: object }[];
  /** Where it answers that there is nothing. */
  readonly absent: Set<string>;
  /** Takes a leaf into the log, and lists it. */
  add(leaf: object): void;
  /** What it does instead of answering rightly. */
  fault: 'none' | 'down' | 'answer-lost' | 'false-promise';
  publish(): void;
}

/** An urn that checks as the real one does, with one signed checkpoint for whatever it holds. */
export function memoryUrn(election: SampleElection): MemoryUrn {
  const origin = election.manifest.origins.B;
  const leaves = [election.leaf];
  const pool: Vote[] = [];
  const claims: unknown[] = [];
  return {
    electionId: ID,
    origin,
    leaves,
    pool,
    claims,
    listed: [],
    absent: new Set(),
    add(leaf) {
      this.listed.push({ index: leaves.length, leaf });
      leaves.push(canon(leaf));
    },
    fault: 'none',
    publish() {
      leaves.push(...pool.splice(0).map(canon));
    },
    now: () => new Date('2027-05-06T12:00:00Z'),
    async file(path) {
      if (this.fault === 'down') throw new Error('down');
      if (this.absent.has(path)) throw new NotThere(path);
      if (path === 'actas.json') return utf8(JSON.stringify({ acts: this.listed }));
      return fileOfLog(path, leaves, signerAt(origin));
    },
    async cast(body) {
      if (this.fault === 'down') return err({ code: 'unreachable' });
      const ballots = readCast(body, 8);
      if (!ballots.ok) return err({ code: ballots.error });
      const promises = [];
      for (const { bytes } of ballots.value) {
        const checked = await checkVote(bytes, {
          manifestHash: election.hash,
          contests: election.manifest.contests,
          time: 'open',
          crypto: webCrypto,
        });
        if (!checked.ok) return err({ code: checked.error });
        const { vote, hash } = checked.value;
        const other = pool.find(({ pk }) => pk === vote.pk);
        if (other !== undefined && other.sig !== vote.sig) return err({ code: 'already-voted' });
        if (other === undefined) pool.push(vote);
        const key = this.fault === 'false-promise' ? logKey : election.promiseKey;
        const sig = signEd25519(key, promiseMessage(election.hash, hash));
        promises.push({ leaf: toBase64url(hash), sig: toBase64url(sig) });
      }
      return this.fault === 'answer-lost' ? err({ code: 'unreachable' }) : ok(promises);
    },
    async claim(body) {
      claims.push(JSON.parse(new TextDecoder().decode(body)));
      return ok(undefined);
    },
    askSite: async (_, __, blinded) => signedBy(election, blinded),
  };
}

function signedBy({ signBlinded }: SampleElection, blinded: readonly Blinded[]) {
  return new Map(
    blinded.map(({ contest, bm }) => [contest, new Uint8Array(signBlinded(contest, bm))]),
  );
}

type Unsigned = Omit<Manifest, 'sigs'>;

/** A sample election whose log is that of the urn in memory. */
export function electionInMemory(
  origin = ORIGIN,
  change = (manifest: Unsigned): Unsigned => manifest,
): Promise<SampleElection> {
  return sampleElection((manifest) =>
    change({
      ...manifest,
      origins: { ...manifest.origins, B: origin },
      log: { vkey: vkeyOfSigner(signerAt(origin)) },
    }),
  );
}

/** A device that saw nothing yet. */
export function deviceAt(urn: MemoryUrn): BoothPorts {
  const shelves = { lasting: mapShelf(), passing: mapShelf(), isKiosk: false };
  return { server: urn, memory: boothMemory(ID, shelves), crypto: webCrypto };
}

export async function entered(ports: BoothPorts): Promise<Trusted> {
  const found = await enter(ports);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

export function begunPaper(fill: number, name_ = 'Rosa', door: Paper['door'] = 'later'): Paper {
  return newPaper({
    id: new Uint8Array(8).fill(fill),
    seed: new Uint8Array(16).fill(fill),
    name: name_,
    style: 'centro',
    door,
    isShared: false,
  });
}

/** The paper with the signature of the site. */
export async function readyPaper(ports: BoothPorts, paper: Paper): Promise<Paper> {
  const trusted = await entered(ports);
  ports.memory.keep(paper);
  const answers = await ports.server.askSite('', '', blindedOf(trusted, paper));
  if (answers === 'gone') throw new Error('gone');
  const taken = await takeAnswers(ports, trusted, answers);
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value;
}

export const someChosen: ChosenByContest = {
  comuna: [
    { project: '3', points: 0 },
    { project: '1', points: 0 },
  ],
};

export async function sealedPaper(ports: BoothPorts, paper: Paper): Promise<Paper> {
  const log = await entered(ports);
  const done = await sealPaper(ports, log, paper, { chosen: someChosen, control: '' });
  if (done === undefined) throw new Error('not sealed');
  return done;
}
