// Elections for tests: written by hand in one line each, or drawn at random by fast-check.
import fc from 'fast-check';
import { foldBallots } from '../profile.ts';
import type { Ballot, Election, EqualSharesSettings, GreedySettings, Settings } from '../types.ts';

/** `electionOf(100, { a: 60, b: 40 }, ['a,b', 'a', ''])`: budget, costs by id, ballots as lists of ids. */
export function electionOf(
  budget: number,
  costs: Readonly<Record<string, number>>,
  ballots: readonly string[],
  decimals = 0,
): Election {
  const ids = Object.keys(costs);
  const list = ballots.map((text, index): Ballot => {
    const choices = text === '' ? [] : text.split(',').map((id) => ids.indexOf(id));
    return { voterId: String(index + 1), choices, extras: {} };
  });
  return {
    meta: {},
    voteType: 'approval',
    currency: 'CLP',
    decimals,
    budget: BigInt(budget),
    columns: { projects: ['project_id', 'cost', 'name'], votes: ['voter_id', 'vote'] },
    projects: ids.map((id) => ({
      id,
      name: `Proyecto ${id}`,
      cost: BigInt(costs[id] ?? 0),
      extras: {},
    })),
    ...foldBallots(list, 'approval'),
  };
}

export function idsOf(election: Election, projects: readonly number[]): readonly string[] {
  return projects.map((project) => election.projects[project]?.id ?? '?');
}

export const greedyByVotes: GreedySettings = {
  rule: 'greedy',
  utility: 'cost',
  ties: 'id',
  misfit: 'skip',
};

/** Equal Shares by cost with nothing added; what differs is given. */
export function sharesWith(changes: Partial<EqualSharesSettings> = {}): EqualSharesSettings {
  return {
    rule: 'mes',
    utility: 'cost',
    completion: 'none',
    ties: 'id',
    endowment: 'exact',
    increment: 1n,
    exhaustiveStop: true,
    comparison: 'none',
    ...changes,
  };
}

/** Small elections in which ties, free projects, empty ballots and exact affordability are common. */
export const anyElection: fc.Arbitrary<Election> = fc
  .record({
    budget: fc.integer({ min: 1, max: 60 }),
    costs: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }),
    decimals: fc.constantFrom(0, 0, 1),
    ballots: fc.array(fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 9,
    }),
    idsFirst: fc.constantFrom(1, 2, 9),
  })
  .map(({ budget, costs, decimals, ballots, idsFirst }) => {
    // Ids around 9 and 10, so that the order as text differs from the order as numbers.
    const ids = costs.map((_, index) => `p${idsFirst + index}`);
    return electionOf(
      budget,
      Object.fromEntries(ids.map((id, index) => [id, costs[index] ?? 0])),
      ballots.map((choices) =>
        choices
          .filter((choice) => choice < ids.length)
          .map((choice) => ids[choice])
          .join(','),
      ),
      decimals,
    );
  });

export const anySharesSettings: fc.Arbitrary<EqualSharesSettings> = fc.record({
  rule: fc.constant('mes' as const),
  utility: fc.constantFrom('cost' as const, 'cardinality' as const),
  completion: fc.constantFrom(
    'none' as const,
    'greedy' as const,
    'add1' as const,
    'add1u' as const,
  ),
  ties: fc.constantFrom('id' as const, 'votes-cost-id' as const),
  endowment: fc.constantFrom('exact' as const, 'floor' as const),
  increment: fc.constantFrom(1n, 2n, 7n),
  exhaustiveStop: fc.boolean(),
  comparison: fc.constant('none' as const),
});

export const anySettings: fc.Arbitrary<Settings> = fc.oneof(
  { weight: 4, arbitrary: anySharesSettings },
  {
    weight: 1,
    arbitrary: fc.record({
      rule: fc.constant('greedy' as const),
      utility: fc.constantFrom('cost' as const, 'cardinality' as const),
      ties: fc.constantFrom('id' as const, 'votes-cost-id' as const),
      misfit: fc.constantFrom('skip' as const, 'stop' as const),
    }),
  },
);
