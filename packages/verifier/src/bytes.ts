// Bytes and their texts: joining, comparing, UTF-8, base64url, base64, hexadecimal and code32, all strict.

export type Bytes = Uint8Array;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Undefined when the bytes are not UTF-8. */
export function textOf(bytes: Bytes): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

export function join(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function compareBytes(a: Bytes, b: Bytes): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function sameBytes(a: Bytes, b: Bytes): boolean {
  return compareBytes(a, b) === 0;
}

const URL_SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const urlValues = new Int8Array(128).fill(-1);
for (const [value, sign] of [...URL_SIGNS].entries()) urlValues[sign.charCodeAt(0)] = value;

export function toBase64url(bytes: Bytes): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group =
      ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let sign = 0; sign < Math.min(4, left + 1); sign++) {
      text += URL_SIGNS[(group >> (18 - 6 * sign)) & 63];
    }
  }
  return text;
}

/** Without padding; undefined for any other sign, and for bits that no byte holds. */
export function fromBase64url(text: string): Bytes | undefined {
  const length = Math.floor((text.length * 3) / 4);
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(length);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = urlValues[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = bits >> held;
      bits &= (1 << held) - 1;
    }
  }
  return bits === 0 ? bytes : undefined;
}

/** Base64 with padding, as signed notes have it. */
export function fromBase64(text: string): Bytes | undefined {
  if (text.length % 4 !== 0 || /[-_]/.test(text)) return undefined;
  return fromBase64url(
    text
      .replace(/={1,2}$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
  );
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += hexOf[byte];
  return text;
}

export function fromHex(text: string): Bytes | undefined {
  if (!/^([0-9a-f]{2})*$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function toNumber(bytes: Bytes): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/** Big-endian, of a fixed length. */
export function fromNumber(value: bigint, length: number): Bytes {
  return fromHex(value.toString(16).padStart(2 * length, '0')) ?? new Uint8Array(length);
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `signs` × 5 bits, most significant first, in groups of four. */
export function code32(bytes: Bytes, signs: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const text = Array.from({ length: signs }, (_, i) => {
    const five = bits.slice(5 * i, 5 * i + 5).padEnd(5, '0');
    return CROCKFORD[Number.parseInt(five, 2)];
  }).join('');
  return text.match(/.{1,4}/g)?.join('-') ?? '';
}
