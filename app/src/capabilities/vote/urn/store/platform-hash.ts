// SHA-256 of the platform, for trees of a hundred thousand leaves.
import { createHash } from 'node:crypto';

export function platformHash(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest();
}
