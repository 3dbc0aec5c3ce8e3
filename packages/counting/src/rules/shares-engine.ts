// Runs of Equal Shares: fast where doubles can be exact, in exact arithmetic where they cannot.
import {
  assert,
  compareFractions,
  type Fraction,
  fraction,
  multiplyFractions,
} from '@minga/basics';
import type { Electorate, Item } from './electorate.ts';
import {
  comparePerSatisfaction,
  type Purchase,
  runExactShares,
  type SharesRun,
} from './exact-shares.ts';
import { type Field, formField } from './fast-field.ts';
import { type Arbiter, openWorkplace, runShares, type Workplace } from './fast-shares.ts';
import {
  boundsOf,
  collect,
  fillPurse,
  findPrice,
  lowestPrice,
  type Price,
  type Purse,
} from './purse.ts';

export interface SharesEngine {
  /**
   * What is bought at every endowment from `from` to `to` (minor units) when it is the same at all of them,
   * and undefined when that could not be told. When both are the same it always can.
   */
  run(from: Fraction, to: Fraction): SharesRun | undefined;
}

/** Endowments grow: a field serves until they are this much larger than when it was formed. */
const fieldGrowth = fraction(3n, 2n);

export function openEngine(electorate: Electorate): SharesEngine {
  const free = buyFree(electorate);
  let field: Field | undefined;
  let workplace: Workplace | undefined;
  let isTooLarge = false;
  return {
    run(from, to) {
      const isOne = compareFractions(from, to) === 0;
      if (!isTooLarge && (field === undefined || compareFractions(to, field.ceiling) > 0)) {
        field = formField(electorate, multiplyFractions(to, fieldGrowth), free.closed);
        isTooLarge = field === undefined;
        workplace = field === undefined ? undefined : openWorkplace(field);
      }
      if (field === undefined || workplace === undefined) {
        return isOne ? runExactShares(electorate, from) : undefined;
      }
      const arbiter = isOne ? exactArbiter(electorate, field, from) : () => undefined;
      const purchases = runShares(workplace, rangeOf(field, from, to), arbiter);
      return purchases === undefined ? undefined : inElectorate(electorate, field, free, purchases);
    },
  };
}

/** The same purchases at every step from `first` to `last`. */
export interface StepsRun {
  readonly first: number;
  readonly last: number;
  readonly run: SharesRun;
}

/** After a range that could not be told, this many steps at most go one by one. */
const longestWait = 15;

/**
 * Runs at step after step without end. Steps are taken together where one run can tell that they buy the same:
 * twice as many each time that it can, half as many when it cannot.
 */
export function* growRuns(
  engine: SharesEngine,
  endowmentAt: (step: number) => Fraction,
  from: number,
): Generator<StepsRun, never, void> {
  let first = from;
  let span = 1;
  let wait = 0;
  let alone = 0;
  for (;;) {
    const last = first + span - 1;
    const run = engine.run(endowmentAt(first), endowmentAt(last));
    if (run === undefined) {
      span = Math.floor(span / 2);
      wait = Math.min(2 * wait + 1, longestWait);
      alone = 0;
      continue;
    }
    yield { first, last, run };
    first = last + 1;
    alone += 1;
    if (span > 1) wait = 0;
    if (span > 1 || alone > wait) span *= 2;
  }
}

function rangeOf({ unit }: Field, from: Fraction, to: Fraction): { from: number; to: number } {
  const scale = BigInt(unit);
  const least = (from.numerator * scale) / from.denominator;
  const most = (to.numerator * scale + to.denominator - 1n) / to.denominator;
  return { from: Number(least), to: Number(most) };
}

/** The purchases of a field by their places in the electorate, after what was free. */
function inElectorate(
  { items }: Electorate,
  field: Field,
  free: FreePurchases,
  purchases: readonly Purchase[],
): SharesRun {
  const placeOf = (inField: number) => field.items[inField]?.place ?? -1;
  const paid = purchases.map(({ item, tiedWith }) => ({
    item: placeOf(item),
    tiedWith: tiedWith.map(placeOf),
  }));
  const spent = paid.reduce((sum, { item }) => sum + (items[item]?.cost ?? 0n), 0n);
  return { purchases: [...free.purchases, ...paid], spent };
}

interface FreePurchases {
  readonly purchases: readonly Purchase[];
  /** Places of the rivals of what is free. */
  readonly closed: ReadonlySet<number>;
}

/** What costs nothing and gives something has price 0: it is bought before anything else, by rank. */
function buyFree({ items }: Electorate): FreePurchases {
  const closed = new Set<number>();
  const purchases: Purchase[] = [];
  const waiting = items
    .map((item, place) => ({ item, place }))
    .filter(({ item }) => item.cost === 0n && item.scale > 0n && item.support > 0n)
    .sort((a, b) => a.item.rank - b.item.rank);
  waiting.forEach(({ item, place }, turn) => {
    if (closed.has(place)) return;
    const others = waiting.slice(turn + 1).map((other) => other.place);
    purchases.push({ item: place, tiedWith: others.filter((other) => !closed.has(other)) });
    for (const rival of item.rivals) closed.add(rival);
  });
  return { purchases, closed };
}

/** Plays the purchases so far with exact money, only when and as far as it is asked, and compares exactly. */
function exactArbiter({ items }: Electorate, field: Field, endowment: Fraction): Arbiter {
  let purse: Purse | undefined;
  let paid = 0;
  return (bought, contenders) => {
    purse ??= fillPurse(field.sizes, endowment);
    for (const place of bought.slice(paid)) {
      const item = payable(items, field, place);
      const price = findPrice(item, purse, lowestPrice(item, purse));
      assert(price !== undefined, 'what was bought could be paid');
      collect(item, price, purse);
    }
    paid = bought.length;
    const priced: Priced[] = [];
    for (const place of contenders) {
      const item = payable(items, field, place);
      const bound = findPrice(item, purse, lowestPrice(item, purse));
      if (bound !== undefined) priced.push({ place, bound, scale: item.scale, rank: item.rank });
    }
    priced.sort((a, b) => comparePerSatisfaction(a, b) || a.rank - b.rank);
    const [first] = priced;
    if (first === undefined) return { cheapest: [], price: { low: 0, high: 0 } };
    const cheapest = priced.filter((one) => comparePerSatisfaction(one, first) === 0);
    return {
      cheapest: cheapest.map(({ place }) => place),
      price: boundsOf(first.bound, purse.denominator, field.unit),
    };
  };
}

interface Priced extends Pick<Item, 'scale' | 'rank'> {
  readonly place: number;
  readonly bound: Price;
}

/** An item as the groups of the field pay it. */
function payable(items: readonly Item[], field: Field, place: number): Item {
  const { place: inElectorate = -1, groups, weights } = field.items[place] ?? {};
  const item = items[inElectorate];
  assert(item !== undefined && groups !== undefined, 'a field holds items of its electorate');
  return weights === undefined ? { ...item, groups } : { ...item, groups, weights };
}
