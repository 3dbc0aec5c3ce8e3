// Where the money of each ballot went, played again from the outcome.
import { addFractions, fraction, multiplyFractions, subtractFractions } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import {
  anyElection,
  anySharesSettings,
  electionOf,
  greedyByVotes,
  sharesWith,
} from '../testing/elections.ts';
import { countByDefinition } from '../testing/oracle.ts';
import type { Election } from '../types.ts';
import { effectiveVotes, moneyOfSupporters } from './backing.ts';
import { shareOfBallot } from './replay.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 300) };
const zero = fraction(0n);

/** Six people, 50/3 each. a (50) is bought by its three supporters; nobody else can pay anything. */
const village = electionOf(100, { a: 50, b: 30, c: 40, d: 20 }, [
  'a,b',
  'a,b',
  'a',
  'b,c',
  'c,d',
  '',
]);

function shareOf(election: Election, index: number, settings = sharesWith()) {
  return shareOfBallot(election, count(election, settings), election.ballots.groupOf(index));
}

test('a share goes to what the ballot chose, with what there was before and after', () => {
  const each = fraction(50n, 3n);
  expect(shareOf(village, 0)).toEqual({
    start: each,
    left: zero,
    funded: [
      {
        round: 1,
        projects: [0],
        by: 'supporters',
        money: { before: each, paid: each, after: zero },
      },
    ],
    notFunded: [
      {
        project: 1,
        reason: { kind: 'supporters-short', had: fraction(50n, 3n), missing: fraction(40n, 3n) },
      },
    ],
  });
});

test('an empty ballot keeps its share', () => {
  const each = fraction(50n, 3n);
  expect(shareOf(village, 5)).toEqual({ start: each, left: each, funded: [], notFunded: [] });
});

test('what the greedy completion funds takes nothing from the share', () => {
  const { funded, left } = shareOf(village, 3, sharesWith({ completion: 'greedy' }));
  // b (3 votes) goes before c (2) and d (1); the 50 left pay for b and then for d.
  expect(funded).toEqual([{ round: 2, projects: [1], by: 'greedy' }]);
  expect(left).toEqual(fraction(50n, 3n));
});

test('without shares it tells only what was funded', () => {
  expect(shareOfBallot(village, count(village, greedyByVotes), village.ballots.groupOf(4))).toEqual(
    {
      funded: [{ round: 3, projects: [3], by: 'greedy' }],
      notFunded: [{ project: 2, reason: { kind: 'did-not-fit', left: 20n } }],
    },
  );
});

test('both projects of a pair on a ballot are one purchase, paid once', () => {
  const settings = sharesWith({ together: [['a', 'b']], utility: 'cardinality' });
  const rich = electionOf(60, { a: 10, b: 30 }, ['a,b', 'a', 'b', '']);
  // 15 each, and 4 points for 40: 10 per point. The first, with two, has only 15; the others pay 12.5.
  const share = shareOf(rich, 0, settings);
  const all = fraction(15n);
  expect(share.funded).toEqual([
    {
      round: 1,
      projects: [0, 1],
      by: 'supporters',
      money: { before: all, paid: all, after: zero },
    },
  ]);
  expect(shareOf(rich, 1, settings).left).toEqual(fraction(5n, 2n));
});

test('every ballot ends with what a count by the definitions leaves it', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const outcome = count(election, settings);
      const { purses } = countByDefinition(election, settings);
      const left = purses.map(
        (_, index) => shareOfBallot(election, outcome, election.ballots.groupOf(index)).left,
      );
      expect(left).toEqual(purses);
    }),
    runs,
  );
});

test('the payments of all ballots are the cost of what supporters bought', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const outcome = count(election, settings);
      const paid = new Map<number, ReturnType<typeof fraction>>();
      for (const [group, size] of election.profile.size.entries()) {
        for (const { round, money } of shareOfBallot(election, outcome, group).funded) {
          const all = multiplyFractions(money?.paid ?? zero, fraction(BigInt(size)));
          paid.set(round, addFractions(paid.get(round) ?? zero, all));
        }
      }
      for (const { number, by, cost } of outcome.rounds) {
        if (cost > 0n)
          expect(paid.get(number) ?? zero).toEqual(fraction(by === 'supporters' ? cost : 0n));
      }
    }),
    runs,
  );
});

test('the money of the supporters of a project that was not funded is told by round', () => {
  const money = moneyOfSupporters(village, count(village, sharesWith()), 1);
  // In round 1 a cost its payers 1/3 per unit: at that price b would have cost its own 10 each, 30: it tied.
  expect(money).toEqual({
    start: fraction(50n),
    paid: [{ round: 1, amount: fraction(100n, 3n) }],
    left: fraction(50n, 3n),
    best: { round: 1, amount: fraction(30n) },
  });
});

test('the best moment may be the end', () => {
  const money = moneyOfSupporters(village, count(village, sharesWith()), 2);
  // In round 1 c would have cost its two supporters 40/3 each at most; at the end they hold 50/3 each.
  expect(money?.best).toEqual({ amount: fraction(100n, 3n) });
});

test('the supporters of what was not bought never cover more than its cost, and their money adds up', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const outcome = count(election, settings);
      for (const { project, reason } of outcome.projects) {
        const money = moneyOfSupporters(election, outcome, project);
        const spent = (money?.paid ?? []).reduce(
          (sum, { amount }) => addFractions(sum, amount),
          zero,
        );
        expect(subtractFractions(money?.start ?? zero, spent)).toEqual(money?.left);
        if (reason.kind !== 'supporters-short') continue;
        expect(money?.left).toEqual(reason.had);
        const gap = subtractFractions(
          fraction(election.projects[project]?.cost ?? 0n),
          money?.best.amount ?? zero,
        );
        expect(gap.numerator).toBeGreaterThanOrEqual(0n);
      }
    }),
    runs,
  );
});

test('effective votes are the cost over the largest payment', () => {
  const election = electionOf(60, { a: 40, b: 20 }, ['a,b', 'a', 'b', 'b']);
  // 15 each. The two for a cannot pay 40. b: 20/3 each, 3 votes.
  const outcome = count(election, sharesWith());
  expect(effectiveVotes(election, outcome)).toEqual(new Map([[1, fraction(3n)]]));
  const uneven = electionOf(60, { a: 12, b: 24 }, ['a,b', 'a', 'b', 'b']);
  // 15 each. b: 8 each, 3 votes. Then a: 7 are left to the first, 6 each, 2 votes.
  expect(effectiveVotes(uneven, count(uneven, sharesWith()))).toEqual(
    new Map([
      [0, fraction(2n)],
      [1, fraction(3n)],
    ]),
  );
});

test('whoever gives less makes the effective votes fewer than the votes', () => {
  const election = electionOf(60, { a: 20, b: 24 }, ['a,b', 'a', 'b', 'b']);
  // 15 each. b: 8 each. Then a: 7 from the first and 13 from the second, 20/13 votes.
  expect(effectiveVotes(election, count(election, sharesWith())).get(0)).toEqual(
    fraction(20n, 13n),
  );
});

test('rules without shares have no money to tell', () => {
  const outcome = count(village, greedyByVotes);
  expect(moneyOfSupporters(village, outcome, 2)).toBeUndefined();
  expect(effectiveVotes(village, outcome).size).toBe(0);
});
