// The public bundle of an election: a folder, or one .tar.gz of it, as files by their names.
import { type Bytes, textOf } from './bytes.ts';

/** Files by their names below the folder of the election. */
export type Bundle = ReadonlyMap<string, Bytes>;

export type BundleProblem = 'not-gzip' | 'not-tar' | 'odd-names' | 'too-large' | 'empty';
export type OpenedBundle = { readonly bundle: Bundle } | { readonly problem: BundleProblem };

/** What is unpacked at most. */
const MAX_UNPACKED_BYTES = 2 ** 31;
/** Ballots are as good as chance: no record shrinks so much, and a small file cannot fill a machine. */
const MAX_RATIO = 20;
/** Whatever its ratio, so much is unpacked. */
const SMALL_BYTES = 2 ** 26;
const MAX_FILES = 10_000;

/** Reads a .tar.gz, or a .tar, whose one folder, if there is one, does not count. Never throws. */
export async function openArchive(
  archive: Bytes,
  maxBytes: number = Math.min(
    MAX_UNPACKED_BYTES,
    Math.max(SMALL_BYTES, MAX_RATIO * archive.length),
  ),
): Promise<OpenedBundle> {
  const isZipped = archive[0] === 0x1f && archive[1] === 0x8b;
  const tar = isZipped ? await gunzip(archive, maxBytes) : archive;
  if (typeof tar === 'string') return { problem: tar };
  const files = readTar(tar);
  if (typeof files === 'string') return { problem: files };
  return files.size === 0 ? { problem: 'empty' } : { bundle: withoutFolder(files) };
}

async function gunzip(packed: Bytes, maxBytes: number): Promise<Bytes | 'not-gzip' | 'too-large'> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const pieces: Bytes[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > maxBytes) return 'too-large';
      pieces.push(value);
    }
  } catch {
    return 'not-gzip';
  } finally {
    reader.cancel().catch(() => undefined);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const BLOCK = 512;

/** Plain files of a ustar archive. Links and devices are passed over; one name stands for one file, below the folder. */
function readTar(tar: Bytes): ReadonlyMap<string, Bytes> | BundleProblem {
  const files = new Map<string, Bytes>();
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return files;
    const [size, checksum] = [octal(header, 124, 12), octal(header, 148, 8)];
    if (size === undefined || checksum !== sumOf(header)) return 'not-tar';
    const [name, prefix] = [field(header, 0, 100), field(header, 345, 155)];
    const end = at + BLOCK + size;
    if (name === undefined || prefix === undefined || end > tar.length) return 'not-tar';
    const kind = header[156] as number;
    const path = (prefix === '' ? name : `${prefix}/${name}`).replace(/^(\.\/)+/, '');
    if (kind === 0x30 || kind === 0) {
      if (files.has(path) || !isPlainPath(path)) return 'odd-names';
      if (files.size === MAX_FILES) return 'too-large';
      files.set(path, tar.subarray(at + BLOCK, end));
    }
    at = end + ((BLOCK - (size % BLOCK)) % BLOCK);
  }
  return 'not-tar';
}

/** Names between slashes, none of which leads elsewhere. */
function isPlainPath(path: string): boolean {
  return path.split('/').every((part) => /^[^\\\p{Cc}]+$/u.test(part) && !/^\.{1,2}$/.test(part));
}

function sumOf(header: Bytes): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function field(header: Bytes, from: number, length: number): string | undefined {
  const bytes = header.subarray(from, from + length);
  const end = bytes.indexOf(0);
  return textOf(end < 0 ? bytes : bytes.subarray(0, end));
}

function octal(header: Bytes, from: number, length: number): number | undefined {
  const text = field(header, from, length)?.trim();
  return text !== undefined && /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function withoutFolder(files: ReadonlyMap<string, Bytes>): Bundle {
  const folders = new Set([...files.keys()].map((name) => name.split('/', 1)[0]));
  const [folder] = folders;
  if (folders.size !== 1 || files.has(folder ?? '')) return files;
  return new Map([...files].map(([name, bytes]) => [name.slice((folder?.length ?? 0) + 1), bytes]));
}

/** No vote has more: it is a file made to fill a machine. */
const MAX_LEAVES = 2 ** 22;

/** `leaves.bin`: each leaf as its length in two bytes and itself. Undefined when it ends within one. */
export function readLeaves(bytes: Bytes): readonly Bytes[] | undefined {
  const leaves: Bytes[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0);
    const end = at + 2 + length;
    if (end > bytes.length || leaves.length === MAX_LEAVES) return undefined;
    leaves.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return leaves;
}

/** Lines that each end in a line feed, without it. */
export function linesOf(bytes: Bytes): readonly Bytes[] | undefined {
  if (bytes.length > 0 && bytes.at(-1) !== 10) return undefined;
  const lines: Bytes[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return lines;
}
