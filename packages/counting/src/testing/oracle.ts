// A second counter, slow and written from the definitions: voter by voter, in fractions, nothing skipped.
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
} from '@minga/basics';
import type { Election, EqualSharesSettings, Settings } from '../types.ts';
import { buyByOverspending, growUntilItStops } from './oracle-shares.ts';
import { type Bought, type Bundle, costOf, isClosed, type Vote } from './oracle-vote.ts';

export interface OracleOutcome {
  /** Projects in order of purchase. */
  readonly order: readonly number[];
  readonly totalCost: bigint;
  /** Money left to each voter, in the order of the ballots (rules with shares). */
  readonly purses: readonly Fraction[];
  readonly endowment?: Fraction;
  /** Per purchase by supporters, what each ballot paid. */
  readonly payments: readonly (readonly Fraction[])[];
  readonly comparison?: { readonly shares: number; readonly greedy: number };
}

export function countByDefinition(election: Election, settings: Settings): OracleOutcome {
  const vote = poseVote(election, settings);
  if (settings.rule === 'greedy') return tell({ bundles: fillGreedily(vote, [], settings.misfit) });
  if (settings.rule === 'phragmen') return tell({ bundles: buyByPhragmen(vote, settings.misfit) });
  const shares =
    settings.rule === 'bos' ? buyByOverspending(vote) : growUntilItStops(vote, settings);
  const fills = settings.completion === 'greedy' || settings.completion === 'add1u';
  const own = {
    ...shares,
    bundles: fills ? fillGreedily(vote, shares.bundles, 'skip') : shares.bundles,
  };
  if (settings.rule === 'bos' || settings.comparison === 'none') return tell(own);
  const greedy = fillGreedily(vote, [], 'skip');
  const comparison = compare(vote, settings.comparison, own.bundles, greedy);
  const prefersGreedy =
    settings.comparison === 'satisfaction'
      ? comparison.greedy > comparison.shares
      : comparison.greedy < comparison.shares;
  return { ...tell(prefersGreedy ? { bundles: greedy } : own), comparison };
}

function tell({ bundles, purses = [], payments = [], endowment }: Partial<Bought>): OracleOutcome {
  return {
    order: (bundles ?? []).flatMap(({ projects }) => projects),
    totalCost: costOf(bundles ?? []),
    purses,
    payments,
    ...(endowment === undefined ? {} : { endowment }),
  };
}

function poseVote(election: Election, settings: Settings): Vote {
  const ids = election.projects.map(({ id }) => id);
  const ballots = [...election.ballots];
  const costs = election.projects.map(({ cost }) => cost);
  const chooses = (voter: number, project: number) =>
    ballots[voter]?.choices.includes(project) ?? false;
  const pointsOf = (voter: number, project: number): number => {
    const { choices = [], points } = ballots[voter] ?? {};
    const place = choices.indexOf(project);
    if (place === -1) return 0;
    return election.voteType === 'ordinal' ? choices.length - 1 - place : (points?.[place] ?? 1);
  };
  const isChosen = (voter: number, { projects }: Bundle) =>
    projects.some((project) =>
      // Zero points say nothing, as when the project is left out.
      election.voteType === 'ordinal' ? chooses(voter, project) : pointsOf(voter, project) > 0,
    );
  const voters = ballots.map((_, voter) => voter);
  const votesOf = (bundle: Bundle) => voters.filter((voter) => isChosen(voter, bundle)).length;
  const single = (project: number): Bundle => ({ projects: [project], cost: costs[project] ?? 0n });
  const takesPart = (project: number): boolean => {
    const score =
      election.voteType === 'ordinal'
        ? votesOf(single(project))
        : voters.reduce((sum, voter) => sum + pointsOf(voter, project), 0);
    const { minimumScore = 0, minimumShare = fraction(0n) } = settings;
    const needed = minimumShare.numerator * BigInt(voters.length) * (costs[project] ?? 0n);
    const has = BigInt(score) * minimumShare.denominator * election.budget;
    return score >= minimumScore && has >= needed;
  };
  const pairs = (settings.together ?? []).map((pair) =>
    pair.map((id) => ids.indexOf(id)).sort((a, b) => a - b),
  );
  const bundles = ids
    .map((_, project) => pairs.find((pair) => pair.includes(project)) ?? [project])
    .filter((projects, project) => projects[0] === project && projects.every(takesPart))
    .map((projects) => ({
      projects,
      cost: projects.reduce((sum, project) => sum + (costs[project] ?? 0n), 0n),
    }));
  const worth = (voter: number, project: number): bigint => {
    const utility = 'utility' in settings ? settings.utility : 'cardinality';
    const points = BigInt(pointsOf(voter, project));
    return utility.startsWith('cost') ? points * (costs[project] ?? 0n) : points;
  };
  return {
    election,
    voters,
    bundles,
    isChosen,
    utility: (voter, { projects }) =>
      projects.reduce((sum, project) => sum + worth(voter, project), 0n),
    goesBefore: (a, b) => isBefore(settings, ids, votesOf, a, b),
    areRivals: (a, b) =>
      (settings.conflicts ?? []).some(
        (group) =>
          a.projects.some((project) => group.includes(ids[project] ?? '')) &&
          b.projects.some((project) => group.includes(ids[project] ?? '')),
      ),
  };
}

