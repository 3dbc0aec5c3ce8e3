// The rows of ballots kept as the bytes they came in, each read again when it is asked for.
import { assert } from '@minga/basics';
import { grown } from '../growing.ts';
import { endOfRow } from './row-bytes.ts';

export interface KeptRows {
  /** Bytes in which rows can stand; `base` is the position of their beginning in the whole. */
  keep(bytes: Uint8Array, base: number): void;
  /** The next row, by its position in the whole. */
  add(position: number): void;
  /** The bytes of a row without its line break. */
  at(index: number): Uint8Array | undefined;
}

export function createKeptRows(): KeptRows {
  const pieces: Uint8Array[] = [];
  const bases: number[] = [];
  let positions = new Uint32Array(1024);
  let length = 0;

  return {
    keep(bytes, base) {
      pieces.push(bytes);
      bases.push(base);
    },
    add(position) {
      assert(position < 2 ** 32, 'kept ballots take less than 4 GiB');
      if (length === positions.length) positions = grown(positions, length + 1);
      positions[length] = position;
      length += 1;
    },
    at(index) {
      const position = positions[index];
      if (position === undefined || index >= length) return undefined;
      // The last piece that begins at or before the row holds it whole: what was cut comes again.
      let [low, high] = [0, bases.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((bases[middle] ?? 0) <= position) low = middle;
        else high = middle;
      }
      const bytes = pieces[low] ?? new Uint8Array();
      const from = position - (bases[low] ?? 0);
      return bytes.subarray(from, endOfRow(bytes, from));
    },
  };
}
