// A whole tree from its leaf hashes: root, proof that a leaf is in it, proof that it only grew (RFC 6962, 2.1).
import { assert } from '@minga/basics';
import type { Bytes } from './bytes.ts';
import { emptyRoot, nodeHash, type Sha256, sha256 } from './hashes.ts';
import { RootBuilder } from './root-builder.ts';

/** Leaf hashes by their index; 32 bytes each. */
export type LeafHashes = readonly Bytes[];

/** The root of a tree; of none, the hash of nothing. */
export function treeRoot(leafHashes: LeafHashes, hash: Sha256 = sha256): Bytes {
  return rootOfRange(leafHashes, 0, leafHashes.length, hash);
}

/** The hashes beside the way from leaf `index` up to the root, the lowest first. */
export function inclusionProof(
  leafHashes: LeafHashes,
  index: number,
  hash: Sha256 = sha256,
): readonly Bytes[] {
  assert(Number.isInteger(index) && index >= 0 && index < leafHashes.length, 'leaf in the tree');
  let [from, to] = [0, leafHashes.length];
  const proof: Bytes[] = [];
  while (to - from > 1) {
    const middle = from + leftSize(to - from);
    if (index < middle) {
      proof.push(rootOfRange(leafHashes, middle, to, hash));
      to = middle;
    } else {
      proof.push(rootOfRange(leafHashes, from, middle, hash));
      from = middle;
    }
  }
  return proof.reverse();
}

/** Shows that the first `oldSize` leaves are the tree of that size; empty from size 0 and to itself. */
export function consistencyProof(
  leafHashes: LeafHashes,
  oldSize: number,
  hash: Sha256 = sha256,
): readonly Bytes[] {
  const isSize = Number.isInteger(oldSize) && oldSize >= 0 && oldSize <= leafHashes.length;
  assert(isSize, 'old size within the tree');
  if (oldSize === 0) return [];
  let [from, to] = [0, leafHashes.length];
  let isOldRootKnown = true;
  const proof: Bytes[] = [];
  while (oldSize < to) {
    const middle = from + leftSize(to - from);
    if (oldSize <= middle) {
      proof.push(rootOfRange(leafHashes, middle, to, hash));
      to = middle;
    } else {
      proof.push(rootOfRange(leafHashes, from, middle, hash));
      from = middle;
      isOldRootKnown = false;
    }
  }
  if (!isOldRootKnown) proof.push(rootOfRange(leafHashes, from, to, hash));
  return proof.reverse();
}

/** The largest power of two below `size`: how many leaves go left. */
function leftSize(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function rootOfRange(leafHashes: LeafHashes, from: number, to: number, hash: Sha256): Bytes {
  if (from === to) return emptyRoot(hash);
  if (to - from === 2) return nodeHash(at(leafHashes, from), at(leafHashes, from + 1), hash);
  const builder = new RootBuilder(hash);
  for (let i = from; i < to; i += 1) builder.append(at(leafHashes, i));
  return builder.root();
}

function at(leafHashes: LeafHashes, index: number): Bytes {
  const found = leafHashes[index];
  assert(found !== undefined, 'leaf hash in the list');
  return found;
}
