// The cryptography of a browser, which Node has too: WebCrypto to verify, and SHA-256 at once.
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, toBase64url } from '../encoding/bytes.ts';
import type { BallotCrypto } from './port.ts';

export const webCrypto: BallotCrypto = {
  sha256: (bytes) => sha256(bytes),
  verifyEd25519: (pk, message, sig) =>
    verify({ name: 'Ed25519' }, { name: 'Ed25519' }, pk, message, sig),
  verifyEs256: (xy, message, sig) =>
    verify(
      { name: 'ECDSA', namedCurve: 'P-256' },
      { name: 'ECDSA', hash: 'SHA-256' },
      concat(Uint8Array.of(4), xy),
      message,
      sig,
    ),
  verifyPss: ({ n, e }, message, sig) =>
    verify(
      { name: 'RSA-PSS', hash: 'SHA-384' },
      { name: 'RSA-PSS', saltLength: 48 },
      { kty: 'RSA', n: toBase64url(n), e: toBase64url(e) },
      message,
      sig,
    ),
};

/** False as well for keys that the platform refuses; a platform without the algorithm is a fault and throws. */
async function verify(
  importing: EcKeyImportParams | RsaHashedImportParams | { readonly name: string },
  verifying: EcdsaParams | RsaPssParams | { readonly name: string },
  key: Bytes | JsonWebKey,
  message: Bytes,
  sig: Bytes,
): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  try {
    const imported =
      key instanceof Uint8Array
        ? await subtle.importKey('raw', new Uint8Array(key), importing, false, ['verify'])
        : await subtle.importKey('jwk', key, importing, false, ['verify']);
    return await subtle.verify(verifying, imported, new Uint8Array(sig), new Uint8Array(message));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') throw error;
    return false;
  }
}
