// The root of a tree that grows, from its right edge alone: one hash for each bit of its size.
import { assert } from '@minga/basics';
import type { Bytes } from './bytes.ts';
import { emptyRoot, hashLength, nodeHash, type Sha256, sha256 } from './hashes.ts';

export class RootBuilder {
  readonly #hash: Sha256;
  #size = 0;
  /** Roots of the full subtrees, the largest first. */
  #edge: Bytes[] = [];

  constructor(hash: Sha256 = sha256) {
    this.#hash = hash;
  }

  /** Goes on from what `edge` gave of a tree of `size` leaves. */
  static resume(size: number, edge: readonly Bytes[], hash: Sha256 = sha256): RootBuilder {
    assert(Number.isSafeInteger(size) && size >= 0, 'size of a tree');
    assert(edge.length === ones(size), 'an edge has one hash for each full subtree');
    assert(
      edge.every(({ length }) => length === hashLength),
      'hashes of 32 bytes',
    );
    const builder = new RootBuilder(hash);
    builder.#size = size;
    builder.#edge = [...edge];
    return builder;
  }

  get size(): number {
    return this.#size;
  }

  /** The right edge, which with the size is all that there is to keep. */
  get edge(): readonly Bytes[] {
    return [...this.#edge];
  }

  append(leafHash: Bytes): void {
    let node = leafHash;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#edge.pop();
      assert(left !== undefined, 'a full subtree for each bit');
      node = nodeHash(left, node, this.#hash);
    }
    this.#edge.push(node);
    this.#size += 1;
  }

  root(): Bytes {
    const last = this.#edge.at(-1);
    if (last === undefined) return emptyRoot(this.#hash);
    return this.#edge
      .slice(0, -1)
      .reduceRight((right, left) => nodeHash(left, right, this.#hash), last);
  }
}

function ones(size: number): number {
  return [...size.toString(2)].filter((bit) => bit === '1').length;
}
