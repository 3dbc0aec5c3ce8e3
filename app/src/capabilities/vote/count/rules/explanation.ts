// What is asked about one project after the count: each answer found by counting again, step by step.

import type { Fraction } from '@minga/counting';
import {
  type CostLimit,
  effectiveVotes,
  fewestApprovals,
  fewestVoters,
  largestCost,
  moneyOfSupporters,
  nextInOrder,
  type Probe,
  type RankedProject,
  type Recount,
  rankProjects,
  recountWithout,
  type SupportersMoney,
} from '@minga/counting/explain';
import type { Counted } from './counted.ts';

export interface Explanation {
  readonly project: number;
  /** Absent when even the smallest cost would not have done. */
  readonly cost?: CostLimit;
  /** Of what did not come in: `undefined` when none suffice; absent when that is not asked. */
  readonly approvals?: number | undefined;
  readonly voters?: number | undefined;
  readonly recounts: number;
  readonly money?: SupportersMoney;
  /** Of what supporters bought. */
  readonly effective?: Fraction;
  /** Of what came in: what would follow it, the rest untouched or everything counted again. */
  readonly replacement?: { readonly next: readonly number[]; readonly recount: Recount };
}

/** What is told while answers are looked for: how many recounts, or that all projects are put in order. */
export interface ExplanationStep {
  readonly phase: 'recounting' | 'ordering';
  readonly recounts: number;
}

export type Explaining<T> = Generator<ExplanationStep, T, void>;

/** `ordered` is kept by whoever asks, since an order of all projects serves for each of them. */
export interface Ordered {
  ranking?: readonly RankedProject[];
}

export function* explainProject(
  counted: Counted,
  project: number,
  ordered: Ordered,
): Explaining<Explanation> {
  const { election, outcome } = counted;
  const isFunded = outcome.projects[project]?.funded === true;
  const search = countRecounts();
  const cost = yield* search.run(largestCost(election, outcome, project));
  const money = moneyOfSupporters(election, outcome, project);
  const effective = effectiveVotes(election, outcome).get(project);
  const found = {
    project,
    ...(cost && { cost }),
    ...(money && { money }),
    ...(effective && { effective }),
  };
  if (isFunded) {
    const replacement = yield* replacementOf(counted, project, ordered, search.recounts());
    return { ...found, replacement, recounts: search.recounts() + 1 };
  }
  const approvals =
    election.voteType === 'approval'
      ? { approvals: yield* search.run(askMore(counted, project)) }
      : {};
  const voters =
    election.voteType === 'ordinal'
      ? {}
      : { voters: yield* search.run(fewestVoters(election, outcome, project)) };
  return { ...found, ...approvals, ...voters, recounts: search.recounts() };
}

function* askMore({ election, outcome }: Counted, project: number) {
  const givers = yield* fewestApprovals(election, outcome, project);
  return givers?.reduce((sum, { ballots }) => sum + ballots, 0);
}

/** Adds up the recounts of several searches. */
function countRecounts() {
  let [before, all] = [0, 0];
  return {
    recounts: () => all,
    *run<T>(steps: Generator<Probe, T, void>): Explaining<T> {
      before = all;
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        all = before + step.value.recounts;
        yield { phase: 'recounting', recounts: all };
      }
    },
  };
}

function* replacementOf(
  { election, outcome }: Counted,
  project: number,
  ordered: Ordered,
  recounts: number,
): Explaining<NonNullable<Explanation['replacement']>> {
  ordered.ranking ??= yield* told(rankProjects(election, outcome), { phase: 'ordering', recounts });
  const recount = yield* told(recountWithout(election, outcome, project), {
    phase: 'recounting',
    recounts: recounts + 1,
  });
  return { next: nextInOrder(election, outcome, ordered.ranking, project), recount };
}

function* told<T>(steps: Generator<unknown, T, void>, how: ExplanationStep): Explaining<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield how;
  }
}
