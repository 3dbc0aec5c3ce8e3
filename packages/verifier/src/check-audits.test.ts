// What a sample allows to say of all: the share that may be wrong at a confidence of 95 %, in thousandths.
import { expect, test } from 'vitest';
import { atMostPerMille } from './check-audits.ts';

test.each([
  // 299 people who were reached and did not contradict: no more than one in a hundred.
  [299, 0, 10],
  [298, 0, 11],
  [12, 0, 221],
  [2, 0, 777],
  [100, 1, 47],
  [100, 10, 164],
  [10, 10, 1000],
  [10, 11, 1000],
])('of %i that were looked at %i are wrong: at most %i', (seen, wrong, expected) => {
  expect(atMostPerMille(seen, wrong)).toBe(expected);
});

test('more that are wrong never allow less', () => {
  const shares = Array.from({ length: 50 }, (_, wrong) => atMostPerMille(50, wrong));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
