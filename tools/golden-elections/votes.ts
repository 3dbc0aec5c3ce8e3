// The voters of an invented election: each takes her paper and casts a sealed ballot in each of her contests.
import { constants, privateDecrypt } from 'node:crypto';
import {
  type Bytes,
  blind,
  type CheckedVote,
  type Choices,
  type Contest,
  canon,
  concat,
  contestHash,
  deriveContest,
  encodeChoices,
  finishToken,
  leafHash,
  signEd25519,
  toBase64url,
  tracker,
  utf8,
  type Vote,
  voteMessage,
  webCrypto,
} from '@minga/ballot';
import { sealWith } from '../../packages/ballot/testing/fixed-seal.ts';
import { sealOtherwise } from './hostile.ts';
import { type Right, type Setting, seeded } from './manifest.ts';

export type CastBallot = Pick<CheckedVote, 'vote' | 'leaf' | 'hash' | 'tracker'> & {
  readonly contest: Contest;
};

export interface Says {
  readonly choices: Choices;
  readonly control?: string;
  /** Sealed as it is, legal or not. */
  readonly plaintext?: Bytes;
  /** With the point of its sender in a form that only some platforms read. */
  readonly isPointOtherwise?: true;
  /** Another contest, whose key she uses in this one too. */
  readonly keyOf?: string;
}

/** One voter's ballot in one contest. `tokenOf` names another contest whose token she shows instead. */
export async function castBallot(
  setting: Setting,
  right: Right,
  contestId: string,
  says: Says,
  tokenOf = contestId,
): Promise<CastBallot> {
  const contest = find(setting, contestId);
  const keeper = find(setting, says.keyOf ?? contestId);
  const secrets = deriveContest(seeded(`seed ${right.c}`, 16), setting.hash, keeper);
  const issuing = find(setting, tokenOf);
  const of = { contest: issuing, manifestHash: setting.hash, secrets };
  const bm = blind(of);
  const privateKey = setting.keys.issuers.get(tokenOf);
  if (!bm.ok || privateKey === undefined) throw new Error('no token');
  const bs = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, bm.value);
  const token = await finishToken({ ...of, bs, crypto: webCrypto });
  if (!token.ok) throw new Error(token.error);
  const urnKey = new Uint8Array(Buffer.from(setting.manifest.urn.commits[0] ?? '', 'base64url'));
  const { pk, sk } = secrets;
  const plaintext = says.plaintext ?? written(says, contest);
  const aad = concat(pk, contestHash(contestId));
  const sealed = says.isPointOtherwise
    ? sealOtherwise({ manifestHash: setting.hash, urnKey, aad, plaintext })
    : await sealWith(seeded(`seal ${right.c} ${contestId}`), urnKey, plaintext, {
        info: concat(utf8('pb-ballot/1\0'), setting.hash),
        aad,
      });
  return signVote(sk, contest, {
    ...{ type: 'vote', v: 1, M: toBase64url(setting.hash), contest: contestId },
    ...{ pk: toBase64url(pk), tok: toBase64url(token.value) },
    ...{ enc: toBase64url(sealed.enc), ct: toBase64url(sealed.ct) },
  });
}

function written({ choices, control = '' }: Says, contest: Contest): Bytes {
  const encoded = encodeChoices({ choices, control }, contest);
  if (!encoded.ok) throw new Error(encoded.error);
  return encoded.value;
}

/** Somebody copies what another sealed: it opens to nothing, for it is bound to the other's key. */
export function copyOf(
  setting: Setting,
  own: CastBallot,
  right: Right,
  other: CastBallot,
): CastBallot {
  const { sk } = deriveContest(seeded(`seed ${right.c}`, 16), setting.hash, own.contest);
  const { sig: _, ...vote } = own.vote;
  return signVote(sk, own.contest, { ...vote, enc: other.vote.enc, ct: other.vote.ct });
}

function signVote(sk: Bytes, contest: Contest, unsigned: Omit<Vote, 'sig'>): CastBallot {
  const vote: Vote = { ...unsigned, sig: toBase64url(signEd25519(sk, voteMessage(unsigned))) };
  const leaf = canon(vote);
  const hash = leafHash(leaf);
  return { vote, leaf, hash, tracker: tracker(hash), contest };
}

function find({ manifest }: Setting, id: string): Contest {
  const contest = manifest.contests.find((one) => one.id === id);
  if (contest === undefined) throw new Error(`no contest ${id}`);
  return contest;
}
