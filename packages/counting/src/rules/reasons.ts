// Why each project was or was not funded, told from the trace of the count.
import { type Fraction, fraction, subtractFractions } from '@minga/basics';
import type { Electorate } from './electorate.ts';
import type { EqualSharesRun } from './equal-shares.ts';
import type { Election, ProjectOutcome, ProjectReason, Round, Settings } from '../types.ts';

export interface Trace {
  readonly settings: Settings;
  readonly rounds: readonly Round[];
  /** Per project that the greedy part passed over, the money left when its turn came. */
  readonly leftAtTurn: ReadonlyMap<number, bigint>;
  /** The purses as Equal Shares left them; absent for the greedy rule. */
  readonly purses?: EqualSharesRun;
}

export function explainProjects(
  election: Election,
  electorate: Electorate,
  trace: Trace,
): readonly ProjectOutcome[] {
  const rounds = new Map(trace.rounds.map((round) => [round.project, round.number]));
  return election.projects.map((_, project) => {
    const round = rounds.get(project);
    return {
      project,
      votes: electorate.votes[project] ?? 0,
      funded: round !== undefined,
      reason:
        round === undefined
          ? whyNot(election, electorate, trace, project)
          : { kind: 'bought', round },
    };
  });
}

function whyNot(
  election: Election,
  electorate: Electorate,
  trace: Trace,
  project: number,
): ProjectReason {
  const cost = election.projects[project]?.cost ?? 0n;
  const left = trace.leftAtTurn.get(project);
  if (cost > election.budget) return { kind: 'dearer-than-budget' };
  if (trace.purses === undefined) return { kind: 'did-not-fit', left: left ?? 0n };
  if (electorate.votes[project] === 0) return { kind: 'no-votes' };
  if (cost === 0n) return { kind: 'no-cost' };
  const had = moneyOfSupporters(electorate, trace.purses, project);
  const missing = subtractFractions(fraction(cost), had);
  return {
    kind: 'supporters-short',
    had,
    missing,
    ...(left === undefined ? {} : { leftToComplete: left }),
  };
}

function moneyOfSupporters(
  electorate: Electorate,
  purses: EqualSharesRun,
  project: number,
): Fraction {
  let total = 0n;
  for (const group of electorate.supporters[project] ?? []) {
    total += (purses.balances[group] ?? 0n) * (electorate.groups[group]?.size ?? 0n);
  }
  return fraction(total, purses.denominator);
}
