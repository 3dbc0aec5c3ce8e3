// Sealing to the urn's key (RFC 9180, base mode): DHKEM over P-256, HKDF-SHA256, AES-128-GCM.
import { err, ok, type Result } from '@minga/basics';
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import type { Bytes } from '../encoding/bytes.ts';

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
  const key = await suite.DeserializePrivateKey(u, true);
  const publicKey = await suite.SerializePublicKey(await publicHalf(key));
  const pair = { privateKey: key, publicKey: await suite.DeserializePublicKey(publicKey) };
  return {
    open: async ({ enc, ct }, binding) => {
      try {
        return ok(await suite.Open(pair, enc, ct, binding));
      } catch {
        return err('undecryptable');
      }
    },
  };
}

/** The library finds it for each opening anew unless it is given. */
async function publicHalf(key: CryptoKey): Promise<CryptoKey> {
  const { d: _, ...jwk } = await globalThis.crypto.subtle.exportKey('jwk', key);
  return globalThis.crypto.subtle.importKey(
    'jwk',
    { ...jwk, key_ops: [] },
    key.algorithm,
    true,
    [],
  );
}
