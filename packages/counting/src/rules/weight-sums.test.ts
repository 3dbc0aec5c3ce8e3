// Sums of ballots times weight against whole numbers without limit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WeightSums } from './weight-sums.ts';

test('nothing is lost above 2^53, in each of several sums', () => {
  const weight = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.maxSafeInteger().map(Math.abs));
  const added = fc.record({
    place: fc.nat({ max: 2 }),
    ballots: fc.integer({ min: 1, max: 2 ** 31 }),
    weight,
  });
  fc.assert(
    fc.property(fc.array(added, { maxLength: 30 }), (list) => {
      const sums = new WeightSums(3);
      const expected = [0n, 0n, 0n];
      for (const one of list) {
        sums.add(one.place, one.ballots, one.weight);
        expected[one.place] =
          (expected[one.place] ?? 0n) + BigInt(one.ballots) * BigInt(one.weight);
      }
      expect(expected.map((_, place) => sums.total(place))).toEqual(expected);
    }),
  );
});
