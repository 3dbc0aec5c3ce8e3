// The way of a ballot paper from its seed to the log, with a site and an urn in memory: and each answer that may be lost or wrong.
import { toBase64url, utf8, type Vote } from '@minga/ballot';
import type { SampleElection } from '@minga/ballot/testing';
import { err } from '@minga/basics';
import { beforeEach, expect, test } from 'vitest';
import { stateOf } from '../rules/booth-paper.ts';
import { unchanged } from '../rules/booth-trust.ts';
import {
  begunPaper,
  deviceAt,
  electionInMemory,
  entered,
  type MemoryUrn,
  memoryUrn,
  readyPaper,
  sealedPaper,
  someChosen,
} from '../testing/memory-urn.ts';
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
import { firstScreen, kioskStartOf, leaveOf } from './booth-screens.ts';
import { sealPaper } from './booth-sealing.ts';

let election: SampleElection;
let urn: MemoryUrn;
let ports: BoothPorts;
beforeEach(async () => {
  election = await electionInMemory();
  urn = memoryUrn(election);
  ports = deviceAt(urn);
});

test('from the seed to the log', async () => {
  const trusted = await entered(ports);
  const paper = await readyPaper(ports, begunPaper(1));
  expect(Object.keys(paper.tokens)).toEqual(['comuna', 'sector']);
  const sent = await sendPaper(ports, trusted, await sealedPaper(ports, paper));
  if (!sent.ok) throw new Error(sent.error);
  expect(stateOf(sent.value)).toBe('cast');
  expect(sent.value.cast.map(({ vote }) => vote.contest)).toEqual(['comuna', 'sector']);
  expect(await isInLog(ports, sent.value)).toBe(false);
  urn.publish();
  expect(await isInLog(ports, sent.value)).toBe(true);
  expect(ports.memory.papers()).toEqual([sent.value]);
  expect(JSON.stringify(ports.memory.papers())).not.toContain(begunPaper(1).seed);
  expect(ports.memory.log()?.size).toBe(3);
});

test('two people of one device have their own papers, and each answer finds its own', async () => {
  const trusted = await entered(ports);
  const [rosa, luis] = [begunPaper(1), begunPaper(2, 'Luis')];
  ports.memory.keep(rosa);
  ports.memory.keep(luis);
  const answers = await urn.askSite('', '', blindedOf(trusted, rosa));
  if (answers === 'gone') throw new Error('gone');
  const taken = await takeAnswers(ports, trusted, answers);
  expect(taken.ok && taken.value.name).toBe('Rosa');
  expect(ports.memory.papers().map(stateOf)).toEqual(['ready', 'made']);
});

test('a wrong answer of the site leaves evidence and no token', async () => {
  const trusted = await entered(ports);
  const paper = begunPaper(1);
  ports.memory.keep(paper);
  const asked = blindedOf(trusted, paper);
  const wrong = new Map(asked.map(({ contest }) => [contest, new Uint8Array(384).fill(7)]));
  const taken = await takeAnswers(ports, trusted, wrong);
  if (taken.ok || taken.error.code !== 'answer-wrong') throw new Error('it was taken');
  expect(taken.error.evidence.map(({ bm }) => bm)).toEqual(asked.map(({ bm }) => toBase64url(bm)));
  expect(ports.memory.papers().map(stateOf)).toEqual(['made']);
  const nobody = await takeAnswers(deviceAt(urn), trusted, wrong);
  expect(nobody).toEqual({ ok: false, error: { code: 'no-paper' } });
});

test('an answer that was lost is asked for again, and nothing is counted twice', async () => {
  const trusted = await entered(ports);
  const paper = await sealedPaper(ports, await readyPaper(ports, begunPaper(1)));
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
  const trusted = await entered(ports);
  const paper = await sealedPaper(ports, await readyPaper(ports, begunPaper(1)));
  urn.fault = 'false-promise';
  expect(await sendPaper(ports, trusted, paper)).toEqual({ ok: false, error: 'promise-invalid' });
  expect(ports.memory.papers().map(stateOf)).toEqual(['sending']);
});

