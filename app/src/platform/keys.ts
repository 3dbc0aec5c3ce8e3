// The keys that are not in the database: one master key, from which each use derives its own.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Keys {
  /** HMAC-SHA-256 of `text` under the key of `use`: finds a value without keeping it. */
  fingerprint(use: string, text: string): Buffer;
  /** AES-256-GCM under the key of `use`, tied to `place` (table, column and row): nonce, text, tag. */
  seal(use: string, place: string, text: string): Buffer;
  /** What was sealed for the same use and place. Throws if it was not, or was changed. */
  open(use: string, place: string, sealed: Uint8Array): string;
}

/**
 * Each master key is 32 random bytes; its uses are kept apart by HKDF (RFC 5869). The first one makes fingerprints and
 * seals. What any of them sealed is opened: while the master key is being changed there are two.
 */
export function keysFrom(first: Uint8Array, ...others: readonly Uint8Array[]): Keys {
  const inForce = derivedFrom(first);
  const all = [inForce, ...others.map(derivedFrom)];
  return {
    fingerprint: (use, text) =>
      createHmac('sha256', inForce(`fingerprint ${use}`))
        .update(text)
        .digest(),
    seal: (use, place, text) => sealed(inForce(`seal ${use}`), place, text),
    open(use, place, bytes) {
      let refusal: unknown;
      for (const keyOf of all) {
        try {
          return opened(keyOf(`seal ${use}`), place, Buffer.from(bytes));
        } catch (error) {
          refusal = error;
        }
      }
      throw refusal;
    },
  };
}

/** Keys that are asked for at each use, since they may have become others meanwhile. */
export function keysAsTheyStand(current: () => Keys): Keys {
  return {
    fingerprint: (use, text) => current().fingerprint(use, text),
    seal: (use, place, text) => current().seal(use, place, text),
    open: (use, place, bytes) => current().open(use, place, bytes),
  };
}

function derivedFrom(master: Uint8Array): (use: string) => Buffer {
  if (master.length !== KEY_BYTES) throw new Error('the master key has 32 bytes');
  const derived = new Map<string, Buffer>();
  return (use) => {
    const known = derived.get(use);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', master, 'minga', use, KEY_BYTES));
    derived.set(use, key);
    return key;
  };
}

function sealed(key: Buffer, place: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function opened(key: Buffer, place: string, bytes: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
  return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
}
