// RSABSSA-SHA384-PSS-Deterministic (RFC 9474) on the voter's side: what the issuer signs without seeing it, and what becomes of it.
import { err, ok, type Result } from '@minga/basics';
import { sha384 } from '@noble/hashes/sha2.js';
import { type Bytes, bytesOfNumber, concat, numberOfBytes } from '../encoding/bytes.ts';

const HASH_LENGTH = 48;

export interface RsaKey {
  readonly n: Bytes;
  readonly e: Bytes;
}

export interface BlindInput {
  readonly key: RsaKey;
  readonly message: Bytes;
  /** 48 bytes. */
  readonly salt: Bytes;
  /** The blinding factor, 0 < r < n. */
  readonly r: bigint;
}

/**
 * The blinded message, as long as the modulus. The same message, salt and r give the same bytes.
 * `not-invertible` when r shares a divisor with n, which would tell everybody the issuer's key.
 */
export function blindMessage({
  key,
  message,
  salt,
  r,
}: BlindInput): Result<Bytes, 'not-invertible'> {
  const n = numberOfBytes(key.n);
  const encoded = numberOfBytes(encodePss(message, salt, bitLength(n) - 1));
  if (inverse(r, n) === undefined || inverse(encoded, n) === undefined) {
    return err('not-invertible');
  }
  const blinded = (encoded * modPow(r, numberOfBytes(key.e), n)) % n;
  return ok(bytesOfNumber(blinded, key.n.length));
}

/** Whether `bs` is the signature of `bm`, `bs^e = bm`: when it is not, the issuer is proven wrong. */
export function answersBlinded(key: RsaKey, bm: Bytes, bs: Bytes): boolean {
  const n = numberOfBytes(key.n);
  const signature = numberOfBytes(bs);
  return (
    bs.length === key.n.length &&
    signature < n &&
    modPow(signature, numberOfBytes(key.e), n) === numberOfBytes(bm)
  );
}

/** Takes the blinding from the issuer's answer. Whether the signature holds is for `checkToken` to say. */
export function unblind(key: RsaKey, bs: Bytes, r: bigint): Result<Bytes, 'not-invertible'> {
  const n = numberOfBytes(key.n);
  const factor = inverse(r, n);
  if (factor === undefined) return err('not-invertible');
  return ok(bytesOfNumber((numberOfBytes(bs) * factor) % n, key.n.length));
}

/** EMSA-PSS-ENCODE (RFC 8017, 9.1.1) with SHA-384, MGF1-SHA-384 and the given salt. */
function encodePss(message: Bytes, salt: Bytes, bits: number): Bytes {
  const length = Math.ceil(bits / 8);
  const hash = sha384(concat(new Uint8Array(8), sha384(message), salt));
  const block = new Uint8Array(length - HASH_LENGTH - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const pad = mask(hash, block.length);
  const masked = block.map((byte, at) => byte ^ (pad[at] ?? 0));
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits));
  return concat(masked, hash, Uint8Array.of(0xbc));
}

function mask(seed: Bytes, length: number): Bytes {
  const parts = Array.from({ length: Math.ceil(length / HASH_LENGTH) }, (_, counter) =>
    sha384(concat(seed, bytesOfNumber(BigInt(counter), 4))),
  );
  return concat(...parts).slice(0, length);
}

function bitLength(n: bigint): number {
  return n.toString(2).length;
}

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse modulo n, or undefined when there is none. */
function inverse(value: bigint, n: bigint): bigint | undefined {
  let [r0, r1] = [n, value % n];
  let [t0, t1] = [0n, 1n];
  while (r1 > 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return r0 === 1n ? ((t0 % n) + n) % n : undefined;
}
