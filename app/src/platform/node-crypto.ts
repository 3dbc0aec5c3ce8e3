// The vote's cryptography on a server: Node's own, which answers at once.
import { constants, createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { BallotCrypto } from '@minga/ballot';

export const nodeCrypto: BallotCrypto = {
  sha256: (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')),
  verifyEd25519: (pk, message, sig) => {
    try {
      return verify(null, message, { key: spkiOf(pk), format: 'der', type: 'spki' }, sig);
    } catch {
      return false;
    }
  },
  verifyEs256: (xy, message, sig) =>
    holds(
      'sha256',
      { kty: 'EC', crv: 'P-256', x: text(xy.subarray(0, 32)), y: text(xy.subarray(32)) },
      message,
      sig,
      { dsaEncoding: 'ieee-p1363' },
    ),
  verifyPss: ({ n, e }, message, sig) => {
    const key = rsaKeyOf(n, e);
    if (key === undefined) return false;
    try {
      return verify('sha384', message, { key, ...PSS }, sig);
    } catch {
      return false;
    }
  },
};

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 } as const;

/** Header of an Ed25519 public key (RFC 8410), before its 32 bytes. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

function spkiOf(pk: Uint8Array): Buffer {
  return Buffer.concat([SPKI_ED25519, pk]);
}

/** An urn asks of the same few keys for every ballot: those it met last are kept read. */
const rsaKeys = new Map<string, KeyObject>();
const MOST_KEYS = 100;

function rsaKeyOf(n: Uint8Array, e: Uint8Array): KeyObject | undefined {
  const name = `${text(n)} ${text(e)}`;
  const known = rsaKeys.get(name);
  if (known !== undefined) return known;
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n: text(n), e: text(e) }, format: 'jwk' });
    if (rsaKeys.size >= MOST_KEYS) rsaKeys.clear();
    rsaKeys.set(name, key);
    return key;
  } catch {
    return undefined;
  }
}

/** False as well for keys that OpenSSL does not take. */
function holds(
  algorithm: string | null,
  jwk: Readonly<Record<string, string>>,
  message: Uint8Array,
  sig: Uint8Array,
  how: { readonly dsaEncoding: 'ieee-p1363' },
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
