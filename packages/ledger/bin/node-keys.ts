// Ed25519 by the platform: signing with a key kept in a file, and verifying.
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { type Bytes, fromBase64, keyIdOf, type Signer, toBase64 } from '../src/index.ts';

export interface SecretKey {
  readonly name: string;
  readonly type: number;
  readonly publicKey: Bytes;
  readonly signer: Signer;
}

const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function secretKeyOf(name: string, type: number, seed: Bytes): SecretKey {
  const der = Buffer.concat([privatePrefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = rawPublicKey(createPublicKey(key));
  const keyId = keyIdOf(name, type, publicKey);
  const signer = {
    name,
    keyId,
    sign: (message: Bytes) => new Uint8Array(sign(null, message, key)),
  };
  return { name, type, publicKey, signer };
}

/** As golang.org/x/mod/sumdb/note writes private keys: `PRIVATE+KEY+<name>+<id>+<type and seed>`. */
export function formatSecretKey({ name, signer }: SecretKey, type: number, seed: Bytes): string {
  const id = Buffer.from(signer.keyId).toString('hex');
  return `PRIVATE+KEY+${name}+${id}+${toBase64(Uint8Array.of(type, ...seed))}`;
}

export function parseSecretKey(text: string): Result<SecretKey, 'key-shape'> {
  const [, name = '', encoded = ''] =
    /^PRIVATE\+KEY\+([^+\s]+)\+[0-9a-f]{8}\+(\S+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (bytes?.length !== 33 || type === undefined) return err('key-shape');
  const seed = bytes.slice(1);
  const key = secretKeyOf(name, type, seed);
  return formatSecretKey(key, type, seed) === text ? ok(key) : err('key-shape');
}

/** False for a key or a signature that is none. */
export function verifyEd25519(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const der = Buffer.concat([publicPrefix, publicKey]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

function rawPublicKey(key: KeyObject): Bytes {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length));
}
