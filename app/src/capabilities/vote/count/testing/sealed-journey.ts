// A sealed vote from its roll to its urn, all of it real: an election opened by its officers, papers handed out, ballots cast at the origin of the urn.
import { randomBytes } from 'node:crypto';
import { setTimeout as aMoment } from 'node:timers/promises';
import {
  blind,
  buildVote,
  canon,
  deriveContest,
  finishToken,
  fromBase64url,
  type Share,
  scalarOfRandom,
  splitKey,
  toBase64url,
} from '@minga/ballot';
import { assert } from '@minga/basics';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { boothOf, type TestVote, testVote } from '../../../../site/testing-vote.ts';
import { givenLists } from '../../../edition/ballot-list/testing/given.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  type ElectionGround,
  electionOf,
  givenDrawn,
  givenElections,
  givenPrepared,
  OPENING,
  type OpenedElection,
  openPrepared,
  signBy,
} from '../../election/testing/opened-election.ts';
import {
  changeSettings,
  postLeaves,
  recordCeremony,
  recordRehearsal,
} from '../../election/testing/steps.ts';
import {
  addListed,
  freezeRoll,
  handOut,
  prepareRoll,
  publishFacts,
  publishRegistro,
} from '../../roll/index.ts';
import { runOf } from '../../roll/testing/rolls.ts';
import { advance } from '../../urn/testing/opened-log.ts';
import { goOn } from '../actions/sealed/go-on.ts';
import { openSealed } from '../actions/sealed/open-sealed.ts';
import { listAsked } from '../store/sealed/sealed-results.ts';
import { withObjections } from './counted.ts';
import { greedy, siteOf } from './opened.ts';

