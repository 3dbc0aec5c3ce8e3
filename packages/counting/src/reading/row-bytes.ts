// Rows of delimited text found among bytes: where each ends, whatever is quoted in it.

export const lineFeed = 10;
export const carriageReturn = 13;
export const quote = 34;
export const comma = 44;
export const semicolon = 59;

/**
 * Where the row that begins at `from` ends: the position of its line break, or the length of `bytes` when
 * there is none. As in `splitRows`, a quote opens only at the beginning of a cell. Every encoding that
 * keeps ASCII will do.
 */
export function endOfRow(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    if (bytes[at] === quote) {
      at = afterQuoted(bytes, at);
    }
    while (at < bytes.length && !isStop(bytes[at] as number)) at += 1;
    if (bytes[at] !== semicolon) return Math.min(at, bytes.length);
    at += 1;
  }
}

function isStop(byte: number): boolean {
  return byte === semicolon || byte === lineFeed || byte === carriageReturn;
}

function afterQuoted(bytes: Uint8Array, opening: number): number {
  let at = opening + 1;
  for (;;) {
    const closing = bytes.indexOf(quote, at);
    if (closing === -1) return bytes.length;
    if (bytes[closing + 1] !== quote) return closing + 1;
    at = closing + 2;
  }
}

/** Where the next row begins, after the line break at `end`. */
export function afterLineBreak(bytes: Uint8Array, end: number): number {
  return bytes[end] === carriageReturn && bytes[end + 1] === lineFeed ? end + 2 : end + 1;
}
