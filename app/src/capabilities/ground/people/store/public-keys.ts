// The public keys of somebody's passkeys in the form that public logs carry, where they have one.
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { listPasskeys } from './passkeys.ts';

/** ES256 or EdDSA, the coordinates in base64url. */
export type PublicJwk =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

export interface PublicPasskey {
  readonly credentialId: string;
  readonly label: string;
  /** Undefined of a key of another kind, such as RSA. */
  readonly jwk: PublicJwk | undefined;
}

/** The oldest first. */
export async function publicKeysOf(
  db: Database | Tx,
  personId: string,
): Promise<readonly PublicPasskey[]> {
  const passkeys = await listPasskeys(db, personId);
  return passkeys.map(({ credentialId, label, publicKey }) => ({
    ...{ credentialId, label },
    jwk: jwkOf(new Uint8Array(publicKey)),
  }));
}

function jwkOf(coseKey: Uint8Array<ArrayBuffer>): PublicJwk | undefined {
  const key = decodeCredentialPublicKey(coseKey);
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('base64url');
  if (cose.isCOSEPublicKeyEC2(key) && key.get(cose.COSEKEYS.crv) === cose.COSECRV.P256) {
    return {
      ...{ kty: 'EC', crv: 'P-256' },
      ...{ x: text(key.get(cose.COSEKEYS.x)), y: text(key.get(cose.COSEKEYS.y)) },
    };
  }
  if (cose.isCOSEPublicKeyOKP(key) && key.get(cose.COSEKEYS.crv) === cose.COSECRV.ED25519) {
    return { kty: 'OKP', crv: 'Ed25519', x: text(key.get(cose.COSEKEYS.x)) };
  }
  return undefined;
}
