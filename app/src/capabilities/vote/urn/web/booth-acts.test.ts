// What officers change while people vote, as a booth believes it: from the log alone, and in an open sitting too.
import { canon } from '@minga/ballot';
import type { SampleElection } from '@minga/ballot/testing';
import { assert } from '@minga/basics';
import { beforeEach, expect, test } from 'vitest';
import { type Chosen, problemOf } from '../rules/booth-choice.ts';
import { stateOf } from '../rules/booth-paper.ts';
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
  type ChosenByContest,
  contestsOf,
  enter,
  sendPaper,
} from './booth-journey.ts';
import type { Screen } from './booth-screens.ts';
import { sealPaper } from './booth-sealing.ts';
import { stepsOf } from './booth-steps.ts';

let election: SampleElection;
let urn: MemoryUrn;
let ports: BoothPorts;
beforeEach(async () => {
  election = await electionInMemory();
  urn = memoryUrn(election);
  ports = deviceAt(urn);
});

const withdrawal = {
  ...{ type: 'amend', kind: 'withdraw', contest: 'comuna', project: '3' },
  ...{ reason: 'El terreno no es municipal', at: '2027-05-06T12:00:00Z' },
};
const extension = {
  ...{ type: 'amend', kind: 'extend', reason: 'Se cortó la luz', at: '2027-05-06T13:00:00Z' },
  until: { issue: '2027-05-12T23:00:00Z', cast: '2027-05-13T12:00:00Z' },
};

test('what officers changed holds once the log has it under their signatures', async () => {
  expect((await entered(ports)).amendments).toEqual([]);
  urn.add(election.act(withdrawal));
  urn.add(election.act(extension));
  const { amended, amendments } = await entered(ports);
  expect(amendments.map(({ kind }) => kind)).toEqual(['withdraw', 'extend']);
  expect([...(amended.withdrawn.get('comuna') ?? [])]).toEqual(['3']);
  expect(amended.castUntil).toBe('2027-05-13T12:00:00Z');
});

test('an act that the checkpoint does not cover yet waits', async () => {
  urn.listed.push({ index: 1, leaf: election.act(withdrawal) });
  expect((await entered(ports)).amendments).toEqual([]);
});

test('no act is believed that is not in the log, is unsigned, unlawful, or signed by whoever is no officer any more', async () => {
  const code = async () => {
    // Each time on a device that saw no other log.
    const found = await enter(deviceAt(urn));
    return found.ok ? 'trusted' : found.error;
  };
  const signed = election.act(withdrawal);
  const other = election.act({ ...withdrawal, project: '1' });
  urn.leaves.push(canon(other));
  urn.listed.push({ index: 1, leaf: signed });
  expect(await code()).toBe('acts');
  urn.listed.splice(0, 1, { index: 1, leaf: other });
  expect(await code()).toBe('trusted');
  urn.add(election.act({ ...withdrawal, project: '1' }));
  expect(await code()).toBe('acts');
  for (const wrong of [
    { ...signed, sigs: signed.sigs.slice(0, 1) },
    { ...signed, reason: 'Otro motivo' },
    election.act({ ...withdrawal, project: '9' }),
    election.act({
      ...extension,
      until: { issue: '2027-05-12T22:00:00Z', cast: '2027-05-19T12:00:00Z' },
    }),
  ]) {
    urn.leaves.splice(1);
    urn.listed.splice(0);
    urn.add(wrong);
    expect(await code()).toBe('acts');
  }
  urn.leaves.splice(1);
  urn.listed.splice(0);
  const gone = election.manifest.officers.find(({ role }) => role === 'substitute');
  if (gone === undefined) throw new Error('no substitute');
  urn.add(
    election.act({ type: 'officer', change: 'remove', officer: gone, at: '2027-05-06T11:00:00Z' }),
  );
  expect(await code()).toBe('trusted');
  urn.add(signed);
  expect(await code()).toBe('acts');
});

test('what is withdrawn in an open sitting is taken out and said before anything is sealed', async () => {
  const paper = await readyPaper(ports, begunPaper(1));
  const trusted = await entered(ports);
  let screen: Screen = { kind: 'review', paper };
  let taken: ChosenByContest = someChosen;
  const steps = () =>
    stepsOf({
      ...{ ports, trusted, isKiosk: false, isRehearsal: false, isInApp: false, address: '' },
      ...{ arrival: { kind: 'nothing' }, other: undefined, random: () => new Uint8Array(16) },
      setTrusted: () => {},
      setScreen: (to) => {
        screen = typeof to === 'function' ? to(screen) : to;
      },
      chosen: taken,
      setChosen: (change) => {
        taken = change(taken);
      },
    });
  urn.add(election.act(withdrawal));
  await steps().vote(paper, '');
  expect(screen).toMatchObject({
    kind: 'review',
    problem: expect.stringContaining('«Proyecto 3»'),
  });
  expect(taken).toEqual({ comuna: [{ project: '1', points: 0 }] });
  expect(ports.memory.papers().map(stateOf)).toEqual(['ready']);
  await steps().vote(paper, '');
  expect(screen.kind).toBe('receipt');
  // Without a connection the ballot is sealed as it stands, and waits to be sent.
  const other = await readyPaper(ports, begunPaper(2));
  taken = someChosen;
  urn.fault = 'down';
  await steps().vote(other, '');
  expect(screen).toMatchObject({ kind: 'review', problem: expect.stringContaining('conexión') });
  expect(ports.memory.papers().map(stateOf)).toEqual(['cast', 'sending']);
  // A log that cannot be true stops everything.
  urn.fault = 'none';
  urn.leaves.splice(1);
  await steps().vote(await readyPaper(deviceAt(urn), begunPaper(3)), '');
  expect(screen).toMatchObject({ kind: 'trouble' });
});

