// Equal Shares with bounded overspending: the examples of its paper, and what its definition promises.
import { addFractions, compareFractions, fraction, multiplyFractions } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCount, electionOf, idsOf, sharesWith, voteOf } from '../testing/elections.ts';
import { offerAt } from '../testing/oracle-shares.ts';
import type { Election, OverspendingSettings } from '../types.ts';
import { count } from './count.ts';
import { formElectorate } from './electorate.ts';
import { runOverspending } from './overspending.ts';

function outcomeOf(election: Election, changes: Partial<OverspendingSettings> = {}) {
  const plain = { rule: 'bos', utility: 'cost', completion: 'none', ties: 'id' } as const;
  return count(election, { ...plain, ...changes });
}

function boughtBy(
  election: Election,
  changes: Partial<OverspendingSettings> = {},
): readonly string[] {
  return idsOf(election, outcomeOf(election, changes).order);
}

const many = (times: number, ballot: string) => Array.from({ length: times }, () => ballot);

test('the paradox of Helenka: what 403 of 414 want is bought although their shares lack a little', () => {
  const election = electionOf(310_000, { A: 310_000, B: 6000 }, [
    ...many(403, 'A'),
    ...many(11, 'B'),
  ]);
  expect(idsOf(election, count(election, sharesWith()).order)).toEqual(['B']);
  expect(boughtBy(election)).toEqual(['A']);
});

test('the example of the paper with ten voters and six projects', () => {
  const costs = { A: 300_000, B: 400_000, C: 300_000, D: 240_000, E: 170_000, F: 100_000 };
  const election = electionOf(1_000_000, costs, [
    ...['A', 'A,B,C,E', 'A,B,C', 'A,B,C', 'A,B,C', 'A,B,F', 'D,E', 'D,E', 'D,E,F', 'C,D,F'],
  ]);
  const outcome = outcomeOf(election);
  expect(idsOf(election, outcome.order).toSorted()).toEqual(['A', 'C', 'D', 'F']);
  // Six people pay 50,000 each for A; four pay 60,000 for D.
  expect(outcome.rounds.slice(0, 2).map(({ payment }) => payment?.each)).toEqual([
    fraction(50_000n),
    fraction(60_000n),
  ]);
});

test('the tail of one voter does not decide: what 99 want much is bought', () => {
  const election = voteOf('scoring', 1, { A: 1, B: 1 }, [...many(99, 'A:100,B:2'), 'A:1,B:2']);
  expect(boughtBy(election, { utility: 'points' })).toEqual(['A']);
  expect(idsOf(election, count(election, sharesWith({ utility: 'points' })).order)).toEqual(['B']);
});

test('supporters who can pay all of it pay as in Equal Shares', () => {
  const election = electionOf(12, { a: 6, b: 5 }, ['a,b', 'a,b', 'a', 'b']);
  const [first] = outcomeOf(election).rounds;
  expect(first?.payment).toEqual({
    ...{ full: 3, each: fraction(2n), rest: 0, restTotal: fraction(0n) },
  });
});

test('a part that some cannot pay is paid by nobody, and each pays at most ρ for each point', () => {
  // 10 each. Paying all, a takes 20 of 25 from its two people: ρ = 25/2 at α = 4/5, and they have less.
  const election = electionOf(40, { a: 25 }, ['a', 'a', '', '']);
  const [round] = outcomeOf(election).rounds;
  expect(round?.payment).toEqual({
    ...{ full: 0, each: fraction(25n, 2n), rest: 2, restTotal: fraction(20n) },
  });
});

test('who pays exactly all they have pays in full', () => {
  const [round] = outcomeOf(electionOf(40, { a: 20 }, ['a', 'a', '', ''])).rounds;
  expect(round?.payment).toMatchObject({ full: 2, each: fraction(10n), rest: 0 });
});

