// A sealed ballot from the booth to the count: built, checked by the urn in a fixed order, opened when all is over.
import { err, ok, type Result } from '@minga/basics';
import { checkEd25519, isSoundPoint, signEd25519 } from '../crypto/ed25519.ts';
import { seal } from '../crypto/hpke.ts';
import type { BallotCrypto } from '../crypto/port.ts';
import type { UrnKey } from '../crypto/urn-key.ts';
import { type Bytes, concat, fromBase64url, toBase64url } from '../encoding/bytes.ts';
import { canon, type Json, readCanon } from '../encoding/canon.ts';
import { hasShape, isObject, object, oneOf, text } from '../encoding/shape.ts';
import { leafHash, tracker, voteMessage } from '../log/hashes.ts';
import type { Vote } from '../log/leaves.ts';
import type { Contest } from '../log/manifest.ts';
import { decodeChoices, encodeChoices, type NullCode, type Opened, sealInfo } from './choices.ts';
import { type ContestSecrets, contestHash, tokenMessage } from './seed.ts';
import { checkToken, TOKEN_LENGTH } from './token.ts';

/** The longest ballot that the urn reads. */
export const MAX_BALLOT = 8192;
const TAG_LENGTH = 16;

/** Why the urn refuses a ballot, in the order in which it looks. `cookie-received` and `already-voted` are the urn's own. */
export const castCodes = [
  'cookie-received',
  'too-large',
  'not-canonical',
  'shape',
  'encoding',
  'other-election',
  'contest',
  'length',
  'not-open',
  'closed',
  'pk-invalid',
  'token-invalid',
  'signature-invalid',
  'already-voted',
] as const;
export type CastCode = (typeof castCodes)[number];

/** A vote with the bytes of its leaf, their hash, and what its voter finds it by. */
export interface CheckedVote {
  readonly vote: Vote;
  readonly leaf: Bytes;
  readonly hash: Bytes;
  readonly tracker: string;
  readonly contest: Contest;
}

export interface SealInput {
  /** C0, the urn's public key: 65 bytes. */
  readonly urnKey: Bytes;
  readonly manifestHash: Bytes;
  readonly contestId: string;
  readonly pk: Bytes;
  readonly plaintext: Bytes;
}

/** Seals a padded plaintext to the urn, bound to the voter's key and the contest. */
export function sealBallot(input: SealInput): Promise<{ readonly enc: Bytes; readonly ct: Bytes }> {
  const { urnKey, manifestHash, contestId, pk, plaintext } = input;
  return seal(urnKey, plaintext, binding(manifestHash, contestId, pk));
}

function binding(manifestHash: Bytes, contestId: string, pk: Bytes) {
  return { info: sealInfo(manifestHash), aad: concat(pk, contestHash(contestId)) };
}

export interface VoteInput extends Opened {
  readonly contest: Contest;
  readonly manifestHash: Bytes;
  readonly secrets: ContestSecrets;
  readonly token: Bytes;
  readonly urnKey: Bytes;
}

/** The sealed and signed ballot of one contest. Each call seals anew: keep what was sent. */
export async function buildVote(
  input: VoteInput,
): Promise<
  Result<CheckedVote, ReturnType<typeof encodeChoices> extends Result<Bytes, infer E> ? E : never>
> {
  const { contest, manifestHash, secrets, token, urnKey } = input;
  const plaintext = encodeChoices(input, contest);
  if (!plaintext.ok) return plaintext;
  const { pk, sk } = secrets;
  const sealed = await sealBallot({
    urnKey,
    manifestHash,
    contestId: contest.id,
    pk,
    plaintext: plaintext.value,
  });
  const unsigned = {
    type: 'vote',
    v: 1,
    M: toBase64url(manifestHash),
    contest: contest.id,
    pk: toBase64url(pk),
    tok: toBase64url(token),
    enc: toBase64url(sealed.enc),
    ct: toBase64url(sealed.ct),
  } as const;
  const sig = toBase64url(signEd25519(sk, voteMessage(unsigned)));
  const vote = { ...unsigned, sig };
  const leaf = canon(vote);
  return ok(describeVote(vote, contest, leaf, leafHash(leaf)));
}

function describeVote(vote: Vote, contest: Contest, leaf: Bytes, hash: Bytes): CheckedVote {
  return { vote, leaf, hash, tracker: tracker(hash), contest };
}

/** What was read of bytes that are canonical. */
export interface ReadBallot {
  readonly value: Json;
  readonly bytes: Bytes;
}

