// The tree as files that never change: which tiles there are, where they lie and what is in them (C2SP tlog-tiles).
import { assert, err, ok, type Result } from '@minga/basics';
import { type Bytes, joinBytes } from './bytes.ts';
import { hashLength, type Sha256, sha256 } from './hashes.ts';
import { type LeafHashes, treeRoot } from './trees.ts';

/** How many hashes, or entries, a full tile holds. */
export const tileWidth = 256;
/** The longest entry that a bundle can hold. */
export const maxEntryBytes = 0xffff;

/** `entries` are bundles of the entries themselves; level 0 are the leaf hashes. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; a tile of less than 256 is partial, and superseded when the tree grows. */
  readonly width: number;
}

/** `tile/<level>/<n>[.p/<width>]`. */
export function tilePath(level: number, n: number, width: number = tileWidth): string {
  assert(Number.isInteger(level) && level >= 0 && level <= 63, 'level of a tile');
  return `tile/${level}/${indexPath(n)}${partial(width)}`;
}

/** `tile/entries/<n>[.p/<width>]`. */
export function entriesPath(n: number, width: number = tileWidth): string {
  return `tile/entries/${indexPath(n)}${partial(width)}`;
}

export function pathOfTile({ level, index, width }: Tile): string {
  return level === 'entries' ? entriesPath(index, width) : tilePath(level, index, width);
}

/** Undefined for whatever is not exactly the path of a tile. */
export function parseTilePath(path: string): Tile | undefined {
  const parts = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (parts === null) return undefined;
  const [, level = '', digits = '', width] = parts;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(digits.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  const isWithin = tile.width >= 1 && (width === undefined || tile.width < tileWidth);
  const isLevel = tile.level === 'entries' || tile.level <= 63;
  return isWithin && isLevel && pathOfTile(tile) === path ? tile : undefined;
}

/** All tiles and bundles of a tree of `newSize` that the tree of `oldSize` did not have, level by level. */
export function tilesBetween(oldSize: number, newSize: number): readonly Tile[] {
  assert(oldSize >= 0 && oldSize <= newSize, 'a tree only grows');
  const tiles: Tile[] = changedTiles('entries', oldSize, newSize);
  let [before, now] = [oldSize, newSize];
  for (let level = 0; now > 0; level += 1) {
    tiles.push(...changedTiles(level, before, now));
    [before, now] = [Math.floor(before / tileWidth), Math.floor(now / tileWidth)];
  }
  return tiles;
}

function changedTiles(level: Tile['level'], before: number, now: number): Tile[] {
  const tiles: Tile[] = [];
  if (before === now) return tiles;
  for (let index = Math.floor(before / tileWidth); index * tileWidth < now; index += 1) {
    tiles.push({ level, index, width: Math.min(tileWidth, now - index * tileWidth) });
  }
  return tiles;
}

/** The hashes of a tile of a tree of these leaves, one after the other. */
export function tileBytes(
  { level, index, width }: Tile,
  leafHashes: LeafHashes,
  hash: Sha256 = sha256,
): Bytes {
  assert(level !== 'entries', 'a bundle holds entries, not hashes');
  const span = tileWidth ** level;
  const first = index * tileWidth * span;
  assert(first + width * span <= leafHashes.length, 'a tile of this tree');
  const nodes = Array.from({ length: width }, (_, i) =>
    treeRoot(leafHashes.slice(first + i * span, first + (i + 1) * span), hash),
  );
  return joinBytes(nodes);
}

/** The hashes in a tile, or in a file of leaf hashes. Refused when a piece is over. */
export function splitHashes(bytes: Bytes): Result<readonly Bytes[], 'tile-length'> {
  if (bytes.length % hashLength !== 0) return err('tile-length');
  return ok(
    Array.from({ length: bytes.length / hashLength }, (_, i) =>
      bytes.slice(i * hashLength, (i + 1) * hashLength),
    ),
  );
}

/** Entries as a bundle: of each its length in two bytes, big-endian, and itself. */
export function encodeEntries(entries: readonly Bytes[]): Bytes {
  const parts = entries.flatMap((entry) => {
    assert(entry.length <= maxEntryBytes, 'an entry of at most 65,535 bytes');
    return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
  });
  return joinBytes(parts);
}

/** The entries of a bundle, or of `leaves.bin`. Refused when it ends within an entry. */
export function decodeEntries(bytes: Bytes): Result<readonly Bytes[], 'entries-length'> {
  const entries: Bytes[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return err('entries-length');
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return err('entries-length');
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return ok(entries);
}

function indexPath(n: number): string {
  assert(Number.isSafeInteger(n) && n >= 0, 'index of a tile');
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const elements = padded.match(/\d{3}/g) ?? [];
  return elements.map((three, i) => (i < elements.length - 1 ? `x${three}` : three)).join('/');
}

function partial(width: number): string {
  assert(Number.isInteger(width) && width >= 1 && width <= tileWidth, 'width of a tile');
  return width === tileWidth ? '' : `.p/${width}`;
}
