import { describe, expect, it } from 'vitest';
import { bytesOfText } from './bytes.ts';
import { emptyRoot, leafHash } from './hashes.ts';
import { verifyConsistency, verifyInclusion } from './proofs.ts';
import { RootBuilder } from './root-builder.ts';
import { hex, ofHex } from './testing/hex.ts';
import { mth, path, subproof } from './testing/slow-trees.ts';
import { consistencyProof, inclusionProof, treeRoot } from './trees.ts';

const most = 64;
const entries = Array.from({ length: most }, (_, i) => bytesOfText(`entry ${i}`));
const leaves = entries.map((entry) => leafHash(entry));
const sizes = Array.from({ length: most + 1 }, (_, n) => n);
const roots = sizes.map((n) => mth(entries.slice(0, n)));
const root = (n: number) => roots[n] ?? emptyRoot();
const leaf = (i: number) => leaves[i] ?? emptyRoot();

describe('trees up to 64 leaves, all of them', () => {
  it('have the root of the definition, at once and leaf by leaf', () => {
    const builder = new RootBuilder();
    for (const n of sizes) {
      expect(hex(treeRoot(leaves.slice(0, n)))).toBe(hex(root(n)));
      expect(hex(builder.root())).toBe(hex(root(n)));
      expect(builder.size).toBe(n);
      if (n < most) builder.append(leaf(n));
    }
  });

  it('go on from their right edge as if never interrupted', () => {
    for (const n of sizes) {
      const first = new RootBuilder();
      for (const hash of leaves.slice(0, n)) first.append(hash);
      const second = RootBuilder.resume(n, first.edge);
      for (const hash of leaves.slice(n)) second.append(hash);
      expect(hex(second.root())).toBe(hex(root(most)));
      expect(hex(first.root())).toBe(hex(root(n)));
    }
  });

  it('prove each leaf as defined, and no other leaf, place, size or root', () => {
    for (const n of sizes) {
      for (let i = 0; i < n; i += 1) {
        const proof = inclusionProof(leaves.slice(0, n), i);
        expect(proof.map(hex)).toEqual(path(i, entries.slice(0, n)).map(hex));
        const claim = { leafHash: leaf(i), index: i, size: n, root: root(n), proof };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leafHash: leaf((i + 1) % most) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: root(n === most ? 1 : n + 1) })).toBe(false);
        expect(verifyInclusion({ ...claim, index: n })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, leaf(0)] })).toBe(false);
        if (n > 1) {
          expect(verifyInclusion({ ...claim, index: i === 0 ? 1 : i - 1 })).toBe(false);
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
          expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
        }
      }
    }
  });

  it('prove that they grew from each smaller one as defined, and from nothing else', () => {
    for (const newSize of sizes) {
      for (const oldSize of sizes.slice(0, newSize + 1)) {
        const proof = consistencyProof(leaves.slice(0, newSize), oldSize);
        const defined = oldSize === 0 ? [] : subproof(oldSize, entries.slice(0, newSize), true);
        expect(proof.map(hex)).toEqual(defined.map(hex));
        const claim = { oldSize, oldRoot: root(oldSize), newSize, newRoot: root(newSize), proof };
        expect(verifyConsistency(claim)).toBe(true);
        const other = leafHash(bytesOfText('other'));
        expect(verifyConsistency({ ...claim, oldRoot: other })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, other] })).toBe(false);
        if (oldSize > 0) expect(verifyConsistency({ ...claim, newRoot: other })).toBe(false);
        if (proof.length > 0) {
          expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
          expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
          expect(verifyConsistency({ ...claim, oldSize: newSize, newSize: oldSize })).toBe(false);
        }
      }
    }
  });
});

describe('the published trees of eight leaves', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  const published = [...inputs, '606162636465666768696a6b6c6d6e6f'].map((text) =>
    leafHash(ofHex(text)),
  );
  const [a, b, c, d, e, f, g] = [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  ];

  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of size %i has its root', (size, expected) => {
    expect(hex(treeRoot(published.slice(0, size)))).toBe(expected);
  });

  it('has its proofs', () => {
    expect(inclusionProof(published, 0).map(hex)).toEqual([a, b, c]);
    expect(inclusionProof(published, 5).map(hex)).toEqual([d, e, f]);
    expect(consistencyProof(published, 1).map(hex)).toEqual([a, b, c]);
    expect(consistencyProof(published, 6).map(hex)).toEqual([g, e, f]);
    expect(consistencyProof(published.slice(0, 5), 2).map(hex)).toEqual([b, d]);
  });
});

describe('proofs that are nonsense', () => {
  it('are false and never throw', () => {
    const hash = emptyRoot();
    const claim = { leafHash: hash, index: 0, size: 1, root: hash, proof: [] };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, index: -1 })).toBe(false);
    expect(verifyInclusion({ ...claim, index: 0.5 })).toBe(false);
    expect(verifyInclusion({ ...claim, size: Number.NaN })).toBe(false);
    expect(verifyInclusion({ ...claim, size: 2 ** 53, proof: [hash] })).toBe(false);
    expect(verifyInclusion({ ...claim, size: 2, proof: [hash.slice(1)] })).toBe(false);
    const grown = { oldSize: 1, oldRoot: hash, newSize: 2, newRoot: hash, proof: [hash] };
    expect(verifyConsistency({ ...grown, oldSize: -1 })).toBe(false);
    expect(verifyConsistency({ ...grown, newSize: 1e300 })).toBe(false);
    expect(verifyConsistency({ ...grown, proof: [hash.slice(1)] })).toBe(false);
  });
});

describe('a right edge', () => {
  it('goes on only with one hash for each full subtree', () => {
    const hash = new Uint8Array(32);
    expect(RootBuilder.resume(3, [hash, hash]).size).toBe(3);
    for (const edge of [[], [hash], [hash, hash, hash], [hash, hash.slice(1)]]) {
      expect(() => RootBuilder.resume(3, edge)).toThrow();
    }
  });
});
