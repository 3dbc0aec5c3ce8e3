// Tar as POSIX writes it (ustar), for small pieces held in memory: any tar of any system unpacks an archive.
import { assert } from '@minga/basics';

export interface TarEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const BLOCK = 512;
/** Nothing of ours is larger; a larger size is not believed. */
const MAX_ENTRY_BYTES = 256 * 1024 * 1024;
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** One file as tar writes it: its head, its bytes, and zeros up to the next block. */
export function tarEntry({ name, bytes }: TarEntry, at: Date): Buffer {
  assert(Buffer.byteLength(name) <= 100, `too long a name for tar: ${name}`);
  assert(bytes.length <= MAX_ENTRY_BYTES, `too large for one entry: ${name}`);
  const head = Buffer.alloc(BLOCK);
  const octal = (value: number, place: number, digits: number) =>
    head.write(`${value.toString(8).padStart(digits, '0')}\0`, place, 'latin1');
  head.write(name, 0);
  octal(0o600, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(bytes.length, 124, 11);
  octal(Math.floor(at.getTime() / 1000), 136, 11);
  head.write('0', 156);
  head.write('ustar\x0000', 257, 'latin1');
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([head, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

/** The sum of the head's bytes, with spaces where the sum itself stands. */
function checksum(head: Buffer): number {
  return head.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? 32 : byte), 0);
}

/**
 * The files of a tar, one after the other. Throws what `trouble` makes when it is damaged, or ends before its end.
 */
export async function* tarEntries(
  source: AsyncIterable<Buffer>,
  trouble: (what: 'cut' | 'damaged') => Error,
): AsyncGenerator<TarEntry> {
  const held = heldBytes(source);
  for (;;) {
    const head = await held.take(BLOCK);
    if (head === undefined) throw trouble('cut');
    if (head.every((byte) => byte === 0)) break;
    const name = head.toString('utf8', 0, 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(head.toString('latin1', 124, 135), 8);
    const sum = Number.parseInt(head.toString('latin1', 148, 154), 8);
    const isGood = sum === checksum(head) && size >= 0 && size <= MAX_ENTRY_BYTES;
    if (!isGood) throw trouble('damaged');
    const bytes = await held.take(size);
    const padding = await held.take((BLOCK - (size % BLOCK)) % BLOCK);
    if (bytes === undefined || padding === undefined) throw trouble('cut');
    yield { name, bytes };
  }
  // To the very end, so that what checks the stream below has seen all of it.
  while ((await held.take(BLOCK)) !== undefined);
}

/** Exactly so many bytes at each call; undefined once the source has fewer. */
function heldBytes(source: AsyncIterable<Buffer>): {
  take(count: number): Promise<Buffer | undefined>;
} {
  const iterator = source[Symbol.asyncIterator]();
  let parts: Buffer[] = [];
  let held = 0;
  return {
    async take(count) {
      while (held < count) {
        const next = await iterator.next();
        if (next.done) return undefined;
        parts.push(next.value);
        held += next.value.length;
      }
      const all = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
      parts = [all.subarray(count)];
      held -= count;
      return all.subarray(0, count);
    },
  };
}
