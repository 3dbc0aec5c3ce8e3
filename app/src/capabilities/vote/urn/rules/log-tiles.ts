// Proofs from published tiles: what a device fetches to see that the log holds the manifest and only grew.
import { type Bytes, emptyRoot, nodeHash, splitHashes, tilePath, tileWidth } from '@minga/ledger';

/** Fetches a file of the log by its path (`tile/0/000.p/7`). */
export type FetchTile = (path: string) => Promise<Bytes>;

export interface LogTiles {
  /** Root over leaves `from` to `to`, which is a subtree of the tree of RFC 6962. */
  readonly rootOf: (from: number, to: number) => Promise<Bytes>;
  readonly inclusionProof: (index: number) => Promise<readonly Bytes[]>;
  readonly consistencyProof: (oldSize: number) => Promise<readonly Bytes[]>;
}

/** The tree of `size` leaves as its tiles give it; each tile is fetched once. Throws when one is not as long as it must be. */
export function logTiles(size: number, fetchTile: FetchTile): LogTiles {
  const fetched = new Map<string, Promise<readonly Bytes[]>>();

  function tile(level: number, n: number): Promise<readonly Bytes[]> {
    const nodes = Math.floor(size / tileWidth ** level);
    const width = Math.min(tileWidth, nodes - n * tileWidth);
    const path = tilePath(level, n, width);
    const known = fetched.get(path) ?? fetchTile(path).then((bytes) => hashesOf(bytes, width));
    fetched.set(path, known);
    return known;
  }

  /** A full subtree of `2^height` leaves that begins at `from`: within one tile. */
  async function full(from: number, height: number): Promise<Bytes> {
    const level = Math.floor(height / 8);
    const span = 2 ** (height - 8 * level);
    const first = from / tileWidth ** level;
    const hashes = await tile(level, Math.floor(first / tileWidth));
    const at = first % tileWidth;
    return fold(hashes.slice(at, at + span));
  }

  async function rootOf(from: number, to: number): Promise<Bytes> {
    if (from === to) return emptyRoot();
    const left = leftSize(to - from);
    if (left === to - from) return full(from, Math.log2(left));
    return nodeHash(await full(from, Math.log2(left)), await rootOf(from + left, to));
  }

  async function inclusionProof(index: number): Promise<readonly Bytes[]> {
    let [from, to] = [0, size];
    const proof: Bytes[] = [];
    while (to - from > 1) {
      const middle = from + halfOf(to - from);
      const goesLeft = index < middle;
      proof.push(goesLeft ? await rootOf(middle, to) : await rootOf(from, middle));
      [from, to] = goesLeft ? [from, middle] : [middle, to];
    }
    return proof.reverse();
  }

  async function consistencyProof(oldSize: number): Promise<readonly Bytes[]> {
    if (oldSize === 0 || oldSize === size) return [];
    let [from, to] = [0, size];
    let isOldRootKnown = true;
    const proof: Bytes[] = [];
    while (oldSize < to) {
      const middle = from + halfOf(to - from);
      if (oldSize <= middle) {
        proof.push(await rootOf(middle, to));
        to = middle;
      } else {
        proof.push(await rootOf(from, middle));
        from = middle;
        isOldRootKnown = false;
      }
    }
    if (!isOldRootKnown) proof.push(await rootOf(from, to));
    return proof.reverse();
  }

  return { rootOf, inclusionProof, consistencyProof };
}

function hashesOf(bytes: Bytes, width: number): readonly Bytes[] {
  const hashes = splitHashes(bytes);
  if (!hashes.ok || hashes.value.length !== width) throw new Error('a tile of another length');
  return hashes.value;
}

function fold(hashes: readonly Bytes[]): Bytes {
  const [first, ...rest] = hashes;
  if (first === undefined) throw new Error('a tile of another length');
  if (rest.length === 0) return first;
  const half = hashes.length / 2;
  return nodeHash(fold(hashes.slice(0, half)), fold(hashes.slice(half)));
}

/** The largest power of two that is no more than `size`. */
function leftSize(size: number): number {
  let power = 1;
  while (power * 2 <= size) power *= 2;
  return power;
}

/** The largest power of two below `size`: how many leaves go left. */
function halfOf(size: number): number {
  return leftSize(size - 1);
}
