// Elections for tests: written by hand in one line each, or drawn at random by fast-check.
import { fraction } from '@minga/basics';
import fc from 'fast-check';
import { foldBallots } from '../profile.ts';
import { utilitiesOf } from '../settings.ts';
import type {
  Ballot,
  CommonSettings,
  Election,
  EqualSharesSettings,
  GreedySettings,
  Settings,
  TieRule,
  VoteType,
} from '../types.ts';

/** `electionOf(100, { a: 60, b: 40 }, ['a,b', 'a', ''])`: budget, costs by id, ballots as lists of ids. */
export function electionOf(
  budget: number,
  costs: Readonly<Record<string, number>>,
  ballots: readonly string[],
  decimals = 0,
): Election {
  return { ...voteOf('approval', budget, costs, ballots), decimals };
}

/** The same for every vote type: `'a:3,b:1'` are ids with their points, `'b,a'` a ranking, best first. */
export function voteOf(
  voteType: VoteType,
  budget: number,
  costs: Readonly<Record<string, number>>,
  ballots: readonly string[],
): Election {
  const ids = Object.keys(costs);
  const hasPoints = voteType === 'cumulative' || voteType === 'scoring';
  const list = ballots.map((text, index): Ballot => {
    const entries = text === '' ? [] : text.split(',').map((entry) => entry.split(':'));
    const choices = entries.map(([id = '']) => ids.indexOf(id));
    const ballot = { voterId: String(index + 1), choices, extras: {} };
    return hasPoints ? { ...ballot, points: entries.map(([, points]) => Number(points)) } : ballot;
  });
  return {
    meta: {},
    voteType,
    currency: 'CLP',
    decimals: 0,
    budget: BigInt(budget),
    columns: { projects: ['project_id', 'cost', 'name'], votes: ['voter_id', 'vote'] },
    projects: ids.map((id) => ({
      id,
      name: `Proyecto ${id}`,
      cost: BigInt(costs[id] ?? 0),
      extras: {},
    })),
    ...foldBallots(list, voteType),
  };
}

/** The same election with other projects, ballots or vote type. */
export function withVote(
  election: Election,
  {
    projects = election.projects,
    ballots = [...election.ballots],
    voteType = election.voteType,
  }: {
    readonly projects?: Election['projects'];
    readonly ballots?: readonly Ballot[];
    readonly voteType?: VoteType;
  },
): Election {
  return { ...election, voteType, projects, ...foldBallots(ballots, voteType) };
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

/** Settings for approvals that name no project. */
export const anySettings: fc.Arbitrary<Settings> = fc.oneof(
  { weight: 3, arbitrary: anySharesSettings },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyRuleFor('approval'), fc.constantFrom<TieRule>('id', 'votes-cost-id'))
      .map(([rule, ties]) => ({ ...rule, ties }) as Settings),
  },
);

/** Elections of all vote types, with settings of all kinds that they can be counted with. */
export const anyCount: fc.Arbitrary<{ readonly election: Election; readonly settings: Settings }> =
  fc
    .tuple(
      anyElection,
      fc.constantFrom<VoteType>('approval', 'approval', 'cumulative', 'scoring', 'ordinal'),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 }),
    )
    .map(([election, voteType, points]) => {
      if (voteType === 'approval' || voteType === 'ordinal') {
        return withVote(election, { voteType });
      }
      const ballots = [...election.ballots].map((ballot, voter) => ({
        ...ballot,
        points: ballot.choices.map((choice) => points[(voter + 2 * choice) % points.length] ?? 0),
      }));
      return withVote(election, { voteType, ballots });
    })
    .chain((election) =>
      anySettingsOf(election).map((settings) => ({ election, settings }) as const),
    );

function anyRuleFor(voteType: VoteType): fc.Arbitrary<object> {
  const utility = fc.constantFrom(...utilitiesOf[voteType]);
  const misfit = fc.constantFrom('skip' as const, 'stop' as const);
  const rules: fc.Arbitrary<object>[] = [
    fc
      .record({
        shares: anySharesSettings,
        utility,
        comparison: fc.constantFrom('none', 'none', 'satisfaction', 'exclusion'),
      })
      .map(({ shares, ...changes }) => ({ ...shares, ...changes })),
    fc.record({ rule: fc.constant('greedy'), utility, misfit }),
    fc.record({
      rule: fc.constant('bos'),
      utility,
      completion: fc.constantFrom('none', 'greedy'),
    }),
  ];
  if (voteType === 'approval') rules.push(fc.record({ rule: fc.constant('phragmen'), misfit }));
  return fc.oneof(...rules);
}

function anySettingsOf(election: Election): fc.Arbitrary<Settings> {
  const ids = election.projects.map(({ id }) => id);
  return fc.tuple(anyRuleFor(election.voteType), anyCommonSettings(ids)).map(([rule, common]) => {
    const { together, ...others } = common;
    const takesPairs = 'utility' in rule && together !== undefined;
    return { ...rule, ...others, ...(takesPairs ? { together } : {}) } as Settings;
  });
}

function anyCommonSettings(ids: readonly string[]): fc.Arbitrary<CommonSettings> {
  const some = fc.shuffledSubarray([...ids], {
    minLength: Math.min(2, ids.length),
    maxLength: Math.min(3, ids.length),
  });
  return fc
    .record(
      {
        ties: fc.constantFrom<CommonSettings['ties']>('id', 'votes-cost-id', 'cost-votes-lot'),
        lot: fc.shuffledSubarray([...ids], { minLength: ids.length }),
        minimumScore: fc.integer({ min: 1, max: 4 }),
        minimumShare: fc.constantFrom(fraction(1n, 3n), fraction(1n), fraction(1n, 10n)),
        conflicts: fc.array(some, { minLength: 1, maxLength: 2 }),
        together: fc.shuffledSubarray([...ids], { minLength: Math.min(4, ids.length) }),
      },
      { requiredKeys: ['ties', 'lot'] },
    )
    .map(({ lot, conflicts = [], together = [], ...others }) => {
      const [a, b, c, d] = together;
      const pairs = [
        [a, b],
        [c, d],
      ].filter(
        (pair): pair is [string, string] =>
          pair.every((id) => id !== undefined) &&
          !conflicts.some((group) => pair.every((id) => group.includes(id ?? ''))),
      );
      return {
        ...others,
        ...(others.ties === 'cost-votes-lot' ? { lot } : {}),
        ...(conflicts.length > 0 && ids.length > 1 ? { conflicts } : {}),
        ...(pairs.length > 0 ? { together: pairs } : {}),
      };
    });
}
