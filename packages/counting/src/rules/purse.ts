// The money of every group in exact arithmetic: what an item costs its supporters now, and paying it.
import { assert, type Fraction, fraction, greatestCommonDivisor } from '@minga/basics';
import type { Payment } from '../types.ts';
import type { Item } from './electorate.ts';

/** What an item needs to be paid. */
export type Payable = Pick<Item, 'cost' | 'groups' | 'weights' | 'support'>;

/** Each ballot of group g has `balances[g] / denominator` minor units, so that every balance is whole. */
export interface Purse {
  denominator: bigint;
  readonly sizes: readonly bigint[];
  readonly balances: bigint[];
}

/**
 * Each supporter pays `rest / payers` for each point of weight, over the purse's denominator, and whoever
 * holds less gives all. `payers` is the weight of those who can pay in full.
 */
export interface Price {
  readonly rest: bigint;
  readonly payers: bigint;
}

export function fillPurse(sizes: ArrayLike<number>, endowment: Fraction): Purse {
  const whole = Array.from(sizes, BigInt);
  return {
    denominator: endowment.denominator,
    sizes: whole,
    balances: whole.map(() => endowment.numerator),
  };
}

/** The price if everybody could pay in full: no purse makes it lower. */
export function lowestPrice({ cost, support }: Payable, { denominator }: Purse): Price {
  return { rest: cost * denominator, payers: support };
}

/**
 * Undefined when the supporters together hold less than the cost. Otherwise raises the price from `bound`,
 * known not to be above it: whoever holds less than the price gives all, which raises that of the others,
 * until nobody new falls short. No step passes the true price, so the last one is exactly there.
 */
export function findPrice(item: Payable, purse: Purse, bound: Price): Price | undefined {
  const { groups, weights, support } = item;
  const { sizes, balances } = purse;
  const cost = item.cost * purse.denominator;
  let price = bound;
  for (;;) {
    // For whole balances, balance ≥ rest/payers is balance ≥ ⌈rest/payers⌉.
    const each = (price.rest + price.payers - 1n) / price.payers;
    let short = 0n;
    let given = 0n;
    for (let place = 0; place < groups.length; place++) {
      const group = groups[place] as number;
      const balance = balances[group] as bigint;
      const size = sizes[group] as bigint;
      const weight = weights === undefined ? 1n : BigInt(weights[place] as number);
      const isRich =
        weights === undefined ? balance >= each : balance * price.payers >= price.rest * weight;
      if (isRich) continue;
      short += size * weight;
      given += balance * size;
    }
    const payers = support - short;
    if (payers === 0n) return undefined;
    const rest = cost - given;
    if (payers === price.payers && rest === price.rest) return price;
    price = { rest, payers };
  }
}

/** Takes the price from the supporters, over a finer denominator where the price is not whole. */
export function collect(item: Payable, price: Price, purse: Purse): Payment {
  const { groups, weights } = item;
  const finer = price.payers / greatestCommonDivisor(price.rest, price.payers);
  if (finer > 1n) refine(purse, finer);
  const each = (price.rest * finer) / price.payers;
  let restTotal = 0n;
  let paid = 0n;
  let full = 0n;
  let rest = 0n;
  for (let place = 0; place < groups.length; place++) {
    const group = groups[place] as number;
    const balance = purse.balances[group] as bigint;
    const size = purse.sizes[group] as bigint;
    const share = weights === undefined ? each : each * BigInt(weights[place] as number);
    const pays = balance < share ? balance : share;
    if (balance < share) {
      restTotal += balance * size;
      rest += size;
    } else {
      full += size;
    }
    purse.balances[group] = balance - pays;
    paid += pays * size;
  }
  assert(paid === item.cost * purse.denominator, 'what supporters pay is what it costs');
  return {
    full: Number(full),
    each: fraction(each, purse.denominator),
    rest: Number(rest),
    restTotal: fraction(restTotal, purse.denominator),
  };
}

function refine(purse: Purse, factor: bigint): void {
  purse.denominator *= factor;
  for (let group = 0; group < purse.balances.length; group++) {
    purse.balances[group] = (purse.balances[group] as bigint) * factor;
  }
}
