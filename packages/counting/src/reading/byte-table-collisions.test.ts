// Two voters whose ids have one hash, one id being the beginning of the other, are two voters.
import { expect, test } from 'vitest';
import { ByteTable, hashBytes } from './byte-table.ts';

const [short, long] = ['v', 'vvkq7gd'].map((text) => new TextEncoder().encode(text));

function hashOf(bytes: Uint8Array | undefined): number {
  return hashBytes(bytes ?? new Uint8Array(), 0, bytes?.length ?? 0);
}

test('the two ids have one hash', () => {
  expect(hashOf(short)).toBe(hashOf(long));
});

test.each([
  [short, long],
  [long, short],
])('the second is not found after the first, and both are found later', (...ids) => {
  const table = new ByteTable();
  const find = (bytes = new Uint8Array()) => table.find(bytes, 0, bytes.length);
  for (const bytes of ids) {
    expect(find(bytes)).toBe(-1);
    if (bytes !== undefined) table.add(bytes, 0, bytes.length);
  }
  expect(ids.map((bytes) => find(bytes))).toEqual([0, 1]);
});
