// The seven functions over WebCrypto, as browsers, workers and Node have it.
import { type Bytes, toBase64url } from './bytes.ts';
import type { CryptoPort, EcPoint } from './port.ts';

type Source = Uint8Array<ArrayBuffer>;

const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

/** `subtle` is `globalThis.crypto.subtle`, which needs https or the same machine. */
export function webPort(subtle: SubtleCrypto): CryptoPort {
  const keys = new Map<string, Promise<CryptoKey | undefined>>();

  /** Issuers and the key of the urn are few and used for every ballot. */
  function kept(name: string, load: () => Promise<CryptoKey>): Promise<CryptoKey | undefined> {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const loading = load().catch(() => undefined);
    keys.set(name, loading);
    return loading;
  }

  return {
    async sha256(message) {
      return new Uint8Array(await subtle.digest('SHA-256', message as Source));
    },
    async hmac(key, message) {
      // An empty key is refused by some; a zero byte is the same key to HMAC.
      const raw = key.length === 0 ? new Uint8Array(1) : (key as Source);
      const imported = await subtle.importKey('raw', raw, HMAC, false, ['sign']);
      return new Uint8Array(await subtle.sign('HMAC', imported, message as Source));
    },
    async rsaPss(modulus, message, signature) {
      const n = toBase64url(modulus);
      const key = await kept(`rsa ${n}`, () =>
        subtle.importKey(
          'jwk',
          { kty: 'RSA', n, e: 'AQAB' },
          { name: 'RSA-PSS', hash: 'SHA-384' },
          false,
          ['verify'],
        ),
      );
      const how = { name: 'RSA-PSS', saltLength: 48 };
      return key !== undefined && verify(subtle, how, key, message, signature);
    },
    async ed25519(key, message, signature) {
      const imported = await importRaw(subtle, key);
      return imported !== undefined && verify(subtle, 'Ed25519', imported, message, signature);
    },
    async ecdsa(key, message, signature) {
      const how = { name: 'ECDSA', namedCurve: 'P-256' };
      const imported = await subtle
        .importKey('jwk', jwkOf(key), how, false, ['verify'])
        .catch(() => undefined);
      const hash = { name: 'ECDSA', hash: 'SHA-256' };
      return imported !== undefined && verify(subtle, hash, imported, message, signature);
    },
    async ecdh(scalar, own, point) {
      const d = toBase64url(scalar);
      const secret = await kept(`ecdh ${d}`, () =>
        subtle.importKey('jwk', { ...jwkOf(own), d }, P256, false, ['deriveBits']),
      );
      if (secret === undefined) throw new Error('a scalar that was checked is refused');
      const other = await subtle.importKey('raw', point as Source, P256, false, []);
      return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: other }, secret, 256));
    },
    async aesGcmOpen(key, iv, additionalData, sealed) {
      const imported = await subtle.importKey('raw', key as Source, 'AES-GCM', false, ['decrypt']);
      const how = { name: 'AES-GCM', iv, additionalData } as AesGcmParams;
      try {
        return new Uint8Array(await subtle.decrypt(how, imported, sealed as Source));
      } catch {
        return undefined;
      }
    },
  };
}

function jwkOf({ x, y }: EcPoint): JsonWebKey {
  return { kty: 'EC', crv: 'P-256', x: toBase64url(x), y: toBase64url(y) };
}

async function importRaw(subtle: SubtleCrypto, key: Bytes): Promise<CryptoKey | undefined> {
  try {
    return await subtle.importKey('raw', key as Source, 'Ed25519', false, ['verify']);
  } catch {
    return undefined;
  }
}

async function verify(
  subtle: SubtleCrypto,
  how: AlgorithmIdentifier | RsaPssParams | EcdsaParams,
  key: CryptoKey,
  message: Bytes,
  signature: Bytes,
): Promise<boolean> {
  try {
    return await subtle.verify(how, key, signature as Source, message as Source);
  } catch {
    return false;
  }
}
