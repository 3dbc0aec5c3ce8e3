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

/** While answers are looked for: how many recounts there were. */
type Explaining<T> = Generator<{ readonly recounts: number }, T, void>;

/** What would have let in a project that stayed out. */
export function* explainUnfunded(counted: Counted, project: number): Explaining<Explanation> {
  const { election, outcome } = counted;
  const search = countRecounts();
  const backing = yield* findBacking(counted, project, search);
  const approvals =
    election.voteType === 'approval'
      ? { approvals: yield* search.run(askMore(counted, project)) }
      : {};
  const voters =
    election.voteType === 'ordinal'
      ? {}
      : { voters: yield* search.run(fewestVoters(election, outcome, project)) };
  return { ...backing, ...approvals, ...voters, recounts: search.recounts() };
}

/** With what margin a project came in, and what would follow it down `ranking`, the order of all projects. */
export function* explainFunded(
  counted: Counted,
  project: number,
  ranking: readonly RankedProject[],
): Explaining<Explanation> {
  const { election, outcome } = counted;
  const search = countRecounts();
  const backing = yield* findBacking(counted, project, search);
  const next = nextInOrder(election, outcome, ranking, project);
  const recount = yield* search.once(recountWithout(election, outcome, project));
  return { ...backing, replacement: { next, recount }, recounts: search.recounts() };
}

/** The cost up to which it comes in, and with whose money. */
function* findBacking(
  { election, outcome }: Counted,
  project: number,
  search: ReturnType<typeof countRecounts>,
): Explaining<Pick<Explanation, 'project' | 'cost' | 'money' | 'effective'>> {
  const cost = yield* search.run(largestCost(election, outcome, project));
  const money = moneyOfSupporters(election, outcome, project);
  const effective = effectiveVotes(election, outcome).get(project);
  return {
    project,
    ...(cost && { cost }),
    ...(money && { money }),
    ...(effective && { effective }),
  };
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
        yield { recounts: all };
      }
    },
    /** One recount, whose steps are not recounts themselves. */
    *once<T>(steps: Generator<unknown, T, void>): Explaining<T> {
      all += 1;
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        yield { recounts: all };
      }
    },
  };
}
