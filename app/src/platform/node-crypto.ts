// The vote's cryptography on a server: Node's own, which answers at once.
import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { BallotCrypto } from '@minga/ballot';

export const nodeCrypto: BallotCrypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: (pk, message, sig) =>
    holds(null, { kty: 'OKP', crv: 'Ed25519', x: text(pk) }, message, sig),
  verifyEs256: (xy, message, sig) =>
    holds(
      'sha256',
      { kty: 'EC', crv: 'P-256', x: text(xy.subarray(0, 32)), y: text(xy.subarray(32)) },
      message,
      sig,
      { dsaEncoding: 'ieee-p1363' },
    ),
  verifyPss: ({ n, e }, message, sig) =>
    holds('sha384', { kty: 'RSA', n: text(n), e: text(e) }, message, sig, {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 48,
    }),
};

/** False as well for keys that OpenSSL does not take. */
function holds(
  algorithm: string | null,
  jwk: Readonly<Record<string, string>>,
  message: Uint8Array,
  sig: Uint8Array,
  how: {
    readonly dsaEncoding?: 'ieee-p1363';
    readonly padding?: number;
    readonly saltLength?: number;
  } = {},
): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify(algorithm, message, { key, ...how }, sig);
  } catch {
    return false;
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
