// Ed25519 with one verdict everywhere: encodings that platforms judge differently are refused before they are asked.
import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, numberOfBytes } from '../encoding/bytes.ts';
import type { BallotCrypto } from './port.ts';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The y of all eight points of small order; the two of order 8 are each other's negative. */
const ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
const smallOrderY = new Set([0n, 1n, P - 1n, ORDER_8, P - ORDER_8]);

/**
 * Whether `sig` is of `pk` over `message`: 32 and 64 bytes; the y of key and of R below p; neither of small
 * order, which leaves out x = 0 with sign 1 too; S below the order; then the platform's own verification.
 */
export async function checkEd25519(
  { verifyEd25519 }: Pick<BallotCrypto, 'verifyEd25519'>,
  pk: Bytes,
  message: Bytes,
  sig: Bytes,
): Promise<boolean> {
  if (sig.length !== 64 || !isSoundPoint(pk) || !isSoundPoint(sig.subarray(0, 32))) return false;
  if (numberOfBytes(sig.slice(32).reverse()) >= L) return false;
  return verifyEd25519(pk, message, sig);
}

/** Whether 32 bytes are canonical as a point and not of small order. That they are on the curve is left to the platform. */
export function isSoundPoint(point: Bytes): boolean {
  if (point.length !== 32) return false;
  const bigEndian = point.slice().reverse();
  bigEndian[0] = (bigEndian[0] ?? 0) & 0x7f;
  const y = numberOfBytes(bigEndian);
  return y < P && !smallOrderY.has(y);
}

export function publicKeyOf(sk: Bytes): Bytes {
  return ed25519.getPublicKey(sk);
}

/** Signs, on the voter's side; nothing of the vote is verified with this library. */
export function signEd25519(sk: Bytes, message: Bytes): Bytes {
  return ed25519.sign(message, sk);
}
