// The seven functions that the verifier asks of whoever runs it, and nothing else of the machine.
import type { Bytes } from './bytes.ts';

type Later<T> = T | Promise<T>;

/** A public key of an officer: ES256 on P-256, as its coordinates. */
export interface EcPoint {
  readonly x: Bytes;
  readonly y: Bytes;
}

export interface CryptoPort {
  sha256(message: Bytes): Later<Bytes>;
  /** HMAC with SHA-256; the key may be empty. */
  hmac(key: Bytes, message: Bytes): Later<Bytes>;
  /** RSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of exactly 48 bytes; e = 65,537. */
  rsaPss(modulus: Bytes, message: Bytes, signature: Bytes): Later<boolean>;
  /** The platform's verification, after the strict checks of the verifier. */
  ed25519(key: Bytes, message: Bytes, signature: Bytes): Later<boolean>;
  /** ECDSA on P-256 with SHA-256; r and s, 32 bytes each. */
  ecdsa(key: EcPoint, message: Bytes, signature: Bytes): Later<boolean>;
  /** The x coordinate of scalar × point, for a point that was checked; `own` is scalar × G. */
  ecdh(scalar: Bytes, own: EcPoint, point: Bytes): Later<Bytes>;
  /** AES-128-GCM; undefined when the tag is wrong. */
  aesGcmOpen(key: Bytes, nonce: Bytes, aad: Bytes, sealed: Bytes): Later<Bytes | undefined>;
}
