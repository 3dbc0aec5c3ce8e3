// Ballots folded into groups.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyElection, electionOf } from '../testing/elections.ts';
import { formElectorate } from './electorate.ts';

test('ballots with the same choices are one group of that size', () => {
  const { groups } = formElectorate(electionOf(10, { a: 1, b: 1 }, ['a', 'b', 'a', 'a,b', 'a']));
  expect(groups).toEqual([
    { choices: [0], size: 3n },
    { choices: [1], size: 1n },
    { choices: [0, 1], size: 1n },
  ]);
});

test('empty ballots are a group too, and count among the ballots', () => {
  const electorate = formElectorate(electionOf(10, { a: 1 }, ['', 'a', '']));
  expect(electorate.ballots).toBe(3);
  expect(electorate.groups).toContainEqual({ choices: [], size: 2n });
});

test('each project knows its groups and its votes', () => {
  const { supporters, votes } = formElectorate(
    electionOf(10, { a: 1, b: 1, c: 1 }, ['a', 'a', 'a,b']),
  );
  expect(supporters).toEqual([[0, 1], [1], []]);
  expect(votes).toEqual([3, 1, 0]);
});

test('choices 1 and 11 are not confused with 11 and 1 or with 111', () => {
  const ids = Array.from({ length: 112 }, (_, index) => `p${index}`);
  const costs = Object.fromEntries(ids.map((id) => [id, 1]));
  const { groups } = formElectorate(electionOf(10, costs, ['p1,p11', 'p111', 'p11,p1']));
  expect(groups.map((group) => group.size)).toEqual([2n, 1n]);
});

test('no ballot is lost in the folding', () => {
  fc.assert(
    fc.property(anyElection, (election) => {
      const { groups, votes, supporters } = formElectorate(election);
      const ballots = groups.reduce((sum, group) => sum + Number(group.size), 0);
      expect(ballots).toBe(election.ballots.length);
      election.projects.forEach((_, project) => {
        const chosen = election.ballots.filter(({ choices }) => choices.includes(project));
        expect(votes[project]).toBe(chosen.length);
        const grouped = (supporters[project] ?? []).reduce(
          (sum, group) => sum + Number(groups[group]?.size),
          0,
        );
        expect(grouped).toBe(chosen.length);
      });
    }),
  );
});