test('acts that leave less to choose than the manifest asks for leave a ballot that can be sealed and cast', async () => {
  const asking = await electionInMemory(undefined, (manifest) => ({
    ...manifest,
    contests: manifest.contests.map((contest) => {
      const max = contest.projects.length;
      return contest.id === 'comuna'
        ? { ...contest, ballot: { ...contest.ballot, min: max, max } }
        : contest;
    }),
  }));
  urn = memoryUrn(asking);
  ports = deviceAt(urn);
  const paper = await readyPaper(ports, begunPaper(1));
  const all = asking.contest('comuna').projects.map(({ id }) => ({ project: id, points: 0 }));
  const left = all.filter(({ project }) => project !== '3');
  const seal = async (comuna: Chosen) => {
    const chosen = { comuna };
    return sealPaper(ports, await entered(ports), paper, { chosen, control: '' });
  };
  expect(await seal(left)).toBeUndefined();
  urn.add(asking.act(withdrawal));
  const trusted = await entered(ports);
  const [contest] = contestsOf(trusted, paper.style);
  assert(contest !== undefined, 'she votes in a contest');
  expect([contest.id, contest.ballot.min]).toEqual(['comuna', left.length]);
  expect(problemOf(contest, left.slice(1))).toBe('too-few');
  expect(await seal(left.slice(1))).toBeUndefined();
  let screen: Screen = { kind: 'review', paper };
  const steps = stepsOf({
    ...{ ports, trusted, isKiosk: false, isRehearsal: false, isInApp: false, address: '' },
    ...{ arrival: { kind: 'nothing' }, other: undefined, random: () => new Uint8Array(16) },
    ...{ setTrusted: () => {}, setChosen: () => {}, chosen: { comuna: left.slice(1) } },
    setScreen: (to) => {
      screen = typeof to === 'function' ? to(screen) : to;
    },
  });
  await steps.vote(paper, '');
  expect(screen).toMatchObject({ kind: 'choose', at: 0 });
  const sealed = await seal(left);
  assert(sealed !== undefined, 'what is left is enough');
  expect((await sendPaper(ports, trusted, sealed)).ok).toBe(true);
});

test('an urn that lists its acts otherwise than as acts in their order is not believed', async () => {
  const [first, second] = [election.act(withdrawal), election.act(extension)];
  urn.add(first);
  urn.add(second);
  urn.listed.reverse();
  expect(await enter(ports)).toEqual({ ok: false, error: 'acts' });
  urn.listed.splice(0, 2, { index: 0, leaf: election.manifest });
  expect(await enter(ports)).toEqual({ ok: false, error: 'acts' });
});

test('before the first checkpoint the urn is preparing; where there is no vote, or no connection, it says so', async () => {
  const code = async () => {
    const found = await enter(ports);
    return found.ok ? 'trusted' : found.error;
  };
  urn.absent.add('checkpoint');
  expect(await code()).toBe('preparing');
  urn.absent.add('manifest.json');
  expect(await code()).toBe('unknown');
  urn.absent.clear();
  urn.fault = 'down';
  expect(await code()).toBe('unreachable');
});

test('a paper that was cast in another tab shows its receipt there, and no promise is written over', async () => {
  const paper = await readyPaper(ports, begunPaper(1));
  const trusted = await entered(ports);
  const first = await sendPaper(ports, trusted, await sealedPaper(ports, paper));
  if (!first.ok) throw new Error(first.error);
  const other = { chosen: { comuna: [{ project: '2', points: 0 }] }, control: '' };
  expect(await sealPaper(ports, trusted, paper, other)).toEqual(first.value);
  expect(ports.memory.papers()).toEqual([first.value]);
  // One that was sealed there and did not leave yet is sent as it was sealed.
  const second = await readyPaper(ports, begunPaper(2));
  const sealed = await sealedPaper(ports, second);
  expect(await sealPaper(ports, trusted, second, other)).toEqual(sealed);
});
