// Whether what the supporters paid is a price system, by its definition and without the code of the rules.
import { addFractions, compareFractions, type Fraction, fraction } from '@minga/basics';
import type { Election, EqualSharesSettings, Outcome, Round } from '../types.ts';
import { type Bundle, choicesOf, weightsOf } from './bundles.ts';
import { type Books, openBooks, playGroup } from './replay.ts';

/**
 * `endowment`: every ballot started with the same money, that of the settings and the increments told.
 * `own-projects`: as many ballots paid for each purchase as chose it. `own-money`: nobody paid more than
 * they had left. `equal`: nobody paid more per point than `each`. `covered`: the payments for each purchase
 * add up to its cost. `nothing-left-out`: at the end the supporters of no project that could still be bought
 * hold its cost. `budget`: what was bought, by supporters or greedily, is what is told and fits the budget.
 */
export type PriceCondition = (typeof priceConditions)[number];

const priceConditions = [
  'endowment',
  'own-projects',
  'own-money',
  'equal',
  'covered',
  'nothing-left-out',
  'budget',
] as const;

/** Where a condition first fails: the round or project, what is told (or asked) there and what is found. */
export interface Counterexample {
  readonly round?: number;
  readonly project?: number;
  readonly told: Fraction;
  readonly found: Fraction;
}

export interface PriceCheck {
  readonly holds: boolean;
  readonly conditions: readonly {
    readonly condition: PriceCondition;
    readonly holds: boolean;
    readonly counterexample?: Counterexample;
  }[];
}

/**
 * Checks, in one pass over the ballots, that the outcome of Equal Shares comes with a price system: D. Peters,
 * P. Skowron, _Proportionality and the Limits of Welfarism_ (EC 2020); for budgets, Peters, Pierczyński,
 * Skowron (NeurIPS 2021). `nothing-left-out` is a little stricter than there: the supporters hold less than
 * the cost, not just no more, or the rule would have gone on. Undefined for outcomes of other rules: greedy
 * and Phragmén have no shares, and bounded overspending covers more than supporters pay.
 */
export function checkPrices(election: Election, outcome: Outcome): PriceCheck | undefined {
  const { settings } = outcome;
  const books = openBooks(election, outcome);
  if (books === undefined || settings.rule !== 'mes') return undefined;
  const failures = new Map<PriceCondition, Counterexample>();
  const fail: Fail = (condition, counterexample) => {
    if (!failures.has(condition)) failures.set(condition, counterexample);
  };
  const { paid, held, scores } = tallyPayments(election, outcome, books);
  checkEndowment(election, outcome, settings, fail);
  for (const [round, found] of paid) checkRound(round, found, books, fail);
  for (const bundle of stillOpen(election, settings, books, scores)) {
    const money = held.get(bundle) ?? -1n;
    if (money < bundle.cost * books.denominator) continue;
    const project = bundle.members[0] ?? 0;
    const found = fraction(money, books.denominator);
    fail('nothing-left-out', { project, told: fraction(bundle.cost), found });
  }
  checkBudget(election, outcome, books, fail);
  const conditions = priceConditions.map((condition) => {
    const counterexample = failures.get(condition);
    return { condition, holds: !counterexample, ...(counterexample && { counterexample }) };
  });
  return { holds: failures.size === 0, conditions };
}

type Fail = (condition: PriceCondition, counterexample: Counterexample) => void;

/** What the ballots could pay in a round. */
interface PaidInRound {
  full: number;
  rest: number;
  /** Points of the ballots that paid in full. */
  points: bigint;
  /** Over the denominator of the books. */
  restTotal: bigint;
}

/** `held`: what the supporters of a bundle have at the end. `scores`: votes, or points where they count. */
function tallyPayments(election: Election, { rounds }: Outcome, books: Books) {
  const { profile, voteType } = election;
  const paid = new Map(
    rounds.map((round): [Round, PaidInRound] => [
      round,
      { full: 0, rest: 0, points: 0n, restTotal: 0n },
    ]),
  );
  const held = new Map<Bundle, bigint>();
  const scores = election.projects.map(() => 0n);
  for (const [group, size] of profile.size.entries()) {
    const ballots = BigInt(size);
    const { purchases, left } = playGroup(election, books, group);
    for (const { sale, weight, before } of purchases) {
      const sum = paid.get(sale.round) as PaidInRound;
      if (before < sale.each * weight) {
        sum.rest += size;
        sum.restTotal += before * ballots;
      } else {
        sum.full += size;
        sum.points += weight * ballots;
      }
    }
    for (const bundle of weightsOf(profile, books.bundles, group).keys()) {
      held.set(bundle, (held.get(bundle) ?? 0n) + left * ballots);
    }
    for (const [place, project] of choicesOf(profile, group).entries()) {
      const entry = (profile.start[group] ?? 0) + place;
      const points = voteType === 'ordinal' ? 1 : (profile.points?.[entry] ?? 1);
      scores[project] = (scores[project] ?? 0n) + BigInt(points) * ballots;
    }
  }
  return { paid, held, scores };
}

