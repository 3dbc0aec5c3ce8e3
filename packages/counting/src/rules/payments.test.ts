// Payments told by sums over purchases, against exact money played group by group.
import { type Fraction, fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCount, electionOf, sharesWith, voteOf, withVote } from '../testing/elections.ts';
import type { Election, EqualSharesSettings, Payment } from '../types.ts';
import { startEndowment } from './completions.ts';
import { formElectorate } from './electorate.ts';
import { runExactShares } from './exact-shares.ts';
import { payPurchases } from './payments.ts';
import { balanceOf, collect, fillPurse, findPrice, lowestPrice } from './purse.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 2000) };

/** Per purchase its payment, and what the supporters of every item hold between them at the end. */
function paidByPurse(
  election: Election,
  settings: EqualSharesSettings,
): { readonly payments: readonly Payment[]; readonly held: readonly Fraction[] } {
  const { items, profile } = formElectorate(election, settings);
  const purse = fillPurse(profile.size, startEndowment(election, settings.endowment));
  const { purchases } = runExactShares(
    formElectorate(election, settings),
    startEndowment(election, settings.endowment),
  );
  const payments = purchases.flatMap(({ item: place }) => {
    const item = items[place];
    const price = item && findPrice(item, purse, lowestPrice(item, purse));
    if (item === undefined || price === undefined) return [];
    const { groups, weights } = item;
    const total = { full: 0, rest: 0, restTotal: 0n };
    groups.forEach((group, entry) => {
      const balance = balanceOf(purse, group);
      const size = profile.size[group] ?? 0;
      const isFull = balance * price.payers >= price.rest * BigInt(weights?.[entry] ?? 1);
      if (isFull) total.full += size;
      else total.rest += size;
      if (!isFull) total.restTotal += balance * BigInt(size);
    });
    const each = fraction(price.rest, price.payers * purse.denominator);
    const restTotal = fraction(total.restTotal, purse.denominator);
    collect(item, price, purse);
    return [{ full: total.full, each, rest: total.rest, restTotal }];
  });
  const held = items.map(({ groups }) =>
    fraction(
      groups.reduce(
        (sum, group) => sum + balanceOf(purse, group) * BigInt(profile.size[group] ?? 0),
        0n,
      ),
      purse.denominator,
    ),
  );
  return { payments, held };
}

function expectPaidExactly(election: Election, settings: EqualSharesSettings): void {
  const electorate = formElectorate(election, settings);
  const endowment = startEndowment(election, settings.endowment);
  const run = runExactShares(electorate, endowment);
  const { payments, moneyOf } = payPurchases(electorate, run, endowment);
  const held = electorate.items.map((item) => moneyOf(item));
  expect({ payments, held }).toEqual(paidByPurse(election, settings));
}

/** Equal Shares of every vote type, on its own or with all costs and the budget many times as large. */
const anyShares = fc
  .tuple(anyCount, fc.constantFrom(1n, 1n, 10n ** 13n, 10n ** 20n, 10n ** 320n))
  .chain(([{ election, settings }, by]) => {
    const projects = election.projects.map((one) => ({ ...one, cost: one.cost * by }));
    const budget = election.budget * by;
    const shares = settings.rule === 'mes' ? settings : undefined;
    return fc.record({
      election: fc
        .integer({ min: 0, max: 2 })
        .map((more) => ({ ...withVote(election, { projects }), budget: budget + BigInt(more) })),
      settings: fc.constant(shares ?? sharesWith({ utility: utilityOf(election) })),
    });
  });

function utilityOf({ voteType }: Election): EqualSharesSettings['utility'] {
  if (voteType === 'approval') return 'cost';
  return voteType === 'ordinal' ? 'borda' : 'points';
}

test('everybody pays, and is left with, what exact money says', () => {
  fc.assert(
    fc.property(anyShares, ({ election, settings }) => expectPaidExactly(election, settings)),
    runs,
  );
});

test('who has exactly the price pays in full', () => {
  // Two ballots with 500,000,000,000,000 1/2. When the first has paid for a, both have together just what b
  // costs, and the second pays all it has too.
  const costs = { a: 1, b: 1_000_000_000_000_000 };
  const election = electionOf(1_000_000_000_000_001, costs, ['a,b', 'b']);
  expectSecond(election, 'cardinality', { full: 1, rest: 1 });
});

test('who lacks a third of a unit of so many that doubles cannot tell is short', () => {
  // Three ballots with 500,000,000,000,000. When the first has paid for a, it lacks 1/3 for a third of b.
  const costs = { a: 1_000_000, b: 1_499_999_997_000_001 };
  const ballots = ['a:2,b:1', 'b:1', 'b:1'];
  const election = voteOf('cumulative', 1_500_000_000_000_000, costs, ballots);
  expectSecond(election, 'points', { full: 2, rest: 1 });
});

function expectSecond(
  election: Election,
  utility: EqualSharesSettings['utility'],
  payment: Partial<Payment>,
): void {
  const settings = sharesWith({ utility });
  expectPaidExactly(election, settings);
  const electorate = formElectorate(election, settings);
  const endowment = startEndowment(election, 'exact');
  const run = runExactShares(electorate, endowment);
  expect(payPurchases(electorate, run, endowment).payments[1]).toMatchObject(payment);
}
