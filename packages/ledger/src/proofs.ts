// Checks proofs without the tree: that a leaf is in it, and that it only grew (RFC 9162, 2.1.3.2 and 2.1.4.2).
import { type Bytes, equalBytes } from './bytes.ts';
import { emptyRoot, hashLength, nodeHash, type Sha256, sha256 } from './hashes.ts';

export interface InclusionClaim {
  readonly leafHash: Bytes;
  readonly index: number;
  readonly size: number;
  readonly root: Bytes;
  readonly proof: readonly Bytes[];
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  /** Of size 0: the hash of nothing. */
  readonly oldRoot: Bytes;
  readonly newSize: number;
  readonly newRoot: Bytes;
  readonly proof: readonly Bytes[];
}

/** Whether the leaf stands at that index of the tree with that root. Never throws. */
export function verifyInclusion(claim: InclusionClaim, hash: Sha256 = sha256): boolean {
  const { index, size, root, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![claim.leafHash, ...proof].every(isHash)) return false;
  let [node, last] = [index, size - 1];
  let found = claim.leafHash;
  for (const beside of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      found = nodeHash(beside, found, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      found = nodeHash(found, beside, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(found, root);
}

/** Whether the older tree is the beginning of the newer one. Never throws. */
export function verifyConsistency(claim: ConsistencyClaim, hash: Sha256 = sha256): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (![oldRoot, newRoot, ...proof].every(isHash)) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, emptyRoot(hash));
  return climb(claim, hash);
}

function climb({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyClaim, hash: Sha256) {
  const isFull = isPowerOfTwo(oldSize);
  const [first, ...rest] = isFull ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [node, last] = [oldSize - 1, newSize - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [old, grown] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(beside, old, hash);
      grown = nodeHash(beside, grown, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      grown = nodeHash(grown, beside, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(old, oldRoot) && equalBytes(grown, newRoot);
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  let power = 1;
  while (power < value) power *= 2;
  return power === value;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash({ length }: Bytes): boolean {
  return length === hashLength;
}
