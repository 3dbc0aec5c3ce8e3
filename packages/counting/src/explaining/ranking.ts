// An order of all projects, not only of the funded ones.
import {
  addFractions,
  type Fraction,
  floorFraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from '@minga/basics';
import { countInSteps } from '../rules/count.ts';
import { formElectorate, type Item } from '../rules/electorate.ts';
import { growRuns, openEngine } from '../rules/shares-engine.ts';
import type { CountProgress, Election, Outcome, Settings } from '../types.ts';

export interface RankedProject {
  readonly project: number;
  /**
   * `outcome`: bought in the count. `order`: in the order of the rule, were there no end to the budget.
   * `growth`: as endowments grow. `last`: without support, or not taking part; in the tie order.
   */
  readonly by: 'outcome' | 'order' | 'growth' | 'last';
  /** By growth: the endowment at which it is first bought, in minor units. */
  readonly endowment?: Fraction;
}

interface GrowthSearch {
  /** Endowment at step 0, and what each step adds to it; minor units. */
  readonly start: Fraction;
  readonly increment: bigint;
}

/**
 * Every project once. Greedy: in its own order, funded or not. Phragmén: as bought, then as the rest would be
 * bought if the budget had no end. Equal Shares: as bought, greedy completion included, then as the rest are
 * first bought while endowments grow on from the final one by the increment of add1; by one currency unit when
 * the settings do not use an increment. With bounded overspending the rest grow by plain Equal Shares too.
 * Conflicts hold in the count and not in the order after it: an order says who is next, not who is beside whom.
 */
export function* rankProjects(
  election: Election,
  outcome: Outcome,
): Generator<unknown, readonly RankedProject[], void> {
  const ranked = new Map<number, RankedProject>();
  const list = (projects: readonly number[], how: Omit<RankedProject, 'project'>): void => {
    for (const project of projects) {
      if (!ranked.has(project)) ranked.set(project, { project, ...how });
    }
  };
  const { conflicts: _, ...settings } = settingsThatDecided(outcome);
  if (settings.rule !== 'greedy') list(outcome.order, { by: 'outcome' });
  if (settings.rule === 'greedy' || settings.rule === 'phragmen') {
    list(yield* orderWithoutEnd(election, settings), { by: 'order' });
  } else {
    const electorate = formElectorate(election, settings);
    const { items } = electorate;
    const start = outcome.endowment ?? fraction(election.budget, BigInt(election.profile.ballots));
    const grows = settings.rule === 'mes' && settings.completion.startsWith('add1');
    const increment = grows ? settings.increment : 10n ** BigInt(election.decimals);
    const isListed = ({ project, support, scale }: Item) =>
      support === 0n || scale === 0n || ranked.has(project);
    const search = { start, increment };
    const engine = openEngine(electorate);
    let from = 1;
    while (!items.every(isListed)) {
      from = firstAffordable(
        items.filter((item) => !isListed(item)),
        search,
        from,
      );
      for (const { first, run } of growRuns(engine, (step) => endowmentAt(step, search), from)) {
        const found = run.purchases.flatMap(({ item }) => {
          const bought = items[item];
          return bought === undefined || isListed(bought) ? [] : [bought];
        });
        from = first + 1;
        if (found.length > 0) {
          list(found.flatMap(membersOf), { by: 'growth', endowment: endowmentAt(first, search) });
          break;
        }
        yield first;
      }
    }
  }
  const { minimumScore: _score, minimumShare: _share, ...open } = settings;
  const byTies = formElectorate(election, open).items.toSorted((a, b) => a.rank - b.rank);
  list(byTies.flatMap(membersOf), { by: 'last' });
  return [...ranked.values()];
}

function membersOf(item: Item): readonly number[] {
  return [item.project, ...item.together];
}

/** Those of the greedy rule when the comparison step preferred it. */
function settingsThatDecided({ settings, comparison }: Outcome): Settings {
  if (comparison?.kept !== 'greedy' || settings.rule !== 'mes') return settings;
  return { ...settings, rule: 'greedy', misfit: 'skip' };
}

/** A count with money for everything; the minimum that goes by cost ÷ budget is kept as it was. */
function* orderWithoutEnd(
  election: Election,
  settings: Settings,
): Generator<CountProgress, readonly number[], void> {
  const budget = election.projects.reduce((sum, { cost }) => sum + cost, election.budget);
  const { minimumShare } = settings;
  const scaled = minimumShare && {
    minimumShare: multiplyFractions(minimumShare, fraction(budget, election.budget)),
  };
  const outcome = yield* countInSteps({ ...election, budget }, { ...settings, ...scaled });
  return outcome.order;
}

/** The first step from `from` on at which the ballots for one of the items hold its cost between them. */
function firstAffordable(
  items: readonly Item[],
  { start, increment }: GrowthSearch,
  from: number,
): number {
  const steps = items.map(({ cost, votes }) => {
    const { numerator, denominator } = subtractFractions(start, fraction(cost, BigInt(votes)));
    return -Number(floorFraction(fraction(numerator, denominator * increment)));
  });
  return Math.max(from, Math.min(...steps));
}

function endowmentAt(step: number, { start, increment }: GrowthSearch): Fraction {
  return addFractions(start, fraction(increment * BigInt(step)));
}
