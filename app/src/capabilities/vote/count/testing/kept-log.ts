// A log of an urn in memory, signed as the urn signs, for tests of whoever reads it: leaves, checkpoints, bundles; and what a false urn would show.
import {
  emptyLog,
  type LogState,
  leafHash,
  mayFollow,
  parseLeaf,
  publicKeyOf,
  signEd25519,
} from '@minga/ballot';
import { assert } from '@minga/basics';
import {
  encodeEntries,
  formatCheckpoint,
  formatNote,
  formatVkey,
  keyTypes,
  parseTilePath,
  signNote,
  tileWidth,
  treeRoot,
  vkeyOf,
} from '@minga/ledger';
import type { ReadUrn } from '../actions/sealed/follow-urn.ts';

const secret = new Uint8Array(32).fill(5);

export class KeptLog {
  readonly origin: string;
  readonly leaves: Uint8Array[] = [];
  /** Leaves that the checkpoint tells of; fewer than there are where a test says so. */
  size: number | undefined;
  isReachable = true;
  #state: LogState = emptyLog;

  constructor(origin: string) {
    this.origin = origin;
  }

  get vkey(): string {
    return formatVkey(this.origin, keyTypes.ed25519, publicKeyOf(secret));
  }

  /** Refuses what the phases do. The place of the leaf. */
  append(leaf: Uint8Array): number {
    const parsed = parseLeaf(leaf);
    assert(parsed.ok, `a leaf: ${parsed.ok || parsed.error}`);
    const next = mayFollow(this.#state, parsed.value, leaf);
    assert(next.ok, `${parsed.value.type} may not follow: ${next.ok || next.error}`);
    this.#state = next.value;
    this.leaves.push(leaf);
    return this.leaves.length - 1;
  }

  async checkpoint(key = secret): Promise<Uint8Array> {
    const size = this.size ?? this.leaves.length;
    const root = treeRoot(this.leaves.slice(0, size).map((leaf) => leafHash(leaf)));
    const text = formatCheckpoint({ origin: this.origin, size, root });
    const { keyId } = vkeyOf(this.origin, keyTypes.ed25519, publicKeyOf(key));
    const signer = {
      name: this.origin,
      keyId,
      sign: (message: Uint8Array) => signEd25519(key, message),
    };
    const note = formatNote({ text, signatures: [await signNote(text, signer)] });
    return new TextEncoder().encode(note);
  }

  readonly read: ReadUrn = async (_, path) => {
    if (!this.isReachable) return undefined;
    if (path === 'checkpoint') return this.checkpoint();
    const tile = parseTilePath(path);
    if (tile?.level !== 'entries') return undefined;
    const from = tile.index * tileWidth;
    const leaves = this.leaves.slice(from, from + tile.width);
    return leaves.length === tile.width ? encodeEntries(leaves) : undefined;
  };
}
