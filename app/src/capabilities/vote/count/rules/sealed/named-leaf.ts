// What kind of leaf some bytes are, and which contest they name.
import { parseLeaf } from '@minga/ballot';

export interface NamedLeaf {
  readonly kind: string;
  readonly contest: string | null;
}

/** Undefined for whatever is no leaf. */
export function namedLeaf(bytes: Uint8Array): NamedLeaf | undefined {
  const parsed = parseLeaf(bytes);
  if (!parsed.ok) return undefined;
  const leaf = parsed.value;
  const contest = 'contest' in leaf && leaf.contest !== '' ? leaf.contest : undefined;
  return { kind: leaf.type, contest: contest ?? (leaf.type === 'late' ? leaf.e.contest : null) };
}
