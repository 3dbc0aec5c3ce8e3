// The price system of every outcome holds, and no corrupted one passes.
import { addFractions, fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldBallots } from '../profile.ts';
import { count } from '../rules/count.ts';
import {
  anyElection,
  anySharesSettings,
  electionOf,
  greedyByVotes,
  sharesWith,
} from '../testing/elections.ts';
import type { Election, Outcome, Payment, Round } from '../types.ts';
import { moneyOfSupporters } from './backing.ts';
import { checkPrices } from './check-prices.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 300) };

function failed(election: Election, outcome: Outcome): readonly string[] {
  const check = checkPrices(election, outcome);
  const failing = check?.conditions.filter(({ holds }) => !holds) ?? [];
  expect(check?.holds).toBe(failing.length === 0);
  for (const { counterexample } of failing) expect(counterexample).toBeDefined();
  return failing.map(({ condition }) => condition);
}

test('every outcome of Equal Shares comes with a price system', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      expect(failed(election, count(election, settings))).toEqual([]);
    }),
    runs,
  );
});

test('with conflicts, minimums and pairs too', () => {
  const extras = fc.record({
    conflicts: fc.constantFrom(
      [],
      [['p', 'q']],
      [
        ['p', 'q', 'r'],
        ['s', 't'],
      ],
    ),
    minimumScore: fc.nat({ max: 3 }),
    minimumShare: fc.constantFrom(fraction(0n), fraction(1n, 3n), fraction(1n)),
    together: fc.constantFrom([], [['r', 's'] as const]),
  });
  const election = fc
    .tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 }),
      fc.array(fc.subarray(['p', 'q', 'r', 's', 't']), { minLength: 1, maxLength: 9 }),
    )
    .map(([budget, [p = 0, q = 0, r = 0, s = 0, t = 0], ballots]) =>
      electionOf(
        budget,
        { p, q, r, s, t },
        ballots.map((choices) => choices.join(',')),
      ),
    );
  fc.assert(
    fc.property(election, anySharesSettings, extras, (one, settings, more) => {
      expect(failed(one, count(one, { ...settings, ...more }))).toEqual([]);
    }),
    runs,
  );
});

test('points: nobody pays more per point than the price', () => {
  const ballots = [
    { voterId: '1', choices: [0, 1], points: [3, 1], extras: {} },
    { voterId: '2', choices: [0], points: [1], extras: {} },
  ];
  const election: Election = {
    ...electionOf(40, { a: 24, b: 30 }, []),
    voteType: 'cumulative',
    ...foldBallots(ballots, 'cumulative'),
  };
  // 20 each. a: 4 points, 6 each: 18 and 6.
  const outcome = count(election, sharesWith({ utility: 'cost-points' }));
  expect(outcome.rounds[0]?.payment?.each).toEqual(fraction(6n));
  expect(failed(election, outcome)).toEqual([]);
  expect(failed(election, corrupt(outcome, 0, { each: fraction(12n) }))).toContain('covered');
});

/** The same choices as points, or as rankings, with every setting that bears on them. */
const anyPoints = fc
  .tuple(
    anyElection,
    fc.constantFrom('cumulative' as const, 'ordinal' as const),
    fc.nat({ max: 9 }),
  )
  .map(([election, voteType, shift]): Election => {
    const ballots = Array.from(election.ballots, (ballot, index) => ({
      ...ballot,
      points: ballot.choices.map((choice) => (choice * 3 + index + shift) % 5),
    }));
    return { ...election, voteType, ...foldBallots(ballots, voteType) };
  });

test('points and rankings have a price system, and what is left is what was told', () => {
  fc.assert(
    fc.property(
      anyPoints,
      anySharesSettings,
      fc.boolean(),
      fc.boolean(),
      (one, plain, byCost, paired) => {
        const points = one.voteType === 'ordinal' ? ('borda' as const) : ('points' as const);
        const [first, second] = one.projects;
        const settings = {
          ...plain,
          minimumScore: one.profile.ballots % 4,
          utility: byCost ? (`cost-${points}` as const) : points,
          together: paired && first && second ? [[first.id, second.id] as const] : [],
        };
        const outcome = count(one, settings);
        expect(failed(one, outcome)).toEqual([]);
        for (const { project, reason } of outcome.projects) {
          if (reason.kind !== 'supporters-short') continue;
          expect(moneyOfSupporters(one, outcome, project)?.left).toEqual(reason.had);
        }
      },
    ),
    runs,
  );
});

