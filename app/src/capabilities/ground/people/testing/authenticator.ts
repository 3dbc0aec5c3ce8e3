// An authenticator in software: makes a key on P-256 and signs with it as Web Authentication says, or wrongly where a test wants it so.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What an authenticator, or whoever stands between it and the site, may get wrong. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** False for a device that asked for neither finger nor PIN. */
  readonly isVerified?: boolean;
  readonly userHandle?: string;
  /** Shown instead of the next one. */
  readonly counter?: number;
  readonly type?: string;
}

export interface SoftAuthenticator {
  readonly credentialId: string;
  register(
    options: PublicKeyCredentialCreationOptionsJSON,
    deviation?: Deviation,
  ): RegistrationResponseJSON;
  sign(
    options: PublicKeyCredentialRequestOptionsJSON,
    deviation?: Deviation,
  ): AuthenticationResponseJSON;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;
/** COSE: EC2, ES256, P-256 (RFC 9053). */
const KEY_TYPE = [1, 2] as const;
const ALGORITHM = [3, -7] as const;
const CURVE = [-1, 1] as const;

/** `counts` is false for keys that show 0 always, as those that are copied between devices do. */
export function softAuthenticator(
  site = 'http://localhost',
  { counts = true }: { readonly counts?: boolean } = {},
): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const credentialId = id.toString('base64url');
  let counter = 0;
  let handle = '';

  function clientData(type: string, challenge: string, deviation: Deviation): Buffer {
    const { origin = new URL(site).origin } = deviation;
    const told = {
      type: deviation.type ?? type,
      challenge: deviation.challenge ?? challenge,
      origin,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(told));
  }

  function authData(deviation: Deviation, attested: Buffer): Buffer {
    if (counts) counter += 1;
    const { rpId = new URL(site).hostname, isVerified = true } = deviation;
    const flags =
      USER_PRESENT | (isVerified ? USER_VERIFIED : 0) | (attested.length > 0 ? HAS_CREDENTIAL : 0);
    const shown = Buffer.alloc(4);
    shown.writeUInt32BE(deviation.counter ?? counter);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), shown, attested]);
  }

  return {
    credentialId,
    register(options, deviation = {}) {
      handle = options.user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const attestation = attestationOf(authData(deviation, attested));
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(clientData('webauthn.create', options.challenge, deviation)),
          attestationObject: text(attestation),
          transports: ['internal'],
        },
      };
    },
    sign(options, deviation = {}) {
      const client = clientData('webauthn.get', options.challenge, deviation);
      const shown = authData(deviation, Buffer.alloc(0));
      const signed = sign('sha256', Buffer.concat([shown, sha256(client)]), privateKey);
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(shown),
          signature: text(signed),
          userHandle: deviation.userHandle ?? handle,
        },
      };
    },
  };
}

/** Nobody vouches for the device: `none`. */
function attestationOf(authData: Buffer): Buffer {
  const attestation = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', new Uint8Array(authData)],
  ]);
  return Buffer.from(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0]));
}

function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key = new Map<number, number | Uint8Array>([
    KEY_TYPE,
    ALGORITHM,
    CURVE,
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
  return Buffer.from(isoCBOR.encode(key as Parameters<typeof isoCBOR.encode>[0]));
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}
