// One run of Equal Shares for a whole range of endowments at once, in intervals that contain the exact values.
//
// Every balance is kept as two whole numbers of units between which the exact balance lies, for every
// endowment of the range. Sums of such numbers are exact in doubles; only a division or a product rounds,
// and is then moved outwards by more than its error. `docs/counting.md` gives the proof.
import type { Purchase } from './exact-shares.ts';
import type { Field, FieldItem } from './fast-field.ts';
import {
  type Backers,
  collect,
  down,
  type Purses,
  splitBoth,
  splitHighest,
  up,
} from './fast-passes.ts';
import type { PriceBounds } from './purse.ts';

/** Units between which every endowment of the range lies, whole numbers. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Asked when intervals cannot tell which of `contenders` (places in the field) is cheapest after `bought`
 * (the same places): the ones that share the lowest price per satisfaction, by rank, with the price of the
 * first; empty when none can be paid. Undefined when it does not know, which ends the run undecided.
 */
export type Arbiter = (
  bought: readonly number[],
  contenders: readonly number[],
) => { readonly cheapest: readonly number[]; readonly price: PriceBounds } | undefined;

/** How far from the price of the last run, relatively, the price of this one is looked for first. */
const nearness = 2 ** -7;

interface Candidate extends Backers {
  readonly item: FieldItem;
  /** Place in the field. */
  readonly place: number;
  isOut: boolean;
  /** The exact price per satisfaction is at least this, now and in later rounds. */
  bound: number;
  /** After `price`: the exact price per unit of weight is between these; high is infinite when unsure. */
  low: number;
  high: number;
  /** Weight of those who pay in full, when all others hold nothing for certain; else 0. */
  payers: number;
}

/** Who was bought in a round of the last run, and at what price from below. */
interface Guess {
  readonly place: number;
  readonly low: number;
}

interface Round {
  readonly winner: Candidate;
  readonly tied: readonly Candidate[];
}

/**
 * What `runShares` keeps from one run to the next: purses, candidates, and the order of the last run, whose
 * winner is looked at first in each round.
 */
export interface Workplace {
  readonly purses: Purses;
  readonly candidates: readonly Candidate[];
  guess: readonly Guess[];
}

export function openWorkplace({ items, sizes }: Field): Workplace {
  const purses = {
    lowest: new Float64Array(sizes.length),
    highest: new Float64Array(sizes.length),
    ballots: sizes,
  };
  const candidates = items.map((item, place) => ({
    item,
    place,
    active: 0,
    groups: item.groups,
    weights: item.weights,
    room: {
      groups: new Uint32Array(item.groups.length),
      weights: item.weights && new Float64Array(item.weights.length),
    },
    isOut: false,
    bound: 0,
    low: 0,
    high: 0,
    payers: 0,
  }));
  return { purses, candidates, guess: [] };
}

/** The purchases (places in the field) that hold for every endowment of the range; undefined if undecided. */
export function runShares(
  workplace: Workplace,
  range: Range,
  arbiter: Arbiter,
): readonly Purchase[] | undefined {
  const { purses, candidates, guess } = workplace;
  purses.lowest.fill(range.from);
  purses.highest.fill(range.to);
  for (const candidate of candidates) {
    const { cost, scale, support, votes, groups, weights } = candidate.item;
    candidate.groups = groups;
    candidate.weights = weights;
    candidate.active = groups.length;
    // Full purses would not pay it: with less money nobody will.
    candidate.isOut = votes * range.to < cost;
    candidate.bound = (cost / support / scale) * down;
  }
  const purchases: Purchase[] = [];
  const bought: number[] = [];
  const guesses: Guess[] = [];
  /** How far apart the two ends can grow, relatively: where a purse is nearer than this, both are looked at. */
  const margin = 1 + 2 ** -20 + (4 * (range.to - range.from)) / (range.from + 1);
  for (;;) {
    const round = decideRound(workplace, margin, bought, guess[bought.length], arbiter);
    if (round === undefined) return undefined;
    if (round === 'end') break;
    const { winner, tied } = round;
    collect(purses, winner, winner.low, winner.high);
    winner.isOut = true;
    const { rivals } = winner.item;
    if (rivals.length > 0) {
      for (const other of candidates) if (rivals.includes(other.item.place)) other.isOut = true;
    }
    bought.push(winner.place);
    guesses.push({ place: winner.place, low: winner.low });
    purchases.push({ item: winner.place, tiedWith: tied.map(({ place }) => place) });
  }
  workplace.guess = guesses;
  return purchases;
}

/** Finds who is bought next: the guess first, then whoever could be as cheap as the best so far. */
function decideRound(
  workplace: Workplace,
  margin: number,
  bought: readonly number[],
  guess: Guess | undefined,
  arbiter: Arbiter,
): Round | 'end' | undefined {
  /** No exact price per satisfaction of a winner is above this. */
  let limit = Number.POSITIVE_INFINITY;
  const contenders: Candidate[] = [];
  const consider = (candidate: Candidate, near?: number) => {
    if (candidate.isOut || candidate.bound > limit) return;
    if (!isWithin(purses, candidate, limit) || !price(purses, candidate, margin, near)) return;
    contenders.push(candidate);
    limit = Math.min(limit, (candidate.high / candidate.item.scale) * up);
  };
  const { purses, candidates } = workplace;
  const guessed = guess === undefined ? undefined : candidates[guess.place];
  const likely = guessed === undefined || guessed.isOut ? lowestBound(candidates) : guessed;
  if (likely !== undefined) consider(likely, likely === guessed ? guess?.low : undefined);
  candidates.forEach((candidate) => {
    if (candidate !== likely) consider(candidate);
  });
  const open = contenders.filter(({ bound }) => bound <= limit);
  const [first] = open;
  if (first === undefined) return 'end';
  if (open.length === 1 && first.high < Number.POSITIVE_INFINITY)
    return { winner: first, tied: [] };
  return settleByWholeNumbers(open) ?? settleByArbiter(candidates, open, bought, arbiter);
}

