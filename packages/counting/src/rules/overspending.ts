// Equal Shares with bounded overspending, which lets supporters buy what they can pay only in part.
import { assert, type Fraction, fraction } from '@minga/basics';
import type { Payment } from '../types.ts';
import { type Certain, compareCertain, divideUp, inverse, modulo, tooClose } from './certain.ts';
import type { Electorate, Item } from './electorate.ts';
import type { Purchase } from './exact-shares.ts';

export interface OverspendingRun {
  readonly purchases: readonly (Purchase & { readonly payment: Payment })[];
  readonly spent: bigint;
  /** Per item given up because it did not fit, the money that was left then. */
  readonly leftAtTurn: ReadonlyMap<number, bigint>;
}

/**
 * BOS Equal Shares (Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs, _Method of Equal Shares with Bounded
 * Overspending_, EC 2025, arXiv 2409.15005). All begin with `endowment`. For a part α ≤ 1 of an item,
 * its supporters can pay α × cost when each pays min(balance, α × ρ × utility). The item and α with the
 * lowest ρ / α are chosen, ties by rank, among the items that fit in what is left of `budget` and whose
 * supporters have money; it is bought whole, and each supporter pays min(balance, ρ × utility): when α < 1
 * that is less than the cost, and the difference is taken from nobody in particular. Where several α give
 * an item the same ρ / α, the smallest counts, as in the program of the authors. An item of cost 0 that
 * gives utility is bought first, at price 0.
 *
 * Exact fractions would double their digits at each such purchase. Decisions are made on intervals that
 * contain the exact values and, where these overlap, on residues (see `certain.ts`); payments are told
 * rounded down to 10⁻¹² minor units.
 */
export function runOverspending(
  electorate: Electorate,
  budget: bigint,
  endowment: Fraction,
): OverspendingRun {
  for (let precision = 256n; ; precision *= 2n) {
    try {
      return runWith(electorate, budget, endowment, precision);
    } catch (cause) {
      if (cause !== tooClose) throw cause;
    }
  }
}

interface Accounts {
  readonly precision: bigint;
  readonly sizes: readonly bigint[];
  /** Per group, what each of its ballots has. */
  readonly balances: Certain[];
}

interface Candidate extends Pick<Item, 'cost' | 'scale' | 'rank' | 'rivals'> {
  readonly place: number;
  /** Supporters that still have money. */
  supporters: readonly { readonly group: number; readonly weight: bigint }[];
  /** ρ / α is at least this. Balances only fall, so it only rises. */
  bound: bigint;
}

/** The best way to buy a candidate. `num` and `den` are residues of ρ / α, `rho` is per point of weight. */
interface Offer {
  readonly candidate: Candidate;
  readonly low: bigint;
  readonly high: bigint;
  readonly num: bigint;
  readonly den: bigint;
  readonly rho: () => Certain;
}

function runWith(
  { items, profile }: Electorate,
  budget: bigint,
  endowment: Fraction,
  precision: bigint,
): OverspendingRun {
  const start = toCertain(endowment, precision);
  const sizes = Array.from(profile.size, BigInt);
  const accounts = { precision, sizes, balances: sizes.map(() => start) };
  let candidates = items.flatMap((item, place) => toCandidate(item, place));
  const purchases: (Purchase & { readonly payment: Payment })[] = [];
  const leftAtTurn = new Map<number, bigint>();
  let spent = 0n;
  for (;;) {
    candidates = candidates.filter(({ place, cost }) => {
      if (cost > budget - spent) leftAtTurn.set(place, budget - spent);
      return cost <= budget - spent;
    });
    const [best, ...tied] = findBest(candidates, accounts);
    if (best === undefined) return { purchases, spent, leftAtTurn };
    const { candidate } = best;
    purchases.push({
      item: candidate.place,
      tiedWith: tied.map((other) => other.candidate.place),
      payment: pay(best, accounts),
    });
    spent += candidate.cost;
    candidates = candidates.filter(
      (other) => other !== candidate && !candidate.rivals.includes(other.place),
    );
  }
}

function toCandidate(item: Item, place: number): readonly Candidate[] {
  if (item.scale === 0n) return [];
  const { groups, weights, cost, scale, rank, rivals } = item;
  const supporters = Array.from(groups, (group, entry) => ({
    group,
    weight: BigInt(weights?.[entry] ?? 1),
  }));
  return [{ place, cost, scale, rank, rivals, supporters, bound: 0n }];
}

/** Looks at candidates from the lowest bound up, until no other can be as good. By rank. */
function findBest(candidates: readonly Candidate[], accounts: Accounts): readonly Offer[] {
  const queue = candidates.toSorted((a, b) => (a.bound < b.bound ? -1 : a.bound > b.bound ? 1 : 0));
  let best: Offer[] = [];
  for (const candidate of queue) {
    if (best[0] !== undefined && candidate.bound > best[0].high) break;
    const offer = findOffer(candidate, accounts);
    if (offer === undefined) continue;
    candidate.bound = offer.low;
    const order = best[0] === undefined ? -1 : compareOffers(offer, best[0]);
    if (order < 0) best = [offer];
    else if (order === 0) best.push(offer);
  }
  return best.sort((a, b) => a.candidate.rank - b.candidate.rank);
}

