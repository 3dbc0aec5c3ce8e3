// Why one project was funded or not, all of it together: its place, the money, what would have changed it, what replaces it.
import type { Fraction } from '@minga/basics';
import type { CountProgress, Election, Outcome } from '../types.ts';
import { effectiveVotes, moneyOfSupporters, type SupportersMoney } from './backing.ts';
import { type RankedProject, rankProjects } from './ranking.ts';
import { nextInOrder, type Recount, recountWithout } from './replacements.ts';
import { type CostLimit, fewestApprovals, fewestVoters, largestCost } from './why-not.ts';

export interface Explanation {
  readonly project: number;
  /** In the order of all projects, from 1; 0 when the ranking that was given does not have it. */
  readonly place: number;
  /** Of what supporters bought. */
  readonly effectiveVotes?: Fraction;
  /** Absent under rules without shares, and when nobody supports it. */
  readonly money?: SupportersMoney;
  readonly changes: Changes;
  /** Only of a funded project. */
  readonly replacement?: Replacement;
}

/** Each answer was found by counting again; null says that there is none. */
export interface Changes {
  /** As `largestCost`. */
  readonly cost: CostLimit | null;
  /** How many ballots, as `fewestApprovals`; only of approvals and of a project that was not funded. */
  readonly approvals?: number | null;
  /** As `fewestVoters`; only of a project that was not funded, in a vote that is no ranking. */
  readonly voters?: number | null;
  readonly recounts: number;
}

/** What enters if the project is taken out: by the order of all, and by counting again without it. */
export interface Replacement {
  readonly nextInOrder: readonly number[];
  readonly recount: Recount;
}

export type ExplanationStep =
  | { readonly kind: 'ranking' }
  | { readonly kind: 'recounting'; readonly recounts: number }
  | { readonly kind: 'counting'; readonly progress: CountProgress };

type Steps<T> = Generator<ExplanationStep, T, void>;

export interface ExplanationOptions {
  /** The order of all projects, from `rankProjects`; without it, it is found first, which can take longest. */
  readonly ranking?: readonly RankedProject[];
}

/**
 * Takes dozens of counts, and can be left at any step. Of a project that was not funded only its place
 * depends on the ranking.
 */
export function* explainProject(
  election: Election,
  outcome: Outcome,
  project: number,
  options: ExplanationOptions = {},
): Steps<Explanation> {
  const ranking = options.ranking ?? (yield* findRanking(election, outcome));
  const votes = effectiveVotes(election, outcome).get(project);
  const money = moneyOfSupporters(election, outcome, project);
  const changes = yield* findChanges(election, outcome, project);
  const explanation: Explanation = {
    project,
    place: ranking.findIndex((one) => one.project === project) + 1,
    ...(votes && { effectiveVotes: votes }),
    ...(money && money.start.numerator > 0n && { money }),
    changes,
  };
  if (outcome.projects[project]?.funded !== true) return explanation;
  const next = nextInOrder(election, outcome, ranking, project);
  const recount = yield* each(recountWithout(election, outcome, project), (progress) => ({
    kind: 'counting',
    progress,
  }));
  return { ...explanation, replacement: { nextInOrder: next, recount } };
}

function findRanking(election: Election, outcome: Outcome): Steps<readonly RankedProject[]> {
  return each(rankProjects(election, outcome), () => ({ kind: 'ranking' }));
}

function* findChanges(election: Election, outcome: Outcome, project: number): Steps<Changes> {
  let recounts = 0;
  function* search<T>(steps: Generator<{ readonly recounts: number }, T, void>): Steps<T> {
    const before = recounts;
    return yield* each(steps, (probe) => {
      recounts = before + probe.recounts;
      return { kind: 'recounting', recounts };
    });
  }
  const cost = (yield* search(largestCost(election, outcome, project))) ?? null;
  if (outcome.projects[project]?.funded === true) return { cost, recounts };
  const { voteType } = election;
  const ballots = yield* search(fewestApprovals(election, outcome, project));
  const approvals = ballots?.reduce((sum, share) => sum + share.ballots, 0) ?? null;
  const voters = (yield* search(fewestVoters(election, outcome, project))) ?? null;
  return {
    cost,
    ...(voteType === 'approval' && { approvals }),
    ...(voteType !== 'ordinal' && { voters }),
    recounts,
  };
}

function* each<S, T>(steps: Generator<S, T, void>, tell: (step: S) => ExplanationStep): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield tell(step.value);
  }
}