function isBefore(
  { ties, lot = [] }: Settings,
  ids: readonly string[],
  votesOf: (bundle: Bundle) => number,
  a: Bundle,
  b: Bundle,
): boolean {
  const votes = votesOf(b) - votesOf(a);
  const cost = Number(a.cost - b.cost);
  const draw = ({ projects }: Bundle) =>
    Math.min(...projects.map((project) => lot.indexOf(ids[project] ?? '')));
  // Test ids are plain ASCII, where JavaScript's own order is that of code points.
  const name = ({ projects }: Bundle) =>
    projects.map((project) => ids[project] ?? '').sort()[0] ?? '';
  if (ties === 'votes-cost-id' && (votes || cost) !== 0) return (votes || cost) < 0;
  if (ties === 'cost-votes-lot') return (cost || votes || draw(a) - draw(b)) < 0;
  return name(a) < name(b);
}

/** The bundles in the order of a list of wishes: the best by `isBetter`, again and again. */
function best(
  bundles: readonly Bundle[],
  isBetter: (a: Bundle, b: Bundle) => boolean,
): Bundle | undefined {
  return bundles.find((bundle) =>
    bundles.every((other) => other === bundle || isBetter(bundle, other)),
  );
}

function fillGreedily(
  vote: Vote,
  bought: readonly Bundle[],
  misfit: 'skip' | 'stop',
): readonly Bundle[] {
  const infinite = fraction(10n ** 30n);
  const density = (bundle: Bundle): Fraction => {
    const gain = vote.voters.reduce((sum, voter) => sum + vote.utility(voter, bundle), 0n);
    if (bundle.cost > 0n) return fraction(gain, bundle.cost);
    return gain > 0n ? infinite : fraction(0n);
  };
  const isBetter = (a: Bundle, b: Bundle) => {
    const order = compareFractions(density(a), density(b));
    return order > 0 || (order === 0 && vote.goesBefore(a, b));
  };
  const order = [...bought];
  let waiting = vote.bundles.filter((bundle) => !isClosed(vote, bundle, order));
  for (let next = best(waiting, isBetter); next; next = best(waiting, isBetter)) {
    const fits = costOf([...order, next]) <= vote.election.budget;
    if (!fits && misfit === 'stop') break;
    if (fits) order.push(next);
    waiting = waiting.filter((bundle) => bundle !== next && !isClosed(vote, bundle, order));
  }
  return order;
}

function buyByPhragmen(vote: Vote, misfit: 'skip' | 'stop'): readonly Bundle[] {
  const loads = vote.voters.map(() => fraction(0n));
  const order: Bundle[] = [];
  let waiting = vote.bundles.filter(({ cost }) => cost <= vote.election.budget);
  for (;;) {
    const offers = waiting.flatMap((bundle) => {
      const supporters = vote.voters.filter((voter) => vote.isChosen(voter, bundle));
      if (supporters.length === 0) return [];
      const total = supporters.reduce(
        (sum, voter) => addFractions(sum, loads[voter] ?? sum),
        fraction(bundle.cost),
      );
      return [
        { bundle, supporters, load: divideFractions(total, fraction(BigInt(supporters.length))) },
      ];
    });
    const lowest = offers.filter(({ load }) =>
      offers.every((other) => compareFractions(load, other.load) <= 0),
    );
    if (lowest.length === 0) return order;
    const fits = ({ bundle }: { bundle: Bundle }) =>
      costOf([...order, bundle]) <= vote.election.budget;
    if (misfit === 'stop' && !lowest.every(fits)) return order;
    const winner = lowest
      .filter(fits)
      .reduce<(typeof lowest)[number] | undefined>(
        (first, other) =>
          first === undefined || vote.goesBefore(other.bundle, first.bundle) ? other : first,
        undefined,
      );
    const misfits = lowest.filter((offer) => !fits(offer)).map(({ bundle }) => bundle);
    if (winner !== undefined) {
      order.push(winner.bundle);
      for (const voter of winner.supporters) loads[voter] = winner.load;
    }
    waiting = waiting.filter(
      (bundle) => !misfits.includes(bundle) && !isClosed(vote, bundle, order),
    );
  }
}

function compare(
  vote: Vote,
  by: Exclude<EqualSharesSettings['comparison'], 'none'>,
  shares: readonly Bundle[],
  greedy: readonly Bundle[],
): { readonly shares: number; readonly greedy: number } {
  const gain = (voter: number, bundles: readonly Bundle[]) =>
    bundles.reduce((sum, bundle) => sum + vote.utility(voter, bundle), 0n);
  const isLeftOut = (voter: number, bundles: readonly Bundle[]) =>
    vote.bundles.concat(allOthers(vote)).some((bundle) => vote.isChosen(voter, bundle)) &&
    !bundles.some((bundle) => vote.isChosen(voter, bundle));
  const count = (holds: (voter: number) => boolean) => vote.voters.filter(holds).length;
  if (by === 'exclusion') {
    return {
      shares: count((voter) => isLeftOut(voter, shares)),
      greedy: count((voter) => isLeftOut(voter, greedy)),
    };
  }
  return {
    shares: count((voter) => gain(voter, shares) > gain(voter, greedy)),
    greedy: count((voter) => gain(voter, greedy) > gain(voter, shares)),
  };
}

/** Projects that do not take part: whoever chose them chose something. */
function allOthers({ election }: Vote): readonly Bundle[] {
  return election.projects.map(({ cost }, project) => ({ projects: [project], cost }));
}
