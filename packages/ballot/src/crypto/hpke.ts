// Sealing to the urn's key (RFC 9180, base mode): DHKEM over P-256, HKDF-SHA256, AES-128-GCM.
import { assert, err, ok, type Result } from '@minga/basics';
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import { type Bytes, toBase64url } from '../encoding/bytes.ts';
import { pointOf } from './shares.ts';

const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);

export interface Sealed {
  readonly enc: Bytes;
  readonly ct: Bytes;
}

interface Binding {
  readonly info: Bytes;
  readonly aad: Bytes;
}

/** Throws when the key is no point of the curve. */
export async function seal(publicKey: Bytes, plaintext: Bytes, binding: Binding): Promise<Sealed> {
  const key = await suite.DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, plaintext, binding);
  return { enc: encapsulatedSecret, ct: ciphertext };
}

/** The urn's private key, read once for many ballots. */
export interface UrnKey {
  readonly open: (sealed: Sealed, binding: Binding) => Promise<Result<Bytes, 'undecryptable'>>;
}

/** Throws unless `u` is a scalar of 32 bytes, 0 < u < order. */
export async function readUrnKey(u: Bytes): Promise<UrnKey> {
  const point = pointOf(u);
  assert(point !== undefined, 'the key of the urn is a scalar of P-256');
  const [x, y] = [toBase64url(point.slice(1, 33)), toBase64url(point.slice(33))];
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  const [privateKey, publicKey] = await Promise.all([
    importKey({ ...jwk, d: toBase64url(u) }, ['deriveBits']),
    importKey(jwk, []),
  ]);
  return {
    open: async ({ enc, ct }, binding) => {
      try {
        return ok(await suite.Open({ privateKey, publicKey }, enc, ct, binding));
      } catch {
        return err('undecryptable');
      }
    },
  };
}

function importKey(jwk: JsonWebKey, usages: KeyUsage[]): Promise<CryptoKey> {
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  return globalThis.crypto.subtle.importKey('jwk', jwk, algorithm, true, usages);
}
