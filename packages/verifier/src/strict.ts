// The strict checks of keys and signatures that come before the platform's own.
import { type Bytes, compareBytes, toNumber } from './bytes.ts';
import type { CryptoPort } from './port.ts';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
/** The y of the points whose order divides 8; each stands for both signs of x. */
const SMALL_ORDER_Y: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  P - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

function littleEndian(bytes: Bytes): bigint {
  return toNumber(bytes.toReversed());
}

/** y below p, no x = 0 with sign 1, and none of the eight points of small order. */
function isSoundPoint(bytes: Bytes): boolean {
  const y = littleEndian(bytes) & (2n ** 255n - 1n);
  return y < P && !SMALL_ORDER_Y.has(y);
}

/** Ed25519 as the protocol demands it: canonical, no small order, S below the order, then the platform. */
export async function checkEd25519(
  port: CryptoPort,
  key: Bytes,
  message: Bytes,
  signature: Bytes,
): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false;
  if (!isSoundPoint(key) || !isSoundPoint(signature.subarray(0, 32))) return false;
  if (littleEndian(signature.subarray(32)) >= L) return false;
  return port.ed25519(key, message, signature);
}

/** A key that could be a voter's: what `checkEd25519` asks of it, without a signature. */
export function isSoundKey(key: Bytes): boolean {
  return key.length === 32 && isSoundPoint(key);
}

/** The token τ of 384 bytes, 0 < τ < n, then RSA-PSS with a salt of 48 bytes. */
export async function checkToken(
  port: CryptoPort,
  modulus: Bytes,
  message: Bytes,
  token: Bytes,
): Promise<boolean> {
  if (token.length !== 384 || modulus.length !== 384) return false;
  if (token.every((byte) => byte === 0) || compareBytes(token, modulus) >= 0) return false;
  return port.rsaPss(modulus, message, token);
}

/** n of exactly 3,072 bits and odd. */
export function isSoundModulus(n: Bytes): boolean {
  return n.length === 384 && (n[0] as number) >= 128 && (n[383] as number) % 2 === 1;
}
