// A second counter, slow and written from the definitions: voter by voter, in fractions, nothing skipped.
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  floorFraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from '@minga/basics';
import type { Election, EqualSharesSettings, Settings, TieRule, Utility } from '../types.ts';

export interface OracleOutcome {
  readonly order: readonly number[];
  readonly totalCost: bigint;
  /** Money left to each voter, in the order of the ballots (Equal Shares). */
  readonly purses: readonly Fraction[];
  readonly endowment?: Fraction;
  /** Per purchase by supporters, what each ballot paid. */
  readonly payments: readonly (readonly Fraction[])[];
}

const zero = fraction(0n);

export function countByDefinition(election: Election, settings: Settings): OracleOutcome {
  if (settings.rule === 'greedy') {
    const order = fillGreedily(election, settings.utility, settings.ties, []);
    return { order, totalCost: costOf(election, order), purses: [], payments: [] };
  }
  const shares = runUntilItStops(election, settings);
  if (settings.completion === 'none' || settings.completion === 'add1') return shares;
  const order = fillGreedily(election, settings.utility, settings.ties, shares.order);
  return { ...shares, order, totalCost: costOf(election, order) };
}

function runUntilItStops(election: Election, settings: EqualSharesSettings): OracleOutcome {
  const unit = 10n ** BigInt(election.decimals);
  const exact = fraction(election.budget, BigInt(election.ballots.length));
  const start =
    settings.endowment === 'exact' ? exact : fraction((floorFraction(exact) / unit) * unit);
  if (settings.completion === 'none' || settings.completion === 'greedy') {
    return buyByEqualShares(election, settings.utility, settings.ties, start);
  }
  let endowment = start;
  let previous = buyByEqualShares(election, settings.utility, settings.ties, endowment);
  for (;;) {
    if (nothingMoreFits(election, previous, settings.exhaustiveStop)) return previous;
    endowment = addFractions(endowment, fraction(settings.increment));
    const next = buyByEqualShares(election, settings.utility, settings.ties, endowment);
    if (next.totalCost > election.budget) return previous;
    previous = next;
  }
}

function nothingMoreFits(
  election: Election,
  outcome: OracleOutcome,
  exhaustiveStop: boolean,
): boolean {
  for (let project = 0; project < election.projects.length; project++) {
    const cost = costOf(election, [project]);
    if (outcome.order.includes(project)) continue;
    if (cost === 0n || supportersOf(election, project).length === 0) continue;
    const fits = exhaustiveStop
      ? outcome.totalCost + cost <= election.budget
      : cost <= election.budget;
    if (fits) return false;
  }
  return true;
}

function buyByEqualShares(
  election: Election,
  utility: Utility,
  ties: TieRule,
  endowment: Fraction,
): OracleOutcome {
  const purses = Array.from(election.ballots, () => endowment);
  const order: number[] = [];
  const payments: Fraction[][] = [];
  for (;;) {
    let best: { project: number; rho: Fraction; share: Fraction } | undefined;
    for (let project = 0; project < election.projects.length; project++) {
      const gain = utility === 'cost' ? costOf(election, [project]) : 1n;
      if (order.includes(project) || gain === 0n) continue;
      const share = equalShare(election, project, purses);
      if (share === undefined) continue;
      const rho = divideFractions(share, fraction(gain));
      const against = best === undefined ? -1 : compareFractions(rho, best.rho);
      const wins =
        best === undefined ||
        against < 0 ||
        (against === 0 && goesBefore(election, ties, project, best.project));
      if (wins) best = { project, rho, share };
    }
    if (best === undefined) {
      return { order, totalCost: costOf(election, order), purses, endowment, payments };
    }
    const paid = Array.from(election.ballots, () => zero);
    for (const voter of supportersOf(election, best.project)) {
      const purse = purses[voter] ?? zero;
      const pays = compareFractions(purse, best.share) < 0 ? purse : best.share;
      purses[voter] = subtractFractions(purse, pays);
      paid[voter] = pays;
    }
    order.push(best.project);
    payments.push(paid);
  }
}

/** The share s for which the supporters, paying min(purse, s) each, pay exactly the cost. */
function equalShare(
  election: Election,
  project: number,
  purses: readonly Fraction[],
): Fraction | undefined {
  const money = supportersOf(election, project)
    .map((voter) => purses[voter] ?? zero)
    .sort(compareFractions);
  let missing = fraction(costOf(election, [project]));
  for (const [poorer, purse] of money.entries()) {
    const share = multiplyFractions(missing, fraction(1n, BigInt(money.length - poorer)));
    if (compareFractions(purse, share) >= 0) return share;
    missing = subtractFractions(missing, purse);
  }
  return undefined;
}

function fillGreedily(
  election: Election,
  utility: Utility,
  ties: TieRule,
  bought: readonly number[],
): readonly number[] {
  const order = [...bought];
  const waiting = new Set(election.projects.keys());
  for (const project of bought) waiting.delete(project);
  while (waiting.size > 0) {
    let best: number | undefined;
    for (const project of waiting) {
      if (best === undefined || isGreedilyBefore(election, utility, ties, project, best)) {
        best = project;
      }
    }
    if (best === undefined) break;
    waiting.delete(best);
    if (costOf(election, [...order, best]) <= election.budget) order.push(best);
  }
  return order;
}

function isGreedilyBefore(
  election: Election,
  utility: Utility,
  ties: TieRule,
  a: number,
  b: number,
): boolean {
  const infinite = 10n ** 30n;
  const worth = (project: number): Fraction => {
    const votes = BigInt(supportersOf(election, project).length);
    const cost = costOf(election, [project]);
    if (utility === 'cost') return fraction(cost === 0n ? 0n : votes);
    if (cost === 0n) return fraction(votes === 0n ? 0n : infinite);
    return fraction(votes, cost);
  };
  const order = compareFractions(worth(a), worth(b));
  return order > 0 || (order === 0 && goesBefore(election, ties, a, b));
}

function goesBefore(election: Election, ties: TieRule, a: number, b: number): boolean {
  if (ties === 'votes-cost-id') {
    const votes = supportersOf(election, b).length - supportersOf(election, a).length;
    if (votes !== 0) return votes < 0;
    const [costA, costB] = [costOf(election, [a]), costOf(election, [b])];
    if (costA !== costB) return costA < costB;
  }
  // Test ids are plain ASCII, where JavaScript's own order is that of code points.
  return (election.projects[a]?.id ?? '') < (election.projects[b]?.id ?? '');
}

function supportersOf(election: Election, project: number): readonly number[] {
  return Array.from(election.ballots, (_, voter) => voter).filter((voter) =>
    election.ballots.at(voter).choices.includes(project),
  );
}

function costOf(election: Election, projects: readonly number[]): bigint {
  return projects.reduce((sum, project) => sum + (election.projects[project]?.cost ?? 0n), 0n);
}
