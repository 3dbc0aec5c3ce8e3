// Several contests in one vote: how it is cut, what is refused, and that nothing is lost in the cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyCount,
  electionOf,
  greedyByVotes,
  idsOf,
  sharesWith,
  voteOf,
  withVote,
} from '../testing/elections.ts';
import type { Ballot, Election, Settings } from '../types.ts';
import {
  type Contest,
  type ContestElection,
  contestsOfFile,
  contestsToPlain,
  parseContests,
  splitContests,
} from './contests.ts';
import { count } from './count.ts';

const vote = electionOf(100, { a: 30, b: 40, c: 20, d: 10 }, ['a,c', 'b', 'c,d', 'a', '']);
const north: Contest = { name: 'Norte', budget: 60n, projects: ['b', 'a'], voters: 'all' };
const south: Contest = { name: 'Sur', budget: 40n, projects: ['c', 'd'], voters: 'all' };

function split(
  contests: readonly Contest[],
  election: Election = vote,
  settings: Settings = sharesWith(),
): readonly ContestElection[] {
  const parts = splitContests(election, contests, settings);
  if (!parts.ok) throw new Error(JSON.stringify(parts.error));
  return parts.value;
}

function refusalsOf(contests: readonly Contest[], settings: Settings = sharesWith()) {
  const parts = splitContests(vote, contests, settings);
  if (parts.ok) throw new Error('contests were accepted');
  return parts.error.map(({ code, params }) => [code, params]);
}

/** Projects and ballots of one vote, then those of another. */
function joinVotes(
  first: Election,
  second: Election,
  ballots: readonly Ballot[] = [...second.ballots],
): Election {
  const shift = first.projects.length;
  const moved = ballots.map((ballot) => ({
    ...ballot,
    choices: ballot.choices.map((choice) => choice + shift),
  }));
  const joined = withVote(first, {
    projects: [...first.projects, ...second.projects],
    ballots: shift === 0 ? moved : [...first.ballots, ...moved],
  });
  return { ...joined, budget: shift === 0 ? second.budget : first.budget + second.budget };
}

const choicesOf = ({ ballots, projects }: Election) =>
  [...ballots].map(({ choices }) => choices.map((choice) => projects[choice]?.id).join(','));

test('each contest has its amount, its projects in the order of the vote, and its ballots', () => {
  const [first, second] = split([north, south]);
  expect(first?.election).toMatchObject({ budget: 60n });
  expect(first?.election.projects.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(first && choicesOf(first.election)).toEqual(['a', 'b', '', 'a', '']);
  expect(second && choicesOf(second.election)).toEqual(['c', '', 'c,d', '', '']);
  expect(second?.election.profile.ballots).toBe(5);
});

test('when only those who marked something count, the others have no part of the money', () => {
  const [, second] = split([north, { ...south, voters: 'marked' }]);
  expect(second?.election.profile.ballots).toBe(2);
  expect(second && choicesOf(second.election)).toEqual(['c', 'c,d']);
  expect(second?.election.ballots.at(1).voterId).toBe('3');
  // 40 among five, of whom two want c: 16 of 20. Among two: 40.
  const winners = (part: ContestElection | undefined) =>
    part && idsOf(part.election, count(part.election, part.settings).order);
  expect(winners(split([north, south])[1])).toEqual([]);
  expect(winners(second)).toEqual(['c', 'd']);
});

test('groups that become equal are one, and every ballot knows its own', () => {
  const [first] = split([north, south]);
  const { profile, ballots } = first?.election ?? vote;
  expect([...profile.size]).toEqual([2, 1]);
  expect([...ballots].map((_, ballot) => ballots.groupOf(ballot))).toEqual([0, 1, -1, 0, -1]);
});

test('points go with their project, and a ranking keeps its order and counts again who is below', () => {
  const points = voteOf('cumulative', 100, { a: 1, b: 1, c: 1 }, ['b:2,a:5,c:3']);
  const contests = [
    { ...north, projects: ['a', 'c'] },
    { ...south, projects: ['b'] },
  ];
  const [spread] = split(contests, points, sharesWith({ utility: 'points' }));
  expect(spread?.election.ballots.at(0)).toMatchObject({ choices: [0, 1], points: [5, 3] });
  expect([...(spread?.election.profile.points ?? [])]).toEqual([5, 3]);
  const ranking = voteOf('ordinal', 100, { a: 1, b: 1, c: 1 }, ['c,b,a']);
  const [ranked] = split(contests, ranking, sharesWith({ utility: 'borda' }));
  expect(ranked?.election.ballots.at(0).choices).toEqual([1, 0]);
  expect([...(ranked?.election.profile.points ?? [])]).toEqual([0, 1]);
});

test('META tells the numbers of the contest where it told those of the vote', () => {
  const meta = { unit: 'Ancud', budget: '100', num_votes: '5' };
  const [first] = split([north, south], { ...vote, meta });
  expect(first?.election.meta).toEqual({ unit: 'Ancud', budget: '60', num_votes: '5' });
});

test('lists of projects in the settings are cut down to the contest', () => {
  const settings: Settings = {
    ...{ ...greedyByVotes, ties: 'cost-votes-lot', lot: ['d', 'a', 'c', 'b'] },
    ...{ conflicts: [['a', 'b']], together: [['c', 'd']] },
  };
  const [first, second] = split([north, south], vote, settings);
  expect(first?.settings).toEqual({
    ...{ ...greedyByVotes, ties: 'cost-votes-lot', lot: ['a', 'b'], conflicts: [['a', 'b']] },
  });
  expect(second?.settings).toEqual({
    ...{ ...greedyByVotes, ties: 'cost-votes-lot', lot: ['d', 'c'], together: [['c', 'd']] },
  });
});

test.each<[string, object, readonly Contest[]]>([
  ['project-without-contest', { missing: 'c' }, [north]],
  [
    'contest-repeats-project',
    { contest: 'Sur', found: 'a' },
    [north, { ...south, projects: ['c', 'd', 'a'] }],
  ],
  [
    'contest-unknown-project',
    { contest: 'Sur', found: 'x' },
    [north, { ...south, projects: ['c', 'd', 'x'] }],
  ],
  [
    'contest-without-projects',
    { contest: 'Este' },
    [north, south, { ...south, name: 'Este', projects: [] }],
  ],
  ['contest-without-budget', { contest: 'Sur' }, [north, { ...south, budget: 0n }]],
  ['contests-above-budget', { total: '101', budget: '100' }, [north, { ...south, budget: 41n }]],
])('%s is refused: %j', (code, params, contests) => {
  expect(refusalsOf(contests)).toContainEqual([code, params]);
});

test('a contest that nobody marked cannot be counted among those who marked it', () => {
  const election = electionOf(100, { a: 30, b: 40 }, ['a']);
  const contests = [
    { ...north, projects: ['a'] },
    { ...south, projects: ['b'], voters: 'marked' as const },
  ];
  const parts = splitContests(election, contests, sharesWith());
  expect(parts.ok ? [] : parts.error).toMatchObject([
    { code: 'contest-without-ballots', params: { contest: 'Sur' } },
  ]);
});

test('projects in conflict or funded together cannot be in different contests', () => {
  const refusal = [['group-across-contests', { found: 'a, c' }]];
  expect(refusalsOf([north, south], sharesWith({ conflicts: [['a', 'c']] }))).toEqual(refusal);
  expect(refusalsOf([north, south], sharesWith({ together: [['a', 'c']] }))).toEqual(refusal);
});

test('one contest with everything is the plain count', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const projects = election.projects.map(({ id }) => id);
      const contest: Contest = { name: '', budget: election.budget, projects, voters: 'all' };
      const [part, ...others] = split([contest], election, settings);
      expect(others).toEqual([]);
      expect(part?.settings).toEqual(settings);
      expect(part?.election.profile).toEqual(election.profile);
      expect(part && [...part.election.ballots]).toEqual([...election.ballots]);
      expect(part && count(part.election, part.settings)).toEqual(count(election, settings));
    }),
    { numRuns: 300 },
  );
});

