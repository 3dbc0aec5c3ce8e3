// Ties of bounded overspending between an amount that intervals hold exactly and one that they do not.
import { expect, test } from 'vitest';
import { electionOf, idsOf } from '../testing/elections.ts';
import { count } from './count.ts';

/**
 * Everybody has 10. x costs 10 and takes 10/3 from three ballots, which leaves them 20/3 each. In part,
 * `thirds` then costs them 36,000 / (3² × 20/3) = 600 per satisfaction, and `whole` costs the other two
 * 24,000 / (2² × 10) = 600.
 */
function boughtWith(thirds: string, whole: string) {
  const costs = { x: 10, [thirds]: 36_000, [whole]: 24_000 };
  const few = [`x,${thirds}`, `x,${thirds}`, `x,${thirds}`, whole, whole];
  const election = electionOf(40_000, costs, [...few, ...Array.from({ length: 3995 }, () => '')]);
  const settings = { rule: 'bos', utility: 'cost', completion: 'none', ties: 'id' } as const;
  const { order, rounds } = count(election, settings);
  return { order: idsOf(election, order), tied: idsOf(election, rounds[1]?.tiedWith ?? []) };
}

test('the tie is seen, and goes by id whichever of the two is first', () => {
  expect(boughtWith('a', 'b')).toEqual({ order: ['x', 'a'], tied: ['b'] });
  expect(boughtWith('b', 'a')).toEqual({ order: ['x', 'a'], tied: ['b'] });
});
