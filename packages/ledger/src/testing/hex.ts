// Hexadecimal for what tests compare.
import type { Bytes } from '../bytes.ts';

export function hex(bytes: Bytes): string {
  return Buffer.from(bytes).toString('hex');
}

export function ofHex(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'hex'));
}