test('rules without a price system are not checked', () => {
  const election = electionOf(10, { a: 10 }, ['a']);
  expect(checkPrices(election, count(election, greedyByVotes))).toBeUndefined();
});

test('a counterexample says what is told and what is found', () => {
  const election = electionOf(30, { a: 20, b: 15 }, ['a', 'a,b', 'b']);
  const outcome = count(election, sharesWith());
  // 10 each: a takes all of the first two, and the supporters of b hold 10 of 15.
  const bought = { ...outcome, rounds: [], order: [], totalCost: 0n, left: 30n };
  const { conditions } = checkPrices(election, bought) ?? {};
  expect(conditions?.find(({ condition }) => condition === 'nothing-left-out')).toEqual({
    condition: 'nothing-left-out',
    holds: false,
    counterexample: { project: 0, told: fraction(20n), found: fraction(20n) },
  });
});

function corrupt(outcome: Outcome, index: number, changes: Partial<Payment>): Outcome {
  return withRound(outcome, index, (round) => ({
    ...round,
    ...(round.payment && { payment: { ...round.payment, ...changes } }),
  }));
}

function withRound(outcome: Outcome, index: number, change: (round: Round) => Round): Outcome {
  return {
    ...outcome,
    rounds: outcome.rounds.map((round, place) => (place === index ? change(round) : round)),
  };
}

function without(outcome: Outcome, index: number): Outcome {
  const cost = outcome.rounds[index]?.cost ?? 0n;
  const rounds = outcome.rounds.toSpliced(index, 1);
  let spentBefore = 0n;
  const told = rounds.map((round) => {
    const again = { ...round, spentBefore };
    spentBefore += round.cost;
    return again;
  });
  return {
    ...outcome,
    rounds: told,
    order: told.map(({ project }) => project),
    totalCost: outcome.totalCost - cost,
    left: outcome.left + cost,
    projects: outcome.projects.map((one) =>
      one.project === outcome.rounds[index]?.project ? { ...one, funded: false } : one,
    ),
  };
}

/** Every number of the trace that can be told wrong, and which condition must notice it. */
const frauds: Readonly<
  Record<string, readonly [string, (outcome: Outcome, index: number) => Outcome]>
> = {
  'a higher price': [
    'covered or own-money',
    (outcome, index) =>
      corrupt(outcome, index, { each: more(outcome.rounds[index]?.payment?.each) }),
  ],
  'a lower price': ['covered', (outcome, index) => corrupt(outcome, index, { each: fraction(0n) })],
  'more who pay in full': [
    'own-money',
    (outcome, index) => corrupt(outcome, index, { full: full(outcome, index) + 1 }),
  ],
  'more who pay in full and fewer who give all': [
    'own-money',
    (outcome, index) =>
      corrupt(outcome, index, { full: full(outcome, index) + 1, rest: rest(outcome, index) - 1 }),
  ],
  'fewer who pay in full and more who give all': [
    'equal',
    (outcome, index) =>
      corrupt(outcome, index, { full: full(outcome, index) - 1, rest: rest(outcome, index) + 1 }),
  ],
  'payers who did not choose it': [
    'own-projects',
    (outcome, index) => corrupt(outcome, index, { rest: rest(outcome, index) + 1 }),
  ],
  'more from those who give all': [
    'own-money',
    (outcome, index) =>
      corrupt(outcome, index, { restTotal: more(outcome.rounds[index]?.payment?.restTotal) }),
  ],
  'another cost': [
    'covered',
    (outcome, index) => withRound(outcome, index, (round) => ({ ...round, cost: round.cost + 1n })),
  ],
  'another buyer': [
    'covered',
    (outcome, index) => withRound(outcome, index, (round) => ({ ...round, by: 'greedy' })),
  ],
  'a purchase without payment': [
    'nothing-left-out or own-money or equal',
    (outcome, index) =>
      withRound(outcome, index, ({ payment: _, ...round }) => ({ ...round, by: 'greedy' })),
  ],
  'a purchase left out': [
    'nothing-left-out or own-money or equal',
    (outcome, index) => without(outcome, index),
  ],
  'another project': [
    'budget',
    (outcome, index) =>
      withRound(outcome, index, (round) => ({
        ...round,
        project: (round.project + 1) % outcome.projects.length,
      })),
  ],
  'the same purchase twice': [
    'budget',
    (outcome, index) => {
      const again = outcome.rounds[index] as Round;
      return {
        ...outcome,
        rounds: [...outcome.rounds, { ...again, spentBefore: outcome.totalCost }],
        order: [...outcome.order, again.project],
        totalCost: outcome.totalCost + again.cost,
        left: outcome.left - again.cost,
      };
    },
  ],
  'more spent before': [
    'budget',
    (outcome, index) =>
      withRound(outcome, index, (round) => ({ ...round, spentBefore: round.spentBefore + 1n })),
  ],
  'a larger endowment': [
    'endowment',
    (outcome) => ({ ...outcome, endowment: more(outcome.endowment) }),
  ],
  'an increment more': [
    'endowment',
    (outcome) => ({ ...outcome, increments: (outcome.increments ?? 0) + 1 }),
  ],
  'another total': ['budget', (outcome) => ({ ...outcome, totalCost: outcome.totalCost + 1n })],
  'more left': ['budget', (outcome) => ({ ...outcome, left: outcome.left + 1n })],
  'a project told as funded': [
    'budget',
    (outcome) => ({
      ...outcome,
      projects: outcome.projects.map((one) => ({ ...one, funded: true })),
    }),
  ],
  'a round out of its place in the order': [
    'budget',
    (outcome) => ({ ...outcome, order: outcome.order.slice(1) }),
  ],
};

