// The one JSON of the vote: RFC 8785 restricted to what can be written in only one way, and read only in that way.
import { assert, canonicalJson, err, ok, type Result } from '@minga/basics';
import { type Bytes, utf8 } from './bytes.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

const MAX_DEPTH = 32;
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are ASCII, all of it.
const ASCII = /^[\x00-\x7f]*$/;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The canonical bytes of a value. Throws for what has none: null, undefined, numbers that are no safe
 * integers, minus zero, texts that are not well-formed or not in NFC, keys outside ASCII, nesting beyond 32.
 */
export function canon(value: unknown): Bytes {
  return utf8(canonText(value));
}

function canonText(value: unknown): string {
  demandPlain(value, 0);
  return canonicalJson(value);
}

/** The value, when the bytes are exactly what `canon` writes of it. */
export function readCanon(bytes: Bytes): Result<Json, 'not-canonical'> {
  try {
    const text = decoder.decode(bytes);
    const value: Json = JSON.parse(text);
    // Texts that are decoded strictly are the same when their bytes are.
    return canonText(value) === text ? ok(value) : err('not-canonical');
  } catch {
    return err('not-canonical');
  }
}

function demandPlain(value: unknown, depth: number): void {
  assert(depth <= MAX_DEPTH, 'canonical JSON is not nested so deep');
  if (typeof value === 'boolean') return;
  if (typeof value === 'string') {
    // ASCII is well-formed and in NFC: most of a ballot is nothing else.
    assert(
      ASCII.test(value) || (value.isWellFormed() && value === value.normalize('NFC')),
      'canonical text is in NFC',
    );
    return;
  }
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value) && !Object.is(value, -0), 'canonical numbers are integers');
    return;
  }
  assert(typeof value === 'object' && value !== null, 'canonical JSON has no null');
  if (Array.isArray(value)) {
    for (const member of value) demandPlain(member, depth + 1);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    assert(ASCII.test(key), 'canonical keys are ASCII');
    demandPlain(member, depth + 1);
  }
}