const BEFORE = '{"ballots":['.length;
const AFTER = ']}'.length;

/** The ballots of a request `{ballots:[vote…]}`, for `checkReadVote`; the bytes of each are where they stand in `body`. */
export function readCast(
  body: Bytes,
  maxBallots: number,
): Result<readonly ReadBallot[], 'too-large' | 'not-canonical' | 'shape'> {
  if (body.length > MAX_BALLOT * maxBallots) return err('too-large');
  const read = readCanon(body);
  if (!read.ok) return read;
  if (!isObject(read.value) || Object.keys(read.value).join() !== 'ballots') return err('shape');
  const { ballots } = read.value;
  if (!Array.isArray(ballots) || ballots.length === 0 || ballots.length > maxBallots) {
    return err('shape');
  }
  let from = BEFORE;
  return ok(
    ballots.map((value: Json, place) => {
      const isLast = place === ballots.length - 1;
      const to = isLast ? body.length - AFTER : from + canon(value).length;
      const bytes = body.subarray(from, to);
      from = to + 1;
      return { value, bytes };
    }),
  );
}

export interface CastContext {
  readonly manifestHash: Bytes;
  readonly contests: readonly Contest[];
  /** By the urn's clock, when the headers were read. */
  readonly time: 'not-open' | 'open' | 'closed';
  readonly crypto: BallotCrypto;
}

const looseVote = object({
  type: oneOf('vote'),
  v: oneOf(1),
  M: text(MAX_BALLOT),
  contest: text(MAX_BALLOT),
  pk: text(MAX_BALLOT),
  tok: text(MAX_BALLOT),
  enc: text(MAX_BALLOT),
  ct: text(MAX_BALLOT),
  sig: text(MAX_BALLOT),
});

/** All checks of one ballot before it is inserted, the cheap ones first; the code is of the first that fails. */
export async function checkVote(
  bytes: Bytes,
  context: CastContext,
): Promise<Result<CheckedVote, CastCode>> {
  if (bytes.length > MAX_BALLOT) return err('too-large');
  const read = readCanon(bytes);
  return read.ok ? checkReadVote({ value: read.value, bytes }, context) : read;
}

/** `checkVote` of a ballot that was read: with the request that it came in. */
export async function checkReadVote(
  { value: vote, bytes }: ReadBallot,
  { manifestHash, contests, time, crypto }: CastContext,
): Promise<Result<CheckedVote, CastCode>> {
  if (bytes.length > MAX_BALLOT) return err('too-large');
  if (!hasShape(vote, looseVote)) return err('shape');
  const fields = decodeFields(vote);
  if (fields === undefined) return err('encoding');
  if (vote.M !== toBase64url(manifestHash)) return err('other-election');
  const contest = contests.find(({ id }) => id === vote.contest);
  if (contest === undefined) return err('contest');
  const { pk, tok, enc, ct, sig } = fields;
  const areLengthsRight =
    pk.length === 32 &&
    tok.length === TOKEN_LENGTH &&
    enc.length === 65 &&
    ct.length === contest.ballot.pad + TAG_LENGTH &&
    sig.length === 64;
  if (!areLengthsRight) return err('length');
  if (time !== 'open') return err(time);
  if (!isSoundPoint(pk)) return err('pk-invalid');
  const message = tokenMessage(manifestHash, contest.id, pk);
  if (!(await checkToken(contest.issuer, message, tok, crypto))) return err('token-invalid');
  if (!(await checkEd25519(crypto, pk, voteMessage(vote), sig))) return err('signature-invalid');
  const { sha256 } = crypto;
  return ok(describeVote(vote, contest, bytes, leafHash(bytes, sha256)));
}

function decodeFields(vote: Vote) {
  const [pk, tok, enc, ct, sig, m] = [vote.pk, vote.tok, vote.enc, vote.ct, vote.sig, vote.M].map(
    fromBase64url,
  );
  return pk && tok && enc && ct && sig && m ? { pk, tok, enc, ct, sig } : undefined;
}

/** What the ballot says, or the code why it is null; never an exception. */
export async function openVote(
  urnKey: UrnKey,
  vote: Vote,
  contest: Contest,
  manifestHash: Bytes,
): Promise<Result<Opened, NullCode>> {
  const fields = decodeFields(vote);
  if (fields === undefined) return err('undecryptable');
  const { pk, enc, ct } = fields;
  const plaintext = await urnKey.open({ enc, ct }, binding(manifestHash, contest.id, pk));
  return plaintext.ok ? decodeChoices(plaintext.value, contest) : plaintext;
}
