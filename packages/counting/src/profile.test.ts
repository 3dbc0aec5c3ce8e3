// Ballots folded into groups, against grouping them by their text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashPrime } from './growing.ts';
import { FoldedList, Folder, foldBallots } from './profile.ts';
import type { Ballot, Profile, VoteType } from './types.ts';

function ballotOf(choices: readonly number[], points?: readonly number[]): Ballot {
  return { voterId: '', choices, ...(points === undefined ? {} : { points }), extras: {} };
}

/** Each group as text: its entries, and how many ballots it has. */
function told({ size, start, project, points }: Profile): readonly string[] {
  return [...size].map((ballots, group) => {
    const entries = Array.from(project.subarray(start[group], start[group + 1]), (id, k) =>
      points === undefined ? `${id}` : `${id}=${points[(start[group] ?? 0) + k]}`,
    );
    return `${entries.join(' ')} × ${ballots}`;
  });
}

test('the same choices in any order are one group; empty ballots are in none', () => {
  const list = [[2, 0], [0, 2], [], [2]].map((choices) => ballotOf(choices));
  const { profile, ballots } = foldBallots(list, 'approval');
  expect(told(profile)).toEqual(['0 2 × 2', '2 × 1']);
  expect(profile.ballots).toBe(4);
  expect([...ballots].map((_, index) => ballots.groupOf(index))).toEqual([0, 0, -1, 1]);
});

test('a ranking gives each project the number of those below it, the last one 0', () => {
  const list = [ballotOf([2, 0, 1]), ballotOf([0, 2, 1]), ballotOf([1])];
  expect(told(foldBallots(list, 'ordinal').profile)).toEqual([
    '0=1 1=0 2=2 × 1',
    '0=2 1=0 2=1 × 1',
    '1=0 × 1',
  ]);
});

test('other points are another group, and zero points are no support', () => {
  const list = [
    ballotOf([0, 1], [2, 1]),
    ballotOf([1, 0], [1, 2]),
    ballotOf([0, 1], [1, 2]),
    ballotOf([0, 1], [3, 0]),
    ballotOf([1], [0]),
  ];
  const { profile, ballots } = foldBallots(list, 'cumulative');
  expect(told(profile)).toEqual(['0=2 1=1 × 2', '0=1 1=2 × 1', '0=3 × 1']);
  expect(ballots.groupOf(4)).toBe(-1);
  expect(ballots.at(4).choices).toEqual([1]);
});

test('any ballots fall into the groups of their texts', () => {
  const ballot = fc
    .uniqueArray(fc.nat({ max: 60 }), { maxLength: 60 })
    .chain((choices) =>
      fc
        .array(fc.nat({ max: 3 }), { minLength: choices.length, maxLength: choices.length })
        .map((points) => ballotOf(choices, points)),
    );
  const few = fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }).map((choices) =>
    ballotOf(
      choices,
      choices.map((choice) => 1 + (choice % 2)),
    ),
  );
  const types: readonly VoteType[] = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(ballot, few), { maxLength: 80 }),
      fc.constantFrom(...types),
      (list, voteType) => {
        const groups = new Map<string, number>();
        for (const { choices, points = [] } of list) {
          const entries = choices
            .map((project, place) => {
              if (voteType === 'ordinal') return [project, choices.length - 1 - place] as const;
              return [
                project,
                voteType === 'approval' || voteType === 'choose-1' ? 1 : (points[place] ?? 0),
              ] as const;
            })
            .filter(([, worth]) => worth > 0 || voteType === 'ordinal')
            .sort(([a], [b]) => a - b);
          if (entries.length === 0) continue;
          const withPoints = voteType !== 'approval' && voteType !== 'choose-1';
          const key = entries.map(([id, worth]) => (withPoints ? `${id}=${worth}` : `${id}`));
          groups.set(key.join(' '), (groups.get(key.join(' ')) ?? 0) + 1);
        }
        const approvals = list.map(({ choices }) => ballotOf(choices));
        const withPoints = voteType === 'cumulative' || voteType === 'scoring';
        const { profile } = foldBallots(withPoints ? list : approvals, voteType);
        expect(told(profile)).toEqual([...groups].map(([key, size]) => `${key} × ${size}`));
      },
    ),
  );
});

test('thousands of groups keep their entries', () => {
  const list = Array.from({ length: 6000 }, (_, index) =>
    ballotOf([index % 70, 70 + (index % 90)]),
  );
  const { profile, ballots } = foldBallots([...list, ...list], 'approval');
  // The least number that both 70 and 90 divide.
  expect(profile.size).toHaveLength(630);
  expect(profile.size.reduce((sum, size) => sum + size)).toBe(12_000);
  for (const index of [0, 629, 630, 5999, 11_999]) {
    const group = ballots.groupOf(index);
    const entries = profile.project.subarray(profile.start[group], profile.start[group + 1]);
    expect([...entries]).toEqual(ballots.at(index).choices);
  }
});

test('a repeated project is told, and nothing is done', () => {
  const folder = new Folder('approval', 50);
  folder.choices.set([3, 1, 3]);
  expect(folder.fold(3)).toBe(-2);
  folder.choices.set([...Array(45).keys(), 7]);
  expect(folder.fold(46)).toBe(-2);
  expect(folder.toProfile(0).size).toHaveLength(0);
});

test('ballots of one hash are told apart by their points', () => {
  // What the second project must get for the same hash, by what the first one gets.
  const before = (first: number) =>
    Math.imul(Math.imul(Math.imul(2, hashPrime) ^ first, hashPrime) ^ 1, hashPrime);
  const [first, second] = Array.from({ length: 1000 }, (_, k) => [
    k + 2,
    1 ^ before(1) ^ before(k + 2),
  ]).find(([, points = 0]) => points > 0) as [number, number];
  const list = [ballotOf([0, 1], [1, 1]), ballotOf([0, 1], [first, second])];
  expect(told(foldBallots(list, 'scoring').profile)).toEqual([
    '0=1 1=1 × 1',
    `0=${first} 1=${second} × 1`,
  ]);
});

test('lists of the same ballots are equal, and a place beyond them is a fault', () => {
  const list = () =>
    new FoldedList(new Int32Array(2), (index) => [ballotOf([1]), ballotOf([])][index]);
  expect(list()).toEqual(list());
  expect(list()).not.toEqual(new FoldedList(new Int32Array(2), () => ballotOf([1])));
  expect(() => list().at(2)).toThrow(/by its place/);
});
