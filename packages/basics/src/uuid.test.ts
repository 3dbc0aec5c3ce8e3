import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUuid } from './uuid.ts';

test('every id is one, and what is longer, shorter or written otherwise is none', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(isUuid(id)).toBe(true);
      const others = [
        `${id}0`,
        ` ${id}`,
        `${id}\n`,
        id.slice(1),
        id.replaceAll('-', ''),
        `{${id}}`,
      ];
      expect(others.filter(isUuid)).toEqual([]);
    }),
  );
  expect(['', 'nuevo', null, undefined].filter(isUuid)).toEqual([]);
});
