// The tree of the leaves in the database: whole when a process begins, and from what it published after that.
import { equalBytes, hashLength } from '@minga/ledger';
import { type GrowingTree, growingTree } from '../rules/growing-tree.ts';
import type { LogFolder } from '../store/log-folders.ts';
import { platformHash } from '../store/platform-hash.ts';

type Bytes = Uint8Array;

/** The leaves as the database has them. */
export interface LogLeaves {
  size(): Promise<number>;
  /** Their hashes from this one on, 32 bytes each. */
  hashes(from: number): Promise<Bytes>;
  /** Their bytes, from the first up to and without the second index. */
  entries(from: number, to: number): Promise<readonly Bytes[]>;
}

/** What a process read of one log when it last published it, so that it need not read all of it again. */
export interface LogMemory {
  seen?: {
    readonly size: number;
    readonly root: Bytes;
    readonly last: Bytes;
  };
}

interface LogParts {
  readonly leaves: LogLeaves;
  readonly folder: Pick<LogFolder, 'read'>;
  readonly memory: LogMemory;
}

/**
 * Goes on from what is remembered where the leaf that was the last one is still there and the published tiles have
 * the root that was remembered; else from nothing, so that whatever was changed is found.
 */
export async function readTree({ leaves, folder, memory }: LogParts): Promise<GrowingTree> {
  const { seen } = memory;
  const read = async (path: string) => {
    const bytes = await folder.read(path);
    if (bytes === undefined) throw new Error(`no ${path}`);
    return bytes;
  };
  if (seen !== undefined) {
    const hashes = await leaves.hashes(seen.size - 1);
    const [last, added] = [hashes.subarray(0, hashLength), hashes.subarray(hashLength)];
    const tree = growingTree({ known: seen.size, read, added }, platformHash);
    const root = await tree.rootAt(seen.size).catch(() => undefined);
    if (equalBytes(last, seen.last) && root && equalBytes(root, seen.root)) return tree;
  }
  return growingTree({ known: 0, read, added: await leaves.hashes(0) }, platformHash);
}

/** To be called when all tiles of the tree are published. */
export async function remember(memory: LogMemory, { size, added, rootAt }: GrowingTree) {
  const last = added.length === 0 ? memory.seen?.last : added.slice(-hashLength);
  if (last !== undefined) memory.seen = { size, last, root: await rootAt(size) };
}

/** `leaf-hashes.bin`: what stands there, and what came after it. */
export async function allHashes(
  { leaves, folder }: LogParts,
  { known, added }: GrowingTree,
): Promise<Bytes> {
  const before = known === 0 ? new Uint8Array() : await folder.read('leaf-hashes.bin');
  if (before?.length !== known * hashLength) return leaves.hashes(0);
  return Buffer.concat([before, added]);
}
