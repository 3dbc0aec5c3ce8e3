// What is asked of the list can be written in an address and read back the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ComunaFilter,
  comunaFilterQuery,
  comunaOrders,
  isUnfiltered,
  parseComunaFilter,
} from './comuna-filter.ts';
import { parseRegionCode } from './cut.ts';

test('nothing asked is everything, from north to south', () => {
  const filter = parseComunaFilter(new URLSearchParams());
  expect(filter).toEqual({
    text: '',
    regionCode: undefined,
    onlyWithExperiences: false,
    order: 'north-south',
  });
  expect(isUnfiltered(filter)).toBe(true);
  expect(comunaFilterQuery(filter)).toEqual({});
});

test('what is not understood is as if it were absent', () => {
  const filter = parseComunaFilter(new URLSearchParams('region=RM&experiencias=si&orden=color'));
  expect(isUnfiltered(filter)).toBe(true);
  expect(filter.order).toBe('north-south');
});

test('typed text loses its outer spaces and what is beyond 80 letters', () => {
  const filter = parseComunaFilter(new URLSearchParams({ q: `  ${'ñ'.repeat(200)} ` }));
  expect(filter.text).toBe('ñ'.repeat(80));
});

test('every filter comes back from its address', () => {
  const filters: fc.Arbitrary<ComunaFilter> = fc.record({
    text: fc.string({ maxLength: 80 }).map((text) => text.trim()),
    regionCode: fc.constantFrom(undefined, parseRegionCode('13'), parseRegionCode('1')),
    onlyWithExperiences: fc.boolean(),
    order: fc.constantFrom(...comunaOrders),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(parseComunaFilter(new URLSearchParams(comunaFilterQuery(filter)))).toEqual(filter);
    }),
  );
});