test('contests whose voters are apart are the counts of separate votes', () => {
  fc.assert(
    fc.property(anyCount, anyCount, ({ election, settings }, { election: other }) => {
      const { voteType } = election;
      fc.pre(voteType === other.voteType && election.profile.size.length > 0);
      const renamed = other.projects.map((project) => ({ ...project, id: `z${project.id}` }));
      const both = joinVotes(election, { ...other, projects: renamed });
      const own = election.projects.map(({ id }) => id);
      const contests: readonly Contest[] = [
        { name: 'own', budget: election.budget, projects: own, voters: 'marked' },
        {
          name: 'other',
          budget: other.budget,
          projects: renamed.map(({ id }) => id),
          voters: 'all',
        },
      ];
      const [part] = split(contests, both, settings);
      const marked = [...election.ballots].filter(
        (_, ballot) => election.ballots.groupOf(ballot) !== -1,
      );
      const alone = joinVotes({ ...election, projects: [] }, election, marked);
      expect(part && count(part.election, part.settings)).toEqual(count(alone, settings));
    }),
    { numRuns: 300 },
  );
});

test('the contests of a Pabulib file', () => {
  const projects = ['Verde', 'Jeunesse', ' Verde'].map((category, index) => ({
    ...{ id: `p${index}`, name: '', cost: 1n, extras: { category } },
  }));
  const meta = { categories: 'Verde, Jeunesse', budget_per_category: '82000,530.5' };
  expect(contestsOfFile({ meta, projects, decimals: 1 })).toEqual([
    { name: 'Verde', budget: 820_000n, projects: ['p0', 'p2'], voters: 'all' },
    { name: 'Jeunesse', budget: 5305n, projects: ['p1'], voters: 'all' },
  ]);
  expect(contestsOfFile({ meta: { categories: 'Verde' }, projects, decimals: 0 })).toBeUndefined();
  const near = { neighborhoods: 'N,S', budget_per_neighborhood: 'mucho,5' };
  const here = projects.map((project) => ({ ...project, extras: { neighborhood: 'N' } }));
  expect(contestsOfFile({ meta: near, projects: here, decimals: 0 })).toEqual([
    { name: 'N', budget: 0n, projects: ['p0', 'p1', 'p2'], voters: 'all' },
  ]);
});

test('contests come back from their own JSON', () => {
  const contests = [north, { ...south, voters: 'marked' as const }];
  for (const decimals of [0, 1]) {
    const json = JSON.stringify(contestsToPlain(contests, decimals));
    expect(parseContests(json, { decimals })).toEqual({ ok: true, value: contests });
  }
  const short = '[{"name":"N","budget":60,"projects":["a"]}]';
  expect(parseContests(short, vote)).toMatchObject({ value: [{ budget: 60n, voters: 'all' }] });
});

test.each([
  'x',
  '{}',
  '[]',
  '[1]',
  '[{"name":"N"}]',
  '[{"name":"N","budget":"6,5","projects":["a"]}]',
  '[{"name":"N","budget":"6","projects":"a"}]',
  '[{"name":"N","budget":"6","projects":["a"],"voters":"some"}]',
])('contests that are not understood are refused: %s', (json) => {
  const parsed = parseContests(json, vote);
  expect(parsed.ok ? [] : parsed.error.map(({ code }) => code)).toEqual([
    'contests-not-understood',
  ]);
});
