// Why each project was or was not funded: one example for each reason, from the trace.
import { fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyElection,
  anySettings,
  electionOf,
  greedyByVotes,
  sharesWith,
} from '../testing/elections.ts';
import type { Election, ProjectReason, Settings } from '../types.ts';
import { count } from './count.ts';

function reasonOf(election: Election, settings: Settings, id: string): ProjectReason | undefined {
  const index = election.projects.findIndex((project) => project.id === id);
  return count(election, settings).projects[index]?.reason;
}

const town = electionOf(100, { a: 60, b: 50, huge: 101, n: 45, z: 0 }, [
  'a,huge',
  'a,b',
  'a',
  'b,z',
]);

test('a funded project names its round', () => {
  expect(reasonOf(town, greedyByVotes, 'a')).toEqual({ kind: 'bought', round: 1 });
});

test('a project dearer than the budget is told as such, whatever its votes', () => {
  for (const settings of [greedyByVotes, sharesWith(), sharesWith({ completion: 'add1u' })]) {
    expect(reasonOf(town, settings, 'huge')).toEqual({ kind: 'dearer-than-budget' });
  }
});

test('greedy: what was skipped tells what was left when its turn came', () => {
  expect(reasonOf(town, greedyByVotes, 'b')).toEqual({ kind: 'did-not-fit', left: 40n });
});

test('greedy: a project without votes that did not fit did not fit', () => {
  expect(reasonOf(town, greedyByVotes, 'n')).toEqual({ kind: 'did-not-fit', left: 40n });
});

test('Equal Shares: what the supporters had and what was missing', () => {
  // 25 each. a takes 20 from three people. b: one of them has 5, the other 25.
  expect(reasonOf(town, sharesWith(), 'b')).toEqual({
    kind: 'supporters-short',
    had: fraction(30n),
    missing: fraction(20n),
  });
});

test('Equal Shares: had and missing are exact fractions', () => {
  const election = electionOf(100, { a: 50, b: 60 }, ['a', 'a,b', 'a,b']);
  // 100/3 each; a takes 50/3; b's two people have 50/3 each.
  expect(reasonOf(election, sharesWith(), 'b')).toEqual({
    kind: 'supporters-short',
    had: fraction(100n, 3n),
    missing: fraction(80n, 3n),
  });
});

test('Equal Shares with a greedy completion also tells that it did not fit then', () => {
  expect(reasonOf(town, sharesWith({ completion: 'greedy' }), 'b')).toEqual({
    kind: 'supporters-short',
    had: fraction(30n),
    missing: fraction(20n),
    leftToComplete: 40n,
  });
});

test('Equal Shares: nobody voted for it', () => {
  expect(reasonOf(town, sharesWith(), 'n')).toEqual({ kind: 'no-votes' });
});

test('Equal Shares by cost: a free project is never bought', () => {
  expect(reasonOf(town, sharesWith(), 'z')).toEqual({ kind: 'no-cost' });
  expect(reasonOf(town, sharesWith({ utility: 'cardinality' }), 'z')).toEqual({
    kind: 'bought',
    round: 1,
  });
});

test('a greedy completion may buy the free project and the one without votes', () => {
  const election = electionOf(100, { a: 60, n: 10, z: 0 }, ['a', 'a,z']);
  const settings = sharesWith({ completion: 'greedy' });
  expect(reasonOf(election, settings, 'n')).toEqual({ kind: 'bought', round: 2 });
  expect(reasonOf(election, settings, 'z')).toEqual({ kind: 'bought', round: 3 });
});

test('add1: the reason is that of the outcome which was kept, not of the step that overspent', () => {
  const election = electionOf(100, { a: 60, b: 60 }, ['a', 'a', 'b', 'b']);
  // 25 each: nothing. At 30 each both: 120. Kept: 29 each, where two people have 58.
  expect(reasonOf(election, sharesWith({ completion: 'add1' }), 'a')).toEqual({
    kind: 'supporters-short',
    had: fraction(58n),
    missing: fraction(2n),
  });
});

test('every project has exactly one line, and funded is what its reason says', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const outcome = count(election, settings);
      expect(outcome.projects.map((line) => line.project)).toEqual([...election.projects.keys()]);
      for (const { project, funded, reason, votes } of outcome.projects) {
        expect(funded).toBe(outcome.order.includes(project));
        expect(reason.kind === 'bought').toBe(funded);
        if (reason.kind === 'bought') {
          expect(outcome.rounds[reason.round - 1]?.project).toBe(project);
        }
        const supporters = election.ballots.filter(({ choices }) => choices.includes(project));
        expect(votes).toBe(supporters.length);
      }
    }),
  );
});

test('a reason that speaks of money is true: it cost more than that', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      for (const { project, reason } of count(election, settings).projects) {
        const cost = election.projects[project]?.cost ?? 0n;
        if (reason.kind === 'did-not-fit') expect(cost).toBeGreaterThan(reason.left);
        if (reason.kind === 'dearer-than-budget') expect(cost).toBeGreaterThan(election.budget);
        if (reason.kind !== 'supporters-short') continue;
        if (reason.leftToComplete !== undefined)
          expect(cost).toBeGreaterThan(reason.leftToComplete);
      }
    }),
  );
});
