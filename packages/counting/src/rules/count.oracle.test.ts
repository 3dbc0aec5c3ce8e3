// The counter against a second one, written from the definitions, on thousands of small elections.
import { addFractions, compareFractions, fraction, fractionToString } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyCount,
  anyElection,
  anySettings,
  anySharesSettings,
  electionOf,
  sharesWith,
  withVote,
} from '../testing/elections.ts';
import { countByDefinition } from '../testing/oracle.ts';
import type { Election, Settings } from '../types.ts';
import { count } from './count.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 3000) };

function expectSameOutcome(election: Election, settings: Settings): void {
  const outcome = count(election, settings);
  const expected = countByDefinition(election, settings);
  expect(outcome.order).toEqual(expected.order);
  expect(outcome.totalCost).toBe(expected.totalCost);
  expect(outcome.endowment).toEqual(expected.endowment);
  const { kept, ...compared } = outcome.comparison ?? {};
  expect(kept === undefined ? undefined : compared).toEqual(expected.comparison);
}

test('every rule and setting gives the order, the cost and the endowment of the definition', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => expectSameOutcome(election, settings)),
    runs,
  );
});

test('elections made of ties give the outcome of the definition', () => {
  const tied = fc
    .record({
      budget: fc.integer({ min: 1, max: 24 }),
      cost: fc.constantFrom(2, 3, 6),
      projects: fc.integer({ min: 2, max: 5 }),
      pairs: fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), {
        minLength: 1,
        maxLength: 8,
      }),
    })
    .map(({ budget, cost, projects, pairs }) => {
      const ids = ['2', '10', '1', '9', '11'].slice(0, projects);
      const costs = Object.fromEntries(ids.map((id) => [`#${id}`, cost]));
      const ballots = pairs.map((pair) =>
        [...new Set(pair.map((choice) => `#${ids[choice % projects]}`))].join(','),
      );
      return electionOf(budget, costs, ballots);
    });
  fc.assert(fc.property(tied, anySettings, expectSameOutcome), runs);
});

test('elections with the same ballot many times give the outcome of the definition', () => {
  const crowded = fc
    .tuple(anyCount, fc.integer({ min: 2, max: 6 }))
    .map(([{ election, settings }, times]) => {
      const ballots = [...election.ballots].flatMap((ballot) =>
        Array.from({ length: times }, () => ballot),
      );
      const crowd = withVote(election, { ballots });
      return { election: { ...crowd, budget: election.budget * BigInt(times) }, settings };
    });
  fc.assert(
    fc.property(crowded, ({ election, settings }) => expectSameOutcome(election, settings)),
    { numRuns: 500 },
  );
});

test('supporters pay what the definition says, each of them', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const outcome = count(election, settings);
      const expected = countByDefinition(election, settings);
      const bought = outcome.rounds.filter((round) => round.by === 'supporters');
      expect(bought).toHaveLength(expected.payments.length);
      bought.forEach((round, index) => {
        const paid = expected.payments[index] ?? [];
        const highest = paid.reduce((a, b) => (compareFractions(a, b) < 0 ? b : a));
        const each = round.payment?.each;
        expect(each && fractionToString(each)).toBe(fractionToString(highest));
        const supporters = [...election.ballots].flatMap(({ choices }, voter) =>
          choices.includes(round.project) ? [voter] : [],
        );
        expect(round.supporters).toBe(supporters.length);
        expect((round.payment?.full ?? 0) + (round.payment?.rest ?? 0)).toBe(supporters.length);
        const full = supporters.filter(
          (voter) => compareFractions(paid[voter] ?? highest, highest) === 0,
        );
        expect(round.payment?.full).toBe(full.length);
      });
    }),
    runs,
  );
});

test('what the supporters of an unfunded project had is what the definition leaves them', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const outcome = count(election, settings);
      const { purses } = countByDefinition(election, settings);
      for (const { project, reason } of outcome.projects) {
        if (reason.kind !== 'supporters-short') continue;
        const had = Array.from(election.ballots).reduce(
          (sum, { choices }, voter) =>
            choices.includes(project) ? addFractions(sum, purses[voter] ?? sum) : sum,
          fraction(0n),
        );
        expect(reason.had).toEqual(had);
        const cost = fraction(election.projects[project]?.cost ?? 0n);
        expect(addFractions(reason.had, reason.missing)).toEqual(cost);
        expect(compareFractions(reason.missing, fraction(0n))).toBe(1);
      }
    }),
    runs,
  );
});

test('the oracle is not the counter in disguise: it also knows an outcome worked out by hand', () => {
  // 4 ballots with 3 each. a: 3 voters pay 2. Then b: two have 1 and one has 3: 1 + 1 + 3 = 5, exactly b.
  const election = electionOf(12, { a: 6, b: 5, c: 4 }, ['a,b', 'a,b', 'a', 'b,c']);
  expect(countByDefinition(election, sharesWith()).order).toEqual([0, 1]);
});
