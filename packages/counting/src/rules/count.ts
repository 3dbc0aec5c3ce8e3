// Counts an election by a rule: the one door to greedy and Equal Shares, with their full trace.
import { assert } from '@minga/basics';
import { type GrownRun, runWithGrowth } from './completions.ts';
import { type Electorate, formElectorate } from './electorate.ts';
import { type GreedyRun, runGreedy } from './greedy.ts';
import { explainProjects } from './reasons.ts';
import { rankForTies } from './ties.ts';
import type { CountOptions, CountProgress, Election, Outcome, Settings } from '../types.ts';

/**
 * The outcome of `election` under `settings`, exact: no floating point number takes part in a decision.
 * `onProgress` is called after each run of Equal Shares. An aborted `signal` makes it throw the signal's
 * reason (an `AbortError`); it is looked at after each `onProgress`, since the count holds the thread.
 */
export function count(election: Election, settings: Settings, options: CountOptions = {}): Outcome {
  const steps = countInSteps(election, settings);
  for (;;) {
    options.signal?.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    options.onProgress?.(step.value);
  }
}

/** The same count, pausing after each run of Equal Shares, for a server that must answer others meanwhile. */
export function* countInSteps(
  election: Election,
  settings: Settings,
): Generator<CountProgress, Outcome, void> {
  assert(election.ballots.length > 0, 'an election that is counted has ballots');
  const electorate = formElectorate(election);
  const ranks = rankForTies(election, electorate, settings.ties);
  if (settings.rule === 'greedy') {
    const start = { spent: 0n, bought: new Set<number>(), firstRound: 1 };
    const greedy = runGreedy(election, electorate, ranks, settings.utility, start);
    return buildOutcome(election, electorate, settings, greedy);
  }
  const shares = yield* runWithGrowth(election, electorate, ranks, settings);
  if (settings.completion === 'none' || settings.completion === 'add1') {
    return buildOutcome(election, electorate, settings, nothingMore(shares), shares);
  }
  const completion = runGreedy(election, electorate, ranks, settings.utility, {
    spent: shares.spent,
    bought: new Set(shares.rounds.map((round) => round.project)),
    firstRound: shares.rounds.length + 1,
  });
  return buildOutcome(election, electorate, settings, completion, shares);
}

function nothingMore(shares: GrownRun): GreedyRun {
  return { rounds: [], spent: shares.spent, leftAtTurn: new Map() };
}

function buildOutcome(
  election: Election,
  electorate: Electorate,
  settings: Settings,
  greedy: GreedyRun,
  shares?: GrownRun,
): Outcome {
  assert(greedy.spent <= election.budget, 'an outcome never costs more than the budget');
  const rounds = [...(shares?.rounds ?? []), ...greedy.rounds];
  const order = rounds.map((round) => round.project);
  const funded = new Set(order);
  const chosen = election.ballots.filter((ballot) => ballot.choices.length > 0);
  return {
    settings,
    order,
    totalCost: greedy.spent,
    left: election.budget - greedy.spent,
    ...(shares === undefined ? {} : { endowment: shares.endowment, increments: shares.increments }),
    rounds,
    projects: explainProjects(election, electorate, {
      settings,
      rounds,
      leftAtTurn: greedy.leftAtTurn,
      ...(shares === undefined ? {} : { purses: shares }),
    }),
    emptyHanded: chosen.filter(({ choices }) => !choices.some((choice) => funded.has(choice)))
      .length,
    emptyBallots: election.ballots.length - chosen.length,
    ties: rounds.filter((round) => round.tiedWith.length > 0).length,
  };
}
