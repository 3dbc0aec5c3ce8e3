// Where a bundle comes from: a folder, an archive, or the address of an urn, which only the command asks.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, type BundleProblem, type Bytes, openArchive } from '../src/index.ts';
import { get } from './get.ts';
import { recordFiles } from './record-files.ts';

export type SourceProblem = BundleProblem | 'not-found' | 'not-answered';
export type Source =
  | {
      readonly bundle: Bundle;
      /** SHA-256 of the booth as an address serves it, or what is wrong with it. */
      readonly served?: string | undefined;
    }
  | { readonly problem: SourceProblem };

export async function openSource(source: string): Promise<Source> {
  if (/^https?:\/\//.test(source)) return openAddress(source);
  const found = statSync(source, { throwIfNoEntry: false });
  if (found === undefined) return { problem: 'not-found' };
  return found.isDirectory() ? openFolder(source) : openArchive(readBytes(source));
}

export function readBytes(file: string): Bytes {
  return new Uint8Array(readFileSync(file));
}

function openFolder(folder: string): Source {
  const names = globSync(['*', 'contests/*'], { cwd: folder }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  if (names.length === 0) return { problem: 'empty' };
  return {
    bundle: new Map(
      names.map((name) => [name.replaceAll('\\', '/'), readBytes(join(folder, name))]),
    ),
  };
}

/** An archive, or the place of an urn, whose log is read tile by tile. */
async function openAddress(address: string): Promise<Source> {
  if (/\.(tar\.gz|tgz|tar)$/.test(new URL(address).pathname)) {
    const archive = await get(address);
    return archive === undefined ? { problem: 'not-answered' } : openArchive(archive);
  }
  const base = address.endsWith('/') ? address : `${address}/`;
  const checkpoint = await get(`${base}checkpoint`);
  const size = Number(new TextDecoder().decode(checkpoint).split('\n')[1]);
  if (checkpoint === undefined || !Number.isSafeInteger(size)) return { problem: 'not-answered' };
  const tiles: Bytes[] = [];
  let length = 0;
  for (let tile = 0; tile * TILE < size; tile++) {
    const width = Math.min(TILE, size - tile * TILE);
    const path = `${base}tile/entries/${tileName(tile)}${width < TILE ? `.p/${width}` : ''}`;
    const entries = await get(path);
    if (entries === undefined) return { problem: 'not-answered' };
    length += entries.length;
    if (length > MAX_BYTES) return { problem: 'too-large' };
    tiles.push(entries);
  }
  const leaves = new Uint8Array(Buffer.concat(tiles));
  const first = leaves.subarray(2, 2 + (((leaves[0] ?? 0) << 8) | (leaves[1] ?? 0)));
  const files = new Map<string, Bytes>([
    ['checkpoint', checkpoint],
    ['leaves.bin', leaves],
    ['manifest.json', first],
  ]);
  const others = await recordFiles(base, { manifest: first, checkpoint });
  for (const [name, file] of others) files.set(name, file);
  return { bundle: files, served: await servedBooth(base) };
}

/** The hash of the list of the booth's files, once each is what the list says; undefined where there is none. */
async function servedBooth(base: string): Promise<string | undefined> {
  const list = await get(`${base}cabina.json`);
  if (list === undefined) return undefined;
  const { origin } = new URL(base);
  for (const { name, sha256 } of filesOf(list)) {
    const file = await get(`${origin}/assets/${encodeURIComponent(name)}`);
    if (file === undefined || hashOf(file) !== sha256) return `${name}: ?`;
  }
  return hashOf(list);
}

function hashOf(bytes: Bytes): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function filesOf(list: Bytes): readonly { readonly name: string; readonly sha256: string }[] {
  try {
    const { files } = JSON.parse(new TextDecoder().decode(list));
    return files.map(({ name, sha256 }: Record<string, unknown>) => ({
      ...{ name: String(name), sha256: String(sha256) },
    }));
  } catch {
    return [];
  }
}

const TILE = 256;
/** Of all leaves together. */
const MAX_BYTES = 2 ** 31;

/** As C2SP writes the number of a tile: `x001/x234/067`. */
function tileName(tile: number): string {
  const parts = String(tile)
    .padStart(3 * Math.ceil(String(tile).length / 3), '0')
    .match(/\d{3}/g);
  return (parts ?? []).map((part, at, all) => (at < all.length - 1 ? `x${part}` : part)).join('/');
}