test('of two parts that are equally good for a project the smaller counts', () => {
  // 40 each. w takes 30 from two people. For x they have 10, 10 and 40: with α = 3/10, 10 is λ and ρ / α
  // is 10 × (100/30)²; with α = 6/10, 40 × (100/60)², the same.
  const election = electionOf(200, { w: 60, x: 100 }, ['w,x', 'w,x', 'x', '', '']);
  const { rounds } = outcomeOf(election, { utility: 'cardinality' });
  expect(rounds.map(({ payment }) => payment?.full)).toEqual([2, 1]);
  expect(rounds[1]?.payment).toMatchObject({ rest: 2, restTotal: fraction(20n) });
  expect(rounds[1]?.payment?.each).toEqual(fraction(33_333_333_333_333n, 10n ** 12n));
});

test('it buys while it fits and its supporters have anything', () => {
  const election = electionOf(40, { a: 25, b: 15, c: 16 }, ['a', 'b', 'c', '']);
  expect(boughtBy(election)).toEqual(['b', 'c']);
  expect(boughtBy(election, { conflicts: [['c', 'b']] })).toEqual(['b', 'a']);
});

test('a free project is bought first by cardinality and never by cost', () => {
  const election = electionOf(40, { a: 20, z: 0 }, ['a,z', 'a']);
  expect(boughtBy(election, { utility: 'cardinality' })).toEqual(['z', 'a']);
  expect(boughtBy(election)).toEqual(['a']);
});

test('who runs out gives all, and the others what is left of the cost', () => {
  // Each has 10. For A each of its four pays 2, so that one of the three of B has 8: the others pay 10.
  const ballots = ['A,B', 'A', 'A', 'A', 'B', 'B'];
  const { rounds } = outcomeOf(electionOf(60, { A: 8, B: 28 }, ballots));
  expect(rounds.map(({ payment }) => payment)).toEqual([
    { full: 4, each: fraction(2n), rest: 0, restTotal: fraction(0n) },
    { full: 2, each: fraction(10n), rest: 1, restTotal: fraction(8n) },
  ]);
});

test('ties are exact although digits would double with each purchase', () => {
  // Two copies of one vote, apart: whatever one buys, the other's ties with it.
  const half = (sign: string) =>
    ['a,b', 'a', 'b,c', 'c'].map((one) => one.replaceAll(/\w/g, `$&${sign}`));
  const costs = Object.fromEntries(
    ['a', 'b', 'c'].flatMap((id, place) => ['1', '2'].map((sign) => [id + sign, 29 + 8 * place])),
  );
  const election = electionOf(224, costs, [...half('1'), ...half('2')]);
  const { rounds } = outcomeOf(election, { utility: 'cardinality' });
  expect(rounds.map(({ tiedWith }) => tiedWith.length)).toEqual([1, 0, 1, 0, 1, 0]);
});

test('no part α of what was bought would have been cheaper', () => {
  fc.assert(
    fc.property(anyCount, fc.integer({ min: 1, max: 40 }), ({ election, settings }, twentieth) => {
      const electorate = formElectorate(election, settings);
      const endowment = fraction(election.budget, BigInt(election.profile.ballots));
      const [first] = runOverspending(electorate, election.budget, endowment).purchases;
      const item = electorate.items[first?.item ?? -1];
      fc.pre(item !== undefined && first !== undefined && item.cost > 0n);
      const supporters = [...item.groups].flatMap((group, entry) => {
        const utility = fraction(BigInt(item.weights?.[entry] ?? 1) * item.scale);
        const size = electorate.profile.size[group] ?? 0;
        return Array.from({ length: size }, () => ({ voter: 0, purse: endowment, utility }));
      });
      const bundle = { projects: [item.project], cost: item.cost };
      const offer = offerAt(bundle, supporters, fraction(BigInt(twentieth), 40n));
      fc.pre(offer !== undefined);
      // All have the same: the whole if they can pay it, else all they have, is best.
      const { each } = first.payment;
      const paid = supporters.reduce((sum, { utility }) => {
        const due = multiplyFractions(each, fraction(utility.numerator, item.scale));
        return addFractions(sum, compareFractions(due, endowment) < 0 ? due : endowment);
      }, fraction(0n));
      const alpha = fraction(paid.numerator, paid.denominator * item.cost);
      const best = fraction(
        each.numerator * alpha.denominator,
        each.denominator * item.scale * alpha.numerator,
      );
      const slack = fraction(1n, 10n ** 6n);
      expect(compareFractions(best, addFractions(offer.measure, slack))).toBeLessThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});
