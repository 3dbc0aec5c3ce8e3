// A tree that goes on from its files is the tree of all its leaves: roots, tiles and proofs.
import { createHash } from 'node:crypto';
import { consistencyProof, pathOfTile, tileBytes, tilesBetween, treeRoot } from '@minga/ledger';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growingTree } from './growing-tree.ts';

const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
const leaves = Array.from({ length: 66_000 }, (_, at) => sha256(Buffer.from(`${at}`)));

/** The tree of `size` leaves, of which `known` are read from files that hold what `tileBytes` gives. */
function grown(known: number, size: number) {
  const before = leaves.slice(0, known);
  const files = new Map(
    tilesBetween(0, known)
      .filter(({ level }) => level !== 'entries')
      .map((tile) => [pathOfTile(tile), () => tileBytes(tile, before, sha256)]),
  );
  const read = async (path: string) => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`no ${path}`);
    return file();
  };
  return growingTree({ known, read, added: Buffer.concat(leaves.slice(known, size)) }, sha256);
}

async function expectTree(known: number, size: number, old: number): Promise<void> {
  const tree = grown(known, size);
  const all = leaves.slice(0, size);
  expect(tree.size).toBe(size);
  expect(await tree.rootAt(size)).toEqual(treeRoot(all, sha256));
  expect(await tree.rootAt(old)).toEqual(treeRoot(all.slice(0, old), sha256));
  expect(await tree.consistencyProof(old)).toEqual(consistencyProof(all, old, sha256));
  for (const tile of tilesBetween(known, size).filter(({ level }) => level !== 'entries')) {
    expect(await tree.tileBytes(tile)).toEqual(tileBytes(tile, all, sha256));
  }
}

describe('a tree that grew', () => {
  test('has the roots, tiles and proofs of all its leaves, wherever its files end', async () => {
    const sizes = fc
      .array(fc.oneof(fc.nat(1100), fc.constantFrom(0, 1, 255, 256, 257, 512)), {
        minLength: 3,
        maxLength: 3,
      })
      .map((three) => three.toSorted((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async ([a = 0, b = 0, c = 0], isOldFirst) =>
        isOldFirst ? expectTree(b, c, a) : expectTree(a, c, b),
      ),
      { numRuns: 60 },
    );
  });

  test('grows over the edge of the third level', async () => {
    await expectTree(65_530, 65_540, 65_536);
    await expectTree(65_792, 66_000, 70);
  });

  test('is not built on a file of another length', async () => {
    const read = async () => new Uint8Array(32);
    const tree = growingTree({ known: 2, read, added: new Uint8Array(32) }, sha256);
    await expect(tree.rootAt(3)).rejects.toThrow('another length');
  });
});
