// Plays the purchases of Equal Shares again with exact money: who paid what, and what everybody has left.
//
// Whoever is short of a price once gives all. So a ballot holds either nothing, or the endowment less the whole
// price of all that it chose of what was bought: what many hold between them adds up by purchases, and single
// balances are only looked at to tell who is short. Doubles around them tell it, and where they cannot, fractions.
import { assert, type Fraction, fraction, greatestCommonDivisor } from '@minga/basics';
import type { Payment, Profile } from '../types.ts';
import type { Electorate, Item } from './electorate.ts';
import type { SharesRun } from './exact-shares.ts';
import { down, up } from './fast-passes.ts';
import { boundsOf, type Price, type PriceBounds } from './purse.ts';
import { WeightSums } from './weight-sums.ts';

export interface PaidPurchases {
  readonly payments: readonly Payment[];
  /** What the supporters of an item hold between them at the end, in minor units. */
  readonly moneyOf: (item: Item) => Fraction;
}

export function payPurchases(
  { items, profile, votes }: Electorate,
  { purchases }: SharesRun,
  endowment: Fraction,
): PaidPurchases {
  const { numerator, denominator } = endowment;
  const start = boundsOf({ rest: numerator, payers: denominator }, 1n, 1);
  const accounts: Accounts = {
    profile,
    denominator,
    endowment: numerator,
    prices: [],
    purchaseOf: new Int16Array(votes.length).fill(-1),
    least: new Float64Array(profile.size.length).fill(start.low),
    most: new Float64Array(profile.size.length).fill(start.high),
  };
  const payments = purchases.map(({ item: place }) => {
    const item = items[place];
    assert(item !== undefined, 'what is bought is an item');
    return payFor(accounts, item);
  });
  return {
    payments,
    moneyOf({ groups }) {
      const money = new Money(accounts);
      for (const group of groups) if ((accounts.most[group] as number) > 0) money.add(group);
      return fraction(money.total(), accounts.denominator);
    },
  };
}

interface Accounts {
  readonly profile: Profile;
  /** Of the endowment and the prices per weight, which are whole numbers over it. */
  denominator: bigint;
  endowment: bigint;
  readonly prices: bigint[];
  /** By project, its place in `prices`, or -1. */
  readonly purchaseOf: Int16Array;
  /** By group, minor units between which each of its balances is; `most` is 0 when it is nothing. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** What groups that were never short hold between them: endowments, less so many times each price. */
class Money {
  readonly #accounts: Accounts;
  readonly #spent: WeightSums;
  #ballots = 0;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
    this.#spent = new WeightSums(accounts.prices.length);
  }

  add(group: number): void {
    const { profile, purchaseOf } = this.#accounts;
    const { size, start, project, points } = profile;
    const ballots = size[group] as number;
    this.#ballots += ballots;
    const end = start[group + 1] as number;
    for (let entry = start[group] as number; entry < end; entry++) {
      const purchase = purchaseOf[project[entry] as number] as number;
      if (purchase === -1) continue;
      this.#spent.add(purchase, ballots, points === undefined ? 1 : (points[entry] as number));
    }
  }

  /** Over the denominator of the accounts. */
  total(): bigint {
    const { endowment, prices } = this.#accounts;
    return prices.reduce(
      (sum, price, purchase) => sum - price * this.#spent.total(purchase),
      endowment * BigInt(this.#ballots),
    );
  }
}

/**
 * From a price that is not above the true one: whoever is short of it gives all, which raises that of the
 * others, until nobody new falls short.
 */
function payFor(accounts: Accounts, item: Item): Payment {
  const { groups, weights } = item;
  const { size } = accounts.profile;
  const cost = item.cost * accounts.denominator;
  const given = new Money(accounts);
  let price: Price = { rest: cost, payers: item.support };
  for (;;) {
    const bounds = boundsOf(price, accounts.denominator, 1);
    const payers = new WeightSums(1);
    let full = 0;
    let rest = 0;
    for (let entry = 0; entry < groups.length; entry++) {
      const group = groups[entry] as number;
      const weight = weights === undefined ? 1 : (weights[entry] as number);
      const ballots = size[group] as number;
      if (accounts.most[group] === 0) {
        rest += ballots;
      } else if (isShort(accounts, group, weight, price, bounds)) {
        given.add(group);
        accounts.most[group] = 0;
        rest += ballots;
      } else {
        full += ballots;
        payers.add(0, ballots, weight);
      }
    }
    const next = { rest: cost - given.total(), payers: payers.total(0) };
    assert(next.payers > 0n, 'supporters can pay what they buy');
    if (next.rest === price.rest && next.payers === price.payers) {
      const restTotal = fraction(given.total(), accounts.denominator);
      return { full, each: charge(accounts, item, price), rest, restTotal };
    }
    price = next;
  }
}

/** Whether a ballot of the group holds less than the price of its weight. */
function isShort(
  accounts: Accounts,
  group: number,
  weight: number,
  { rest, payers }: Price,
  { low, high }: PriceBounds,
): boolean {
  if ((accounts.most[group] as number) < low * weight * down) return true;
  if ((accounts.least[group] as number) >= high * weight * up) return false;
  const { endowment, prices, purchaseOf } = accounts;
  const { start, project, points } = accounts.profile;
  let balance = endowment;
  for (let e = start[group] as number; e < (start[group + 1] as number); e++) {
    const paid = prices[purchaseOf[project[e] as number] as number];
    if (paid !== undefined) balance -= paid * BigInt(points?.[e] ?? 1);
  }
  return balance * payers < rest * BigInt(weight);
}

/** Takes the price from all who are not short, over a finer denominator where it is not whole. */
function charge(accounts: Accounts, item: Item, price: Price): Fraction {
  const { low, high } = boundsOf(price, accounts.denominator, 1);
  const finer = price.payers / greatestCommonDivisor(price.rest, price.payers);
  accounts.denominator *= finer;
  accounts.endowment *= finer;
  accounts.prices.forEach((earlier, purchase) => {
    accounts.prices[purchase] = earlier * finer;
  });
  const each = (price.rest * finer) / price.payers;
  accounts.purchaseOf[item.project] = accounts.prices.push(each) - 1;
  const { groups, weights } = item;
  const { least, most } = accounts;
  for (let entry = 0; entry < groups.length; entry++) {
    const group = groups[entry] as number;
    if (most[group] === 0) continue;
    const weight = weights === undefined ? 1 : (weights[entry] as number);
    least[group] = Math.max(0, ((least[group] as number) - high * weight * up) * down);
    most[group] = Math.max(0, ((most[group] as number) - low * weight * down) * up);
  }
  return fraction(each, accounts.denominator);
}
