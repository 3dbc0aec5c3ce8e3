// The rules with shares by their definitions: Equal Shares, its growth, and bounded overspending.
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  floorFraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from '@minga/basics';
import type { EqualSharesSettings } from '../types.ts';
import { type Bought, type Bundle, costOf, isClosed, type Vote } from './oracle-vote.ts';

const zero = fraction(0n);
const lesser = (a: Fraction, b: Fraction) => (compareFractions(a, b) < 0 ? a : b);

/** Who gains from a bundle, what they have and how much they gain. */
interface Supporter {
  readonly voter: number;
  readonly purse: Fraction;
  readonly utility: Fraction;
}

function supportersOf(
  vote: Vote,
  bundle: Bundle,
  purses: readonly Fraction[],
): readonly Supporter[] {
  return vote.voters.flatMap((voter) => {
    const utility = fraction(vote.utility(voter, bundle));
    return utility.numerator === 0n ? [] : [{ voter, purse: purses[voter] ?? zero, utility }];
  });
}

/** The ρ for which the supporters, paying min(purse, ρ × utility) each, pay exactly the amount. */
function priceOf(supporters: readonly Supporter[], amount: Fraction): Fraction | undefined {
  const queue = supporters.toSorted((a, b) =>
    compareFractions(divideFractions(a.purse, a.utility), divideFractions(b.purse, b.utility)),
  );
  let missing = amount;
  for (const [poorer, { purse, utility }] of queue.entries()) {
    const total = queue
      .slice(poorer)
      .reduce((sum, other) => addFractions(sum, other.utility), zero);
    const rho = divideFractions(missing, total);
    if (compareFractions(purse, multiplyFractions(rho, utility)) >= 0) return rho;
    missing = subtractFractions(missing, purse);
  }
  return undefined;
}

interface Offer {
  readonly bundle: Bundle;
  readonly supporters: readonly Supporter[];
  readonly rho: Fraction;
  /** What is compared: the lowest is bought. */
  readonly measure: Fraction;
}

function buyByOffers(
  vote: Vote,
  endowment: Fraction,
  offerOf: (bundle: Bundle, supporters: readonly Supporter[], spent: bigint) => Offer | undefined,
): Bought {
  const purses = vote.voters.map(() => endowment);
  const bundles: Bundle[] = [];
  const payments: Fraction[][] = [];
  for (;;) {
    let best: Offer | undefined;
    for (const bundle of vote.bundles) {
      if (isClosed(vote, bundle, bundles)) continue;
      const offer = offerOf(bundle, supportersOf(vote, bundle, purses), costOf(bundles));
      if (offer === undefined) continue;
      const order = best === undefined ? -1 : compareFractions(offer.measure, best.measure);
      const wins = order < 0 || (order === 0 && best && vote.goesBefore(bundle, best.bundle));
      if (wins) best = offer;
    }
    if (best === undefined) return { bundles, purses, payments, endowment };
    const paid = vote.voters.map(() => zero);
    for (const { voter, purse, utility } of best.supporters) {
      const pays = lesser(purse, multiplyFractions(best.rho, utility));
      purses[voter] = subtractFractions(purse, pays);
      paid[voter] = pays;
    }
    bundles.push(best.bundle);
    payments.push(paid);
  }
}

function buyByEqualShares(vote: Vote, endowment: Fraction): Bought {
  return buyByOffers(vote, endowment, (bundle, supporters) => {
    const rho = priceOf(supporters, fraction(bundle.cost));
    return rho === undefined ? undefined : { bundle, supporters, rho, measure: rho };
  });
}

/**
 * (α, ρ)-affordable: Σ min(purse, α ρ utility) = α cost. The pair with the lowest ρ / α is chosen; the
 * supporters pay min(purse, ρ utility).
 */
export function buyByOverspending(vote: Vote): Bought {
  const { budget } = vote.election;
  const endowment = fraction(budget, BigInt(vote.voters.length));
  return buyByOffers(vote, endowment, (bundle, supporters, spent) => {
    const isPoor = supporters.every(({ purse }) => purse.numerator === 0n);
    if (isPoor || spent + bundle.cost > budget) return undefined;
    if (bundle.cost === 0n) return { bundle, supporters, rho: zero, measure: zero };
    const offers = partsOf(bundle, supporters)
      .sort(compareFractions)
      .map((part) => offerAt(bundle, supporters, part));
    return offers.reduce((best, other) =>
      other && (!best || compareFractions(other.measure, best.measure) < 0) ? other : best,
    );
  });
}

/** The parts α that can be best: all of it, or what is paid when some supporter just runs out. */
function partsOf({ cost }: Bundle, supporters: readonly Supporter[]): Fraction[] {
  const parts = supporters.map(({ purse, utility }) => {
    const lambda = divideFractions(purse, utility);
    const money = supporters.reduce(
      (sum, other) =>
        addFractions(sum, lesser(other.purse, multiplyFractions(lambda, other.utility))),
      zero,
    );
    return lesser(fraction(1n), divideFractions(money, fraction(cost)));
  });
  return [...parts, fraction(1n)].filter(({ numerator }) => numerator > 0n);
}

/** The ρ at which a part α is affordable; undefined when its supporters do not have that much. */
export function offerAt(
  bundle: Bundle,
  supporters: readonly Supporter[],
  part: Fraction,
): Offer | undefined {
  const lambda = priceOf(supporters, multiplyFractions(part, fraction(bundle.cost)));
  if (lambda === undefined) return undefined;
  const rho = divideFractions(lambda, part);
  return { bundle, supporters, rho, measure: divideFractions(rho, part) };
}

export function growUntilItStops(vote: Vote, settings: EqualSharesSettings): Bought {
  const { budget, decimals } = vote.election;
  const unit = 10n ** BigInt(decimals);
  const exact = fraction(budget, BigInt(vote.voters.length));
  let endowment =
    settings.endowment === 'exact' ? exact : fraction((floorFraction(exact) / unit) * unit);
  let previous = buyByEqualShares(vote, endowment);
  if (settings.completion === 'none' || settings.completion === 'greedy') return previous;
  while (!nothingMoreFits(vote, previous.bundles, settings.exhaustiveStop)) {
    endowment = addFractions(endowment, fraction(settings.increment));
    const next = buyByEqualShares(vote, endowment);
    if (costOf(next.bundles) > budget) return previous;
    previous = next;
  }
  return previous;
}

function nothingMoreFits(vote: Vote, bought: readonly Bundle[], exhaustiveStop: boolean): boolean {
  const room = exhaustiveStop ? vote.election.budget - costOf(bought) : vote.election.budget;
  return vote.bundles.every(
    (bundle) =>
      isClosed(vote, bundle, bought) ||
      bundle.cost === 0n ||
      bundle.cost > room ||
      vote.voters.every((voter) => vote.utility(voter, bundle) === 0n),
  );
}
