// The urn's key in shares (Feldman over P-256): any t of n holders give it, fewer know nothing, and a wrong share is named.
import { err, ok, type Result } from '@minga/basics';
import { p256 } from '@noble/curves/nist.js';
import { type Bytes, bytesOfNumber, numberOfBytes, sameBytes } from '../encoding/bytes.ts';

const { Point } = p256;
const ORDER = Point.Fn.ORDER;

export interface Share {
  readonly i: number;
  /** f(i), 32 bytes. */
  readonly secret: Bytes;
}

/** A key of the urn from at least 40 random bytes, 0 < u < order. */
export function scalarOfRandom(random: Bytes): Bytes {
  return bytesOfNumber((numberOfBytes(random) % (ORDER - 1n)) + 1n, 32);
}

/** u·G uncompressed, or undefined unless 0 < u < order. */
export function pointOf(scalar: Bytes): Bytes | undefined {
  const value = numberOfBytes(scalar);
  if (scalar.length !== 32 || value === 0n || value >= ORDER) return undefined;
  return Point.BASE.multiply(value).toBytes(false);
}

/** 65 bytes uncompressed, on the curve, not infinity. */
export function isPoint(bytes: Bytes): boolean {
  try {
    return bytes.length === 65 && !Point.fromBytes(bytes).is0();
  } catch {
    return false;
  }
}

/** `u = f(0)` in `n` shares of which `others.length + 1` give it back; `others` are the further coefficients of f, at random. */
export function splitKey(
  u: Bytes,
  others: readonly Bytes[],
  n: number,
): { readonly commits: readonly Bytes[]; readonly shares: readonly Share[] } {
  const coefficients = [u, ...others].map(numberOfBytes);
  const commits = coefficients.map((a) => Point.BASE.multiply(a).toBytes(false));
  const shares = Array.from({ length: n }, (_, place) => {
    const i = place + 1;
    const value = coefficients.reduceRight((sum, a) => (sum * BigInt(i) + a) % ORDER, 0n);
    return { i, secret: bytesOfNumber(value, 32) };
  });
  return { commits, shares };
}

/** The public half of a share that its commitments promise: `Σ i^j · C_j`. */
export function sharePoint(i: number, commits: readonly Bytes[]): Bytes {
  const point = commits
    .map((commit) => Point.fromBytes(commit))
    .reduceRight((sum, commit) => timesSmall(sum, i).add(commit), Point.ZERO);
  return point.toBytes(false);
}

function timesSmall(point: typeof Point.BASE, i: number): typeof Point.BASE {
  return point.is0() ? point : point.multiply(BigInt(i));
}

/** Whether this is the share that the commitments promise its holder: each checks alone, nothing is put together. */
export function checkShare({ i, secret }: Share, commits: readonly Bytes[]): boolean {
  const point = pointOf(secret);
  return i >= 1 && point !== undefined && sameBytes(point, sharePoint(i, commits));
}

export type JoinProblem =
  | { readonly code: 'share-wrong'; readonly i: number }
  | { readonly code: 'share-twice'; readonly i: number }
  | { readonly code: 'shares-few' };

/** The key of as many shares as there are commitments; each is checked before, and the sum against C0. */
export function joinShares(
  shares: readonly Share[],
  commits: readonly Bytes[],
): Result<Bytes, JoinProblem> {
  const seen = new Set<number>();
  for (const share of shares) {
    if (seen.has(share.i)) return err({ code: 'share-twice', i: share.i });
    seen.add(share.i);
    if (!checkShare(share, commits)) return err({ code: 'share-wrong', i: share.i });
  }
  if (shares.length < commits.length) return err({ code: 'shares-few' });
  const used = shares.slice(0, commits.length);
  const Fn = Point.Fn;
  const sum = used.reduce((total, { i, secret }) => {
    const weight = used
      .filter((other) => other.i !== i)
      .reduce((product, other) => {
        const [x, own] = [BigInt(other.i), BigInt(i)];
        return Fn.mul(product, Fn.div(x, Fn.create(x - own)));
      }, 1n);
    return Fn.add(total, Fn.mul(weight, numberOfBytes(secret)));
  }, 0n);
  return ok(bytesOfNumber(sum, 32));
}
