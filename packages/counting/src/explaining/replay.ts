// Plays the payments of an outcome again, group by group, from the price per point that each round states.
import { type Fraction, fraction, greatestCommonDivisor } from '@minga/basics';
import type { Election, Outcome, ProjectReason, Round } from '../types.ts';
import { type Bundle, bundlesOf, choicesOf, weightsOf } from './bundles.ts';

/** The money of an outcome over one denominator, so that every amount is whole. */
export interface Books {
  readonly denominator: bigint;
  readonly endowment: bigint;
  readonly bundles: readonly Bundle[];
  /** The purchases by supporters, by what was bought. */
  readonly sales: ReadonlyMap<Bundle, Sale>;
}

export interface Sale {
  readonly round: Round;
  /** The price per point. */
  readonly each: bigint;
}

/** What each ballot of a group did in a sale; amounts over the denominator of the books. */
export interface Purchase {
  readonly sale: Sale;
  /** Points that the ballot gives the bundle. */
  readonly weight: bigint;
  readonly before: bigint;
  readonly paid: bigint;
}

/** Undefined when the outcome came from a rule without shares (greedy, Phragmén). */
export function openBooks(election: Election, outcome: Outcome): Books | undefined {
  const { endowment, rounds, settings, comparison } = outcome;
  if (endowment === undefined || comparison?.kept === 'greedy') return undefined;
  const bundles = bundlesOf(election, settings);
  const prices = rounds.flatMap((round) =>
    round.payment === undefined ? [] : [{ round, each: round.payment.each }],
  );
  const denominator = prices.reduce(
    (common, { each }) =>
      (common / greatestCommonDivisor(common, each.denominator)) * each.denominator,
    endowment.denominator,
  );
  const whole = (amount: Fraction) => amount.numerator * (denominator / amount.denominator);
  const sales = new Map(
    prices.map(({ round, each }) => [
      bundles[round.project] as Bundle,
      { round, each: whole(each) },
    ]),
  );
  return { denominator, endowment: whole(endowment), bundles, sales };
}

/**
 * Each ballot of the group pays for what it supports, in the order of the sales, the price of its points,
 * or all it has when that is less. No group's money depends on another's, so one pass plays all.
 */
export function playGroup(
  { profile }: Election,
  { bundles, endowment, sales }: Books,
  group: number,
): { readonly purchases: readonly Purchase[]; readonly left: bigint } {
  const due = [...weightsOf(profile, bundles, group)].flatMap(([bundle, weight]) => {
    const sale = sales.get(bundle);
    return sale === undefined ? [] : [{ sale, weight }];
  });
  let left = endowment;
  const purchases = due
    .sort((a, b) => a.sale.round.number - b.sale.round.number)
    .map(({ sale, weight }): Purchase => {
      const before = left;
      const price = sale.each * weight;
      // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint
      const paid = price < before ? price : before;
      left -= paid;
      return { sale, weight, before, paid };
    });
  return { purchases, left };
}

export interface BallotShare {
  /** Minor units; absent, like all money here, when the rule has no shares. */
  readonly start?: Fraction;
  readonly left?: Fraction;
  /** Purchases with projects of this ballot, in order. */
  readonly funded: readonly {
    readonly round: number;
    /** The projects of the purchase that the ballot chose. */
    readonly projects: readonly number[];
    readonly by: Round['by'];
    /** Only of a purchase by supporters. */
    readonly money?: {
      readonly before: Fraction;
      readonly paid: Fraction;
      readonly after: Fraction;
    };
  }[];
  readonly notFunded: readonly { readonly project: number; readonly reason: ProjectReason }[];
}

/**
 * Where the share of a ballot went. Ballots of one group share one answer: `group` is
 * `election.ballots.groupOf(index)`, and -1, an empty ballot, keeps its whole share.
 */
export function shareOfBallot(election: Election, outcome: Outcome, group: number): BallotShare {
  const choices = [...choicesOf(election.profile, group)];
  const books = openBooks(election, outcome);
  const purchases = books ? playGroup(election, books, group).purchases : [];
  const amount = (whole: bigint) => fraction(whole, books?.denominator);
  let held = books?.endowment ?? 0n;
  const funded = outcome.rounds.flatMap(({ number, project, together, by, payment }) => {
    const projects = [project, ...together].filter((one) => choices.includes(one));
    if (projects.length === 0) return [];
    const before = held;
    const paid = purchases.find(({ sale }) => sale.round.number === number)?.paid ?? 0n;
    held -= paid;
    const money = { before: amount(before), paid: amount(paid), after: amount(held) };
    return [{ round: number, projects, by, ...(payment === undefined ? {} : { money }) }];
  });
  const notFunded = choices.flatMap((project) => {
    const { funded: isFunded = false, reason } = outcome.projects[project] ?? {};
    return isFunded || reason === undefined ? [] : [{ project, reason }];
  });
  const share = books ? { start: amount(books.endowment), left: amount(held) } : {};
  return { ...share, funded, notFunded };
}
