// What may be asked of the library stands in its address.
import { expect, test } from 'vitest';
import { normFilterQuery, parseNormFilter } from './norm-filter.ts';

test('a filter reads its own address back, and takes what it does not understand for absent', () => {
  const asked = 'q=ley&tipo=law&emisor=lautaro&vigencia=vigente';
  const filter = parseNormFilter(new URLSearchParams(asked));
  expect(new URLSearchParams(normFilterQuery(filter)).toString()).toBe(asked);
  const odd = new URLSearchParams('tipo=carta&emisor=%27&vigencia=no');
  expect(normFilterQuery(parseNormFilter(odd))).toEqual({});
});
