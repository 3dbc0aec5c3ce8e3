// The key by which push services know this installation (RFC 8292), derived from the master key.
import { createECDH } from 'node:crypto';
import type { Keys } from '../../../../platform/keys.ts';

/** Base64url, as browsers and services take them. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The same at every start and in every copy: a subscription made with it stays good. */
export function vapidKeysOf(keys: Keys): VapidKeys {
  const curve = createECDH('prime256v1');
  // Of 2^32 hashes one is no private key of the curve; then `setPrivateKey` throws, at each start alike.
  const secret = keys.fingerprint('people/vapid', 'P-256');
  curve.setPrivateKey(secret);
  return {
    publicKey: curve.getPublicKey('base64url'),
    privateKey: secret.toString('base64url'),
  };
}
