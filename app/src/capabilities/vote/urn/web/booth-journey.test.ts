// The way of a ballot paper from its seed to the log, with a site and an urn in memory: and each answer that may be lost or wrong.
import {
  type Bytes,
  canon,
  checkVote,
  leafHash,
  promiseMessage,
  publicKeyOf,
  readCast,
  signEd25519,
  toBase64url,
  utf8,
  type Vote,
  webCrypto,
} from '@minga/ballot';
import { type SampleElection, sampleElection } from '@minga/ballot/testing';
import { err, ok } from '@minga/basics';
import {
  formatCheckpoint,
  formatNote,
  formatVkey,
  keyTypes,
  pathOfTile,
  signNote,
  tileBytes,
  tilesBetween,
  treeRoot,
  vkeyOf,
} from '@minga/ledger';
import { beforeEach, expect, test } from 'vitest';
import { newPaper, type Paper, stateOf } from '../rules/booth-paper.ts';
import {
  type BoothPorts,
  blindedOf,
  claimFile,
  claimPaper,
  contestsOf,
  enter,
  isInLog,
  sendPaper,
  takeAnswers,
  whereaboutsOf,
} from './booth-journey.ts';
import { boothMemory, mapShelf } from './booth-memory.ts';
import { sealPaper } from './booth-sealing.ts';
import type { BoothServer } from './booth-server.ts';

const name = 'urna.example/pudeto-2027';
const logKey = new Uint8Array(32).fill(3);

interface Urn extends BoothServer {
  readonly leaves: Bytes[];
  readonly pool: Vote[];
  readonly claims: unknown[];
  /** What it does instead of answering rightly. */
  fault: 'none' | 'down' | 'answer-lost' | 'false-promise';
  publish(): void;
}

