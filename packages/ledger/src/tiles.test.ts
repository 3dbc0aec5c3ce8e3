import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfText } from './bytes.ts';
import { leafHash } from './hashes.ts';
import { hex } from './testing/hex.ts';
import {
  decodeEntries,
  encodeEntries,
  entriesPath,
  parseTilePath,
  pathOfTile,
  splitHashes,
  type Tile,
  tileBytes,
  tilePath,
  tilesBetween,
} from './tiles.ts';
import { treeRoot } from './trees.ts';

describe('paths of tiles', () => {
  it('are those of the specification', () => {
    expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
    expect(tilePath(0, 0, 1)).toBe('tile/0/000.p/1');
    expect(tilePath(2, 999)).toBe('tile/2/999');
    expect(entriesPath(1_000, 112)).toBe('tile/entries/x001/000.p/112');
  });

  it('are read back, all of them', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }));
    const tile = fc.record({
      level,
      index: fc.integer({ min: 0, max: 999_999_999_999 }),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tile, (some) => {
        expect(parseTilePath(pathOfTile(some))).toEqual(some);
      }),
    );
  });

  it.each([
    'tile/0/x000/067',
    'tile/0/67',
    'tile/0/x001/x067',
    'tile/00/067',
    'tile/64/067',
    'tile/0/067.p/0',
    'tile/0/067.p/256',
    'tile/0/067.p/01',
    'tile/0/067/',
    '/tile/0/067',
    'tile/entries/../checkpoint',
    'tile/0/x001/234/067',
    'tile/0/067\n',
  ])('refuse %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('tiles of a tree', () => {
  const paths = (oldSize: number, newSize: number) =>
    tilesBetween(oldSize, newSize).map(pathOfTile);

  it('of 70,000 leaves are those that the specification counts', () => {
    const tiles = tilesBetween(0, 70_000);
    const at = (level: Tile['level']) => tiles.filter((tile) => tile.level === level);
    expect(at(0).filter(({ width }) => width === 256)).toHaveLength(273);
    expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(at(1).map(({ width }) => width)).toEqual([256, 17]);
    expect(at(2).map(({ width }) => width)).toEqual([1]);
    expect(at(3)).toEqual([]);
    expect(at('entries')).toHaveLength(274);
  });

  it('of 256 leaves are a full one and one of width 1 above', () => {
    expect(paths(255, 256)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
    expect(paths(256, 257)).toEqual(['tile/entries/001.p/1', 'tile/0/001.p/1']);
    expect(paths(256, 256)).toEqual([]);
  });

  it('come with each step or all at once, the full ones', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (some) => {
        const sizes = [0, ...some].toSorted((a, b) => a - b);
        const last = sizes.at(-1) ?? 0;
        const stepwise = sizes.slice(1).flatMap((size, i) => paths(sizes[i] ?? 0, size));
        expect(new Set(stepwise)).toEqual(new Set([...stepwise, ...paths(0, last)]));
      }),
      { numRuns: 30 },
    );
  });

  it('hold the hashes of the level, from which the root follows', () => {
    const leaves = Array.from({ length: 600 }, (_, i) => leafHash(bytesOfText(`${i}`)));
    const nodes = splitHashes(tileBytes({ level: 1, index: 0, width: 2 }, leaves));
    expect(nodes.ok && nodes.value.map(hex)).toEqual([
      hex(treeRoot(leaves.slice(0, 256))),
      hex(treeRoot(leaves.slice(256, 512))),
    ]);
    const last = splitHashes(tileBytes({ level: 0, index: 2, width: 88 }, leaves));
    expect(last.ok && last.value.map(hex)).toEqual(leaves.slice(512).map(hex));
    expect(splitHashes(new Uint8Array(33))).toEqual({ ok: false, error: 'tile-length' });
  });
});

describe('bundles of entries', () => {
  it('give back what went in', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(entries, (some) => {
        expect(decodeEntries(encodeEntries(some))).toEqual({ ok: true, value: some });
      }),
    );
  });

  it('hold a whole log at once', () => {
    const many = Array.from({ length: 150_000 }, () => Uint8Array.of(1));
    expect(encodeEntries(many)).toHaveLength(450_000);
  });

  it('know the longest entry and refuse a longer one', () => {
    const longest = new Uint8Array(65_535).fill(7);
    expect(hex(encodeEntries([longest]).slice(0, 3))).toBe('ffff07');
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow();
  });

  it('refuse to end within an entry', () => {
    for (const text of ['00', '0001', '000341', '00014100']) {
      expect(decodeEntries(new Uint8Array(Buffer.from(text, 'hex'))).ok).toBe(false);
    }
  });
});
