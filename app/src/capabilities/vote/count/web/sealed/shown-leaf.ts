// A leaf as pages show it: read, with its place and its hash.
import { type Leaf, parseLeaf } from '@minga/ballot';
import { assert } from '@minga/basics';
import type { RawLeaf } from '../../store/sealed/logs.ts';

export interface ShownLeaf {
  readonly place: number;
  readonly leaf: Leaf;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

export function shownLeaf({ place, bytes, hash }: RawLeaf): ShownLeaf {
  const parsed = parseLeaf(bytes);
  assert(parsed.ok, 'only leaves are kept');
  return { place, leaf: parsed.value, hash, bytes };
}
