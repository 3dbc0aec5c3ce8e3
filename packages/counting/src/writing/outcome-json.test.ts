// An outcome as plain JSON.
import { parseFraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import {
  anyElection,
  anySettings,
  electionOf,
  greedyByVotes,
  sharesWith,
} from '../testing/elections.ts';
import { outcomeToJson } from './outcome-json.ts';

const village = electionOf(
  1000,
  { '#2': 600, '#10': 505, a: 2000, n: 600, z: 0 },
  ['#2,#10', '#2', '#2,a', '#10,z', ''],
  1,
);

test('winners are sorted by code point and order is that of purchase', () => {
  const election = electionOf(100, { '#2': 10, '#10': 20, '#1': 30 }, [
    '#2',
    '#2',
    '#10',
    '#1',
    '#10',
    '#2',
  ]);
  const json = outcomeToJson(election, count(election, greedyByVotes));
  expect(json.winners).toEqual(['#1', '#10', '#2']);
  expect(json.order).toEqual(['#2', '#10', '#1']);
});

test('amounts are exact, in currency units', () => {
  const json = outcomeToJson(village, count(village, greedyByVotes));
  expect(json).toMatchObject({ budget: '100', totalCost: '60', left: '40', currency: 'CLP' });
  expect(json.projects[1]).toMatchObject({ id: '#10', cost: '101/2' });
});

test('greedy has no endowment; a round has no payment', () => {
  const json = outcomeToJson(village, count(village, greedyByVotes));
  expect(json).not.toHaveProperty('endowment');
  expect(json.rounds[0]).toEqual({
    number: 1,
    project: '#2',
    by: 'greedy',
    cost: '60',
    spentBefore: '0',
    supporters: 3,
    together: [],
    tiedWith: [],
  });
});

test('Equal Shares tells who paid, exactly', () => {
  const json = outcomeToJson(village, count(village, sharesWith()));
  expect(json).toMatchObject({ endowment: '20', increments: 0 });
  expect(json.rounds[0]?.payment).toEqual({ full: 3, each: '20', rest: 0, restTotal: '0' });
});

test('every reason is told with its amounts', () => {
  const json = outcomeToJson(village, count(village, sharesWith()));
  expect(json.projects.map((project) => project.reason)).toEqual([
    { kind: 'bought', round: 1 },
    { kind: 'supporters-short', had: '20', missing: '61/2' },
    { kind: 'dearer-than-budget' },
    { kind: 'no-votes' },
    { kind: 'no-cost' },
  ]);
  const filled = outcomeToJson(village, count(village, sharesWith({ completion: 'greedy' })));
  expect(filled.projects[1]?.reason).toMatchObject({ leftToComplete: '40' });
  const greedy = outcomeToJson(village, count(village, greedyByVotes));
  expect(greedy.projects[1]?.reason).toEqual({ kind: 'did-not-fit', left: '40' });
});

test('ties name the projects', () => {
  const election = electionOf(10, { a: 10, b: 10 }, ['a,b']);
  const json = outcomeToJson(election, count(election, greedyByVotes));
  expect(json.ties).toBe(1);
  expect(json.rounds[0]?.tiedWith).toEqual(['b']);
});

test('settings are those of the count, the increment in currency units', () => {
  const settings = sharesWith({ completion: 'add1', increment: 10n });
  expect(outcomeToJson(village, count(village, settings)).settings).toEqual({
    rule: 'mes',
    utility: 'cost',
    completion: 'add1',
    ties: 'id',
    endowment: 'exact',
    increment: '1',
    exhaustiveStop: true,
    comparison: 'none',
  });
});

test('ballots are counted, with those that got nothing and those that chose nothing', () => {
  expect(outcomeToJson(village, count(village, greedyByVotes))).toMatchObject({
    ballots: 5,
    emptyBallots: 1,
    emptyHanded: 0,
  });
});

test('it is JSON: it survives being written and read', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const json = outcomeToJson(election, count(election, settings));
      expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    }),
  );
});

test('its amounts can be read back and add up', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const json = outcomeToJson(election, count(election, settings));
      const unit = 10n ** BigInt(election.decimals);
      const minor = (text: string) => {
        const amount = parseFraction(text);
        if (amount === undefined) throw new Error(text);
        return (amount.numerator * unit) / amount.denominator;
      };
      const spent = json.rounds.reduce((sum, round) => sum + minor(round.cost), 0n);
      expect(minor(json.totalCost)).toBe(spent);
      expect(minor(json.left) + spent).toBe(minor(json.budget));
    }),
  );
});
