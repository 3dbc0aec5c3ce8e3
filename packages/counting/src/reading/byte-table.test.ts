// Byte strings told apart, against JavaScript's own map.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteTable, hashBytes } from './byte-table.ts';

const encoder = new TextEncoder();

/** The place at which each text first came, as the table tells it. */
function places(texts: readonly string[]): readonly number[] {
  const table = new ByteTable();
  return texts.map((text) => {
    // Within other bytes, as in a file.
    const bytes = encoder.encode(`x${text}y`);
    const [from, to] = [1, bytes.length - 1];
    const place = table.find(bytes, from, to);
    return place === -1 ? table.add(bytes, from, to) : place;
  });
}

function placesByMap(texts: readonly string[]): readonly number[] {
  const first = new Map<string, number>();
  return texts.map((text) => {
    if (!first.has(text)) first.set(text, first.size);
    return first.get(text) ?? -1;
  });
}

test('each byte string has the place at which it first came', () => {
  const text = fc.oneof(fc.string({ maxLength: 4 }), fc.nat({ max: 30 }).map(String));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
      expect(places(texts)).toEqual(placesByMap(texts));
    }),
  );
});

test('ids that ascend, and then one that does not', () => {
  const ascending = Array.from({ length: 5000 }, (_, index) => String(index));
  for (const last of ['0', '4999', '777', '0777', '']) {
    const texts = [...ascending, last, '5000', '4999'];
    expect(places(texts)).toEqual(placesByMap(texts));
  }
});

test('the same hash is not the same bytes', () => {
  // Two pairs of words with one FNV-1a hash each.
  const texts = ['zz', 'costarring', 'liquid', 'declinate', 'macallums'];
  const hashes = texts.map((text) => hashBytes(encoder.encode(text), 0, text.length));
  expect(hashes[1]).toBe(hashes[2]);
  expect(hashes[3]).toBe(hashes[4]);
  expect(places([...texts, ...texts])).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
});
