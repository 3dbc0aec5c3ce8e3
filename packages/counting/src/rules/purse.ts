// The money of every group in exact arithmetic: what an item costs its supporters now, and paying it.
import { assert, type Fraction, greatestCommonDivisor } from '@minga/basics';
import type { Item } from './electorate.ts';

/** What an item needs to be paid. */
export type Payable = Pick<Item, 'cost' | 'groups' | 'weights' | 'support'>;

/**
 * Every balance is a whole number over one common denominator, which grows. A balance is restated over it
 * only when it is looked at: most are not touched by most purchases.
 */
export interface Purse {
  denominator: bigint;
  readonly sizes: readonly bigint[];
  readonly balances: bigint[];
  /** Per group, the stage of the denominator over which its balance was last stated. */
  readonly stages: Uint16Array;
  /** Per stage, what a balance stated then is to be multiplied by now; 1 for the present one. */
  readonly factors: bigint[];
}

/**
 * Each supporter pays `rest / payers` for each point of weight, over the purse's denominator, and whoever
 * holds less gives all. `payers` is the weight of those who can pay in full.
 */
export interface Price {
  readonly rest: bigint;
  readonly payers: bigint;
}

/** An exact price per unit of weight, in units, between two doubles. */
export interface PriceBounds {
  readonly low: number;
  readonly high: number;
}

/** Doubles around a price over `denominator`, in units of which a minor unit is so many. */
export function boundsOf({ rest, payers }: Price, denominator: bigint, unit: number): PriceBounds {
  const finest = 2n ** 40n;
  const whole = (rest * BigInt(unit) * finest) / (payers * denominator);
  const step = 2 ** -40;
  const away = 2 ** -50;
  return {
    low: Math.min(Number(whole), Number.MAX_VALUE) * step * (1 - away),
    high: Number(whole + 1n) * step * (1 + away),
  };
}

export function fillPurse(sizes: ArrayLike<number>, endowment: Fraction): Purse {
  const whole = Array.from(sizes, BigInt);
  return {
    denominator: endowment.denominator,
    sizes: whole,
    balances: whole.map(() => endowment.numerator),
    stages: new Uint16Array(whole.length),
    factors: [1n],
  };
}

/** What each ballot of a group holds, times the denominator. */
export function balanceOf(purse: Purse, group: number): bigint {
  const stage = purse.stages[group] as number;
  const present = purse.factors.length - 1;
  if (stage < present) {
    purse.balances[group] = (purse.balances[group] as bigint) * (purse.factors[stage] as bigint);
    purse.stages[group] = present;
  }
  return purse.balances[group] as bigint;
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
  const { sizes } = purse;
  const cost = item.cost * purse.denominator;
  let price = bound;
  for (;;) {
    // For whole balances, balance ≥ rest/payers is balance ≥ ⌈rest/payers⌉.
    const each = (price.rest + price.payers - 1n) / price.payers;
    let short = 0n;
    let given = 0n;
    for (let place = 0; place < groups.length; place++) {
      const group = groups[place] as number;
      const balance = balanceOf(purse, group);
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
export function collect(item: Payable, price: Price, purse: Purse): void {
  const { groups, weights } = item;
  const finer = price.payers / greatestCommonDivisor(price.rest, price.payers);
  if (finer > 1n) refine(purse, finer);
  const each = (price.rest * finer) / price.payers;
  let paid = 0n;
  for (let place = 0; place < groups.length; place++) {
    const group = groups[place] as number;
    const balance = balanceOf(purse, group);
    const share = weights === undefined ? each : each * BigInt(weights[place] as number);
    const pays = balance < share ? balance : share;
    purse.balances[group] = balance - pays;
    paid += pays * (purse.sizes[group] as bigint);
  }
  assert(paid === item.cost * purse.denominator, 'what supporters pay is what it costs');
}

function refine(purse: Purse, factor: bigint): void {
  purse.denominator *= factor;
  purse.factors.forEach((earlier, stage) => {
    purse.factors[stage] = earlier * factor;
  });
  purse.factors.push(1n);
}
