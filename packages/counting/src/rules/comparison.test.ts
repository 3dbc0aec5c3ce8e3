// The comparison step: when the outcome of Equal Shares gives way to that of the greedy rule.
import { expect, test } from 'vitest';
import { electionOf, greedyByVotes, idsOf, sharesWith } from '../testing/elections.ts';
import { countEmptyHanded } from './comparison.ts';
import { count } from './count.ts';

// Six want a, which costs all; one wants b, two want c: Equal Shares buys b and c.
const divided = electionOf(90, { a: 90, b: 10, c: 20 }, [
  ...Array.from({ length: 6 }, () => 'a'),
  ...['b', 'c', 'c'],
]);

test('without comparison Equal Shares keeps its outcome, and nothing is told', () => {
  const outcome = count(divided, sharesWith());
  expect(idsOf(divided, outcome.order)).toEqual(['c', 'b']);
  expect(outcome).not.toHaveProperty('comparison');
});

test('satisfaction: greedy is kept when more ballots gain more from it', () => {
  const outcome = count(divided, sharesWith({ comparison: 'satisfaction' }));
  expect(outcome.comparison).toEqual({ kept: 'greedy', shares: 3, greedy: 6 });
  const greedy = count(divided, greedyByVotes);
  for (const told of ['order', 'rounds', 'projects', 'totalCost', 'emptyHanded', 'ties'] as const) {
    expect(outcome[told]).toEqual(greedy[told]);
  }
  expect(outcome.settings).toEqual(sharesWith({ comparison: 'satisfaction' }));
  expect(outcome).not.toHaveProperty('endowment');
});

test('as many for one as for the other: Equal Shares is kept', () => {
  const even = electionOf(60, { a: 60, b: 10, c: 20 }, ['a', 'a', 'a', 'b', 'c', 'c']);
  const outcome = count(even, sharesWith({ comparison: 'satisfaction' }));
  expect(outcome.comparison).toEqual({ kept: 'shares', shares: 3, greedy: 3 });
  expect(outcome.endowment).toBeDefined();
  expect(outcome.rounds.every(({ payment }) => payment !== undefined)).toBe(true);
});

test('what matters is what each gains by the utility, not how many projects', () => {
  // Greedy by votes buys a (80), Equal Shares b and c (45 together), and three people chose them all.
  const election = electionOf(90, { a: 80, b: 20, c: 25 }, [
    ...Array.from({ length: 3 }, () => 'a,b,c'),
    ...['a', 'a', 'b', 'c', 'c', 'b'],
  ]);
  const compare = (utility: 'cost' | 'cardinality') =>
    count(election, sharesWith({ utility, comparison: 'satisfaction' })).comparison;
  expect(compare('cost')).toEqual({ kept: 'greedy', shares: 4, greedy: 5 });
  // By number, greedy buys b and c too.
  expect(compare('cardinality')).toEqual({ kept: 'shares', shares: 0, greedy: 0 });
});

test('exclusion: greedy is kept when it leaves fewer ballots with nothing', () => {
  const outcome = count(divided, sharesWith({ comparison: 'exclusion' }));
  expect(outcome.comparison).toEqual({ kept: 'greedy', shares: 6, greedy: 3 });
  const even = electionOf(60, { a: 60, b: 10, c: 20 }, ['a', 'a', 'a', 'b', 'c', 'c']);
  expect(count(even, sharesWith({ comparison: 'exclusion' })).comparison).toEqual({
    ...{ kept: 'shares', shares: 3, greedy: 3 },
  });
});

test('the outcome that is compared is the completed one', () => {
  const settings = sharesWith({ comparison: 'exclusion', completion: 'greedy' });
  const spare = electionOf(120, { a: 90, b: 10, c: 20 }, [
    ...Array.from({ length: 6 }, () => 'a'),
    ...['b', 'c', 'c'],
  ]);
  expect(count(spare, settings).comparison).toEqual({ kept: 'shares', shares: 0, greedy: 0 });
});

test('empty ballots are not left out by anybody', () => {
  const { profile } = electionOf(10, { a: 1, b: 1 }, ['a', 'b', 'a,b', '']);
  expect([[], [0], [1], [0, 1]].map((funded) => countEmptyHanded(profile, funded))).toEqual([
    3, 1, 1, 0,
  ]);
});
