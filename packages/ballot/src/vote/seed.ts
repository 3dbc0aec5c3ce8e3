// The ballot paper: one seed on the voter's device, of which everything else is derived and can be derived again.

import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { publicKeyOf } from '../crypto/ed25519.ts';
import {
  type Bytes,
  concat,
  fromBase64url,
  numberOfBytes,
  sameBytes,
  utf8,
} from '../encoding/bytes.ts';
import { code32, readCode32 } from '../encoding/code32.ts';
import type { Contest, Issuer } from '../log/manifest.ts';

export const SEED_LENGTH = 16;

/** What a seed is for one contest: the voter's key, and the salt and factor of her token. */
export interface ContestSecrets {
  readonly sk: Bytes;
  readonly pk: Bytes;
  readonly salt: Bytes;
  readonly r: bigint;
}

/** The hash of a contest's id, which everything of the contest is bound to. */
export function contestHash(contestId: string): Bytes {
  return sha256(utf8(contestId));
}

/** The same seed gives the same, on any device. */
export function deriveContest(
  seed: Bytes,
  manifestHash: Bytes,
  contest: Pick<Contest, 'id' | 'issuer'>,
): ContestSecrets {
  const bound = concat(utf8('pb-seed/1\0'), manifestHash, contestHash(contest.id));
  const derive = (label: string, length: number) =>
    hkdf(sha256, seed, new Uint8Array(), concat(bound, utf8(label)), length);
  const sk = derive('sk', 32);
  const n = numberOfBytes(issuerKey(contest.issuer).n);
  const r = (numberOfBytes(derive('r', 416)) % (n - 1n)) + 1n;
  return { sk, pk: publicKeyOf(sk), salt: derive('salt', 48), r };
}

export function issuerKey(issuer: Issuer): { readonly n: Bytes; readonly e: Bytes } {
  return {
    n: fromBase64url(issuer.n) ?? new Uint8Array(),
    e: fromBase64url(issuer.e) ?? new Uint8Array(),
  };
}

/** What a token is a signature of. */
export function tokenMessage(manifestHash: Bytes, contestId: string, pk: Bytes): Bytes {
  return concat(utf8('pb-token/1\0'), manifestHash, contestHash(contestId), pk);
}

/** A seed as its owner keeps it: 28 signs, of which the last 12 bits notice a wrong copy. */
export function seedCode(seed: Bytes): string {
  return code32(concat(seed, seedCheck(seed)), 140);
}

/** The seed of a code as somebody typed it; undefined when it was copied wrong. */
export function readSeedCode(given: string): Bytes | undefined {
  const bits = readCode32(given, 140);
  if (bits === undefined) return undefined;
  const seed = bits.slice(0, SEED_LENGTH);
  return sameBytes(bits.slice(SEED_LENGTH), seedCheck(seed)) ? seed : undefined;
}

/** Twelve bits, in two bytes. */
function seedCheck(seed: Bytes): Bytes {
  const [first = 0, second = 0] = sha256(concat(utf8('pb-seedcheck/1\0'), seed));
  return Uint8Array.of(first, second & 0xf0);
}
