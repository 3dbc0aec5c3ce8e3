// Codes that people read, print and type: Crockford's base 32, most significant bits first, in groups of four.
import { assert, groupCode, readCode } from '@minga/basics';
import type { Bytes } from './bytes.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `bits` of the bytes, those missing to the last sign being zeros. */
export function code32(bytes: Bytes, bits: number = bytes.length * 8): string {
  assert(bits <= bytes.length * 8, 'a code has no more bits than its bytes');
  const signs = Array.from({ length: Math.ceil(bits / 5) }, (_, sign) => {
    let value = 0;
    for (let bit = sign * 5; bit < sign * 5 + 5; bit++) {
      const byte = bit < bits ? (bytes[bit >> 3] ?? 0) : 0;
      value = (value << 1) | ((byte >> (7 - (bit & 7))) & 1);
    }
    return ALPHABET[value];
  });
  return groupCode(signs.join(''));
}

/**
 * The bits of a code as people type it (small letters, any spaces and hyphens, O for zero, I and L for
 * one), the last byte filled with zeros; undefined unless it has the signs of exactly `bits` and no stray bit.
 */
export function readCode32(given: string, bits: number): Bytes | undefined {
  const length = Math.ceil(bits / 5);
  const code = readCode(given, length);
  if (code === undefined) return undefined;
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  for (let bit = 0; bit < length * 5; bit++) {
    const value = ALPHABET.indexOf(code[Math.floor(bit / 5)] ?? '');
    if (((value >> (4 - (bit % 5))) & 1) === 0) continue;
    if (bit >= bits) return undefined;
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  return bytes;
}