const more = (amount = fraction(0n)) => addFractions(amount, fraction(1n, 7n));
const full = (outcome: Outcome, index: number) => outcome.rounds[index]?.payment?.full ?? 0;
const rest = (outcome: Outcome, index: number) => outcome.rounds[index]?.payment?.rest ?? 0;

test.each(Object.entries(frauds))('%s does not pass', (_, [noticed, fraud]) => {
  let tried = 0;
  fc.assert(
    fc.property(anyElection, anySharesSettings, fc.nat(), (election, settings, pick) => {
      const outcome = count(election, settings);
      const bought = outcome.rounds.filter(({ payment, cost }) => payment && cost > 0n);
      const round = bought[pick % Math.max(1, bought.length)];
      fc.pre(round !== undefined && outcome.projects.some(({ funded }) => !funded));
      if (round === undefined) return;
      tried += 1;
      const failing = failed(election, fraud(outcome, outcome.rounds.indexOf(round)));
      expect(failing.some((one) => noticed.split(' or ').includes(one))).toBe(true);
    }),
    { numRuns: 150, maxSkipsPerRun: 1000 },
  );
  expect(tried).toBeGreaterThan(100);
});

test('more than the budget does not pass, however well it adds up', () => {
  const election = electionOf(30, { a: 20, b: 15 }, ['a', 'a,b', 'b']);
  const outcome = count(election, sharesWith());
  const bought: Round = {
    number: 2,
    project: 1,
    together: [],
    by: 'greedy',
    cost: 15n,
    spentBefore: 20n,
    supporters: 2,
    tiedWith: [],
  };
  const overspent = {
    ...outcome,
    rounds: [...outcome.rounds, bought],
    order: [0, 1],
    totalCost: 35n,
    left: -5n,
    projects: outcome.projects.map((one) => ({ ...one, funded: true })),
  };
  expect(failed(election, overspent)).toEqual(['budget']);
});

test('a project with just the votes that are asked for takes part, and cannot be left out', () => {
  const election = electionOf(30, { a: 20, b: 30 }, ['a', 'a', 'b']);
  // 3 ballots × 20 / 30 are 2 votes for a, and 3 for b.
  const outcome = count(election, sharesWith({ minimumShare: fraction(1n) }));
  expect(failed(election, without(outcome, 0))).toEqual(['nothing-left-out']);
});

test('a ballot that did not choose it after all does not pass', () => {
  const election = electionOf(30, { a: 20, b: 15 }, ['a', 'a,b', 'b']);
  const outcome = count(election, sharesWith());
  const other = electionOf(30, { a: 20, b: 15 }, ['a', 'b', 'b']);
  expect(failed(other, outcome)).toEqual([
    'own-projects',
    'own-money',
    'covered',
    'nothing-left-out',
  ]);
});
