// Officers for tests: passkeys in software, which sign acts as a browser would.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import {
  actChallenge,
  type Bytes,
  type Officer,
  publicKeyOf,
  type Sig,
  toBase64url,
  utf8,
} from '../src/index.ts';

export interface SampleOfficer {
  readonly officer: Officer;
  /** `wrong` is what a test wants different from what a browser writes. */
  readonly sign: (payload: object, manifestHash: Bytes, wrong?: Deviation) => Sig;
}

export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly flags?: number;
  readonly crossOrigin?: boolean;
  readonly challenge?: Bytes;
}

interface Place {
  readonly origin: string;
  readonly rpId: string;
}

/**
 * An officer with a key of her own: ECDSA over P-256, or Ed25519 as newer keys have. With 32 bytes of `seed` key and
 * signatures are the same each time.
 */
export function sampleOfficer(
  id: string,
  role: Officer['role'],
  place: Place,
  kind: 'ec' | 'ed25519' = 'ec',
  seed?: Bytes,
): SampleOfficer {
  const privateKey = seed === undefined ? newKey(kind) : keyOfSeed(kind, seed);
  const publicKey = createPublicKey(privateKey);
  const officer: Officer = {
    id,
    role,
    name: `Oficial ${id}`,
    rp_id: place.rpId,
    jwk: jwkOf(publicKey),
  };
  return {
    officer,
    sign: (payload, manifestHash, wrong = {}) => {
      const challenge = wrong.challenge ?? actChallenge(manifestHash, payload);
      const told = {
        type: wrong.type ?? 'webauthn.get',
        challenge: toBase64url(challenge),
        origin: wrong.origin ?? place.origin,
        crossOrigin: wrong.crossOrigin ?? false,
      };
      const cd = utf8(JSON.stringify(told));
      const ad = Buffer.concat([
        hash(utf8(wrong.rpId ?? place.rpId)),
        Buffer.from([wrong.flags ?? 0x05, 0, 0, 0, 7]),
      ]);
      const message = Buffer.concat([ad, hash(cd)]);
      const signature =
        kind === 'ec' && seed !== undefined
          ? p256.sign(message, seed, { lowS: false, format: 'der' })
          : sign(kind === 'ec' ? 'sha256' : null, message, privateKey);
      return { by: id, ad: toBase64url(ad), cd: toBase64url(cd), sig: toBase64url(signature) };
    },
  };
}

function newKey(kind: 'ec' | 'ed25519'): KeyObject {
  return kind === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    : generateKeyPairSync('ed25519').privateKey;
}

function keyOfSeed(kind: 'ec' | 'ed25519', seed: Bytes): KeyObject {
  const d = toBase64url(seed);
  if (kind === 'ed25519') {
    const jwk = { kty: 'OKP', crv: 'Ed25519', d, x: toBase64url(publicKeyOf(seed)) };
    return createPrivateKey({ key: jwk, format: 'jwk' });
  }
  const point = p256.getPublicKey(seed, false);
  const [x, y] = [toBase64url(point.slice(1, 33)), toBase64url(point.slice(33))];
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d, x, y }, format: 'jwk' });
}

function jwkOf(key: KeyObject): Officer['jwk'] {
  const { x = '', y = '', kty } = key.export({ format: 'jwk' });
  return kty === 'EC' ? { kty, crv: 'P-256', x, y } : { kty: 'OKP', crv: 'Ed25519', x };
}

function hash(bytes: Bytes): Buffer {
  return createHash('sha256').update(bytes).digest();
}
