// An election that the urn of a test has opened, with every private key, and voters who cast in it.
import {
  blind,
  buildVote,
  type CheckedVote,
  type Choices,
  canon,
  deriveContest,
  finishToken,
  fromBase64url,
  type Manifest,
  publicKeyOf,
  signEd25519,
  toBase64url,
  type Vote,
  voteMessage,
} from '@minga/ballot';
import { type SampleElection, sampleElection } from '@minga/ballot/testing';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { TEST_URN_URL, type TestUrn } from '../../../../site/testing-vote.ts';
import { boothClientOf } from '../web/booth-bundle.ts';

export interface OpenedElection extends SampleElection {
  readonly id: string;
}

type Unsigned = Omit<Manifest, 'sigs'>;

/** Within the windows of `openedElection`. */
export const VOTING = new Date('2027-05-06T15:00:00Z');

/** Prepared at the door and opened with a manifest of the right keys; `change` is made before it is signed. */
export async function openedElection(
  urn: TestUrn,
  id = 'pudeto-2027',
  change: (manifest: Unsigned) => Unsigned = (manifest) => manifest,
): Promise<OpenedElection> {
  const election = await manifestFor(urn, id, change);
  const opened = await urn.door.open(election.leaf);
  if (!opened.ok) throw new Error(`not opened: ${opened.error.code}`);
  return election;
}

/** The same before it is sent. */
export async function manifestFor(
  urn: TestUrn,
  id: string,
  change: (manifest: Unsigned) => Unsigned = (manifest) => manifest,
): Promise<OpenedElection> {
  const prepared = await urn.door.prepare(id, { mode: 'feldman' });
  if (!prepared.ok) throw new Error(`not prepared: ${prepared.error.code}`);
  const { vkey, promiseKey } = prepared.value;
  const election = await sampleElection((manifest) =>
    change({
      ...manifest,
      id,
      origins: { ...manifest.origins, B: TEST_URN_URL },
      log: { vkey },
      client: boothClientOf(urn.house.assets, ''),
      promise_key: promiseKey,
    }),
  );
  return { ...election, id };
}

export interface TestVoter {
  readonly sk: Uint8Array;
  readonly token: Uint8Array;
  readonly contestId: string;
}

/** Somebody with a ballot paper of one contest; each `seed` is another person. */
export async function voterOf(
  election: SampleElection,
  seed: number,
  contestId = 'comuna',
): Promise<TestVoter> {
  const contest = election.contest(contestId);
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, seed);
  const secrets = deriveContest(bytes, election.hash, contest);
  const of = { contest, manifestHash: election.hash, secrets };
  const bm = blind(of);
  if (!bm.ok) throw new Error(bm.error);
  const bs = new Uint8Array(election.signBlinded(contestId, bm.value));
  const token = await finishToken({ ...of, bs, crypto: nodeCrypto });
  if (!token.ok) throw new Error(token.error);
  return { sk: secrets.sk, token: token.value, contestId };
}

/** Her ballot, sealed anew at each call. */
export async function ballotOf(
  election: Pick<SampleElection, 'contest' | 'hash' | 'urnKey'>,
  voter: TestVoter,
  choices: Choices = ['1', '3'],
): Promise<CheckedVote> {
  const contest = election.contest(voter.contestId);
  const { sk, token } = voter;
  const built = await buildVote({
    contest,
    manifestHash: election.hash,
    urnKey: election.urnKey,
    secrets: { sk, pk: publicKeyOf(sk), salt: new Uint8Array(48), r: 1n },
    token,
    choices,
    control: '',
  });
  if (!built.ok) throw new Error(String(built.error));
  return built.value;
}

/** The vote with something else in it, signed anew by its voter unless `sk` is left out. */
export function changedVote(vote: Vote, change: Partial<Vote>, sk?: Uint8Array): Vote {
  const changed = { ...vote, ...change };
  if (sk === undefined) return changed;
  return { ...changed, sig: toBase64url(signEd25519(sk, voteMessage(changed))) };
}

/** The body of a cast, as the booth writes it. */
export function castBody(...votes: readonly object[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(canon({ ballots: votes }));
}

/** One bit of base64url text turned. */
export function flipped(text: string, at = 0): string {
  const bytes = fromBase64url(text);
  if (bytes === undefined) throw new Error('no base64url');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return toBase64url(bytes);
}
