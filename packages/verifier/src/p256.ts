// The curve P-256 in whole numbers, for public values only: points are checked and multiplied, in no constant time.
import { type Bytes, fromNumber, toNumber } from './bytes.ts';
import type { EcPoint } from './port.ts';

const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G: Affine = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

interface Affine {
  readonly x: bigint;
  readonly y: bigint;
}

const mod = (value: bigint): bigint => ((value % p) + p) % p;

function isOnCurve({ x, y }: Affine): boolean {
  return x < p && y < p && mod(y * y - (x * x * x - 3n * x + b)) === 0n;
}

/** The point of 65 uncompressed bytes; undefined when it is not on the curve. Infinity has no such bytes. */
export function readPoint(bytes: Bytes): EcPoint | undefined {
  if (bytes.length !== 65 || bytes[0] !== 4) return undefined;
  return pointOf(bytes.slice(1, 33), bytes.slice(33));
}

export function pointOf(x: Bytes, y: Bytes): EcPoint | undefined {
  if (x.length !== 32 || y.length !== 32) return undefined;
  return isOnCurve({ x: toNumber(x), y: toNumber(y) }) ? { x, y } : undefined;
}

/** u × G for a scalar of 32 bytes with 0 < u < order; else undefined. */
export function timesBase(scalar: Bytes): EcPoint | undefined {
  const u = toNumber(scalar);
  if (scalar.length !== 32 || u === 0n || u >= order) return undefined;
  let sum: Affine | undefined;
  for (const bit of u.toString(2)) {
    sum = sum && add(sum, sum);
    if (bit === '1') sum = add(sum, G);
  }
  return sum && { x: fromNumber(sum.x, 32), y: fromNumber(sum.y, 32) };
}

function add(a: Affine | undefined, c: Affine): Affine | undefined {
  if (a === undefined) return c;
  if (a.x === c.x && mod(a.y + c.y) === 0n) return undefined;
  const slope =
    a.x === c.x ? mod(3n * a.x * a.x - 3n) * invert(2n * a.y) : (c.y - a.y) * invert(c.x - a.x);
  const x = mod(slope * slope - a.x - c.x);
  return { x, y: mod(slope * (a.x - x) - a.y) };
}

/** By Euclid; the value is not 0. */
function invert(value: bigint): bigint {
  let [a, c, s, t] = [mod(value), p, 1n, 0n];
  while (a > 1n) {
    const q = c / a;
    [a, c, s, t] = [c - q * a, a, t - q * s, s];
  }
  return mod(s);
}
