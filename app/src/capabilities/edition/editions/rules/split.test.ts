// The envelope split over its contests: to the last peso, by each formula, and refused by name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Split } from './rulebook.ts';
import { splitEnvelope } from './split.ts';

const contests = ['norte', 'sur', 'islas'].map((code) => ({ code, amountClp: 0 }));
const plain: Split = { formula: 'equal', weights: null, source: null, fixedClp: {} };

function amountsOf(envelopeClp: number, split: Partial<Split>, slots = contests) {
  const shared = splitEnvelope(envelopeClp, { ...plain, ...split }, slots);
  return shared.ok ? Object.fromEntries(shared.value) : shared.error;
}

test('what three cannot share equally goes to those that come first', () => {
  expect(amountsOf(60_000_000, {})).toEqual({
    ...{ norte: 20_000_000, sur: 20_000_000, islas: 20_000_000 },
  });
  expect(amountsOf(100, {})).toEqual({ norte: 34, sur: 33, islas: 33 });
  expect(amountsOf(101, {})).toEqual({ norte: 34, sur: 34, islas: 33 });
});

test('by population the largest remainder gets the peso that is left', () => {
  const weights = { norte: 1, sur: 1, islas: 5 };
  // 10 × 1/7 = 1.43, 1.43 and 7.14: one peso is left, and it is of the first of the two largest remainders.
  expect(amountsOf(10, { formula: 'population', weights })).toEqual({ norte: 2, sur: 1, islas: 7 });
  expect(amountsOf(13, { formula: 'need', weights: { norte: 2, sur: 3, islas: 8 } })).toEqual({
    ...{ norte: 2, sur: 3, islas: 8 },
  });
});

test('what is fixed is set apart before the rest is shared', () => {
  const split = {
    formula: 'population',
    weights: { norte: 3, sur: 1 },
    fixedClp: { islas: 40 },
  } as const;
  expect(amountsOf(100, split)).toEqual({ norte: 45, sur: 15, islas: 40 });
});

test('amounts given by hand are checked to the peso', () => {
  const given = [30, 50, 20].map((amountClp, at) => ({ code: `c${at}`, amountClp }));
  expect(amountsOf(100, { formula: 'manual' }, given)).toEqual({ c0: 30, c1: 50, c2: 20 });
  const refused = (differenceClp: number) => ({
    ...{ code: 'editions/amounts-do-not-add-up', differenceClp },
  });
  expect(amountsOf(101, { formula: 'manual' }, given)).toEqual(refused(1));
  expect(amountsOf(99, { formula: 'manual' }, given)).toEqual(refused(-1));
});

test('what cannot be split is refused by name', () => {
  const population = { formula: 'population' } as const;
  expect(amountsOf(0, {})).toEqual({ code: 'editions/envelope-not-whole' });
  expect(amountsOf(10.5, {})).toEqual({ code: 'editions/envelope-not-whole' });
  expect(amountsOf(10, {}, [])).toEqual({ code: 'editions/no-contests' });
  expect(amountsOf(100, { fixedClp: { norte: 60, sur: 41 } })).toEqual({
    ...{ code: 'editions/fixed-above-envelope', fixedClp: 101, envelopeClp: 100 },
  });
  expect(amountsOf(100, { fixedClp: { norte: 100 } })).toEqual({
    ...{ code: 'editions/contest-with-nothing', contest: 'sur' },
  });
  expect(amountsOf(100, { fixedClp: { norte: 40, sur: 30, islas: 29 } })).toEqual({
    ...{ code: 'editions/amounts-do-not-add-up', differenceClp: 1 },
  });
  expect(amountsOf(100, { fixedClp: { norte: 0 } })).toEqual({
    ...{ code: 'editions/fixed-amount-not-whole', contest: 'norte' },
  });
  expect(amountsOf(100, { fixedClp: { centro: 1 } })).toEqual({
    ...{ code: 'editions/split-names-unknown-contest', contest: 'centro' },
  });
  expect(amountsOf(100, { ...population, weights: { norte: 1, islas: 1 } })).toEqual({
    ...{ code: 'editions/weight-missing', contest: 'sur' },
  });
  expect(amountsOf(100, { ...population, weights: { norte: 1, sur: 0, islas: 1 } })).toEqual({
    ...{ code: 'editions/weight-not-positive', contest: 'sur' },
  });
  expect(
    amountsOf(100, { ...population, weights: { norte: 1, sur: 1_000_000, islas: 1 } }),
  ).toEqual({
    ...{ code: 'editions/contest-with-nothing', contest: 'norte' },
  });
});

test('always adds up, nobody is a peso away from their share, and a slow deal agrees', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 300, max: 5000 }), (people, envelopeClp) => {
      const slots = people.map((_, at) => ({ code: `c${at}`, amountClp: 0 }));
      const given = Object.fromEntries(people.map((count, at) => [`c${at}`, count]));
      const amounts = amountsOf(envelopeClp, { formula: 'need', weights: given }, slots);
      expect(Object.values(amounts)).toEqual(dealPesoByPeso(envelopeClp, people));
    }),
  );
});

test('is exact where a division in floating point would not be', () => {
  const weights = { norte: 3_333_333_333_333_333, sur: 3_333_333_333_333_334, islas: 2 };
  const amounts = amountsOf(9_000_000_000_000_001, { formula: 'need', weights });
  expect(amounts).toEqual({ norte: 4_499_999_999_999_998, sur: 4_500_000_000_000_000, islas: 3 });
});

/** Whole shares first, then one peso at a time to whoever is furthest below their share. */
function dealPesoByPeso(envelopeClp: number, people: readonly number[]): number[] {
  const total = people.reduce((sum, count) => sum + count, 0);
  const dealt = people.map((count) => Math.floor((envelopeClp * count) / total));
  while (dealt.reduce((sum, clp) => sum + clp, 0) < envelopeClp) {
    const lacks = people.map((count, at) => envelopeClp * count - total * (dealt[at] ?? 0));
    const most = lacks.indexOf(Math.max(...lacks));
    dealt[most] = (dealt[most] ?? 0) + 1;
  }
  return dealt;
}
