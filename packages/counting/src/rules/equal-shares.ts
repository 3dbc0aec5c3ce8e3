// One run of the Method of Equal Shares (Peters, Pierczyński, Skowron, NeurIPS 2021) in exact arithmetic.
import { assert, type Fraction, fraction, greatestCommonDivisor } from '@minga/basics';
import type { Electorate } from './electorate.ts';
import type { TieRanks } from './ties.ts';
import type { Election, Round, Utility } from '../types.ts';

export interface EqualSharesRun {
  readonly rounds: readonly Round[];
  readonly spent: bigint;
  /** Per ballot group, the money each of its ballots has left, as `balances[g] / denominator`. */
  readonly balances: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * What the supporters would pay for a project if it were bought now: those who cannot pay the full share
 * give all they have, and the `payers` others pay `rest / payers` each, over the purse's denominator.
 */
interface Price {
  readonly rest: bigint;
  readonly payers: bigint;
}

interface Candidate {
  readonly project: number;
  readonly cost: bigint;
  readonly supporters: readonly number[];
  readonly votes: bigint;
  /** What one supporter gains if it is bought. */
  readonly utility: bigint;
  readonly rank: number;
  /** Its price when last looked at. Balances only fall, so today's price is the same or higher. */
  bound: Price;
}

/** The money of all ballots over one common denominator, so that every balance is a whole number. */
interface Purse {
  denominator: bigint;
  readonly sizes: readonly bigint[];
  readonly balances: bigint[];
}

/**
 * Everybody starts with `endowment` minor units. In each round the project with the lowest price per
 * unit of utility is bought by its supporters, ties by rank, until no project can be paid by its own.
 * The budget is not looked at: it is respected because (and only while) endowments add up to no more.
 */
export function runEqualShares(
  election: Election,
  electorate: Electorate,
  ranks: TieRanks,
  utility: Utility,
  endowment: Fraction,
): EqualSharesRun {
  const purse: Purse = {
    denominator: endowment.denominator,
    sizes: electorate.groups.map((group) => group.size),
    balances: electorate.groups.map(() => endowment.numerator),
  };
  let candidates = listCandidates(election, electorate, ranks, utility, endowment);
  const rounds: Round[] = [];
  let spent = 0n;
  for (;;) {
    const { cheapest, affordable } = findCheapest(candidates, purse);
    const winner = cheapest[0];
    if (winner === undefined) break;
    rounds.push({
      number: rounds.length + 1,
      project: winner.project,
      by: 'supporters',
      cost: winner.cost,
      spentBefore: spent,
      supporters: Number(winner.votes),
      payment: paymentOf(winner, purse),
      tiedWith: cheapest.slice(1).map((other) => other.project),
    });
    spent += winner.cost;
    candidates = affordable.filter((candidate) => candidate !== winner);
    collect(winner, purse, candidates);
  }
  return { rounds, spent, balances: purse.balances, denominator: purse.denominator };
}

/**
 * The projects that their supporters could pay with full purses; the others never will. A project of
 * cost 0 gives no `cost` utility and is not one of them.
 */
function listCandidates(
  election: Election,
  electorate: Electorate,
  ranks: TieRanks,
  utility: Utility,
  endowment: Fraction,
): Candidate[] {
  const candidates: Candidate[] = [];
  election.projects.forEach(({ cost }, project) => {
    const votes = BigInt(electorate.votes[project] ?? 0);
    const gain = utility === 'cost' ? cost : 1n;
    if (votes === 0n || gain === 0n) return;
    if (votes * endowment.numerator < cost * endowment.denominator) return;
    candidates.push({
      project,
      cost,
      supporters: electorate.supporters[project] ?? [],
      votes,
      utility: gain,
      rank: ranks[project] ?? 0,
      bound: { rest: cost * endowment.denominator, payers: votes },
    });
  });
  return candidates;
}

/**
 * Looks at candidates from the lowest bound upwards and stops at the first whose bound is above the best
 * price found. Returns all that share the lowest price, by rank, and the candidates still worth keeping.
 */
function findCheapest(
  candidates: readonly Candidate[],
  purse: Purse,
): { cheapest: readonly Candidate[]; affordable: readonly Candidate[] } {
  const queue = candidates.toSorted(comparePerUtility);
  const affordable: Candidate[] = [];
  let cheapest: Candidate[] = [];
  for (const [turn, candidate] of queue.entries()) {
    const best = cheapest[0];
    if (best !== undefined && comparePerUtility(candidate, best) > 0) {
      return { cheapest: inOrder(cheapest), affordable: affordable.concat(queue.slice(turn)) };
    }
    const price = findPrice(candidate, purse);
    if (price === undefined) continue;
    candidate.bound = price;
    affordable.push(candidate);
    const order = best === undefined ? -1 : comparePerUtility(candidate, best);
    if (order < 0) cheapest = [candidate];
    else if (order === 0) cheapest.push(candidate);
  }
  return { cheapest: inOrder(cheapest), affordable };
}

function inOrder(tied: readonly Candidate[]): readonly Candidate[] {
  return tied.toSorted((a, b) => a.rank - b.rank);
}

/** Compares (rest / payers) / utility of two bounds, exactly. */
function comparePerUtility(a: Candidate, b: Candidate): number {
  const left = a.bound.rest * b.bound.payers * b.utility;
  const right = b.bound.rest * a.bound.payers * a.utility;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * Undefined when the supporters together hold less than the cost. Otherwise raises the share from the
 * last known price: whoever holds less than the share gives all, which raises the share of the others,
 * until nobody new falls short. The share never passes the true price, so it ends exactly there.
 */
function findPrice(candidate: Candidate, purse: Purse): Price | undefined {
  const { supporters, votes } = candidate;
  const { sizes, balances } = purse;
  const cost = candidate.cost * purse.denominator;
  let price = candidate.bound;
  for (;;) {
    // balance < rest/payers, for whole balances, is balance < ⌈rest/payers⌉.
    const share = (price.rest + price.payers - 1n) / price.payers;
    let short = 0n;
    let given = 0n;
    for (const group of supporters) {
      const balance = balances[group] as bigint;
      if (balance >= share) continue;
      const size = sizes[group] as bigint;
      short += size;
      given += balance * size;
    }
    const payers = votes - short;
    if (payers === 0n) return undefined;
    const rest = cost - given;
    if (payers === price.payers && rest === price.rest) return price;
    price = { rest, payers };
  }
}

function paymentOf({ bound, votes, cost }: Candidate, purse: Purse): NonNullable<Round['payment']> {
  return {
    full: Number(bound.payers),
    each: fraction(bound.rest, bound.payers * purse.denominator),
    rest: Number(votes - bound.payers),
    restTotal: fraction(cost * purse.denominator - bound.rest, purse.denominator),
  };
}

/** Takes the price from the supporters, after a finer denominator where the share is not whole. */
function collect(winner: Candidate, purse: Purse, others: readonly Candidate[]): void {
  const { rest, payers } = winner.bound;
  const finer = payers / greatestCommonDivisor(rest, payers);
  if (finer > 1n) refine(purse, others, finer);
  const share = (rest * finer) / payers;
  assert(share * payers === rest * finer, 'a share is whole over the common denominator');
  for (const group of winner.supporters) {
    const balance = purse.balances[group] as bigint;
    purse.balances[group] = balance > share ? balance - share : 0n;
  }
}

function refine(purse: Purse, candidates: readonly Candidate[], factor: bigint): void {
  purse.denominator *= factor;
  for (let group = 0; group < purse.balances.length; group++) {
    purse.balances[group] = (purse.balances[group] as bigint) * factor;
  }
  for (const candidate of candidates) {
    candidate.bound = { rest: candidate.bound.rest * factor, payers: candidate.bound.payers };
  }
}
