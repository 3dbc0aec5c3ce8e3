// Whether a checkpoint that the log once signed can be true of the leaves that are there now.
import { type Checkpoint, equalBytes } from '@minga/ledger';
import type { GrowingTree } from './growing-tree.ts';

/** `behind`: leaves that were signed are missing. `forked`: other leaves were signed in their place. */
export type Contradiction = 'behind' | 'forked';

export async function contradictionOf(
  { size, root }: Checkpoint,
  tree: Pick<GrowingTree, 'size' | 'rootAt'>,
): Promise<Contradiction | undefined> {
  if (size > tree.size) return 'behind';
  return equalBytes(await tree.rootAt(size), root) ? undefined : 'forked';
}
