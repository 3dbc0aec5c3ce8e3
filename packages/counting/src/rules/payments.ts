// Plays the purchases of Equal Shares again with exact money: who paid what, and what everybody has left.
import { assert, type Fraction, fraction } from '@minga/basics';
import type { Payment } from '../types.ts';
import { type Electorate, type Item, listSupporters, type Supporters } from './electorate.ts';
import type { SharesRun } from './exact-shares.ts';
import { mergeGroups } from './merge-groups.ts';
import { balanceOf, collect, fillPurse, findPrice, lowestPrice, type Purse } from './purse.ts';

export interface PaidPurchases {
  readonly payments: readonly Payment[];
  /** What the supporters of an item hold between them at the end, in minor units. */
  readonly moneyOf: (item: Item) => Fraction;
}

/** Only what was bought moves money: groups that differ in nothing bought are one. */
export function payPurchases(
  { items, profile, votes }: Electorate,
  { purchases }: SharesRun,
  endowment: Fraction,
): PaidPurchases {
  const keeps = new Uint8Array(votes.length);
  for (const { item } of purchases) keeps[items[item]?.project ?? 0] = 1;
  const { merged, mergedInto } = mergeGroups(profile, keeps);
  const supporters = listSupporters(merged, votes.length);
  const purse = fillPurse(merged.size, endowment);
  const payments = purchases.map(({ item: place }) => {
    const item = items[place];
    assert(item !== undefined, 'what is bought is an item');
    const payable = { ...item, ...(supporters[item.project] as Supporters) };
    const price = findPrice(payable, purse, lowestPrice(payable, purse));
    assert(price !== undefined, 'supporters can pay what they buy');
    return collect(payable, price, purse);
  });
  const holdings = sortHoldings(purse, endowment, mergedInto);
  return { payments, moneyOf: (item) => addUp(profile.size, item, holdings) };
}

/** The amounts that a ballot can hold at the end, and per group which of them its ballots hold. */
interface Holdings {
  readonly amounts: readonly bigint[];
  readonly denominator: bigint;
  readonly amountOf: Uint32Array;
}

function sortHoldings(purse: Purse, endowment: Fraction, mergedInto: Int32Array): Holdings {
  const { denominator } = purse;
  const untouched = (endowment.numerator * denominator) / endowment.denominator;
  // Most who paid have nothing left: they are told apart from the others, and no more is worth its time.
  const amounts = [untouched, 0n];
  const held = purse.sizes.map((_, group) => {
    const balance = balanceOf(purse, group);
    return balance === 0n ? 1 : amounts.push(balance) - 1;
  });
  return {
    amounts,
    denominator,
    // A group that chose nothing of what was bought (-1) has paid nothing.
    amountOf: Uint32Array.from(mergedInto, (group) => held[group] ?? 0),
  };
}

function addUp(sizes: Uint32Array, { groups }: Item, holdings: Holdings): Fraction {
  const { amounts, amountOf, denominator } = holdings;
  const ballots = new Float64Array(amounts.length);
  for (const group of groups) {
    const amount = amountOf[group] as number;
    ballots[amount] = (ballots[amount] as number) + (sizes[group] as number);
  }
  let total = 0n;
  for (let amount = 0; amount < ballots.length; amount++) {
    if (ballots[amount] === 0) continue;
    total += (amounts[amount] as bigint) * BigInt(ballots[amount] as number);
  }
  return fraction(total, denominator);
}
