// What a proposal costs, exactly, and when that is outside the limits or another cost than its author said.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, costRefusal } from './cost.ts';

const line = (quantity: number, unitClp: number) => ({
  name: 'Solera',
  unit: 'm',
  quantity,
  unitClp,
});
const limits = { minProjectClp: 1_000_000, maxProjectClp: 30_000_000 };

test('without lines nothing was reckoned', () => {
  expect(costOf([], 100)).toBeUndefined();
});

test('hundredths of a unit and thousandths of contingency, rounded up once', () => {
  expect(costOf([line(250, 1000)], 0)).toBe(2500);
  expect(costOf([line(250, 1000)], 100)).toBe(2750);
  expect(costOf([line(1, 1), line(1, 1)], 0)).toBe(1);
});

test('it is the whole number of pesos next above the exact sum, whatever the lines', () => {
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      unitClp: fc.integer({ min: 0, max: 5_000_000 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 500 }), (drawn, permille) => {
      const cost = costOf(
        drawn.map(({ quantity, unitClp }) => line(quantity, unitClp)),
        permille,
      );
      const exact = drawn.reduce(
        (sum, { quantity, unitClp }) =>
          sum + BigInt(quantity) * BigInt(unitClp) * BigInt(1000 + permille),
        0n,
      );
      const above = BigInt(cost ?? -1) * 100_000n - exact;
      expect(above >= 0n && above < 100_000n).toBe(true);
    }),
  );
});

test('above the maximum and below the minimum of its contest nothing is found right', () => {
  const judged = { ...limits, proposedClp: 5_000_000 };
  expect(costRefusal({ ...judged, foundClp: 30_000_001 }, 'with-changes')).toEqual({
    code: 'review/cost-above-maximum',
    costClp: 30_000_001,
    maxClp: 30_000_000,
  });
  expect(costRefusal({ ...judged, foundClp: 999_999 }, 'with-changes')?.code).toBe(
    'review/cost-below-minimum',
  );
});

test('another cost than proposed is a change, and not a plain yes', () => {
  const judged = { ...limits, proposedClp: 5_000_000, foundClp: 5_500_000 };
  expect(costRefusal(judged, 'yes')?.code).toBe('review/cost-differs');
  expect(costRefusal(judged, 'with-changes')).toBeUndefined();
  expect(costRefusal({ ...judged, foundClp: undefined }, 'yes')).toBeUndefined();
});