function compareOffers(a: Omit<Offer, 'rho'>, b: Omit<Offer, 'rho'>): -1 | 0 | 1 {
  return compareCertain(a, b, () => modulo(a.num * b.den) === modulo(b.num * a.den));
}

/**
 * The lowest ρ / α of a candidate; undefined when its supporters have nothing. With λ = α × ρ the money
 * M(λ) = Σ min(balance, λ × utility) is concave between the λ at which a supporter runs out, so that
 * ρ / α = λ × cost² / M(λ)² is lowest at one of these, or where M(λ) is the cost and α is 1.
 */
function findOffer(candidate: Candidate, accounts: Accounts): Offer | undefined {
  const { precision, balances, sizes } = accounts;
  const { cost, scale } = candidate;
  candidate.supporters = candidate.supporters.filter(({ group }) => at(balances, group).high > 0n);
  const queue = candidate.supporters.toSorted((a, b) =>
    compareScaled(at(balances, a.group), b.weight, at(balances, b.group), a.weight),
  );
  // Money of those who ran out before, and weight of all others.
  let short: Certain = { low: 0n, high: 0n, residue: 0n };
  let weightLeft = queue.reduce((sum, { group, weight }) => sum + at(sizes, group) * weight, 0n);
  let best: Offer | undefined;
  for (const { group, weight } of queue) {
    const balance = at(balances, group);
    // M(λ) × weight, where λ is the balance over the weight.
    const money = combine(short, weight, balance, weightLeft);
    if (compareScaled(money, 1n, toCertain(fraction(cost), precision), weight) >= 0) {
      const whole = payWhole(candidate, short, weightLeft, precision);
      return best === undefined || compareOffers(whole, best) < 0 ? whole : best;
    }
    if (money.low <= 0n) throw tooClose;
    const square = cost * cost * weight;
    const offer: Offer = {
      candidate,
      low: ((balance.low * square) << (2n * precision)) / (money.high * money.high * scale),
      high: divideUp((balance.high * square) << (2n * precision), money.low * money.low * scale),
      num: modulo(balance.residue * square),
      den: modulo(money.residue * money.residue * scale),
      rho: () => ({
        low: ((balance.low * cost) << precision) / money.high,
        high: divideUp((balance.high * cost) << precision, money.low),
        residue: modulo(balance.residue * cost * inverse(money.residue)),
      }),
    };
    if (best === undefined || compareOffers(offer, best) < 0) best = offer;
    short = combine(short, 1n, balance, at(sizes, group));
    weightLeft -= at(sizes, group) * weight;
  }
  return best;
}

/** α = 1: who has not run out pays ρ for each point, so that all together pay the cost. */
function payWhole(
  candidate: Candidate,
  short: Certain,
  weightLeft: bigint,
  precision: bigint,
): Offer {
  const { cost, scale } = candidate;
  const rest = {
    low: (cost << precision) - short.high,
    high: (cost << precision) - short.low,
    residue: modulo(cost - short.residue),
  };
  return {
    candidate,
    low: rest.low / (weightLeft * scale),
    high: divideUp(rest.high, weightLeft * scale),
    num: rest.residue,
    den: weightLeft * scale,
    rho: () => ({
      low: rest.low / weightLeft,
      high: divideUp(rest.high, weightLeft),
      residue: modulo(rest.residue * inverse(weightLeft)),
    }),
  };
}

/** Takes ρ per point from each supporter, or all that it has. */
function pay({ candidate, rho: tell }: Offer, { precision, balances, sizes }: Accounts): Payment {
  const rho = tell();
  let full = 0n;
  let rest = 0n;
  let restTotal = 0n;
  for (const { group, weight } of candidate.supporters) {
    const balance = at(balances, group);
    const size = at(sizes, group);
    const order = compareScaled(balance, 1n, rho, weight);
    if (order >= 0) full += size;
    if (order < 0) {
      rest += size;
      restTotal += balance.low * size;
    }
    balances[group] =
      order <= 0
        ? { low: 0n, high: 0n, residue: 0n }
        : {
            low: balance.low - rho.high * weight,
            high: balance.high - rho.low * weight,
            residue: modulo(balance.residue - rho.residue * weight),
          };
  }
  const told = (amount: bigint) => fraction((amount * 10n ** 12n) >> precision, 10n ** 12n);
  return {
    full: Number(full),
    each: told(rho.low),
    rest: Number(rest),
    restTotal: told(restTotal),
  };
}

function toCertain({ numerator, denominator }: Fraction, precision: bigint): Certain {
  const scaled = numerator << precision;
  return {
    low: scaled / denominator,
    high: divideUp(scaled, denominator),
    residue: modulo(numerator * inverse(denominator)),
  };
}

/** a × x + b × y. */
function combine(a: Certain, x: bigint, b: Certain, y: bigint): Certain {
  return {
    low: a.low * x + b.low * y,
    high: a.high * x + b.high * y,
    residue: modulo(a.residue * x + b.residue * y),
  };
}

/** Compares a × x with b × y. */
function compareScaled(a: Certain, x: bigint, b: Certain, y: bigint): -1 | 0 | 1 {
  return compareCertain(
    { low: a.low * x, high: a.high * x },
    { low: b.low * y, high: b.high * y },
    () => modulo(a.residue * x) === modulo(b.residue * y),
  );
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  assert(found !== undefined, 'a group has its place');
  return found;
}
