// Keys that make what was sent twice one, and what was written anew on the same form another.
import { createHash } from 'node:crypto';
import { canonicalJson } from '@minga/basics';

/** The same for the same seed and content, as a UUID: what the tables keep once. */
export function keyOf(seed: string, content: Parameters<typeof canonicalJson>[0]): string {
  const hex = createHash('sha256')
    .update(`${seed} ${canonicalJson(content)}`)
    .digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}
