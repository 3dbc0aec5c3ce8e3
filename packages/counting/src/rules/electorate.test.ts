// What every rule works on: items, their supporters and what they weigh.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyElection, electionOf, greedyByVotes, voteOf } from '../testing/elections.ts';
import type { Election, GreedySettings, Settings } from '../types.ts';
import { formElectorate } from './electorate.ts';

/** Items in one line each: cost, votes and, per ballot in the order of the groups, its weight. */
function itemsOf(election: Election, changes: Partial<Settings> = {}) {
  const settings = { ...greedyByVotes, ...changes } as Settings;
  return formElectorate(election, settings).items.map((item) => ({
    project: item.project,
    together: item.together,
    cost: item.cost,
    votes: item.votes,
    scale: item.scale,
    support: item.support,
    weights: [...(item.weights ?? item.groups.map(() => 1))],
  }));
}

test('each project knows its cost, its votes and the groups that support it', () => {
  const election = electionOf(10, { a: 4, b: 5, c: 6 }, ['a', 'a', 'a,b']);
  const { items, votes, ballots } = formElectorate(election, greedyByVotes);
  expect(items.map(({ groups }) => [...groups])).toEqual([[0, 1], [1], []]);
  expect(items.map((item) => item.votes)).toEqual([3, 1, 0]);
  expect(items.map(({ support }) => support)).toEqual([3n, 1n, 0n]);
  expect(items.map(({ scale }) => scale)).toEqual([4n, 5n, 6n]);
  expect({ votes, ballots }).toEqual({ votes: [3, 1, 0], ballots: 3 });
});

test('by cardinality every item is worth one to who supports it', () => {
  const election = electionOf(10, { a: 4, b: 0 }, ['a,b']);
  expect(itemsOf(election, { utility: 'cardinality' }).map(({ scale }) => scale)).toEqual([1n, 1n]);
});

test('points are weights, and the score of a project is their sum', () => {
  const election = voteOf('cumulative', 10, { a: 1, b: 1 }, ['a:3,b:1', 'a:2', 'b:1,a:3']);
  const { scores, votes } = formElectorate(election, { ...greedyByVotes, utility: 'points' });
  expect({ scores, votes }).toEqual({ scores: [8, 2], votes: [3, 2] });
  expect(itemsOf(election, { utility: 'points' }).map(({ weights }) => weights)).toEqual([
    [3, 2],
    [1],
  ]);
});

test('in a ranking a project weighs as many as stand below it, and the last one has no supporter there', () => {
  const election = voteOf('ordinal', 10, { a: 1, b: 1, c: 1 }, ['b,a,c', 'c']);
  const [a, b, c] = itemsOf(election, { utility: 'borda' });
  expect([a?.support, b?.support, c?.support]).toEqual([1n, 2n, 0n]);
  expect([a?.votes, b?.votes, c?.votes]).toEqual([1, 1, 2]);
});

test('a pair is one item: its cost is that of both, and who chose both weighs double', () => {
  const election = electionOf(99, { a: 10, b: 20, c: 30 }, ['a,c', 'a', 'b', 'c']);
  expect(itemsOf(election, { utility: 'cardinality', together: [['c', 'a']] })).toEqual([
    { project: 0, together: [2], cost: 40n, votes: 3, scale: 1n, support: 4n, weights: [2, 1, 1] },
    { project: 1, together: [], cost: 20n, votes: 1, scale: 1n, support: 1n, weights: [1] },
  ]);
});

test('by cost each of a pair weighs what it costs, over what goes into both', () => {
  const election = electionOf(99, { a: 10, b: 30 }, ['a', 'b', 'a,b']);
  const [pair] = itemsOf(election, { together: [['a', 'b']] });
  expect(pair).toMatchObject({ cost: 40n, scale: 10n, support: 8n, weights: [1, 3, 4] });
});

test('the votes of a pair are the ballots that chose either, also those that give it nothing', () => {
  const free = electionOf(99, { a: 0, b: 30 }, ['a', 'b']);
  expect(itemsOf(free, { together: [['a', 'b']] })[0]).toMatchObject({ votes: 2, weights: [1] });
  const ranked = voteOf('ordinal', 99, { a: 5, b: 5, c: 5 }, ['c,a', 'b,c']);
  expect(itemsOf(ranked, { utility: 'borda', together: [['a', 'b']] })[0]).toMatchObject({
    votes: 2,
    weights: [1],
  });
});

test('rivals are found by group, and a pair takes the rivals of its two projects', () => {
  const election = electionOf(9, { a: 1, b: 1, c: 1, d: 1 }, ['a']);
  const conflicts = [
    ['a', 'b'],
    ['b', 'c'],
  ];
  const rivals = (changes: Partial<GreedySettings>) =>
    formElectorate(election, { ...greedyByVotes, conflicts, ...changes }).items.map(
      (item) => item.rivals,
    );
  expect(rivals({})).toEqual([[1], [0, 2], [1], []]);
  expect(rivals({ together: [['a', 'd']] })).toEqual([[1], [0, 2], [1]]);
});

test('what is below the minimum is no item, nor is its pair', () => {
  const election = electionOf(100, { a: 10, b: 10, c: 10 }, ['a,c', 'a', 'b']);
  const { items, belowMinimum } = formElectorate(election, {
    ...greedyByVotes,
    minimumScore: 2,
    together: [['a', 'b']],
  });
  expect(items).toEqual([]);
  expect(belowMinimum.map(({ project, score }) => [project, score])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

test('no ballot is lost: votes and support are those of the ballots one by one', () => {
  fc.assert(
    fc.property(anyElection, (election) => {
      const { items, votes } = formElectorate(election, greedyByVotes);
      const ballots = [...election.ballots];
      items.forEach(({ project, support }) => {
        const chosen = ballots.filter(({ choices }) => choices.includes(project));
        expect(votes[project]).toBe(chosen.length);
        if (election.voteType === 'approval') expect(support).toBe(BigInt(chosen.length));
      });
    }),
  );
});
