// Ids found byte by byte: each of them, and nothing else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdTree, type IdTree } from './id-tree.ts';

const encoder = new TextEncoder();

function find({ kinds, next, bits, projects }: IdTree, id: string): number {
  let node = 0;
  for (const byte of encoder.encode(id)) {
    node = next[(node << bits) | (kinds[byte] ?? 0)] ?? 0;
    if (node === 0) return -1;
  }
  return projects[node] ?? -1;
}

test('every id is found, and no other text', () => {
  const id = fc.oneof(
    fc.string({ minLength: 1, maxLength: 5 }),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 60 }), id, (ids, other) => {
      const tree = createIdTree(ids.map((text, project) => [text, project]));
      for (const [project, text] of ids.entries()) {
        expect(find(tree, text)).toBe(project);
      }
      expect(find(tree, other)).toBe(ids.indexOf(other));
    }),
  );
});

test('the beginning of an id is no id', () => {
  const tree = createIdTree([['L14/04', 3]]);
  expect(find(tree, 'L14/04')).toBe(3);
  for (const text of ['L14/0', 'L', 'L14/041', '14/04']) expect(find(tree, text)).toBe(-1);
});

test('ids that do not fit are left out, and those before them are found', () => {
  const long = 'abcdefgh'.repeat(200_000);
  const tree = createIdTree([
    ['a', 0],
    [long, 1],
    ['b', 2],
  ]);
  expect(tree.next.byteLength).toBeLessThanOrEqual(2 ** 24);
  expect(['a', long, 'b'].map((id) => find(tree, id))).toEqual([0, -1, -1]);
});
