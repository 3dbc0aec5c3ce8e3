// The frame of a tar (POSIX ustar) around files that are written piece by piece: the same bytes at any hour.
const BLOCK = 512;

/** What ends a tar. */
export const tarEnd = new Uint8Array(2 * BLOCK);

/** What stands before the bytes of a file. No time is told: a bundle is the same whenever it is built. */
export function tarHead(name: string, size: number): Uint8Array {
  const head = new Uint8Array(BLOCK);
  const write = (text: string, at: number) => head.set(new TextEncoder().encode(text), at);
  const octal = (value: number, at: number, digits: number) =>
    write(`${value.toString(8).padStart(digits, '0')}\0`, at);
  write(name, 0);
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(0, 136, 11);
  write('        ', 148);
  write('0', 156);
  write('ustar\x0000', 257);
  const sum = head.reduce((all, byte) => all + byte, 0);
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

/** Zeros up to the next block. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}
