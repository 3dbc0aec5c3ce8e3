// Why each project was or was not funded: one example for each reason, from the trace.
import { fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCount, electionOf, greedyByVotes, sharesWith, voteOf } from '../testing/elections.ts';
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
    fc.property(anyCount, ({ election, settings }) => {
      const outcome = count(election, settings);
      expect(outcome.projects.map((line) => line.project)).toEqual([...election.projects.keys()]);
      for (const { project, funded, reason, votes } of outcome.projects) {
        expect(funded).toBe(outcome.order.includes(project));
        expect(reason.kind === 'bought').toBe(funded);
        if (reason.kind === 'bought') {
          const { project: bought, together = [] } = outcome.rounds[reason.round - 1] ?? {};
          expect([bought, ...together]).toContain(project);
        }
        const supporters = [...election.ballots].filter(({ choices, points }) =>
          choices.some((choice, place) => choice === project && points?.[place] !== 0),
        );
        expect(votes).toBe(supporters.length);
      }
    }),
  );
});

test('a reason that speaks of money is true: it cost more than that', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const costOf = (id: string | undefined) =>
        election.projects.find((project) => project.id === id)?.cost ?? 0n;
      for (const { project, reason } of count(election, settings).projects) {
        const id = election.projects[project]?.id ?? '';
        const pair = settings.together?.find((ids) => ids.includes(id));
        const cost = [...(pair ?? [id])].reduce((sum, one) => sum + costOf(one), 0n);
        if (reason.kind === 'did-not-fit') expect(cost).toBeGreaterThan(reason.left);
        if (reason.kind === 'dearer-than-budget') expect(cost).toBeGreaterThan(election.budget);
        if (reason.kind !== 'supporters-short') continue;
        if (reason.leftToComplete !== undefined)
          expect(cost).toBeGreaterThan(reason.leftToComplete);
      }
    }),
  );
});

test('below the minimum: the votes it has and those it needed', () => {
  expect(reasonOf(town, { ...greedyByVotes, minimumScore: 2 }, 'z')).toEqual({
    kind: 'below-minimum',
    score: 1,
    needed: fraction(2n),
  });
  // 4 ballots × 60 of 100 × 1/2 = 6/5.
  const minimumShare = fraction(1n, 2n);
  expect(reasonOf(town, { ...greedyByVotes, minimumShare }, 'n')).toEqual({
    kind: 'below-minimum',
    score: 0,
    needed: fraction(9n, 10n),
  });
  expect(reasonOf(town, { ...greedyByVotes, minimumShare }, 'a')).toMatchObject({ kind: 'bought' });
});

test('the partner of what is below the minimum is out with it', () => {
  const settings = { ...greedyByVotes, minimumScore: 2, together: [['n', 'a']] as const };
  expect(reasonOf(town, settings, 'a')).toEqual({ kind: 'partner-out', partner: 3 });
  expect(reasonOf(town, settings, 'n')).toMatchObject({ kind: 'below-minimum', score: 0 });
});

test('in conflict: who was bought, and in which round', () => {
  const settings = { ...greedyByVotes, conflicts: [['b', 'a']] };
  expect(reasonOf(town, settings, 'b')).toEqual({ kind: 'conflict', rival: 0, round: 1 });
});

test('greedy that stops: what did not fit, and what it kept from its turn', () => {
  const settings = { ...greedyByVotes, misfit: 'stop' } as const;
  const election = electionOf(100, { a: 60, b: 50, c: 1 }, ['a,b', 'a,b', 'a', 'c']);
  expect(reasonOf(election, settings, 'b')).toEqual({ kind: 'did-not-fit', left: 40n });
  expect(reasonOf(election, settings, 'c')).toEqual({ kind: 'not-reached', blocker: 1 });
});

test('Phragmén: nobody voted for it, it did not fit, or the count had ended', () => {
  const settings = { rule: 'phragmen', ties: 'id', misfit: 'stop' } as const;
  const election = electionOf(100, { a: 60, b: 50, c: 90, n: 1 }, ['a', 'a', 'a,b', 'b', 'c']);
  expect(reasonOf(election, settings, 'b')).toEqual({ kind: 'did-not-fit', left: 40n });
  expect(reasonOf(election, settings, 'c')).toEqual({ kind: 'not-reached', blocker: 1 });
  expect(reasonOf(election, settings, 'n')).toEqual({ kind: 'no-votes' });
  const skipping = { ...settings, misfit: 'skip' } as const;
  expect(reasonOf(election, skipping, 'c')).toEqual({ kind: 'did-not-fit', left: 40n });
});

test('a ranking that puts it last everywhere gives it nothing', () => {
  const election = voteOf('ordinal', 100, { a: 50, b: 50 }, ['a,b', 'a,b']);
  expect(reasonOf(election, sharesWith({ utility: 'borda' }), 'b')).toEqual({ kind: 'no-support' });
});

test('bounded overspending: it did not fit, or its supporters had nothing left', () => {
  const settings = { rule: 'bos', utility: 'cost', completion: 'none', ties: 'id' } as const;
  const election = electionOf(100, { a: 90, b: 20, c: 5 }, ['a', 'a,c', 'a,c', 'b']);
  expect(reasonOf(election, settings, 'b')).toEqual({ kind: 'did-not-fit', left: 10n });
  expect(reasonOf(election, settings, 'c')).toEqual({
    kind: 'supporters-short',
    had: fraction(0n),
    missing: fraction(5n),
  });
  const completed = { ...settings, completion: 'greedy' } as const;
  expect(reasonOf(election, completed, 'c')).toEqual({ kind: 'bought', round: 2 });
  // It was given up before the completion, which had 5 left when it looked at it again.
  expect(reasonOf(election, completed, 'b')).toEqual({ kind: 'did-not-fit', left: 10n });
});
