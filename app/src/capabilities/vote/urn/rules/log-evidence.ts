// Whether a checkpoint that the log once signed can be true of the leaves that are there now.
import { type Checkpoint, equalBytes, type LeafHashes, treeRoot } from '@minga/ledger';

type Bytes = Uint8Array;

/** `behind`: leaves that were signed are missing. `forked`: other leaves were signed in their place. */
export type Contradiction = 'behind' | 'forked';

/** `hash` is SHA-256 of the platform. */
export function contradictionOf(
  { size, root }: Checkpoint,
  leafHashes: LeafHashes,
  hash: (data: Bytes) => Bytes,
): Contradiction | undefined {
  if (size > leafHashes.length) return 'behind';
  return equalBytes(treeRoot(leafHashes.slice(0, size), hash), root) ? undefined : 'forked';
}
