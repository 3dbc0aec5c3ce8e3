// Two outcomes side by side.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyElection,
  anySettings,
  electionOf,
  greedyByVotes,
  sharesWith,
} from '../testing/elections.ts';
import { compareOutcomes } from './compare.ts';
import { count } from './count.ts';

// Six people for a (all the money), four for b and c together.
const divided = electionOf(100, { a: 60, b: 60, c: 40, d: 200 }, [
  ...Array.from({ length: 6 }, () => 'a,b'),
  ...Array.from({ length: 4 }, () => 'c'),
]);

test('projects are in both, in one or in neither', () => {
  const greedy = count(divided, greedyByVotes);
  const other = count(divided, { ...greedyByVotes, utility: 'cardinality', ties: 'votes-cost-id' });
  expect(compareOutcomes(greedy, other)).toMatchObject({
    both: [0, 2],
    onlyA: [],
    onlyB: [],
    neither: [1, 3],
  });
});

test('what only one of them funds is told by side', () => {
  const election = electionOf(100, { a: 100, b: 40 }, ['a', 'a', 'a', 'b', 'b']);
  const greedy = count(election, greedyByVotes);
  const shares = count(election, sharesWith());
  expect(compareOutcomes(greedy, shares)).toEqual({
    both: [],
    onlyA: [0],
    onlyB: [1],
    neither: [],
    totalCost: { a: 100n, b: 40n },
    left: { a: 0n, b: 60n },
    emptyHanded: { a: 2, b: 3 },
  });
});

test('an outcome compared with itself differs in nothing', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const outcome = count(election, settings);
      const { both, onlyA, onlyB } = compareOutcomes(outcome, outcome);
      expect([...both]).toEqual([...outcome.order].sort((a, b) => a - b));
      expect([...onlyA, ...onlyB]).toEqual([]);
    }),
  );
});

test('turned round, the sides change and nothing else', () => {
  fc.assert(
    fc.property(anyElection, anySettings, anySettings, (election, one, two) => {
      const [a, b] = [count(election, one), count(election, two)];
      const there = compareOutcomes(a, b);
      const back = compareOutcomes(b, a);
      expect(back).toMatchObject({
        both: there.both,
        onlyA: there.onlyB,
        onlyB: there.onlyA,
        neither: there.neither,
      });
      const parts = [there.both, there.onlyA, there.onlyB, there.neither].flat();
      expect(parts).toHaveLength(election.projects.length);
    }),
  );
});

test('outcomes of different elections are not compared', () => {
  const other = electionOf(100, { a: 60 }, ['a']);
  expect(() => compareOutcomes(count(divided, greedyByVotes), count(other, greedyByVotes))).toThrow(
    /one election/,
  );
});
