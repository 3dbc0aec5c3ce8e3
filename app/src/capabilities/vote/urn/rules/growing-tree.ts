// The tree of a log that grew: of what was published before only files are read, of what is new its leaf hashes.
import {
  type Bytes,
  emptyRoot,
  hashLength,
  parseTilePath,
  type Sha256,
  splitHashes,
  type Tile,
  tilePath,
  tileWidth,
  treeRoot,
} from '@minga/ledger';
import { type FetchTile, logTiles } from './log-tiles.ts';

export interface Growth {
  /** How many leaves the tiles hold that `read` gives. */
  readonly known: number;
  readonly read: FetchTile;
  /** Hashes of the leaves after those, one after the other. */
  readonly added: Bytes;
}

export interface GrowingTree extends Growth {
  readonly size: number;
  /** Of its first `size` leaves. */
  rootAt(size: number): Promise<Bytes>;
  consistencyProof(oldSize: number): Promise<readonly Bytes[]>;
  /** What stands in the file of a tile, bundles of entries aside. */
  tileBytes(tile: Tile): Promise<Bytes>;
}

/** Each node above what is known is computed once. `hash` is SHA-256 of the platform. */
export function growingTree(growth: Growth, hash: Sha256): GrowingTree {
  const { known, read, added } = growth;
  const size = known + added.length / hashLength;
  const made = new Map<string, Promise<Bytes>>();

  /** All hashes of a tile as the whole tree has it. */
  function whole(level: number, index: number): Promise<Bytes> {
    const path = tilePath(level, index);
    const tile = made.get(path) ?? make(level, index);
    made.set(path, tile);
    return tile;
  }

  async function make(level: number, index: number): Promise<Bytes> {
    const first = index * tileWidth;
    const widthOf = (leaves: number) =>
      Math.max(0, Math.min(tileWidth, Math.floor(leaves / tileWidth ** level) - first));
    const [before, width] = [widthOf(known), widthOf(size)];
    const tile = new Uint8Array(width * hashLength);
    if (before > 0) {
      const old = await read(tilePath(level, index, before));
      if (old.length !== before * hashLength) throw new Error('a tile of another length');
      tile.set(old);
    }
    if (level === 0) {
      const at = (leaf: number) => (leaf - known) * hashLength;
      if (width > before)
        tile.set(added.subarray(at(first + before), at(first + width)), before * hashLength);
      return tile;
    }
    for (let node = before; node < width; node++) {
      const below = splitHashes(await whole(level - 1, first + node));
      if (!below.ok) throw new Error('a tile of another length');
      tile.set(treeRoot(below.value, hash), node * hashLength);
    }
    return tile;
  }

  async function tileBytes({ level, index, width }: Tile): Promise<Bytes> {
    if (level === 'entries') throw new Error('a bundle holds entries, not hashes');
    return (await whole(level, index)).subarray(0, width * hashLength);
  }

  const fetchTile: FetchTile = async (path) => {
    const tile = parseTilePath(path);
    if (tile === undefined) throw new Error(`no tile: ${path}`);
    return tileBytes(tile);
  };
  return {
    ...growth,
    size,
    tileBytes,
    rootAt: async (leaves) =>
      leaves === 0 ? emptyRoot(hash) : logTiles(leaves, fetchTile).rootOf(0, leaves),
    consistencyProof: (oldSize) => logTiles(size, fetchTile).consistencyProof(oldSize),
  };
}