function lowestBound(candidates: readonly Candidate[]): Candidate | undefined {
  let lowest: Candidate | undefined;
  for (const candidate of candidates) {
    if (candidate.isOut) continue;
    if (lowest === undefined || candidate.bound < lowest.bound) lowest = candidate;
  }
  return lowest;
}

/**
 * When everybody short of the price holds exactly nothing, the price is cost / payers: whole numbers, the
 * same for every endowment of the range, and compared without rounding.
 */
function settleByWholeNumbers(open: readonly Candidate[]): Round | undefined {
  if (open.some(({ payers }) => payers === 0)) return undefined;
  const cheapest: Candidate[] = [];
  for (const candidate of open) {
    const best = cheapest[0];
    const order = best === undefined ? 0 : compareWhole(candidate, best);
    if (order < 0) cheapest.length = 0;
    if (order <= 0) cheapest.push(candidate);
  }
  const [winner, ...tied] = cheapest.sort((a, b) => a.item.rank - b.item.rank);
  return winner === undefined ? undefined : { winner, tied };
}

function compareWhole(a: Candidate, b: Candidate): number {
  const left = BigInt(a.item.cost) * BigInt(b.payers) * BigInt(b.item.scale);
  const right = BigInt(b.item.cost) * BigInt(a.payers) * BigInt(a.item.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

function settleByArbiter(
  candidates: readonly Candidate[],
  open: readonly Candidate[],
  bought: readonly number[],
  arbiter: Arbiter,
): Round | 'end' | undefined {
  const verdict = arbiter(
    bought,
    open.map(({ place }) => place),
  );
  if (verdict === undefined) return undefined;
  const [winner, ...tied] = verdict.cheapest.map((place) => candidates[place] as Candidate);
  if (winner === undefined) return 'end';
  winner.low = verdict.price.low;
  winner.high = verdict.price.high;
  return { winner, tied };
}

/**
 * Whether the price per satisfaction may be `limit` or less. What supporters would pay is a concave function
 * of the price, so its tangent at the limit meets the cost at or below the true price: one pass answers, and
 * a no raises the bound.
 */
function isWithin(purses: Purses, candidate: Candidate, limit: number): boolean {
  if (limit === Number.POSITIVE_INFINITY) return true;
  const { cost, scale } = candidate.item;
  const { given, payers } = splitHighest(purses, candidate, limit * scale);
  if (payers === 0) {
    candidate.isOut = given < cost;
    return !candidate.isOut;
  }
  candidate.bound = Math.max(candidate.bound, ((cost - given) / payers / scale) * down);
  return candidate.bound <= limit;
}

/**
 * Sets low, high, bound and payers. False when the supporters cannot pay it for any endowment of the range.
 * Newton's steps from below: with any split of the supporters into poor (who give all) and payers, the price
 * (cost − all that the poor give) / payers is at most the true one, and they stop there. `near` is a guess.
 */
function price(
  purses: Purses,
  candidate: Candidate,
  margin: number,
  near: number | undefined,
): boolean {
  const { cost, scale, support } = candidate.item;
  const least = Math.max(candidate.bound * scale, cost / support) * down;
  /** Whether low is known not to be above the true price. */
  let isBelow = near === undefined;
  let low = near === undefined ? least : near * (1 - nearness);
  let top = near === undefined ? low * margin : near * (1 + nearness);
  let split = splitBoth(purses, candidate, low, top);
  for (;;) {
    const { given, payers } = split.high;
    if (payers === 0 && (isBelow || given < cost)) break;
    const next = payers === 0 ? 0 : ((cost - given) / payers) * down;
    if (next > low) {
      // Nobody between the two prices: the split is the same at both, and the next step would be this one.
      const isDone = payers === split.low.payers && next <= top * down;
      low = next;
      if (isDone) break;
    } else {
      if (isBelow) break;
      low = Math.max(least, next);
    }
    isBelow = true;
    top = low * margin;
    split = splitBoth(purses, candidate, low, top);
  }
  candidate.isOut = split.high.payers === 0 && split.high.given < cost;
  if (candidate.isOut) return false;
  candidate.low = low;
  candidate.bound = (low / scale) * down;
  const isOneSplit = split.low.payers === split.high.payers && split.low.payers > 0;
  const high = ((cost - split.low.given) / split.low.payers) * up;
  const isExactSplit = isOneSplit && high <= top * down;
  candidate.high = isExactSplit ? high : priceOfLowest(purses, candidate, low);
  candidate.payers = isExactSplit && split.high.given === 0 ? split.high.payers : 0;
  return true;
}

/** The price if everybody holds the least that they may, from above; infinite when they might not pay it. */
function priceOfLowest(purses: Purses, candidate: Candidate, from: number): number {
  const { cost } = candidate.item;
  let at = from * up;
  for (;;) {
    const { given, payers } = splitBoth(purses, candidate, at, at).low;
    // All that is given at this price covers the cost: the true price is not above it.
    if ((given + at * payers) * down >= cost) return at;
    if (payers === 0) return given >= cost ? at * up : Number.POSITIVE_INFINITY;
    at = Math.max(at, (cost - given) / payers) * up * up;
  }
}