function checkEndowment(
  { budget, decimals, profile }: Election,
  { endowment: told = fraction(0n), increments = 0 }: Outcome,
  settings: EqualSharesSettings,
  fail: Fail,
): void {
  const ballots = BigInt(profile.ballots);
  const unit = 10n ** BigInt(decimals);
  const exact = fraction(budget, ballots);
  const start =
    settings.endowment === 'exact' ? exact : fraction((budget / (ballots * unit)) * unit);
  const found = addFractions(start, fraction(settings.increment * BigInt(increments)));
  if (compareFractions(told, found) !== 0) fail('endowment', { told, found });
}

function checkRound(
  { number: round, payment, cost, by }: Round,
  { full, rest, points, restTotal }: PaidInRound,
  { denominator }: Books,
  fail: Fail,
): void {
  const told = fraction(cost);
  if (payment === undefined) {
    if (by !== 'greedy') fail('covered', { round, told, found: fraction(0n) });
    return;
  }
  const ballots = (count: number) => fraction(BigInt(count));
  const [toldAll, all] = [payment.full + payment.rest, full + rest];
  if (toldAll !== all) fail('own-projects', { round, told: ballots(toldAll), found: ballots(all) });
  // Whoever is said to have paid in full and holds less paid too much; and the other way round, whoever is
  // said to have given all and holds more gave more than `each`.
  if (payment.full > full) {
    fail('own-money', { round, told: ballots(payment.full), found: ballots(full) });
  }
  if (payment.rest > rest) {
    fail('equal', { round, told: ballots(payment.rest), found: ballots(rest) });
  }
  const given = fraction(restTotal, denominator);
  if (compareFractions(payment.restTotal, given) !== 0) {
    fail('own-money', { round, told: payment.restTotal, found: given });
  }
  const { each } = payment;
  const found = addFractions(fraction(each.numerator * points, each.denominator), given);
  if (compareFractions(told, found) !== 0 || by === 'greedy')
    fail('covered', { round, told, found });
}

/** Taking part, not bought by supporters nor rival of what they bought, and giving its supporters something. */
function stillOpen(
  election: Election,
  { minimumScore = 0, minimumShare = fraction(0n), conflicts = [], utility }: EqualSharesSettings,
  { bundles, sales }: Books,
  scores: readonly bigint[],
): readonly Bundle[] {
  const closed = new Set(sales.keys());
  for (const group of conflicts) {
    const members = bundles.filter(({ members: own }) =>
      own.some((project) => group.includes(election.projects[project]?.id ?? '')),
    );
    if (members.some((bundle) => sales.has(bundle))) for (const one of members) closed.add(one);
  }
  const share = minimumShare.numerator * BigInt(election.profile.ballots);
  for (const [project, score] of scores.entries()) {
    const { cost = 0n } = election.projects[project] ?? {};
    const isShort = score * minimumShare.denominator * election.budget < share * cost;
    if (score < BigInt(minimumScore) || isShort) closed.add(bundles[project] as Bundle);
  }
  const isFree = ({ cost }: Bundle) => cost === 0n && utility.startsWith('cost');
  return bundles.filter((bundle) => !closed.has(bundle) && !isFree(bundle));
}

function checkBudget(
  { budget }: Election,
  { rounds, order, projects, totalCost, left }: Outcome,
  { bundles }: Books,
  fail: Fail,
): void {
  let spent = 0n;
  const isEveryRoundTold = rounds.every(({ project, together, cost, spentBefore }) => {
    const { members = [], cost: found = -1n } = bundles[project] ?? {};
    const isTold = [project, ...together].join() === members.join() && spentBefore === spent;
    spent += found;
    return isTold && cost === found;
  });
  const bought = rounds.flatMap(({ project, together }) => [project, ...together]);
  const isTold =
    isEveryRoundTold &&
    bought.join() === order.join() &&
    new Set(bought).size === bought.length &&
    projects.every(({ project, funded }) => funded === bought.includes(project));
  if (!isTold || totalCost !== spent || left !== budget - spent || left < 0n) {
    fail('budget', { told: fraction(totalCost), found: fraction(spent) });
  }
}
