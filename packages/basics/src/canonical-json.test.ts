// One text for one value.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './index.ts';

test('keys are sorted at every depth, and there are no blanks', () => {
  expect(canonicalJson({ b: 1, a: { d: [1, 2], c: null } })).toBe(
    '{"a":{"c":null,"d":[1,2]},"b":1}',
  );
});

test('keys are sorted by UTF-16 code unit, as RFC 8785 does', () => {
  // The example of RFC 8785, section 3.2.3.
  const value = { '€': 1, '\r': 2, '\ufb33': 3, b: 4, '😀': 5, '\u0080': 6, ö: 7 };
  expect(canonicalJson(value)).toBe('{"\\r":2,"b":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test('bigints are decimal strings', () => {
  expect(canonicalJson({ cost: 12_345_678_901_234_567_890n })).toBe(
    '{"cost":"12345678901234567890"}',
  );
});

test('members that are undefined are left out', () => {
  expect(canonicalJson({ a: undefined, b: false })).toBe('{"b":false}');
});

test('text is escaped as JSON escapes it', () => {
  expect(canonicalJson('a"\\\n\u0001ñ')).toBe('"a\\"\\\\\\n\\u0001ñ"');
});

test.each([
  ['a fraction of a number', 1.5],
  ['not a number', Number.NaN],
  ['a number beyond the exact ones', 2 ** 53],
  ['a function', () => 1],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['half a surrogate pair', '\ud800'],
  ['undefined itself', undefined],
  ['undefined in a list', [undefined]],
])('%s has no canonical text', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(/canonical/);
});

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test('it is JSON with the same meaning', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which keys were written does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.maxSafeInteger()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson({ ...value }));
    }),
  );
});

test('canonical text of canonical text read back is the same', () => {
  fc.assert(
    fc.property(plain, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
