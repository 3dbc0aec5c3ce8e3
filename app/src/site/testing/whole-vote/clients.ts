// Voters with their devices, and tables, as they ask a house over HTTP: what they send is made once and can be sent again.
import { randomBytes } from 'node:crypto';
import {
  type CheckedVote,
  checkEd25519,
  deriveContest,
  finishToken,
  fromBase64url,
  promiseMessage,
} from '@minga/ballot';
import { assert } from '@minga/basics';
import type { OpenedElection } from '../../../capabilities/vote/election/testing/opened-election.ts';
import { askPaper, blinded, contestOf } from '../../../capabilities/vote/roll/testing/rolls.ts';
import { ballotOf, castBody } from '../../../capabilities/vote/urn/testing/opened-election.ts';
import { nodeCrypto } from '../../../platform/node-crypto.ts';
import { TEST_URN_URL } from '../../testing-vote.ts';
import type { StoppedVote, VoteHouse } from './house.ts';

/** Where it is asked. */
type Asked = Pick<VoteHouse, 'site' | 'urn'>;

/** `undefined` where it was done, the code of a refusal, or `broken` where the server broke. */
export type Said = string | undefined;

export interface Clients {
  /** With one of her seeds; what is given must be what was given for it before, in whatever house. */
  take(on: Asked, voter: number, seed: number): Promise<Said>;
  /** Needs her paper. The promise is verified. */
  cast(on: Asked, of: Of): Promise<Said>;
  /** What a device asks the roll to sign, and what it sends to the urn. */
  blindedOf(voter: number, seed: number): readonly string[];
  bodyOf(of: Of): Promise<Uint8Array>;
  /** The leaf hash of a ballot that was cast, in hexadecimal. */
  hashOf(of: Of): Promise<string>;
  /** Adds somebody with her document, as the style of the first. */
  add(on: Asked, desk: number, run: string): Promise<Said>;
  /** By her place, or by the number of somebody else. */
  mark(on: Asked, desk: number, who: number | string): Promise<Said>;
  /** Her vote in a cover, which others decide about. */
  takeCover(on: Asked, desk: number, of: { run: string; number: string }): Promise<Said>;
  giveBack(on: Asked, desk: number, voter: number): Promise<Said>;
}

interface Device {
  readonly seed: Uint8Array;
  readonly bm: readonly string[];
  /** What the roll gave, once it did. */
  bs: readonly string[] | undefined;
}

interface Of {
  readonly voter: number;
  readonly seed: number;
  readonly choice: number;
}

interface Papers {
  deviceOf(voter: number, seed: number): Device;
  /** Needs the answer of the roll. */
  ballot(of: Of): Promise<CheckedVote>;
}

/** A seed per voter and device, and a sealed ballot per choice, each made once. */
function papersOf({ manifest, fingerprint }: OpenedElection): Papers {
  const devices = new Map<string, Device>();
  const sealed = new Map<string, Promise<CheckedVote>>();

  function deviceOf(voter: number, seed: number): Device {
    const name = `${voter}.${seed}`;
    const known = devices.get(name);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(randomBytes(16));
    const device = { seed: bytes, bm: blinded(manifest, fingerprint, bytes), bs: undefined };
    devices.set(name, device);
    return device;
  }

  async function seal(device: Device, choice: number): Promise<CheckedVote> {
    const [id = '', text = ''] = device.bs?.[0]?.split('.') ?? [];
    const contest = contestOf(manifest, id);
    const secrets = deriveContest(device.seed, fingerprint, contest);
    const bs = fromBase64url(text) ?? new Uint8Array();
    const of = { contest, manifestHash: fingerprint, secrets };
    const token = await finishToken({ ...of, bs, crypto: nodeCrypto });
    assert(token.ok, 'what the roll gave is a token');
    const election = {
      contest: () => contest,
      hash: fingerprint,
      urnKey: fromBase64url(manifest.urn.commits[0] ?? '') ?? new Uint8Array(),
    };
    const voter = { sk: secrets.sk, token: token.value, contestId: id };
    return ballotOf(election, voter, [contest.projects[choice]?.id ?? '']);
  }

  return {
    deviceOf,
    ballot({ voter, seed, choice }) {
      const name = `${voter}.${seed}.${choice}`;
      const made = sealed.get(name) ?? seal(deviceOf(voter, seed), choice);
      sealed.set(name, made);
      return made;
    },
  };
}

type Vote = Pick<StoppedVote, 'opened' | 'people'>;

export function clientsOf(vote: Vote): Clients {
  const papers = papersOf(vote.opened);
  return { ...votersOf(vote, papers), ...desksOf(vote) };
}

type OfDesks = 'add' | 'mark' | 'takeCover' | 'giveBack';

