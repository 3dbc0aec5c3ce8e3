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
import { askPaper, blinded, contestOf } from '../../../capabilities/vote/roll/testing/rolls.ts';
import { ballotOf, castBody } from '../../../capabilities/vote/urn/testing/opened-election.ts';
import { nodeCrypto } from '../../../platform/node-crypto.ts';
import { TEST_URN_URL } from '../../testing-vote.ts';
import type { StoppedVote, VoteHouse } from './house.ts';

/** `undefined` where it was done, the code of a refusal, or `broken` where the server broke. */
export type Said = string | undefined;

export interface Clients {
  /** With one of her seeds; what is given must be what was given for it before, in whatever house. */
  take(on: VoteHouse, voter: number, seed: number): Promise<Said>;
  /** Needs her paper. The promise is verified. */
  cast(on: VoteHouse, of: { voter: number; seed: number; choice: number }): Promise<Said>;
  /** The leaf hash of a ballot that was cast, in hexadecimal. */
  hashOf(of: { voter: number; seed: number; choice: number }): Promise<string>;
  mark(on: VoteHouse, desk: number, voter: number): Promise<Said>;
  giveBack(on: VoteHouse, desk: number, voter: number): Promise<Said>;
}

interface Device {
  readonly seed: Uint8Array;
  readonly bm: readonly string[];
  /** What the roll gave, once it did. */
  bs: readonly string[] | undefined;
}

/** A seed per voter and device, and a sealed ballot per choice. */
export function clientsOf({ opened, people }: Pick<StoppedVote, 'opened' | 'people'>): Clients {
  const { manifest, fingerprint, electionId } = opened;
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

  function ballot(of: { voter: number; seed: number; choice: number }): Promise<CheckedVote> {
    const name = `${of.voter}.${of.seed}.${of.choice}`;
    const made = sealed.get(name) ?? seal(deviceOf(of.voter, of.seed), of.choice);
    sealed.set(name, made);
    return made;
  }

  async function atDesk(on: VoteHouse, desk: number, step: string, more: Record<string, string>) {
    const site = await on.site().as(people.desks[desk] ?? '');
    const path = `/gestion/ancud/votaciones/${electionId}/mesa/${step}`;
    const answer = await site.post(path, new URLSearchParams(more));
    return saidAtDesk(answer.status, await answer.text());
  }

  return {
    async take(on, voter, seed) {
      const device = deviceOf(voter, seed);
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
      const { vote, hash } = await ballot(of);
      const answer = await on.urn().post(`/e/${electionId}/votar`, castBody(vote));
      if (answer.status >= 500) return 'broken';
      const said = (await answer.json()) as { code?: string; promises?: { sig: string }[] };
      if (!answer.ok) return said.code;
      const key = fromBase64url(manifest.promise_key) ?? new Uint8Array();
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
    hashOf: async (of) => Buffer.from((await ballot(of)).hash).toString('hex'),
    mark: (on, desk, voter) => atDesk(on, desk, 'marcar', { run: people.voters[voter]?.run ?? '' }),
    giveBack(on, desk, voter) {
      const [one, other] = people.cards;
      return atDesk(on, desk, 'anular', {
        ...{ run: people.voters[voter]?.run ?? '', razon: 'Se equivocó de mesa' },
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
