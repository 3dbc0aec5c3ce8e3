// With whose money: what a funded project took, and where the money of the supporters of another went.
import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  subtractFractions,
} from '@minga/basics';
import { partsOfPayment } from '../rules/overspending.ts';
import type { Election, Outcome } from '../types.ts';
import { type Bundle, weightsOf } from './bundles.ts';
import { openBooks, playGroup } from './replay.ts';

export interface SupportersMoney {
  /** What they started with between them; minor units, like all money here. */
  readonly start: Fraction;
  /** What they paid in each round in which they paid anything. `start` is all of this and `left`. */
  readonly paid: readonly { readonly round: number; readonly amount: Fraction }[];
  readonly left: Fraction;
  /**
   * The most of its cost that they would have covered at one moment: in some round, each paying per unit of
   * satisfaction no more than the payers of that round did; or, when `round` is absent, all they had left.
   */
  readonly best: { readonly round?: number; readonly amount: Fraction };
}

/** Where the money of those who support `project` (or its pair) went. Undefined for rules without shares. */
export function moneyOfSupporters(
  election: Election,
  outcome: Outcome,
  project: number,
): SupportersMoney | undefined {
  const books = openBooks(election, outcome);
  const bundle = books?.bundles[project];
  if (books === undefined || bundle === undefined) return undefined;
  const { profile } = election;
  const rounds = [...books.sales].map(([bought, { round, each }]) => {
    const limit = each * bundle.scale;
    return { number: round.number, limit, per: bought.scale, paid: 0n, given: 0n, points: 0n };
  });
  let [voters, left] = [0n, 0n];
  for (const [group, size] of profile.size.entries()) {
    const weight = weightsOf(profile, books.bundles, group).get(bundle);
    if (weight === undefined) continue;
    const ballots = BigInt(size);
    const play = playGroup(election, books, group);
    const paid = new Map(
      play.purchases.map((purchase) => [purchase.sale.round.number, purchase.paid]),
    );
    let held = books.endowment;
    for (const round of rounds) {
      const takes = round.limit * weight <= held * round.per;
      if (takes) round.points += weight * ballots;
      else round.given += held * ballots;
      const pays = paid.get(round.number) ?? 0n;
      round.paid += pays * ballots;
      held -= pays;
    }
    voters += ballots;
    left += held * ballots;
  }
  const amount = (whole: bigint, per = 1n) => fraction(whole, books.denominator * per);
  let best: SupportersMoney['best'] = { amount: amount(left) };
  for (const { number, limit, per, given, points } of rounds) {
    const covered = addFractions(amount(given), amount(limit * points, per));
    if (compareFractions(covered, best.amount) > 0) best = { round: number, amount: covered };
  }
  return {
    start: amount(books.endowment * voters),
    paid: rounds.flatMap(({ number, paid }) =>
      paid === 0n ? [] : [{ round: number, amount: amount(paid) }],
    ),
    left: amount(left),
    best,
  };
}

/**
 * Cost divided by the largest amount that one ballot paid: the votes that would have bought the project had
 * all paid as much. By project, for what supporters bought and paid something for.
 */
export function effectiveVotes(
  election: Election,
  outcome: Outcome,
): ReadonlyMap<number, Fraction> {
  const books = openBooks(election, outcome);
  const largest = new Map<Bundle, bigint>();
  if (books === undefined) return new Map();
  for (const group of election.profile.size.keys()) {
    for (const { sale, paid } of playGroup(election, books, group).purchases) {
      const bundle = books.bundles[sale.round.project] as Bundle;
      if (paid > (largest.get(bundle) ?? 0n)) largest.set(bundle, paid);
    }
  }
  return new Map(
    [...largest].flatMap(([{ members, cost }, paid]) => {
      const votes = fraction(cost * books.denominator, paid);
      return members.map((member) => [member, votes] as const);
    }),
  );
}

/**
 * By round, what its supporters did not pay of its cost, in minor units: with bounded overspending it is taken
 * from nobody in particular. Rounds that were paid in full, and those of the greedy completion, are left out.
 * A price per point is told rounded down, so each point of whoever paid the price, and did not give all they
 * had, can miss one part of a minor unit: what is short by no more than that was paid in full.
 */
export function unpaidInRounds(
  election: Election,
  outcome: Outcome,
): ReadonlyMap<number, Fraction> {
  const books = openBooks(election, outcome);
  if (books === undefined) return new Map();
  const sums = new Map(
    [...books.sales.values()].map(({ round }) => [round, { paid: 0n, points: 0n }]),
  );
  for (const [group, size] of election.profile.size.entries()) {
    for (const { sale, weight, before, paid } of playGroup(election, books, group).purchases) {
      const sum = sums.get(sale.round) as { paid: bigint; points: bigint };
      sum.paid += paid * BigInt(size);
      if (paid < before) sum.points += weight * BigInt(size);
    }
  }
  return new Map(
    [...sums].flatMap(([{ number, cost }, { paid, points }]) => {
      const unpaid = subtractFractions(fraction(cost), fraction(paid, books.denominator));
      const rounded = fraction(points, partsOfPayment);
      return compareFractions(unpaid, rounded) > 0 ? [[number, unpaid]] : [];
    }),
  );
}
