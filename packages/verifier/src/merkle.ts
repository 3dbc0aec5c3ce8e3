// The tree of the log (RFC 6962): hashes of leaves, roots of every size asked for, and proofs that a leaf is in one.
import { type Bytes, join, sameBytes } from './bytes.ts';
import type { CryptoPort } from './port.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export async function leafHash(port: CryptoPort, leaf: Bytes): Promise<Bytes> {
  return port.sha256(join(LEAF, leaf));
}

async function nodeHash(port: CryptoPort, left: Bytes, right: Bytes): Promise<Bytes> {
  return port.sha256(join(NODE, left, right));
}

export async function leafHashes(port: CryptoPort, leaves: readonly Bytes[]): Promise<Bytes[]> {
  const hashes: Bytes[] = [];
  // Some at a time: a browser answers each by itself.
  for (let at = 0; at < leaves.length; at += 1024) {
    const part = leaves.slice(at, at + 1024).map((leaf) => leafHash(port, leaf));
    hashes.push(...(await Promise.all(part)));
  }
  return hashes;
}

/** The complete subtrees on the right edge, the largest first: what a root is made of. */
interface Edge {
  readonly height: number;
  readonly hash: Bytes;
}

/** Of each of the `sizes` its root, in one pass over the leaves; sizes beyond the leaves have none. */
export async function rootsAt(
  port: CryptoPort,
  leaves: readonly Bytes[],
  sizes: Iterable<number>,
): Promise<ReadonlyMap<number, Bytes>> {
  const wanted = new Set(sizes);
  const roots = new Map<number, Bytes>();
  const edges: Edge[] = [];
  if (wanted.has(0)) roots.set(0, await port.sha256(new Uint8Array(0)));
  for (const [index, leaf] of leaves.entries()) {
    let edge: Edge = { height: 0, hash: leaf };
    for (let last = edges.at(-1); last?.height === edge.height; last = edges.at(-1)) {
      edges.pop();
      edge = { height: edge.height + 1, hash: await nodeHash(port, last.hash, edge.hash) };
    }
    edges.push(edge);
    if (wanted.has(index + 1)) roots.set(index + 1, await fold(port, edges));
  }
  return roots;
}

async function fold(port: CryptoPort, edges: readonly Edge[]): Promise<Bytes> {
  const [last, ...others] = edges.toReversed();
  let root = last?.hash ?? new Uint8Array(0);
  for (const { hash } of others) root = await nodeHash(port, hash, root);
  return root;
}

export async function rootOf(port: CryptoPort, leaves: readonly Bytes[]): Promise<Bytes> {
  const roots = await rootsAt(port, leaves, [leaves.length]);
  return roots.get(leaves.length) ?? new Uint8Array(0);
}

/** Whether the path leads from the leaf at `index` to the root of a tree of `size` leaves (RFC 9162, 2.1.3.2). */
export async function includes(
  port: CryptoPort,
  { index, size, root }: { readonly index: number; readonly size: number; readonly root: Bytes },
  leaf: Bytes,
  path: readonly Bytes[],
): Promise<boolean> {
  if (index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(port, sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), last >>> 1];
    } else {
      hash = await nodeHash(port, hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(hash, root);
}
