// An order of all projects, and who enters when one is taken out.
import { addFractions, fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldBallots } from '../profile.ts';
import { count } from '../rules/count.ts';
import { formElectorate } from '../rules/electorate.ts';
import { runExactShares } from '../rules/exact-shares.ts';
import {
  anyElection,
  anySettings,
  anySharesSettings,
  electionOf,
  greedyByVotes,
  idsOf,
  sharesWith,
} from '../testing/elections.ts';
import type { Election, EqualSharesSettings, Settings } from '../types.ts';
import { checkPrices } from './check-prices.ts';
import { rankProjects } from './ranking.ts';
import { nextInOrder, recountWithout } from './replacements.ts';
import { withoutProject } from './variants.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 200) };

function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function ranking(election: Election, settings: Settings) {
  return finish(rankProjects(election, count(election, settings)));
}

function told(election: Election, settings: Settings): readonly string[] {
  return ranking(election, settings).map(
    ({ project, by }) => `${idsOf(election, [project])} ${by}`,
  );
}

const village = electionOf(100, { a: 50, b: 30, c: 40, d: 20, n: 5 }, [
  'a,b',
  'a,b',
  'a',
  'b,c',
  'c,d',
  '',
]);

test('greedy has its own order, funded or not, and what nobody chose is in it', () => {
  expect(told(village, greedyByVotes)).toEqual([
    'a order',
    'b order',
    'c order',
    'd order',
    'n order',
  ]);
});

test('what does not take part is last, in the tie order', () => {
  // By lower cost b goes before a, both of 3 votes, and n (5) before d (20).
  const settings: Settings = { ...greedyByVotes, minimumScore: 2, ties: 'cost-votes-lot' };
  expect(told(village, settings)).toEqual(['b order', 'a order', 'c order', 'n last', 'd last']);
});

test('a minimum by cost and budget stays that of the budget', () => {
  // Of 6 ballots and a budget of 100: a needs 3 votes, b 1.8, c 2.4, d 1.2, n 0.3.
  const settings = { ...greedyByVotes, minimumShare: fraction(1n) };
  expect(told(village, settings)).toEqual(['a order', 'b order', 'c last', 'd last', 'n last']);
});

test('Equal Shares: as bought, then as endowments grow by one unit, then without support', () => {
  const order = ranking(village, sharesWith());
  const shown = order.map(({ project, by, endowment }) => [
    idsOf(village, [project])[0],
    by,
    endowment,
  ]);
  // From 50/3. At step 4 c (40) is paid 20 each by its two, before d takes that of one. At step 8 b (30) finds
  // 8 in the purses that a leaves and 14 in the other, 14/30 per unit against 1/2 for c: b, not c, and then d.
  expect(shown).toEqual([
    ['a', 'outcome', undefined],
    ['c', 'growth', fraction(62n, 3n)],
    ['b', 'growth', fraction(74n, 3n)],
    ['d', 'growth', fraction(74n, 3n)],
    ['n', 'last', undefined],
  ]);
});

test('with add1 they grow on by the increment from the final endowment', () => {
  const election = electionOf(40, { a: 20, b: 20, c: 60 }, ['a', 'a', 'b', 'c', '']);
  // 8, 13, 18, 23: a and b, and nothing fits any more. c alone needs 60: 23 + 8 × 5 = 63.
  const settings = sharesWith({ completion: 'add1', increment: 5n });
  expect(ranking(election, settings).at(-1)).toEqual({
    project: 2,
    by: 'growth',
    endowment: fraction(63n),
  });
});

test('where the comparison kept the greedy outcome, the order is greedy', () => {
  const outcome = count(village, greedyByVotes);
  const kept = {
    ...outcome,
    settings: sharesWith({ comparison: 'satisfaction' }),
    endowment: fraction(50n, 3n),
    comparison: { kept: 'greedy' as const, shares: 0, greedy: 3 },
  };
  const order = finish(rankProjects(village, kept));
  expect(order.map(({ by }) => by)).toEqual(Array.from({ length: 5 }, () => 'order'));
  expect(checkPrices(village, kept)).toBeUndefined();
});