test('the picture on another device gets the same token, and votes once all in all', async () => {
  const trusted = await entered(ports);
  const first = await readyPaper(ports, begunPaper(1));
  const other = deviceAt(urn);
  const second = await readyPaper(other, begunPaper(1));
  expect(second.tokens).toEqual(first.tokens);
  expect((await sendPaper(ports, trusted, await sealedPaper(ports, first))).ok).toBe(true);
  expect(await sendPaper(other, trusted, await sealedPaper(other, second))).toEqual({
    ok: false,
    error: 'already-voted',
  });
});

test('what is missing after the close is claimed without a name', async () => {
  const trusted = await entered(ports);
  const sent = await sendPaper(
    ports,
    trusted,
    await sealedPaper(ports, await readyPaper(ports, begunPaper(1))),
  );
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
  const trusted = await entered(ports);
  const sent = await sendPaper(
    ports,
    trusted,
    await sealedPaper(ports, await readyPaper(ports, begunPaper(1))),
  );
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
  const paper = await readyPaper(ports, begunPaper(1));
  const illegal = { comuna: [{ project: '9', points: 0 }] };
  const trusted = await entered(ports);
  expect(await sealPaper(ports, trusted, paper, { chosen: illegal, control: '' })).toBeUndefined();
  expect(
    await sealPaper(ports, trusted, paper, { chosen: someChosen, control: '12' }),
  ).toBeUndefined();
});

test('without connection nothing is lost, and a log that shrank is noticed', async () => {
  urn.leaves.push(utf8('"a"'), utf8('"b"'));
  await entered(ports);
  urn.fault = 'down';
  expect(await enter(ports)).toEqual({ ok: false, error: 'unreachable' });
  urn.fault = 'none';
  urn.leaves.pop();
  expect(await enter(ports)).toEqual({ ok: false, error: 'smaller-log' });
});

test('a paper of one sitting is gone with the page, its promise stays unless the device is shared', () => {
  const [lasting, passing] = [mapShelf(), mapShelf()];
  const memory = boothMemory('x', { lasting, passing, isKiosk: false });
  const now = begunPaper(1, 'Rosa', 'now');
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
  memory.keep(begunPaper(1));
  memory.keepLog({ manifestHash: 'a', vkey: 'b', size: 1, root: 'c' });
  expect(memory.canKeep).toBe(false);
  expect([lasting.getItem('minga-papeletas:x'), lasting.getItem('minga-registro:x')]).toEqual([
    null,
    null,
  ]);
});

test('the contests of a style come in its order, of an unknown style none', () => {
  const { manifest } = election;
  const trusted = { manifest, ...unchanged(manifest) };
  expect(contestsOf(trusted, 'centro').map(({ id }) => id)).toEqual(['comuna', 'sector']);
  expect(contestsOf(trusted, 'otro')).toEqual([]);
});

test('whoever comes to a shared machine finds nothing of whoever left it in the middle', async () => {
  const passing = mapShelf();
  const memory = boothMemory('pudeto-2027', { lasting: mapShelf(), passing, isKiosk: true });
  const kiosk = { ...ports, memory };
  const trusted = await entered(kiosk);
  const props = {
    ...{ ports: kiosk, isRehearsal: false, isInApp: false, address: '', other: undefined },
    random: () => new Uint8Array(16),
  };
  const screenOf = (isKiosk: boolean) =>
    firstScreen({ ...props, isKiosk, arrival: { kind: 'nothing' } }, trusted);
  await readyPaper(kiosk, begunPaper(1, 'Rosa', 'now'));
  expect(await screenOf(false)).toEqual({ kind: 'papers' });
  expect(memory.papers()).toHaveLength(1);
  expect(await screenOf(true)).toEqual({ kind: 'papers' });
  expect(memory.papers()).toEqual([]);
  const copied = { kind: 'copy', seed: new Uint8Array(16) } as const;
  expect(await firstScreen({ ...props, isKiosk: true, arrival: copied }, trusted)).toEqual({
    kind: 'papers',
  });
  expect(leaveOf({ isKiosk: true, isRehearsal: false }, trusted)).toMatch(/\/salir#kiosco$/);
  // The site watches the machine from where its next person begins.
  const { origins } = trusted.manifest;
  expect(kioskStartOf(trusted)).toBe(`${origins.A}/papeleta/pudeto-2027?kiosco`);
});
