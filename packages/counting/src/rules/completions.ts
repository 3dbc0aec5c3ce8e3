// What Equal Shares does with money left over: lets endowments grow (add1), then buys greedily.
import { addFractions, assert, type Fraction, floorFraction, fraction } from '@minga/basics';
import type { Electorate } from './electorate.ts';
import { type EqualSharesRun, runEqualShares } from './equal-shares.ts';
import type { TieRanks } from './ties.ts';
import type { CountProgress, Election, EqualSharesSettings } from '../types.ts';

export interface GrownRun extends EqualSharesRun {
  readonly endowment: Fraction;
  readonly increments: number;
}

/** The same share of the budget for each ballot, empty ones included, in minor units. */
export function startEndowment(
  election: Election,
  electorate: Electorate,
  kind: EqualSharesSettings['endowment'],
): Fraction {
  const share = fraction(election.budget, BigInt(electorate.ballots));
  if (kind === 'exact') return share;
  const unit = 10n ** BigInt(election.decimals);
  return fraction((floorFraction(share) / unit) * unit);
}

/** Equal Shares from the start endowment alone, or growing by the increment when the completion says so. */
export function* runWithGrowth(
  election: Election,
  electorate: Electorate,
  ranks: TieRanks,
  settings: EqualSharesSettings,
): Generator<CountProgress, GrownRun, void> {
  const start = startEndowment(election, electorate, settings.endowment);
  const grows = settings.completion === 'add1' || settings.completion === 'add1u';
  assert(!grows || settings.increment > 0n, 'endowments grow by a positive increment');
  let kept: GrownRun | undefined;
  for (let increments = 0; ; increments++) {
    const endowment = addFractions(start, fraction(settings.increment * BigInt(increments)));
    const run = runEqualShares(election, electorate, ranks, settings.utility, endowment);
    yield { increment: increments, endowment, totalCost: run.spent };
    // A larger endowment may buy less, so there is no searching: the first overspending step ends it.
    if (run.spent > election.budget) {
      assert(kept !== undefined, 'the start endowments add up to no more than the budget');
      return kept;
    }
    kept = { ...run, endowment, increments };
    if (!grows || isFinished(election, electorate, run, settings.exhaustiveStop)) return kept;
  }
}

/**
 * With the exhaustive stop: no project with votes and a cost still fits in what is left. Without it the
 * growth goes on until it overspends, or until every project that the budget could ever hold is bought.
 */
function isFinished(
  election: Election,
  electorate: Electorate,
  run: EqualSharesRun,
  exhaustiveStop: boolean,
): boolean {
  const bought = new Set(run.rounds.map((round) => round.project));
  const room = exhaustiveStop ? election.budget - run.spent : election.budget;
  return election.projects.every(
    ({ cost }, project) =>
      bought.has(project) || cost === 0n || electorate.votes[project] === 0 || cost > room,
  );
}