export interface Journey extends ElectionGround {
  readonly vote: TestVote;
  readonly opened: OpenedElection;
  readonly electionId: string;
  readonly shares: readonly Share[];
  /** Sets the clock of roll and urn. */
  at(time: string | Date): void;
  now(): Date;
  /** Takes the paper of each voter and casts what she chose, by the places of the projects. */
  readonly cast: (choices: readonly (readonly number[])[]) => Promise<readonly string[]>;
  /** The same of one voter, before any leaf tells of it. */
  readonly castUntold: (places: readonly number[]) => Promise<string>;
  /** The paper of the next voter, who does not cast. */
  readonly takePaper: () => Promise<unknown>;
  /** Leaves of the site go to the urn, the urn does what is due, and the site reads what came of it. */
  readonly pass: () => Promise<void>;
  /** Two officers sign whatever the end of the vote asked them to. */
  readonly signAll: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function givenJourney(slug: string, people: number): Promise<Journey> {
  let clock = OPENING;
  const now = () => clock;
  const vote = await testVote({ clock: { now } });
  const { urn, urnUrl, roll } = vote.parts;
  const contributions = [boothOf(vote.urnOrigin)];
  const ground = await givenElections(await givenLists(), { urn, urnUrl, contributions });
  const { db, house } = ground;
  const { opened, shares, runs } = await openedWithRoll(ground, vote, { slug, people });
  const { electionId } = opened;
  const left = [...runs];
  const next = () => {
    const run = left.shift();
    assert(run !== undefined, 'there are as many people as ballots');
    return run;
  };
  const voting = { ground, vote, opened };
  const castUntold = (places: readonly number[]) =>
    castOne(voting, { run: next(), places, now: clock });
  return {
    ...ground,
    ...{ vote, opened, electionId, shares, now, castUntold },
    takePaper: () => takePaper(voting, { run: next(), now: clock }),
    pass: () => passOn(ground, vote, electionId, clock),
    at(time) {
      clock = new Date(time);
    },
    async cast(choices) {
      const trackers: string[] = [];
      for (const places of choices) trackers.push(await castUntold(places));
      const own = await electionOf(db, electionId);
      await publishFacts({ db, roll }, own, clock);
      const day = dayIn(own.timeZone, clock);
      await publishRegistro({ db, roll }, own, { day, now: clock });
      return trackers;
    },
    async signAll() {
      for (const { actId, outcome } of await listAsked(db, electionId)) {
        if (outcome !== null) continue;
        for (const who of ['officer', 'certifier'] as const) {
          const signed = await signBy({ db, house }, ground.officers[who], actId, clock);
          assert(signed.ok, `signed by ${who}: ${JSON.stringify(signed)}`);
        }
      }
    },
    async close() {
      await vote.close();
      await ground.given.close();
    },
  };
}

/** A closed roll of so many, and a key in three shares. */
async function openedWithRoll(
  ground: ElectionGround,
  vote: TestVote,
  { slug, people }: { readonly slug: string; readonly people: number },
) {
  const { db } = ground;
  const drawn = await givenDrawn(ground, slug, { more: greedy, plans: withObjections });
  const prepared = await givenPrepared(ground, drawn, {
    registrar: undefined,
    isDemonstration: true,
    settings: {
      padron: { mode: 'closed', population_14: { n: 0, source: '' } },
      contests: { pudeto: { minElectors: 1, paper: 'none' } },
      urn: { mode: 'feldman' },
    },
  });
  const { electionId } = prepared;
  const random = () => scalarOfRandom(new Uint8Array(randomBytes(48)));
  const { commits, shares } = splitKey(random(), [random()], 3);
  await holdCeremony(ground, electionId, commits);
  const both = { db, roll: vote.parts.roll };
  const election = await electionOf(db, electionId);
  await prepareRoll(both, election);
  const style = election.settings.styles[0]?.id ?? '';
  const runs = Array.from({ length: people }, (_, place) => runOf(place));
  const listing = runs.map((run) => ({ run, style }));
  const listed = await addListed(both, electionId, listing);
  assert(listed.ok, `listed: ${JSON.stringify(listed)}`);
  const frozen = await freezeRoll(both, election);
  assert(frozen.ok, `frozen: ${JSON.stringify(frozen)}`);
  return { opened: await openPrepared(ground, drawn, prepared), shares, runs };
}

interface Voting {
  readonly ground: ElectionGround;
  readonly vote: TestVote;
  readonly opened: OpenedElection;
}

interface Ballot {
  readonly run: Run;
  readonly places: readonly number[];
  readonly now: Date;
}

async function takePaper({ ground, vote, opened }: Voting, { run, now }: Omit<Ballot, 'places'>) {
  const { electionId, manifest, fingerprint } = opened;
  const contest = manifest.contests[0];
  assert(contest !== undefined, 'there is a contest');
  const seed = new Uint8Array(randomBytes(16));
  const secrets = deriveContest(seed, fingerprint, contest);
  const of = { contest, manifestHash: fingerprint, secrets };
  const bm = blind(of);
  assert(bm.ok, 'it is blinded');
  const issued = await handOut(
    { db: ground.db, roll: vote.parts.roll },
    { electionId, run, bm: [`${contest.id}.${toBase64url(bm.value)}`], now },
  );
  assert(issued.ok, `issued: ${JSON.stringify(issued)}`);
  const bs = fromBase64url(issued.value.bs[0]?.split('.')[1] ?? '') ?? new Uint8Array();
  const token = await finishToken({ ...of, bs, crypto: nodeCrypto });
  assert(token.ok, 'the token is good');
  return { ...of, token: token.value };
}

/** The tracker of what she cast. */
async function castOne(voting: Voting, { places, ...who }: Ballot): Promise<string> {
  const { electionId, manifest } = voting.opened;
  const paper = await takePaper(voting, who);
  const { contest } = paper;
  const choices = places.map((place) => contest.projects[place]?.id ?? '').toSorted();
  const urnKey = fromBase64url(manifest.urn.commits[0] ?? '') ?? new Uint8Array();
  const built = await buildVote({ ...paper, urnKey, choices, control: '' });
  assert(built.ok, 'the ballot is legal');
  const body = new Uint8Array(canon({ ballots: [built.value.vote] }));
  const answer = await voting.vote.urnOrigin.post(`/e/${electionId}/votar`, body, {
    ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
  });
  assert(answer.status === 200, `cast: ${answer.status} ${await answer.clone().text()}`);
  return built.value.tracker;
}

async function passOn(
  { db }: ElectionGround,
  vote: TestVote,
  electionId: string,
  now: Date,
): Promise<void> {
  const { urn } = vote.parts;
  const posted = await postLeaves({ db, urn, now: () => now }, electionId);
  assert(posted === 'done', `posted: ${posted}`);
  await advance(vote.urnOrigin.house, electionId);
  const { verifyEd25519: verify, sha256: hash } = nodeCrypto;
  await goOn({ db, readUrn: urn.read, verify, hash, now: () => now }, electionId);
}

async function holdCeremony(
  { db, by }: ElectionGround,
  electionId: string,
  commits: readonly Uint8Array[],
): Promise<void> {
  const holders = ['Ana', 'Berta', 'Carla'].map((name, place) => ({
    ...{ i: place + 1, name: `${name} Inventada`, secondCopy: 'Notaría de Ancud' },
  }));
  const named = await changeSettings(db, by, electionId, { holders });
  assert(named.ok, `holders: ${JSON.stringify(named)}`);
  const held = await recordCeremony(db, by, electionId, commits.map(toBase64url));
  assert(held.ok, `ceremony: ${JSON.stringify(held)}`);
  for (const { i } of holders) {
    const tried = await recordRehearsal(db, by, electionId, i);
    assert(tried.ok, `rehearsal: ${JSON.stringify(tried)}`);
  }
}

/** Once the urn has published what it opened. */
export async function openWithUrn({ db, vote, electionId }: Journey, now: Date): Promise<void> {
  const readUrn = vote.parts.urn.read;
  const tools = { ...siteOf(db), readUrn, now: () => now };
  while (await openSealed(tools, electionId)) await aMoment(20);
}
