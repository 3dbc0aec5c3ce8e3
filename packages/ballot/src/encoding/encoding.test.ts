// Base64url, canonical JSON and codes: one way to write, and no other that is read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canon,
  code32,
  fromBase64url,
  readCanon,
  readCode32,
  toBase64url,
  utf8,
} from '../index.ts';
import { bytesOfNumber, compareBytes, numberOfBytes } from './bytes.ts';

const bytes = fc.uint8Array({ maxLength: 90 });

test('base64url is what Node writes, and is read back', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const text = toBase64url(some);
      expect(text).toBe(Buffer.from(some).toString('base64url'));
      expect(fromBase64url(text)).toEqual(some);
    }),
  );
});

test.each(['AB', 'A', 'AAAAA', 'AAA=', 'AA==', 'A+AA', 'A/AA', 'AA A', 'AAB', 'ÁAAA'])(
  '%s is no base64url',
  (text) => expect(fromBase64url(text)).toBeUndefined(),
);

test('every text is read as base64url only if it is written so', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const read = fromBase64url(text);
      if (read !== undefined) expect(toBase64url(read)).toBe(text);
    }),
  );
});

test('numbers stand in their bytes, the most significant first', () => {
  expect(bytesOfNumber(258n, 3)).toEqual(Uint8Array.of(0, 1, 2));
  expect(() => bytesOfNumber(65_536n, 2)).toThrow(/2 bytes/);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (some) => {
      expect(bytesOfNumber(numberOfBytes(some), some.length)).toEqual(some);
    }),
  );
});

test('bytes stand in the order of the numbers they are', () => {
  const eight = fc.uint8Array({ minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(eight, eight, (a, b) => {
      const difference = numberOfBytes(a) - numberOfBytes(b);
      expect(Math.sign(compareBytes(a, b))).toBe(Number(difference > 0n) - Number(difference < 0n));
    }),
  );
});

test.each([
  ['null', null],
  ['null inside', { a: [null] }],
  ['minus zero', -0],
  ['a fraction', 1.5],
  ['too large a number', 2 ** 53],
  ['half a surrogate pair', '\ud800'],
  ['a text that is not in NFC', 'n\u0303'],
  ['a key outside ASCII', { ñ: 1 }],
  ['undefined', undefined],
  ['an undefined member', { a: undefined }],
])('%s has no canonical bytes', (_, value) => expect(() => canon(value)).toThrow());

test.each([
  '{"a":1,"a":1}',
  '{"b":1,"a":1}',
  '{ "a":1}',
  '{"a":1.0}',
  '{"a":-0}',
  '{"a":1e2}',
  '{"a":null}',
  '"\\u00f1"',
  '"\\ud800"',
  '"n\u0303"',
  '\ufeff1',
  '[1,]',
  '',
  '1 ',
  '9007199254740993',
  '['.repeat(40) + ']'.repeat(40),
  '['.repeat(4000),
])('%j is not read', (text) => {
  expect(readCanon(utf8(text))).toEqual({ ok: false, error: 'not-canonical' });
});

test('bytes that are no UTF-8 are not read', () => {
  expect(readCanon(Uint8Array.of(0x22, 0xff, 0x22)).ok).toBe(false);
});

test('what is written is read, and a byte more or less is not', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.boolean(),
      fc.maxSafeInteger().map((n) => n + 0),
      fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC')),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  fc.assert(
    fc.property(json, (value) => {
      const written = canon(value);
      expect(readCanon(written).ok).toBe(true);
      expect(readCanon(utf8(`${new TextDecoder().decode(written)} `)).ok).toBe(false);
    }),
  );
});

test('a code is in groups of four, most significant bits first', () => {
  expect(code32(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff))).toBe('ZZZZ-ZZZZ');
  expect(code32(Uint8Array.of(0x80))).toBe('G0');
  expect(code32(Uint8Array.of(0x08, 0x40), 10)).toBe('11');
});

test('a code is read as people type it, and only with its own number of bits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (some) => {
      const bits = some.length * 8;
      const typed = code32(some).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
      expect(readCode32(typed, bits)).toEqual(some);
      expect(readCode32(`${typed}0`, bits)).toBeUndefined();
    }),
  );
});

test('stray bits at the end of a code are noticed', () => {
  expect(readCode32('G0', 8)).toEqual(Uint8Array.of(0x80));
  expect(readCode32('G1', 8)).toBeUndefined();
});
