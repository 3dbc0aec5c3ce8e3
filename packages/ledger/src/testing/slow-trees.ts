// Trees as RFC 6962, 2.1 defines them, word for word: slow, and what the fast ones are measured by.
import type { Bytes } from '../bytes.ts';
import { emptyRoot, leafHash, nodeHash } from '../hashes.ts';

/** Largest power of two smaller than n. */
function k(n: number): number {
  return 2 ** Math.ceil(Math.log2(n) - 1);
}

export function mth(d: readonly Bytes[]): Bytes {
  const [only] = d;
  if (only === undefined) return emptyRoot();
  if (d.length === 1) return leafHash(only);
  return nodeHash(mth(d.slice(0, k(d.length))), mth(d.slice(k(d.length))));
}

export function path(m: number, d: readonly Bytes[]): Bytes[] {
  if (d.length === 1) return [];
  const split = k(d.length);
  return m < split
    ? [...path(m, d.slice(0, split)), mth(d.slice(split))]
    : [...path(m - split, d.slice(split)), mth(d.slice(0, split))];
}

export function subproof(m: number, d: readonly Bytes[], isComplete: boolean): Bytes[] {
  if (m === d.length) return isComplete ? [] : [mth(d)];
  const split = k(d.length);
  return m <= split
    ? [...subproof(m, d.slice(0, split), isComplete), mth(d.slice(split))]
    : [...subproof(m - split, d.slice(split), false), mth(d.slice(0, split))];
}
