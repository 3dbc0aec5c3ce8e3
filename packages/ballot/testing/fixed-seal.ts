// Sealing to an urn with an ephemeral key of one's own choice: for ballots that must be the same each time they are made.
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import type { Bytes, Sealed } from '../src/index.ts';

/** As the booth seals, but that chance is these 32 bytes. Never for a real ballot: who knows them opens it. */
export async function sealWith(
  chance: Bytes,
  publicKey: Bytes,
  plaintext: Bytes,
  binding: { readonly info: Bytes; readonly aad: Bytes },
): Promise<Sealed> {
  const suite = new CipherSuite(
    () => {
      const kem = KEM_DHKEM_P256_HKDF_SHA256();
      return { ...kem, GenerateKeyPair: (isShown) => kem.DeriveKeyPair(chance, isShown) };
    },
    KDF_HKDF_SHA256,
    AEAD_AES_128_GCM,
  );
  const key = await suite.DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, plaintext, binding);
  return { enc: encapsulatedSecret, ct: ciphertext };
}
