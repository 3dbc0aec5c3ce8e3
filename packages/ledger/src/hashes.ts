// How leaves and nodes of a tree are hashed: RFC 6962 over SHA-256.
import { sha256 as sha256Here } from '@noble/hashes/sha2.js';
import type { Bytes } from './bytes.ts';

/** SHA-256 of some bytes: 32 bytes. A server passes the one of its platform, which is faster. */
export type Sha256 = (data: Bytes) => Bytes;

/** SHA-256 without any platform. */
export const sha256: Sha256 = (data) => sha256Here(data);

export const hashLength = 32;

/** `H(0x00 ‖ entry)`. */
export function leafHash(entry: Bytes, hash: Sha256 = sha256): Bytes {
  const data = new Uint8Array(1 + entry.length);
  data.set(entry, 1);
  return hash(data);
}

/** `H(0x01 ‖ left ‖ right)`. */
export function nodeHash(left: Bytes, right: Bytes, hash: Sha256 = sha256): Bytes {
  const data = new Uint8Array(1 + left.length + right.length);
  data[0] = 1;
  data.set(left, 1);
  data.set(right, 1 + left.length);
  return hash(data);
}

/** The root of a tree without leaves: the hash of nothing. */
export function emptyRoot(hash: Sha256 = sha256): Bytes {
  return hash(new Uint8Array(0));
}
