// The recount of a vote by its conventions: what is bought, in its order.
import { type Fraction, fraction, plus } from './fractions.ts';
import { runGreedy } from './greedy.ts';
import { type Item, type Market, openMarket } from './items.ts';
import { runOverspending } from './overspending.ts';
import { runPhragmen } from './phragmen.ts';
import type { Conventions, Poll } from './polls.ts';
import { runShares, type SharesRun } from './shares.ts';

export interface Count {
  /** Ids in the order in which they were bought. */
  readonly order: readonly string[];
  readonly spent: bigint;
}

/** By a step of a peso this is a growth of 300,000 pesos for everybody. */
const MAX_STEPS = 300_000;
/** Supporters of items looked at in all steps: some minutes of work. */
const MAX_LOOKS = 1_000_000_000;

/** Undefined when it takes more steps, or more digits, than anybody waits for. */
export function recount(poll: Poll, conventions: Conventions): Count | undefined {
  const market = openMarket(poll, conventions);
  const bought = poll.ballots.length === 0 ? [] : buy(poll, market, conventions);
  if (bought === undefined) return undefined;
  return {
    order: bought.flatMap(({ projects }) =>
      projects.map((place) => poll.projects[place]?.id ?? ''),
    ),
    spent: bought.reduce((sum, { cost }) => sum + cost, 0n),
  };
}

function buy(poll: Poll, market: Market, conventions: Conventions): readonly Item[] | undefined {
  const { rule, completion, comparison, misfit } = conventions;
  if (rule === 'greedy') return runGreedy(market, poll.budget, [], misfit);
  if (rule === 'phragmen') return runPhragmen(market, poll.budget, misfit);
  const shares =
    rule === 'bos'
      ? runOverspending(market, poll.budget, BigInt(poll.ballots.length))
      : grow(poll, market, conventions)?.bought;
  if (shares === undefined) return undefined;
  const own =
    completion === 'greedy' || completion === 'add1u'
      ? runGreedy(market, poll.budget, shares, 'skip')
      : shares;
  if (comparison === 'none') return own;
  const greedy = runGreedy(market, poll.budget, [], 'skip');
  const givesWay =
    comparison === 'satisfaction'
      ? preferring(market, greedy, own) > preferring(market, own, greedy)
      : leftOut(market, greedy) < leftOut(market, own);
  return givesWay ? greedy : own;
}

/** Endowments grow step by step; the last outcome before the first that costs too much is kept. */
function grow(poll: Poll, market: Market, conventions: Conventions): SharesRun | undefined {
  const ballots = BigInt(poll.ballots.length);
  let endowment: Fraction =
    conventions.endowment === 'exact'
      ? fraction(poll.budget, ballots)
      : fraction((poll.budget / ballots / poll.unit) * poll.unit);
  let kept = runShares(market, endowment);
  if (conventions.completion === 'none' || conventions.completion === 'greedy') return kept;
  const looks = market.items.reduce((sum, { supporters }) => sum + supporters.length, 1);
  const maxSteps = Math.min(MAX_STEPS, MAX_LOOKS / looks);
  for (let step = 0; !isFinished(poll, market, kept, conventions.exhaustiveStop); step++) {
    if (step >= maxSteps) return undefined;
    endowment = plus(endowment, conventions.increment);
    const next = runShares(market, endowment);
    if (next.spent > poll.budget) break;
    kept = next;
  }
  return kept;
}

function isFinished(
  { budget }: Poll,
  market: Market,
  { bought, spent }: SharesRun,
  exhaustiveStop: boolean,
): boolean {
  const room = exhaustiveStop ? budget - spent : budget;
  return market.items.every(
    (item) =>
      item.cost === 0n ||
      item.support === 0n ||
      item.cost > room ||
      bought.includes(item) ||
      bought.some((other) => market.areRivals(other, item)),
  );
}

/** Ballots that gain strictly more from `one` than from the `other`. */
function preferring({ groups }: Market, one: readonly Item[], other: readonly Item[]): number {
  const gains = groups.map(() => 0n);
  for (const [items, sign] of [[one, 1n] as const, [other, -1n] as const]) {
    for (const { supporters, scale } of items) {
      for (const { group, weight } of supporters) {
        gains[group] = (gains[group] ?? 0n) + sign * scale * BigInt(weight);
      }
    }
  }
  return groups.reduce((sum, { size }, group) => sum + ((gains[group] ?? 0n) > 0n ? size : 0), 0);
}

/** Ballots that chose something, of which nothing is bought. */
function leftOut({ groups }: Market, bought: readonly Item[]): number {
  const funded = new Set(bought.flatMap(({ projects }) => projects));
  return groups.reduce(
    (sum, { size, ballot }) => sum + (ballot.some(([project]) => funded.has(project)) ? 0 : size),
    0,
  );
}