test('steps at which no one could pay are jumped over', () => {
  const election = electionOf(10, { a: 1_000_000_000 }, ['a', '']);
  const steps = rankProjects(election, count(election, sharesWith()));
  expect(steps.next()).toEqual({
    done: true,
    value: [{ project: 0, by: 'growth', endowment: fraction(1_000_000_000n) }],
  });
});

test('every project is ranked once; what is funded keeps its order; supporters first', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const outcome = count(election, settings);
      const order = finish(rankProjects(election, outcome));
      const projects = order.map(({ project }) => project);
      expect(projects.toSorted((a, b) => a - b)).toEqual([...election.projects.keys()]);
      const funded = projects.filter((project) => outcome.projects[project]?.funded);
      expect(funded).toEqual(outcome.order);
      const isShares = settings.rule === 'mes' && outcome.comparison?.kept !== 'greedy';
      if (isShares) expect(projects.slice(0, funded.length)).toEqual(outcome.order);
      for (const { by, project } of order) {
        const { votes = 0, reason } = outcome.projects[project] ?? {};
        if (by !== 'last' || votes === 0) continue;
        expect(['below-minimum', 'partner-out', 'conflict', 'no-support', 'no-cost']).toContain(
          reason?.kind,
        );
      }
    }),
    runs,
  );
});

/** The projects first bought at each step from the final endowment on, by one run for each. */
function grownOneByOne(election: Election, settings: EqualSharesSettings): readonly number[] {
  const { conflicts: _, ...open } = settings;
  const { items } = formElectorate(election, open);
  const outcome = count(election, settings);
  const found = [...outcome.order];
  const step = settings.completion.startsWith('add1') ? settings.increment : 1n;
  const unit = settings.completion.startsWith('add1') ? 1n : 10n ** BigInt(election.decimals);
  const buyable = items.filter(({ support, scale }) => support > 0n && scale > 0n);
  let endowment = outcome.endowment ?? fraction(0n);
  while (!buyable.every(({ project }) => found.includes(project))) {
    endowment = addFractions(endowment, fraction(step * unit));
    for (const { item } of runExactShares(formElectorate(election, open), endowment).purchases) {
      const { project = 0, together = [] } = items[item] ?? {};
      for (const one of [project, ...together]) if (!found.includes(one)) found.push(one);
    }
  }
  return found;
}

test('steps taken together give the order of all steps one by one', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const ranked = ranking(election, settings).filter(({ by }) => by !== 'last');
      if (ranked.some(({ by }) => by === 'order')) return;
      expect(ranked.map(({ project }) => project)).toEqual(grownOneByOne(election, settings));
    }),
    runs,
  );
});

function replaced(election: Election, settings: Settings, id: string) {
  const outcome = count(election, settings);
  const project = election.projects.findIndex((one) => one.id === id);
  const order = finish(rankProjects(election, outcome));
  const { entering, leaving, ...money } = finish(recountWithout(election, outcome, project));
  return {
    next: idsOf(election, nextInOrder(election, outcome, order, project)),
    entering: idsOf(election, entering),
    leaving: idsOf(election, leaving),
    ...money,
  };
}

test('the next of the order that fits enters, or what a recount says', () => {
  // Without a (50), the 50 and what was left pay for c (40); by votes the count is the same without it.
  expect(replaced(village, greedyByVotes, 'a')).toEqual({
    next: ['c', 'n'],
    entering: ['c', 'n'],
    leaving: [],
    totalCost: 95n,
    left: 5n,
  });
});

test('a recount may let others go, the order never does', () => {
  const election = electionOf(60, { a: 30, c: 60, d: 20 }, ['a,c', 'a,c', 'a,d']);
  // By votes a, then c does not fit in 30, then d. Without a there is room for c, and then none for d.
  expect(replaced(election, greedyByVotes, 'a')).toMatchObject({
    next: [],
    entering: ['c'],
    leaving: ['d'],
  });
});

