// One run of Equal Shares for a whole range of endowments at once, in intervals that contain the exact values.
//
// Every balance is kept as two whole numbers of units between which the exact balance lies, for every
// endowment of the range. Sums of such numbers are exact in doubles; only a division or a product rounds,
// and is then moved outwards by more than its error. `docs/counting.md` gives the proof.
import type { Purchase } from './exact-shares.ts';
import type { Field, FieldItem } from './fast-field.ts';

/** Factors that move a positive double by more than the rounding of the few operations around it. */
const down = 1 - 2 ** -50;
const up = 1 + 2 ** -50;

/** Units between which every endowment of the range lies, whole numbers. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** An exact price per unit of weight, in units, between two doubles. */
export interface PriceBounds {
  readonly low: number;
  readonly high: number;
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

interface Candidate {
  readonly item: FieldItem;
  /** Place in the field. */
  readonly place: number;
  /** Entries of its groups still looked at; behind them are empty purses. */
  active: number;
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
 * winner is looked at first in each round. Purses are four numbers a group: lowest, highest, ballots, unused.
 */
export interface Workplace {
  readonly purses: Float64Array;
  /** Of the last pass: given and payers if all hold the most they may, and if all hold the least. */
  readonly sums: Float64Array;
  readonly candidates: readonly Candidate[];
  guess: readonly Guess[];
}

export function openWorkplace({ items, profile }: Field): Workplace {
  const purses = new Float64Array(4 * profile.size.length);
  for (let group = 0; group < profile.size.length; group++) {
    purses[4 * group + 2] = profile.size[group] as number;
  }
  const candidates = items.map((item, place) => ({
    item,
    place,
    active: item.groups.length,
    isOut: false,
    bound: 0,
    low: 0,
    high: 0,
    payers: 0,
  }));
  return { purses, sums: new Float64Array(4), candidates, guess: [] };
}

/** The purchases (places in the field) that hold for every endowment of the range; undefined if undecided. */
export function runShares(
  workplace: Workplace,
  range: Range,
  arbiter: Arbiter,
): readonly Purchase[] | undefined {
  const { purses, candidates, guess } = workplace;
  for (let at = 0; at < purses.length; at += 4) {
    purses[at] = range.from;
    purses[at + 1] = range.to;
  }
  for (const candidate of candidates) {
    const { cost, scale, support, votes, groups } = candidate.item;
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
    collect(workplace, winner);
    winner.isOut = true;
    for (const candidate of candidates) {
      if (winner.item.rivals.includes(candidate.item.place)) candidate.isOut = true;
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
    if (!isWithin(workplace, candidate, limit) || !price(workplace, candidate, margin, near))
      return;
    contenders.push(candidate);
    limit = Math.min(limit, (candidate.high / candidate.item.scale) * up);
  };
  const { candidates } = workplace;
  const guessed = guess === undefined ? undefined : candidates[guess.place];
  const likely = guessed === undefined || guessed.isOut ? lowestBound(candidates) : guessed;
  if (likely !== undefined) consider(likely, likely === guessed ? guess?.low : undefined);
  for (const candidate of candidates) if (candidate !== likely) consider(candidate);
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
function isWithin(workplace: Workplace, candidate: Candidate, limit: number): boolean {
  if (limit === Number.POSITIVE_INFINITY) return true;
  const { cost, scale } = candidate.item;
  passHighest(workplace, candidate, limit * scale);
  const [given = 0, payers = 0] = workplace.sums;
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
  workplace: Workplace,
  candidate: Candidate,
  margin: number,
  near: number | undefined,
): boolean {
  const { cost, scale, support } = candidate.item;
  const { sums } = workplace;
  const least = Math.max(candidate.bound * scale, cost / support) * down;
  /** Whether low is known not to be above the true price. */
  let isBelow = near === undefined;
  let low = near === undefined ? least : near * (1 - nearness);
  let top = near === undefined ? low * margin : near * (1 + nearness);
  for (;;) {
    passBoth(workplace, candidate, low, top);
    const [given = 0, payers = 0, , payersLow = 0] = sums;
    if (payers === 0 && (isBelow || given < cost)) break;
    const next = payers === 0 ? 0 : ((cost - given) / payers) * down;
    if (next > low) {
      low = next;
      // Nobody between the two prices: the split is the same at both, and the next step would be this one.
      if (payers === payersLow && next <= top * down) break;
    } else {
      if (isBelow) break;
      low = Math.max(least, next);
    }
    isBelow = true;
    top = low * margin;
  }
  const [givenHigh = 0, payersHigh = 0, givenLow = 0, payersLow = 0] = sums;
  candidate.isOut = payersHigh === 0 && givenHigh < cost;
  if (candidate.isOut) return false;
  candidate.low = low;
  candidate.bound = (low / scale) * down;
  const isOneSplit = payersLow === payersHigh && payersLow > 0;
  const high = ((cost - givenLow) / payersLow) * up;
  const isExactSplit = isOneSplit && high <= top * down;
  candidate.high = isExactSplit ? high : priceOfLowest(workplace, candidate, low);
  candidate.payers = isExactSplit && givenHigh === 0 ? payersHigh : 0;
  return true;
}

/** The price if everybody holds the least that they may, from above; infinite when they might not pay it. */
function priceOfLowest(workplace: Workplace, candidate: Candidate, from: number): number {
  const { cost } = candidate.item;
  let at = from * up;
  for (;;) {
    passLowest(workplace, candidate, at);
    const [, , given = 0, payers = 0] = workplace.sums;
    // All that is given at this price covers the cost: the true price is not above it.
    if ((given + at * payers) * down >= cost) return at;
    if (payers === 0) return given >= cost ? at * up : Number.POSITIVE_INFINITY;
    at = Math.max(at, (cost - given) / payers) * up * up;
  }
}

/** What the poor give, and the weight of the payers, at a price per weight, if all hold the most they may. */
function passHighest({ purses, sums }: Workplace, candidate: Candidate, at: number): void {
  const { groups, weights } = candidate.item;
  let given = 0;
  let payers = 0;
  for (let entry = 0; entry < candidate.active; entry++) {
    const purse = 4 * (groups[entry] as number);
    const highest = purses[purse + 1] as number;
    const ballots = purses[purse + 2] as number;
    if (weights === undefined) {
      if (highest < at) given += ballots * highest;
      else payers += ballots;
      continue;
    }
    const weight = weights[entry] as number;
    if (highest < at * weight) given += ballots * highest;
    else payers += ballots * weight;
  }
  sums[0] = given;
  sums[1] = payers;
}

/** The same, and if all hold the least at a price of its own. Moves empty purses behind the active ones. */
function passBoth(
  { purses, sums }: Workplace,
  candidate: Candidate,
  atHighest: number,
  atLowest: number,
): void {
  const { groups, weights } = candidate.item;
  let givenHigh = 0;
  let payersHigh = 0;
  let givenLow = 0;
  let payersLow = 0;
  for (let entry = candidate.active - 1; entry >= 0; entry--) {
    const purse = 4 * (groups[entry] as number);
    const highest = purses[purse + 1] as number;
    if (highest === 0) {
      candidate.active -= 1;
      swap(groups, entry, candidate.active);
      if (weights !== undefined) swap(weights, entry, candidate.active);
      continue;
    }
    const lowest = purses[purse] as number;
    const ballots = purses[purse + 2] as number;
    const weight = weights === undefined ? 1 : (weights[entry] as number);
    if (highest < atHighest * weight) givenHigh += ballots * highest;
    else payersHigh += ballots * weight;
    if (lowest < atLowest * weight) givenLow += ballots * lowest;
    else payersLow += ballots * weight;
  }
  sums[0] = givenHigh;
  sums[1] = payersHigh;
  sums[2] = givenLow;
  sums[3] = payersLow;
}

function passLowest({ purses, sums }: Workplace, candidate: Candidate, at: number): void {
  const { groups, weights } = candidate.item;
  let given = 0;
  let payers = 0;
  for (let entry = 0; entry < candidate.active; entry++) {
    const purse = 4 * (groups[entry] as number);
    const lowest = purses[purse] as number;
    const ballots = purses[purse + 2] as number;
    const weight = weights === undefined ? 1 : (weights[entry] as number);
    if (lowest < at * weight) given += ballots * lowest;
    else payers += ballots * weight;
  }
  sums[2] = given;
  sums[3] = payers;
}

function swap(list: Uint32Array | Float64Array, a: number, b: number): void {
  const kept = list[a] as number;
  list[a] = list[b] as number;
  list[b] = kept;
}

/** Takes the price from the supporters: at most the highest from the least they hold, and the other way. */
function collect({ purses }: Workplace, { item, active, low, high }: Candidate): void {
  const { groups, weights } = item;
  for (let entry = 0; entry < active; entry++) {
    const purse = 4 * (groups[entry] as number);
    const weight = weights === undefined ? 1 : (weights[entry] as number);
    const most = Math.ceil(high * weight * up);
    const least = Math.floor(low * weight * down);
    purses[purse] = Math.max(0, (purses[purse] as number) - most);
    purses[purse + 1] = Math.max(0, (purses[purse + 1] as number) - least);
  }
}
