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

/** `master` is 32 random bytes; its uses are kept apart by HKDF (RFC 5869). */
export function keysFrom(master: Uint8Array): Keys {
  if (master.length !== KEY_BYTES) throw new Error('the master key has 32 bytes');
  const derived = new Map<string, Buffer>();
  const keyOf = (use: string): Buffer => {
    const known = derived.get(use);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', master, 'minga', use, KEY_BYTES));
    derived.set(use, key);
    return key;
  };
  return {
    fingerprint: (use, text) =>
      createHmac('sha256', keyOf(`fingerprint ${use}`))
        .update(text)
        .digest(),
    seal(use, place, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(`seal ${use}`), nonce);
      cipher.setAAD(Buffer.from(place));
      return Buffer.concat([
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open(use, place, sealed) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv(
        'aes-256-gcm',
        keyOf(`seal ${use}`),
        bytes.subarray(0, NONCE_BYTES),
      );
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
