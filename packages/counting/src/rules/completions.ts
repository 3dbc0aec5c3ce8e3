// What Equal Shares does with money left over: endowments grow step by step (add1) while the outcome fits.
import { addFractions, assert, type Fraction, floorFraction, fraction } from '@minga/basics';
import type { CountProgress, Election, EqualSharesSettings } from '../types.ts';
import type { Electorate } from './electorate.ts';
import type { SharesRun } from './exact-shares.ts';
import { growRuns, openEngine } from './shares-engine.ts';

export interface GrownRun extends SharesRun {
  readonly endowment: Fraction;
  readonly increments: number;
}

/** The same share of the budget for each ballot, empty ones included, in minor units. */
export function startEndowment(
  election: Pick<Election, 'budget' | 'decimals' | 'profile'>,
  kind: EqualSharesSettings['endowment'],
): Fraction {
  const share = fraction(election.budget, BigInt(election.profile.ballots));
  if (kind === 'exact') return share;
  const unit = 10n ** BigInt(election.decimals);
  return fraction((floorFraction(share) / unit) * unit);
}

/** Equal Shares from the start endowment alone, or growing by the increment when the completion says so. */
export function* runWithGrowth(
  election: Election,
  electorate: Electorate,
  settings: EqualSharesSettings,
): Generator<CountProgress, GrownRun, void> {
  const start = startEndowment(election, settings.endowment);
  const grows = settings.completion === 'add1' || settings.completion === 'add1u';
  assert(!grows || settings.increment > 0n, 'endowments grow by a positive increment');
  const endowmentAt = (step: number) =>
    addFractions(start, fraction(settings.increment * BigInt(step)));
  let kept: GrownRun | undefined;
  for (const { first, last, run } of growRuns(openEngine(electorate), endowmentAt, 0)) {
    // A larger endowment may buy less, so there is no searching: the first overspending step ends it.
    const overspends = run.spent > election.budget;
    const ends =
      overspends || !grows || isFinished(election, electorate, run, settings.exhaustiveStop);
    const increments = ends ? first : last;
    const endowment = endowmentAt(increments);
    yield { increment: increments, endowment, totalCost: run.spent };
    if (!overspends) kept = { ...run, endowment, increments };
    if (ends) break;
  }
  assert(kept !== undefined, 'the start endowments add up to no more than the budget');
  return kept;
}

/**
 * With the exhaustive stop: nothing with votes and a cost, and no rival bought, still fits in what is left.
 * Without it the growth goes on until it overspends, or until all that the budget could ever hold is bought.
 */
function isFinished(
  { budget }: Pick<Election, 'budget'>,
  { items }: Electorate,
  { purchases, spent }: SharesRun,
  exhaustiveStop: boolean,
): boolean {
  const closed = new Set(purchases.map(({ item }) => item));
  for (const { item } of purchases) {
    for (const rival of items[item]?.rivals ?? []) closed.add(rival);
  }
  const room = exhaustiveStop ? budget - spent : budget;
  return items.every(
    ({ cost, support }, place) => closed.has(place) || cost === 0n || support === 0n || cost > room,
  );
}
