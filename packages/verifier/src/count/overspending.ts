// Equal Shares with bounded overspending: supporters may buy what they can pay only in part, as long as the budget holds it.
import {
  type Arithmetic,
  arithmetic,
  compareEnclosed,
  type Enclosed,
  tooNear,
} from './enclosures.ts';
import type { Item, Market } from './items.ts';

/** The bits with which it is tried first; nothing that people vote needs more than a few times as many. */
const BITS = 192n;
const MAX_BITS = 2n ** 16n;

/** Undefined when two prices are nearer to each other than anybody would wait for. */
export function runOverspending(
  market: Market,
  budget: bigint,
  ballots: bigint,
): readonly Item[] | undefined {
  for (let bits = BITS; bits <= MAX_BITS; bits *= 2n) {
    try {
      return buyAll(market, budget, ballots, arithmetic(bits));
    } catch (fault) {
      if (fault !== tooNear) throw fault;
    }
  }
  return undefined;
}

/** Supporters alike: what each has, what it gives to the item, and how many weigh how much in all. */
interface Party {
  readonly purse: Enclosed;
  readonly weight: bigint;
  readonly total: bigint;
  /** The price per weight at which it has nothing left. */
  readonly limit: Enclosed;
}

/** What an item costs its supporters: the part they pay decides `ratio`, which is the lowest that it can be. */
interface Offer {
  readonly item: Item;
  /** ρ ÷ α, per point of satisfaction. */
  readonly ratio: Enclosed;
  /** ρ, per point of weight. */
  readonly price: Enclosed;
}

/** A purse that is empty is none. */
type Purses = (Enclosed | undefined)[];

function buyAll(
  market: Market,
  budget: bigint,
  ballots: bigint,
  reckon: Arithmetic,
): readonly Item[] {
  const first = budget === 0n ? undefined : reckon.of(budget, ballots);
  const purses: Purses = market.groups.map(() => first);
  const bought: Item[] = [];
  let left = budget;
  let waiting = market.items
    .filter(({ support, scale }) => support > 0n && scale > 0n)
    .map((item) => ({ item, least: 0n }));
  for (;;) {
    // Purses only empty, so that no ratio falls: the last one known is the least that it can be.
    waiting = waiting
      .filter(({ item }) => item.cost <= left)
      .toSorted((a, b) => (a.least < b.least ? -1 : a.least > b.least ? 1 : 0));
    let best: Offer | undefined;
    for (const entry of waiting) {
      if (best !== undefined && entry.least > best.ratio.high) break;
      const offer = offerOf(entry.item, market, purses, reckon);
      if (offer === undefined) continue;
      entry.least = offer.ratio.low;
      if (best === undefined || isBetter(offer, best)) best = offer;
    }
    if (best === undefined) return bought;
    const { item } = best;
    pay(best, purses, reckon);
    bought.push(item);
    left -= item.cost;
    waiting = waiting.filter((one) => one.item !== item && !market.areRivals(one.item, item));
  }
}

function isBetter(a: Offer, b: Offer): boolean {
  const order = compareEnclosed(a.ratio, b.ratio);
  return order < 0 || (order === 0 && a.item.rank < b.item.rank);
}

/**
 * With λ = α × ρ the supporters hold M(λ) = Σ min(purse, λ × weight) together, and ρ ÷ α is λ × cost² ÷ M(λ)².
 * M is concave between the λ at which somebody runs out, so that the lowest is at one of these, or where M is the
 * cost. Of several alike the smallest part counts. Undefined when nobody has anything left.
 */
function offerOf(
  item: Item,
  market: Market,
  purses: Purses,
  reckon: Arithmetic,
): Offer | undefined {
  const parties = partiesOf(item, market, purses, reckon);
  const cost = reckon.of(item.cost);
  let spent = reckon.of(0n);
  let weight = parties.reduce((sum, { total }) => sum + total, 0n);
  let best: Offer | undefined;
  const take = (ratio: Enclosed, price: Enclosed) => {
    const offer = { item, ratio: reckon.scaled(ratio, 1n, item.scale), price };
    if (best === undefined || compareEnclosed(offer.ratio, best.ratio) < 0) best = offer;
  };
  for (const { limit, total } of parties) {
    const money = reckon.sum(spent, reckon.scaled(limit, weight));
    if (compareEnclosed(money, cost) >= 0) {
      const whole = reckon.scaled(reckon.difference(cost, spent), 1n, weight);
      take(whole, whole);
      break;
    }
    const price = reckon.quotient(reckon.scaled(limit, item.cost), money);
    take(reckon.quotient(reckon.scaled(price, item.cost), money), price);
    spent = reckon.sum(spent, reckon.scaled(limit, total));
    weight -= total;
  }
  return best;
}

/** By the price at which they run out. */
function partiesOf(
  { supporters }: Item,
  { groups }: Market,
  purses: Purses,
  reckon: Arithmetic,
): readonly Party[] {
  const found = new Map<Enclosed, Map<number, bigint>>();
  for (const { group, weight } of supporters) {
    const purse = purses[group];
    if (purse === undefined) continue;
    const own = found.get(purse) ?? new Map<number, bigint>();
    found.set(purse, own);
    own.set(weight, (own.get(weight) ?? 0n) + BigInt(groups[group]?.size ?? 0) * BigInt(weight));
  }
  return [...found]
    .flatMap(([purse, own]) =>
      [...own].map(([each, total]): Party => {
        const weight = BigInt(each);
        return { purse, weight, total, limit: reckon.scaled(purse, 1n, weight) };
      }),
    )
    .sort((a, b) => compareEnclosed(a.limit, b.limit));
}

/** Each gives the price for each of its weight, or all that it has. */
function pay({ item, price }: Offer, purses: Purses, reckon: Arithmetic): void {
  const after = new Map<Enclosed, Map<number, Enclosed | undefined>>();
  for (const { group, weight } of item.supporters) {
    const purse = purses[group];
    if (purse === undefined) continue;
    const own = after.get(purse) ?? new Map<number, Enclosed | undefined>();
    after.set(purse, own);
    if (!own.has(weight)) {
      const asked = reckon.scaled(price, BigInt(weight));
      const isLeft = compareEnclosed(purse, asked) > 0;
      own.set(weight, isLeft ? reckon.difference(purse, asked) : undefined);
    }
    purses[group] = own.get(weight);
  }
}
