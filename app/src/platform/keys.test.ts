import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysFrom } from './keys.ts';

const keys = keysFrom(Buffer.alloc(32, 1));
const others = keysFrom(Buffer.alloc(32, 2));

describe('a fingerprint', () => {
  test('is the HMAC-SHA-256 under a key of its use, derived as RFC 5869 says', () => {
    const key = hkdfSync('sha256', Buffer.alloc(32, 1), 'minga', 'fingerprint people/run', 32);
    const expected = createHmac('sha256', Buffer.from(key)).update('12345678-5').digest();
    expect(keys.fingerprint('people/run', '12345678-5')).toEqual(expected);
  });

  test('of one text is the same every time, and no other text, use or master key has it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const print = keys.fingerprint('a', one);
        expect(keys.fingerprint('a', one)).toEqual(print);
        expect(keys.fingerprint('b', one)).not.toEqual(print);
        expect(others.fingerprint('a', one)).not.toEqual(print);
        if (one !== other) expect(keys.fingerprint('a', other)).not.toEqual(print);
      }),
    );
  });
});

describe('what is sealed', () => {
  test('is opened again, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(keys.open('names', 'person/1', keys.seal('names', 'person/1', text))).toBe(text);
      }),
    );
  });

  test('looks different each time, and shows nothing of the text but its length', () => {
    const [one, two] = [keys.seal('names', 'p', 'María'), keys.seal('names', 'p', 'María')];
    expect(one.equals(two)).toBe(false);
    expect(one.subarray(0, 12).equals(two.subarray(0, 12))).toBe(false);
    expect(one.length).toBe(12 + Buffer.byteLength('María') + 16);
    expect(one.includes('María')).toBe(false);
  });

  test.each([
    ['for another use', () => keys.open('run', 'person/1', sealed())],
    ['in another place', () => keys.open('names', 'person/2', sealed())],
    ['with another master key', () => others.open('names', 'person/1', sealed())],
    ['cut short', () => keys.open('names', 'person/1', sealed().subarray(0, 20))],
    ['empty', () => keys.open('names', 'person/1', Buffer.alloc(0))],
  ])('does not open %s', (_, open) => {
    expect(open).toThrow();
  });

  test('does not open when any one bit of it was changed', () => {
    const whole = sealed();
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const changed = Buffer.from(whole);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => keys.open('names', 'person/1', changed)).toThrow();
    }
  });
});

describe('while the master key is being changed', () => {
  const [before, after] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const both = keysFrom(before, after);

  test('what either key sealed is opened, in its own place alone', () => {
    for (const one of [keys, others]) {
      const value = one.seal('names', 'person/1', 'Ana');
      expect(both.open('names', 'person/1', value)).toBe('Ana');
      expect(() => both.open('names', 'person/2', value)).toThrow();
    }
    const third = keysFrom(Buffer.alloc(32, 3)).seal('names', 'person/1', 'Ana');
    expect(() => both.open('names', 'person/1', third)).toThrow();
  });

  test('the one in force seals and finds', () => {
    expect(keys.open('names', 'p', both.seal('names', 'p', 'Ana'))).toBe('Ana');
    expect(both.fingerprint('a', 'x')).toEqual(keys.fingerprint('a', 'x'));
  });
});

function sealed(): Buffer {
  return keys.seal('names', 'person/1', 'María José');
}

test('a master key has 32 bytes', () => {
  for (const length of [0, 16, 31, 33]) {
    expect(() => keysFrom(Buffer.alloc(length))).toThrow('32 bytes');
  }
});