function votersOf({ opened, people }: Vote, papers: Papers): Omit<Clients, OfDesks> {
  const { manifest, fingerprint, electionId } = opened;
  const key = fromBase64url(manifest.promise_key) ?? new Uint8Array();
  return {
    async take(on, voter, seed) {
      const device = papers.deviceOf(voter, seed);
      const site = await on.site().as(people.voters[voter]?.personId ?? '', 'provider');
      const turn = await site.post(
        '/papeleta/turno',
        new URLSearchParams({ election: electionId }),
        { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
      );
      const { to = '', code } = (await turn.json()) as { to?: string; code?: string };
      if (!turn.ok) return code;
      const h = new URLSearchParams(to.split('#')[1]).get('h') ?? '';
      const { status, code: refused, bs } = await askPaper(site, { h, bm: device.bm });
      if (status !== 200) return refused ?? 'broken';
      assert(bs.length === 1, 'one for each contest');
      assert((device.bs ?? bs).join() === bs.join(), 'the same is given for the same seed');
      device.bs = bs;
      return undefined;
    },
    async cast(on, of) {
      const { vote, hash } = await papers.ballot(of);
      const answer = await on.urn().post(`/e/${electionId}/votar`, castBody(vote));
      if (answer.status === 500) return 'broken';
      const said = (await answer.json()) as { code?: string; promises?: { sig: string }[] };
      if (!answer.ok) return said.code;
      const sig = fromBase64url(said.promises?.[0]?.sig ?? '') ?? new Uint8Array();
      const isPromised = await checkEd25519(
        nodeCrypto,
        key,
        promiseMessage(fingerprint, hash),
        sig,
      );
      assert(isPromised, 'who has cast has a promise');
      return undefined;
    },
    blindedOf: (voter, seed) => papers.deviceOf(voter, seed).bm,
    bodyOf: async (of) => castBody((await papers.ballot(of)).vote),
    hashOf: async (of) => Buffer.from((await papers.ballot(of)).hash).toString('hex'),
  };
}

function desksOf({ opened, people }: Vote): Pick<Clients, OfDesks> {
  const { manifest, electionId } = opened;

  async function ask(on: Asked, desk: number, step: string, more: Record<string, string>) {
    const site = await on.site().as(people.desks[desk] ?? '');
    const path = `/gestion/ancud/votaciones/${electionId}/mesa/${step}`;
    const answer = await site.post(path, new URLSearchParams(more));
    return saidAtDesk(answer.status, await answer.text());
  }

  const estilo = manifest.styles[0]?.id ?? '';
  const runOf = (who: number | string) =>
    typeof who === 'string' ? who : (people.voters[who]?.run ?? '');
  return {
    add: (on, desk, run) => ask(on, desk, 'agregar', { run, estilo }),
    takeCover: (on, desk, { run, number }) =>
      ask(on, desk, 'sobre', { run, estilo, sobre: number }),
    mark: (on, desk, who) => ask(on, desk, 'marcar', { run: runOf(who) }),
    giveBack(on, desk, voter) {
      const [one, other] = people.cards;
      return ask(on, desk, 'anular', {
        ...{ run: runOf(voter), razon: 'Se equivocó de mesa' },
        ...{ 'tarjeta-1': one?.code ?? '', 'pin-1': one?.pin ?? '' },
        ...{ 'tarjeta-2': other?.code ?? '', 'pin-2': other?.pin ?? '' },
      });
    },
  };
}

const SAID_AT_DESK: Readonly<Record<string, string>> = {
  'Ya retiró su papeleta digital. No puede votar en papel.': 'already-issued',
  'Su derecho ya se marcó en una mesa.': 'right-desk',
  'Ese derecho no está marcado: no hay nada que anular.': 'not-marked',
  'El padrón está en revisión: por ahora no se marca a nadie.': 'roll-under-review',
  'Ya está en el padrón de esta votación.': 'already-on-roll',
  'se perdieron derechos y no se sabe de quién eran': 'rights-lost',
};

function saidAtDesk(status: number, html: string): Said {
  if (status === 200) return undefined;
  const known = Object.entries(SAID_AT_DESK).find(([sentence]) => html.includes(sentence));
  return known?.[1] ?? (status === 500 ? 'broken' : `${status}`);
}

/** Every hash of a leaf that the urn serves, in hexadecimal. */
export async function publishedHashes(on: VoteHouse): Promise<readonly string[]> {
  const { electionId } = on.opened;
  const answer = await on.urn().ask(new Request(`${TEST_URN_URL}/e/${electionId}/leaf-hashes.bin`));
  const text = Buffer.from(await answer.arrayBuffer()).toString('hex');
  return text.match(/.{64}/g) ?? [];
}
