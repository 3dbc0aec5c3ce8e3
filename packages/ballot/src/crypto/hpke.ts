// Sealing to the urn's key (RFC 9180, base mode): DHKEM over P-256, HKDF-SHA256, AES-128-GCM.
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import type { Bytes } from '../encoding/bytes.ts';

export const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);

export interface Sealed {
  readonly enc: Bytes;
  readonly ct: Bytes;
}

export interface Binding {
  readonly info: Bytes;
  readonly aad: Bytes;
}

/** Throws when the key is no point of the curve. */
export async function seal(publicKey: Bytes, plaintext: Bytes, binding: Binding): Promise<Sealed> {
  const key = await suite.DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, plaintext, binding);
  return { enc: encapsulatedSecret, ct: ciphertext };
}
