// Canonical JSON: what is written in one way only, and a reader that takes nothing else.
import { type Bytes, sameBytes, textOf, utf8 } from './bytes.ts';

export type Json = string | number | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Deeper than any leaf; what nests more is refused, and so is what a platform's own reader finds too deep. */
const MAX_DEPTH = 32;

/** RFC 8785 without null, fractions and -0. Undefined for what has no canonical form. */
function canonText(value: unknown, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (typeof value) {
    case 'string':
      return isPlain(value) ? JSON.stringify(value) : undefined;
    case 'boolean':
      return String(value);
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
    case 'object':
      return value === null ? undefined : membersText(value, depth);
    default:
      return undefined;
  }
}

function membersText(value: object, depth: number): string | undefined {
  const isList = Array.isArray(value);
  const parts: string[] = [];
  const keys = Object.keys(value).sort();
  for (const key of isList ? value.keys() : keys) {
    const member = (value as Record<string | number, unknown>)[key];
    const text = canonText(member, depth + 1);
    if (text === undefined) return undefined;
    if (!isList && !ASCII.test(String(key))) return undefined;
    parts.push(isList ? text : `${JSON.stringify(key)}:${text}`);
  }
  return isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

/** Signs of ASCII, of which most of a ballot is, are in NFC. */
const ASCII = /^[\x20-\x7e]*$/;

function isPlain(text: string): boolean {
  return ASCII.test(text) || (text.isWellFormed() && text.normalize('NFC') === text);
}

/** The one form of a value that has one; it throws for any other. */
export function canon(value: unknown): Bytes {
  const text = canonText(value);
  if (text === undefined) throw new TypeError('a value without a canonical form');
  return utf8(text);
}

/** The value, when these bytes are its canonical form; else undefined, never an exception. */
export function readCanon(bytes: Bytes): Json | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const again = canonText(value);
  return again !== undefined && sameBytes(utf8(again), bytes) ? (value as Json) : undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