test('rivals of what stays do not enter; rivals of what is taken out may', () => {
  const election = electionOf(100, { a: 50, b: 50, c: 50, d: 50 }, [
    'a,b,c,d',
    'a,b,c',
    'a,b',
    'a',
  ]);
  const settings = {
    ...greedyByVotes,
    conflicts: [
      ['a', 'c'],
      ['b', 'd'],
    ],
  };
  // a and b are funded. Without a, c may enter. Without b, c may not beside a, and d may.
  expect(replaced(election, settings, 'a')).toMatchObject({ next: ['c'], entering: ['c'] });
  expect(replaced(election, settings, 'b')).toMatchObject({ next: ['d'], entering: ['d'] });
});

test('of two rivals the first in the order enters; what does not take part never does', () => {
  const election = electionOf(60, { a: 60, b: 20, c: 20, d: 20 }, ['a,b,c', 'a,b,c', 'a,b', 'a,d']);
  const settings = { ...greedyByVotes, conflicts: [['b', 'c']], minimumScore: 2 };
  expect(replaced(election, settings, 'a')).toMatchObject({
    next: ['b'],
    entering: ['b'],
    left: 40n,
  });
});

test('a pair leaves and enters as one', () => {
  const election = electionOf(60, { a: 30, b: 30, c: 40, d: 20 }, [
    'a,b',
    'a,b',
    'a',
    'c',
    'd',
    'd,c',
  ]);
  const settings = {
    ...greedyByVotes,
    together: [
      ['a', 'b'],
      ['c', 'd'],
    ] as [string, string][],
  };
  const lot = { ...settings, ties: 'cost-votes-lot' as const, lot: ['d', 'c', 'b', 'a'] };
  expect(replaced(election, lot, 'b')).toMatchObject({
    next: ['c', 'd'],
    entering: ['c', 'd'],
    left: 0n,
  });
});

test('in a ranking those above the one taken out are above one fewer', () => {
  const ballots = [
    { voterId: '1', choices: [2, 0, 1], extras: {} },
    { voterId: '2', choices: [0], extras: {} },
  ];
  const election: Election = {
    ...electionOf(10, { a: 1, b: 2, c: 3 }, []),
    voteType: 'ordinal',
    ...foldBallots(ballots, 'ordinal'),
  };
  const { projects, profile } = withoutProject(election, 0);
  expect(projects.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(profile).toEqual({
    ballots: 2,
    size: Uint32Array.of(1),
    start: Uint32Array.of(0, 2),
    project: Uint16Array.of(0, 1),
    points: Float64Array.of(0, 1),
  });
});

test('what enters fits, was not there, and a recount costs no more than the budget', () => {
  fc.assert(
    fc.property(anyElection, anySettings, fc.nat(), (election, settings, pick) => {
      const outcome = count(election, settings);
      fc.pre(outcome.order.length > 0);
      const project = outcome.order[pick % outcome.order.length] ?? 0;
      const entering = nextInOrder(
        election,
        outcome,
        finish(rankProjects(election, outcome)),
        project,
      );
      const costOf = (one: number) => election.projects[one]?.cost ?? 0n;
      const cost = entering.reduce((sum, one) => sum + costOf(one), 0n);
      expect(cost).toBeLessThanOrEqual(outcome.left + costOf(project));
      expect(entering.some((one) => outcome.order.includes(one))).toBe(false);
      const again = finish(recountWithout(election, outcome, project));
      const after = outcome.order.filter((one) => one !== project && !again.leaving.includes(one));
      const total = [...after, ...again.entering].reduce((sum, one) => sum + costOf(one), 0n);
      expect(total).toBe(again.totalCost);
      expect(again.left).toBe(election.budget - total);
    }),
    runs,
  );
});
