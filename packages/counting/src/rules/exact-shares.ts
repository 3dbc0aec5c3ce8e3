// One run of the Method of Equal Shares (Peters, Pierczyński, Skowron, NeurIPS 2021) in exact arithmetic only.
import type { Fraction } from '@minga/basics';
import type { Electorate, Item } from './electorate.ts';
import { collect, fillPurse, findPrice, lowestPrice, type Price, type Purse } from './purse.ts';

/** One purchase; items by their place in the electorate. */
export interface Purchase {
  readonly item: number;
  /** Others that had the same price per satisfaction, in the tie order. */
  readonly tiedWith: readonly number[];
}

export interface SharesRun {
  readonly purchases: readonly Purchase[];
  /** Minor units. */
  readonly spent: bigint;
}

interface Candidate extends Item {
  readonly place: number;
  /** Its price when last looked at. Balances only fall, so today's is the same or higher. */
  bound: Price;
}

/**
 * Everybody starts with `endowment` minor units. In each round the item with the lowest price per
 * satisfaction is bought by its supporters, ties by rank, until none can be paid by its own. The budget is
 * not looked at: it is respected because (and only while) endowments add up to no more.
 */
export function runExactShares({ items, profile }: Electorate, endowment: Fraction): SharesRun {
  const purse = fillPurse(profile.size, endowment);
  let candidates = items.flatMap((item, place): Candidate[] =>
    item.support === 0n || item.scale === 0n
      ? []
      : [{ ...item, place, bound: lowestPrice(item, purse) }],
  );
  const purchases: Purchase[] = [];
  let spent = 0n;
  for (;;) {
    const { cheapest, affordable } = findCheapest(candidates, purse);
    const [winner, ...tied] = cheapest;
    if (winner === undefined) return { purchases, spent };
    purchases.push({ item: winner.place, tiedWith: tied.map(({ place }) => place) });
    spent += winner.cost;
    candidates = affordable.filter(
      ({ place }) => place !== winner.place && !winner.rivals.includes(place),
    );
    pay(winner, purse, candidates);
  }
}

/**
 * Looks at candidates from the lowest bound upwards and stops at the first whose bound is above the best
 * price found. Returns all that share the lowest price, by rank, and the candidates still worth keeping.
 */
function findCheapest(
  candidates: readonly Candidate[],
  purse: Purse,
): { cheapest: readonly Candidate[]; affordable: readonly Candidate[] } {
  const queue = candidates.toSorted(comparePerSatisfaction);
  const affordable: Candidate[] = [];
  let cheapest: Candidate[] = [];
  for (const [turn, candidate] of queue.entries()) {
    const best = cheapest[0];
    if (best !== undefined && comparePerSatisfaction(candidate, best) > 0) {
      return { cheapest: inOrder(cheapest), affordable: affordable.concat(queue.slice(turn)) };
    }
    const price = findPrice(candidate, purse, candidate.bound);
    if (price === undefined) continue;
    candidate.bound = price;
    affordable.push(candidate);
    const order = best === undefined ? -1 : comparePerSatisfaction(candidate, best);
    if (order < 0) cheapest = [candidate];
    else if (order === 0) cheapest.push(candidate);
  }
  return { cheapest: inOrder(cheapest), affordable };
}

function inOrder(tied: readonly Candidate[]): readonly Candidate[] {
  return tied.toSorted((a, b) => a.rank - b.rank);
}

/** Compares (rest / payers) / scale of two bounds, exactly. */
export function comparePerSatisfaction(
  a: { readonly bound: Price; readonly scale: bigint },
  b: { readonly bound: Price; readonly scale: bigint },
): number {
  const left = a.bound.rest * b.bound.payers * b.scale;
  const right = b.bound.rest * a.bound.payers * a.scale;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Pays for the winner, and restates the bounds of the others over the purse's new denominator. */
function pay(winner: Candidate, purse: Purse, others: readonly Candidate[]): void {
  const before = purse.denominator;
  collect(winner, winner.bound, purse);
  const finer = purse.denominator / before;
  if (finer === 1n) return;
  for (const other of others) other.bound = { ...other.bound, rest: other.bound.rest * finer };
}