/** An urn that checks as the real one does, with one signed checkpoint for whatever it holds. */
function urnOf(election: SampleElection): Urn {
  const leaves = [election.leaf];
  const pool: Vote[] = [];
  const claims: unknown[] = [];
  const hashes = () => leaves.map((leaf) => leafHash(leaf));
  return {
    electionId: 'pudeto-2027',
    origin: 'https://urna.example',
    leaves,
    pool,
    claims,
    fault: 'none',
    publish() {
      leaves.push(...pool.splice(0).map(canon));
    },
    now: () => new Date('2027-05-06T12:00:00Z'),
    async file(path) {
      if (this.fault === 'down') throw new Error('down');
      if (path === 'manifest.json') return election.leaf;
      if (path === 'leaf-hashes.bin') return new Uint8Array(hashes().flatMap((hash) => [...hash]));
      if (path === 'checkpoint') return utf8(await noteOf(hashes()));
      const tile = tilesBetween(0, leaves.length).find((one) => pathOfTile(one) === path);
      if (tile === undefined) throw new Error(path);
      return tileBytes(tile, hashes());
    },
    async cast(body) {
      if (this.fault === 'down') return err({ code: 'unreachable' });
      const ballots = readCast(body, 8);
      if (!ballots.ok) return err({ code: ballots.error });
      const promises = [];
      for (const bytes of ballots.value) {
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
    async askSite(_, __, blinded) {
      return new Map(
        blinded.map(({ contest, bm }) => [
          contest,
          new Uint8Array(election.signBlinded(contest, bm)),
        ]),
      );
    },
  };
}

async function noteOf(hashes: readonly Bytes[]): Promise<string> {
  const text = formatCheckpoint({ origin: name, size: hashes.length, root: treeRoot(hashes) });
  const { keyId } = vkeyOf(name, keyTypes.ed25519, publicKeyOf(logKey));
  const sign = (message: Bytes) => signEd25519(logKey, message);
  return formatNote({ text, signatures: [await signNote(text, { name, keyId, sign })] });
}

let election: SampleElection;
let urn: Urn;
let ports: BoothPorts;
beforeEach(async () => {
  const vkey = formatVkey(name, keyTypes.ed25519, publicKeyOf(logKey));
  election = await sampleElection((manifest) => ({ ...manifest, log: { vkey } }));
  urn = urnOf(election);
  ports = portsOf();
});

/** Another device. */
function portsOf(): BoothPorts {
  const shelves = { lasting: mapShelf(), passing: mapShelf(), isKiosk: false };
  return { server: urn, memory: boothMemory('pudeto-2027', shelves), crypto: webCrypto };
}

async function entered(from = ports) {
  const found = await enter(from);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

function begun(fill: number, name_ = 'Rosa', door: Paper['door'] = 'later'): Paper {
  return newPaper({
    id: new Uint8Array(8).fill(fill),
    seed: new Uint8Array(16).fill(fill),
    name: name_,
    style: 'centro',
    door,
    isShared: false,
  });
}

async function ready(paper: Paper, from = ports): Promise<Paper> {
  const trusted = await entered(from);
  from.memory.keep(paper);
  const answers = await urn.askSite('', '', blindedOf(trusted, paper));
  if (answers === 'gone') throw new Error('gone');
  const taken = await takeAnswers(from, trusted, answers);
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value;
}

const chosen = {
  comuna: [
    { project: '3', points: 0 },
    { project: '1', points: 0 },
  ],
};

async function sealed(paper: Paper, from = ports): Promise<Paper> {
  const done = await sealPaper(from, await entered(from), paper, { chosen, control: '' });
  if (done === undefined) throw new Error('not sealed');
  return done;
}

test('from the seed to the log', async () => {
  const trusted = await entered();
  const paper = await ready(begun(1));
  expect(Object.keys(paper.tokens)).toEqual(['comuna', 'sector']);
  const sent = await sendPaper(ports, trusted, await sealed(paper));
  if (!sent.ok) throw new Error(sent.error);
  expect(stateOf(sent.value)).toBe('cast');
  expect(sent.value.cast.map(({ vote }) => vote.contest)).toEqual(['comuna', 'sector']);
  expect(await isInLog(ports, sent.value)).toBe(false);
  urn.publish();
  expect(await isInLog(ports, sent.value)).toBe(true);
  expect(ports.memory.papers()).toEqual([sent.value]);
  expect(JSON.stringify(ports.memory.papers())).not.toContain(begun(1).seed);
  expect(ports.memory.log()?.size).toBe(3);
});

test('two people of one device have their own papers, and each answer finds its own', async () => {
  const trusted = await entered();
  const [rosa, luis] = [begun(1), begun(2, 'Luis')];
  ports.memory.keep(rosa);
  ports.memory.keep(luis);
  const answers = await urn.askSite('', '', blindedOf(trusted, rosa));
  if (answers === 'gone') throw new Error('gone');
  const taken = await takeAnswers(ports, trusted, answers);
  expect(taken.ok && taken.value.name).toBe('Rosa');
  expect(ports.memory.papers().map(stateOf)).toEqual(['ready', 'made']);
});

test('a wrong answer of the site leaves evidence and no token', async () => {
  const trusted = await entered();
  const paper = begun(1);
  ports.memory.keep(paper);
  const asked = blindedOf(trusted, paper);
  const wrong = new Map(asked.map(({ contest }) => [contest, new Uint8Array(384).fill(7)]));
  const taken = await takeAnswers(ports, trusted, wrong);
  if (taken.ok || taken.error.code !== 'answer-wrong') throw new Error('it was taken');
  expect(taken.error.evidence.map(({ bm }) => bm)).toEqual(asked.map(({ bm }) => toBase64url(bm)));
  expect(ports.memory.papers().map(stateOf)).toEqual(['made']);
  const nobody = await takeAnswers(portsOf(), trusted, wrong);
  expect(nobody).toEqual({ ok: false, error: { code: 'no-paper' } });
});

test('an answer that was lost is asked for again, and nothing is counted twice', async () => {
  const trusted = await entered();
  const paper = await sealed(await ready(begun(1)));
  urn.fault = 'answer-lost';
  expect(await sendPaper(ports, trusted, paper)).toEqual({ ok: false, error: 'unreachable' });
  urn.fault = 'none';
  const [kept] = ports.memory.papers();
  expect(kept && stateOf(kept)).toBe('sending');
  const again = await sendPaper(ports, trusted, kept ?? paper);
  expect(again.ok).toBe(true);
  expect(urn.pool).toHaveLength(2);
});

test('a promise that the urn did not sign is no promise', async () => {
  const trusted = await entered();
  const paper = await sealed(await ready(begun(1)));
  urn.fault = 'false-promise';
  expect(await sendPaper(ports, trusted, paper)).toEqual({ ok: false, error: 'promise-invalid' });
  expect(ports.memory.papers().map(stateOf)).toEqual(['sending']);
});

test('the picture on another device gets the same token, and votes once all in all', async () => {
  const trusted = await entered();
  const first = await ready(begun(1));
  const other = portsOf();
  const second = await ready(begun(1), other);
  expect(second.tokens).toEqual(first.tokens);
  expect((await sendPaper(ports, trusted, await sealed(first))).ok).toBe(true);
  expect(await sendPaper(other, trusted, await sealed(second, other))).toEqual({
    ok: false,
    error: 'already-voted',
  });
});

test('what is missing after the close is claimed without a name', async () => {
  const trusted = await entered();
  const sent = await sendPaper(ports, trusted, await sealed(await ready(begun(1))));
  if (!sent.ok) throw new Error(sent.error);
  expect(await claimPaper(ports, sent.value)).toEqual({ ok: true, value: undefined });
  expect(urn.claims).toEqual(sent.value.cast.map(({ vote, promise }) => ({ e: vote, promise })));
  expect(JSON.stringify(urn.claims)).not.toContain('Rosa');
  const kept = JSON.parse(new TextDecoder().decode(claimFile(sent.value)));
  expect(kept.claims).toEqual(urn.claims);
  expect(kept.receipts).toEqual(
    sent.value.cast.map(({ leaf, promise }) => ({ leaf, sig: promise })),
  );
});

test('a lost ballot is sent again, is missing an hour after the close, and is not written down again', async () => {
  const trusted = await entered();
  const sent = await sendPaper(ports, trusted, await sealed(await ready(begun(1))));
  if (!sent.ok) throw new Error(sent.error);
  ports.memory.forget(sent.value);
  urn.pool.splice(0);
  expect(await whereaboutsOf(ports, trusted, sent.value)).toBe('waiting');
  expect(urn.pool).toHaveLength(2);
  expect(ports.memory.papers()).toEqual([]);
  const closedAt = (now: string): BoothPorts => {
    const cast = async () => err({ code: 'closed' });
    return {
      ...ports,
      server: { ...urn, file: (path) => urn.file(path), cast, now: () => new Date(now) },
    };
  };
  const after = (now: string) => whereaboutsOf(closedAt(now), trusted, sent.value);
  expect(await after('2027-05-12T23:30:00Z')).toBe('waiting');
  expect(await after('2027-05-13T00:30:00Z')).toBe('missing');
  urn.publish();
  expect(await after('2027-05-13T00:30:00Z')).toBe('in-log');
  urn.fault = 'down';
  expect(await whereaboutsOf(ports, trusted, sent.value)).toBe('unknown');
});

test('a choice that is not legal is not sealed', async () => {
  const paper = await ready(begun(1));
  const illegal = { comuna: [{ project: '9', points: 0 }] };
  const trusted = await entered();
  expect(await sealPaper(ports, trusted, paper, { chosen: illegal, control: '' })).toBeUndefined();
  expect(await sealPaper(ports, trusted, paper, { chosen, control: '12' })).toBeUndefined();
});

test('without connection nothing is lost, and a log that shrank is noticed', async () => {
  urn.leaves.push(utf8('"a"'), utf8('"b"'));
  await entered();
  urn.fault = 'down';
  expect(await enter(ports)).toEqual({ ok: false, error: 'unreachable' });
  urn.fault = 'none';
  urn.leaves.pop();
  expect(await enter(ports)).toEqual({ ok: false, error: 'smaller-log' });
});

test('a paper of one sitting is gone with the page, its promise stays unless the device is shared', () => {
  const [lasting, passing] = [mapShelf(), mapShelf()];
  const memory = boothMemory('x', { lasting, passing, isKiosk: false });
  const now = begun(1, 'Rosa', 'now');
  memory.keep(now);
  const afterwards = () => boothMemory('x', { lasting, passing: mapShelf(), isKiosk: false });
  expect(memory.papers()).toHaveLength(1);
  expect(afterwards().papers()).toEqual([]);
  const cast = [{ vote: {} as Vote, leaf: 'A', promise: 'B' }];
  memory.keep({ ...now, cast });
  expect(afterwards().papers()).toHaveLength(1);
  memory.keep({ ...now, cast, isShared: true });
  expect(afterwards().papers()).toEqual([]);
  memory.forget(now);
  expect(memory.papers()).toEqual([]);
});

test('on a shared machine nothing is put where it would stay', () => {
  const [lasting, passing] = [mapShelf(), mapShelf()];
  const memory = boothMemory('x', { lasting, passing, isKiosk: true });
  memory.keep(begun(1));
  memory.keepLog({ manifestHash: 'a', vkey: 'b', size: 1, root: 'c' });
  expect(memory.canKeep).toBe(false);
  expect([lasting.getItem('minga-papeletas:x'), lasting.getItem('minga-registro:x')]).toEqual([
    null,
    null,
  ]);
});

test('the contests of a style come in its order, of an unknown style none', () => {
  const { manifest } = election;
  expect(contestsOf(manifest, 'centro').map(({ id }) => id)).toEqual(['comuna', 'sector']);
  expect(contestsOf(manifest, 'otro')).toEqual([]);
});
