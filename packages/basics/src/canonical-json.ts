// One text for one value: the JSON that is hashed, signed or compared byte by byte.
import { assert } from './assert.ts';

/**
 * JSON without white space, keys sorted by UTF-16 code unit (as RFC 8785 does), members that are
 * `undefined` left out, bigints as decimal strings. Only plain data has a canonical text: a number that
 * is not a safe integer, a function, a date or a lone surrogate is a fault of the caller and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), `a canonical number is a safe integer, not ${value}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  assert(isPlainObject(value), `canonical JSON holds plain data, not ${typeof value}`);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

function canonicalString(text: string): string {
  assert(text.isWellFormed(), 'canonical text is well-formed Unicode');
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
