// What would have changed whether a project is funded, each answer found by counting again.
import { assert } from '@minga/basics';
import { countInSteps } from '../rules/count.ts';
import type { Election, Outcome } from '../types.ts';
import { choicesOf } from './bundles.ts';
import { openBooks, playGroup } from './replay.ts';
import { type GroupShare, withApprovals, withCost, withVoters } from './variants.ts';

/*
 * The measures of N. Boehmer, P. Faliszewski, Ł. Janeczko, D. Peters, G. Pierczyński, Š. Schierreich,
 * P. Skowron, S. Szufa, _Evaluation of Project Performance in Participatory Budgeting_ (IJCAI 2024,
 * arXiv 2312.14723). Outcomes need not be monotone: what is found is a value at which a recount funds the
 * project, beside one at which a recount does not. Beyond the second there could be another value that funds
 * it. The number of recounts grows with the logarithm of the answer, or of the limit of the search.
 */

/** Told before each recount and each of its steps, so that whoever runs the search can pause or leave it. */
export interface Probe {
  /** The cost in minor units, or the number of approvals or voters, that is counted. */
  readonly tried: bigint;
  readonly recounts: number;
}

type Search<T> = Generator<Probe, T, void>;
type IsFunded = (value: bigint) => Search<boolean>;

export interface CostLimit {
  /** Minor units. A recount at this cost funds the project. */
  readonly most: bigint;
  /** The next that is not funded: a whole unit, or its own cost, or the first whole unit above the budget. */
  readonly tooMuch: bigint;
}

/**
 * How dear the project could have been and still been funded, all else equal: its cost or a whole number of
 * currency units. Below its cost when it was not funded (undefined when even one unit is too much); at or above
 * its cost when it was.
 */
export function* largestCost(
  election: Election,
  outcome: Outcome,
  project: number,
): Search<CostLimit | undefined> {
  const unit = 10n ** BigInt(election.decimals);
  const { cost = 0n } = election.projects[project] ?? {};
  const isFunded = outcome.projects[project]?.funded === true;
  const between = isFunded
    ? { low: cost, high: (election.budget / unit + 1n) * unit }
    : { low: 0n, high: cost };
  const [most, tooMuch] = yield* narrow(
    { ...between, unit, isLowFunded: true },
    recount(outcome, project, (tried) => withCost(election, project, tried)),
  );
  return isFunded || most > 0n ? { most, tooMuch } : undefined;
}

/**
 * The fewest ballots that would have had to choose the project as well, taken from those with most money left
 * at the end (equal ones: empty ballots first, then in the order of the groups; rules without shares: that
 * order alone); with one fewer it is not funded. The answer says which ballots. Limits on the length of a
 * ballot are not looked at. Undefined when not even all are enough, and for votes other than approval.
 */
export function* fewestApprovals(
  election: Election,
  outcome: Outcome,
  project: number,
): Search<readonly GroupShare[] | undefined> {
  if (election.voteType !== 'approval') return undefined;
  const askable = listByMoneyLeft(election, outcome, project);
  const total = askable.reduce((sum, { ballots }) => sum + ballots, 0);
  const fewest = yield* findFewest(
    BigInt(total),
    recount(outcome, project, (tried) =>
      withApprovals(election, project, takeFirst(askable, Number(tried))),
    ),
  );
  return fewest === undefined ? undefined : takeFirst(askable, Number(fewest));
}

/**
 * The fewest new ballots choosing only this project that would have funded it; with one fewer it is not funded.
 * The budget stays, so each makes everybody's endowment smaller. In cumulative and scoring votes each gives as
 * many points as the fullest ballot gives in all. Undefined when a hundred times the ballots cast would not do,
 * and for ordinal votes, where ranking one project alone gives it nothing.
 */
export function* fewestVoters(
  election: Election,
  outcome: Outcome,
  project: number,
): Search<number | undefined> {
  const { voteType, profile } = election;
  if (voteType === 'ordinal') return undefined;
  const points = fullestBallot(election);
  const fewest = yield* findFewest(
    100n * BigInt(profile.ballots),
    recount(outcome, project, (tried) => withVoters(election, project, Number(tried), points)),
  );
  return fewest === undefined ? undefined : Number(fewest);
}

function recount(
  { settings, projects }: Outcome,
  project: number,
  variant: (value: bigint) => Election,
): IsFunded {
  assert(projects[project] !== undefined, 'a project is asked for by its index');
  let recounts = 0;
  return function* (tried) {
    recounts += 1;
    const steps = countInSteps(variant(tried), settings);
    for (;;) {
      yield { tried, recounts };
      const step = steps.next();
      if (step.done) return step.value.projects[project]?.funded === true;
    }
  };
}

/** Doubles until it is funded, then halves the gap. */
function* findFewest(limit: bigint, isFunded: IsFunded): Search<bigint | undefined> {
  let low = 0n;
  while (low < limit) {
    const high = low === 0n ? 1n : 2n * low < limit ? 2n * low : limit;
    if (yield* isFunded(high)) {
      return (yield* narrow({ low, high, unit: 1n, isLowFunded: false }, isFunded))[1];
    }
    low = high;
  }
  return undefined;
}

/** Two values without a multiple of the unit between them: one that is funded and one that is not. */
function* narrow(
  start: { low: bigint; high: bigint; readonly unit: bigint; readonly isLowFunded: boolean },
  isFunded: IsFunded,
): Search<readonly [low: bigint, high: bigint]> {
  let { low, high } = start;
  const { unit, isLowFunded } = start;
  for (;;) {
    const half = ((low + high) / 2n / unit) * unit;
    const middle = half > low ? half : (low / unit + 1n) * unit;
    if (middle >= high) return [low, high];
    if ((yield* isFunded(middle)) === isLowFunded) low = middle;
    else high = middle;
  }
}

function listByMoneyLeft(
  election: Election,
  outcome: Outcome,
  project: number,
): readonly GroupShare[] {
  const { profile } = election;
  const books = openBooks(election, outcome);
  const groups = [...profile.size].map((ballots, group) => ({ group, ballots }));
  return [{ group: -1, ballots: outcome.emptyBallots }, ...groups]
    .filter(({ group, ballots }) => ballots > 0 && !choicesOf(profile, group).includes(project))
    .map((share) => ({ share, left: books ? playGroup(election, books, share.group).left : 0n }))
    .sort((a, b) => (a.left === b.left ? 0 : a.left > b.left ? -1 : 1))
    .map(({ share }) => share);
}

function takeFirst(askable: readonly GroupShare[], ballots: number): readonly GroupShare[] {
  let missing = ballots;
  return askable.flatMap(({ group, ballots: size }) => {
    const taken = Math.min(size, missing);
    missing -= taken;
    return taken === 0 ? [] : [{ group, ballots: taken }];
  });
}

function fullestBallot({ profile: { size, start, points } }: Election): number {
  if (points === undefined) return 1;
  return size.reduce((most, _, group) => {
    const own = points.subarray(start[group], start[group + 1]);
    return Math.max(
      most,
      own.reduce((sum, one) => sum + one, 0),
    );
  }, 1);
}
