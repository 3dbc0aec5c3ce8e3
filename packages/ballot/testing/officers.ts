// Officers for tests: passkeys in software, which sign acts as a browser would.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  actChallenge,
  type Bytes,
  type Officer,
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

/** An officer with a key of her own: ECDSA over P-256, or Ed25519 as newer keys have. */
export function sampleOfficer(
  id: string,
  role: Officer['role'],
  place: Place,
  kind: 'ec' | 'ed25519' = 'ec',
): SampleOfficer {
  const { publicKey, privateKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('ed25519');
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
      const signature = sign(kind === 'ec' ? 'sha256' : null, message, privateKey);
      return { by: id, ad: toBase64url(ad), cd: toBase64url(cd), sig: toBase64url(signature) };
    },
  };
}

function jwkOf(key: KeyObject): Officer['jwk'] {
  const { x = '', y = '', kty } = key.export({ format: 'jwk' });
  return kty === 'EC' ? { kty, crv: 'P-256', x, y } : { kty: 'OKP', crv: 'Ed25519', x };
}

function hash(bytes: Bytes): Buffer {
  return createHash('sha256').update(bytes).digest();
}
