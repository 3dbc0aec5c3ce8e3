// Bytes and how they are written: UTF-8 and base64url without padding, of which only the one exact form is read.

export type Bytes = Uint8Array;

const encoder = new TextEncoder();
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** By code of the sign; 255 where it is none. */
const values = new Uint8Array(128).fill(255);
for (const [value, sign] of [...ALPHABET].entries()) values[sign.charCodeAt(0)] = value;

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

export function concat(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Negative, zero or positive, as the bytes stand in the order of their values. */
export function compareBytes(a: Bytes, b: Bytes): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Bytes): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const signs = left >= 3 ? 4 : left + 1;
    for (let sign = 0; sign < signs; sign++) text += ALPHABET[(bits >> (18 - 6 * sign)) & 63];
  }
  return text;
}

/** The bytes, or undefined for every text that `toBase64url` would not have written: padding, other signs, stray bits. */
export function fromBase64url(text: string): Bytes | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let place = 0; place < text.length; place++) {
    const value = values[text.charCodeAt(place)] ?? 255;
    if (value === 255) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined;
}

/** A number as `length` bytes, the most significant first. Throws when it does not fit. */
export function bytesOfNumber(value: bigint, length: number): Bytes {
  const hex = value.toString(16).padStart(length * 2, '0');
  if (value < 0n || hex.length > length * 2) throw new RangeError(`no number of ${length} bytes`);
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

export function numberOfBytes(bytes: Bytes): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

export function toHex(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += hexOf[byte];
  return text;
}
