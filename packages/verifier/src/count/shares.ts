// The Method of Equal Shares: floating point proposes who pays in full, exact fractions decide wherever two are near.
import {
  approximate,
  compare,
  dividedBy,
  type Fraction,
  fraction,
  minus,
  times,
  zero,
} from './fractions.ts';
import type { Item, Market } from './items.ts';

/** Far above the error of a sum of payments in floating point, far below any difference that shows. */
const NEAR = 1e-9;
/** Of a sum of as many purses as there are groups, relative to the cost from which they are taken. */
const SUM_ERROR = 1e-11;

/** What a ballot of a group has left, nearly and exactly; the exact part is worked out when it is asked for. */
interface Purse {
  near: number;
  readonly exact: () => Fraction;
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** Those who pay all they have, and what each weight of the others pays: an item's price. */
interface Price {
  readonly item: Item;
  readonly near: number;
  /** How far `near` can be from `each`. */
  readonly error: number;
  readonly each: () => Fraction;
  readonly poor: ReadonlySet<number>;
}

export interface SharesRun {
  readonly bought: readonly Item[];
  readonly spent: bigint;
}

/** Buys while supporters can pay, each ballot starting with `endowment`. */
export function runShares(market: Market, endowment: Fraction): SharesRun {
  const { groups, items } = market;
  const start: Purse = { near: approximate(endowment), exact: () => endowment };
  const margin = start.near * NEAR;
  const purses = groups.map(() => start);
  const bought: Item[] = [];
  // Prices only rise as purses empty, so the last one known is the least that it can be.
  let waiting = items
    .filter(({ support, scale }) => support > 0n && scale > 0n)
    .map((item) => ({ item, least: 0 }));
  for (;;) {
    let best: Price | undefined;
    waiting.sort((a, b) => a.least - b.least);
    const priced: typeof waiting = [];
    for (const entry of waiting) {
      const known =
        best === undefined ? Number.POSITIVE_INFINITY : nearRho(best) + errorOfRho(best);
      if (entry.least > known) {
        priced.push(entry);
        continue;
      }
      const price = priceOf(entry.item, market, purses, margin);
      if (price === undefined) continue;
      priced.push({ item: entry.item, least: nearRho(price) - errorOfRho(price) });
      if (best === undefined || isBetter(price, best)) best = price;
    }
    if (best === undefined) break;
    const { item } = best;
    pay(best, purses, margin);
    bought.push(item);
    waiting = priced.filter((one) => one.item !== item && !market.areRivals(one.item, item));
  }
  return { bought, spent: bought.reduce((sum, { cost }) => sum + cost, 0n) };
}

function nearRho({ near, item }: Price): number {
  return near / Number(item.scale);
}

function errorOfRho({ near, error, item }: Price): number {
  return (error + NEAR * near) / Number(item.scale);
}

function isBetter(a: Price, b: Price): boolean {
  const [x, y] = [nearRho(a), nearRho(b)];
  if (Math.abs(x - y) > errorOfRho(a) + errorOfRho(b)) return x < y;
  const order = compare(dividedBy(a.each(), a.item.scale), dividedBy(b.each(), b.item.scale));
  return order < 0 || (order === 0 && a.item.rank < b.item.rank);
}

/** Undefined when its supporters have not enough between them. */
function priceOf(
  item: Item,
  { groups }: Market,
  purses: readonly Purse[],
  margin: number,
): Price | undefined {
  const poor = new Set<number>();
  // What costs nothing is bought by people with empty purses too.
  if (item.cost === 0n) return { item, near: 0, error: 0, each: () => zero, poor };
  let rich = item.supporters.filter(({ group }) => (purses[group] as Purse).near > 0);
  let missing = Number(item.cost);
  const exactMissing = () =>
    [...poor].reduce(
      (left, group) => minus(left, times((purses[group] as Purse).exact(), sizeOf(group))),
      fraction(item.cost),
    );
  const sizeOf = (group: number) => BigInt(groups[group]?.size ?? 0);
  for (;;) {
    const [left, among] = [missing, rich];
    const total = among.reduce((sum, { group, weight }) => sum + Number(sizeOf(group)) * weight, 0);
    if (total === 0) return undefined;
    const near = left / total;
    const error = (Number(item.cost) / total) * SUM_ERROR;
    const each = once(() => {
      const sum = among.reduce((w, { group, weight }) => w + sizeOf(group) * BigInt(weight), 0n);
      return dividedBy(exactMissing(), sum);
    });
    // Settled before anyone of this pass is counted as poor, or what is missing would have changed.
    const unable = among.filter(({ group, weight }) => {
      const purse = purses[group] as Purse;
      const asked = near * weight;
      if (Math.abs(purse.near - asked) > margin + NEAR * asked + error * weight)
        return purse.near < asked;
      return compare(purse.exact(), times(each(), BigInt(weight))) < 0;
    });
    if (unable.length === 0) return { item, near: Math.max(near, 0), error, each, poor };
    for (const { group } of unable) {
      poor.add(group);
      missing -= Number(sizeOf(group)) * (purses[group] as Purse).near;
    }
    rich = among.filter(({ group }) => !poor.has(group));
  }
}

/** Groups with one purse that pay one price share one purse afterwards. */
function pay({ item, near, each, poor }: Price, purses: Purse[], margin: number): void {
  const after = new Map<Purse, Map<number, Purse>>();
  const empty: Purse = { near: 0, exact: () => zero };
  for (const { group, weight } of item.supporters) {
    const purse = purses[group] as Purse;
    if (purse.near === 0) continue;
    if (poor.has(group)) {
      purses[group] = empty;
      continue;
    }
    const byWeight = after.get(purse) ?? new Map<number, Purse>();
    after.set(purse, byWeight);
    let left = byWeight.get(weight);
    if (left === undefined) {
      const exact = once(() => minus(purse.exact(), times(each(), BigInt(weight))));
      const rest = purse.near - near * weight;
      // What seems to be nothing must be known to be.
      const nearly = rest > 2 * margin ? rest : approximate(exact());
      left = nearly === 0 ? empty : { near: nearly, exact };
      byWeight.set(weight, left);
    }
    purses[group] = left;
  }
}
