// Puts a leaf on its way to the urn, in the transaction of its cause.
import { leafHash, parseLeaf } from '@minga/ballot';
import { assert } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { insertLeaf } from '../store/outgoing-leaves.ts';

/** Sends what waits of one election; see `jobs.ts`. */
export const postLeavesJob = { name: 'election-post-leaves', maxAttempts: 25 } as const;

export interface LeafToQueue {
  readonly electionId: string;
  /** Canonical, with its signatures. */
  readonly bytes: Uint8Array;
  /** The act that was signed, if one was. */
  readonly actId?: string;
  readonly now: Date;
}

/**
 * It goes to the urn after all that was queued before it, at least once; again with the same bytes is no change. Throws
 * for what is no leaf: whoever makes one makes it whole.
 */
export async function queueLeaf(tx: Tx, leaf: LeafToQueue): Promise<void> {
  const parsed = parseLeaf(leaf.bytes);
  assert(parsed.ok, `a leaf is whole when it is queued: ${parsed.ok || parsed.error}`);
  const { type } = parsed.value;
  await insertLeaf(tx, { ...leaf, type, hash: leafHash(leaf.bytes) });
  await enqueue(tx, postLeavesJob, { electionId: leaf.electionId });
}
