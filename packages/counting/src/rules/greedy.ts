// The greedy rule: most satisfaction per peso first, and what does not fit is skipped.
import { assert } from '@minga/basics';
import type { Electorate } from './electorate.ts';
import type { TieRanks } from './ties.ts';
import type { Election, Round, Utility } from '../types.ts';

export interface GreedyStart {
  /** Money already spent, in minor units. */
  readonly spent: bigint;
  /** Projects already bought, which are passed over. */
  readonly bought: ReadonlySet<number>;
  /** Number of the first round. */
  readonly firstRound: number;
}

export interface GreedyRun {
  readonly rounds: readonly Round[];
  readonly spent: bigint;
  /** Per project passed over, the money that was left when its turn came. */
  readonly leftAtTurn: ReadonlyMap<number, bigint>;
}

/**
 * Satisfaction per unit of cost, as a fraction whose denominator may be 0 (infinitely good).
 * By votes (utility `cost`) every supporter gains the cost, so what counts is the number of votes, and
 * a project of cost 0 gives nothing. By `cardinality` it is votes per unit of cost.
 */
interface Density {
  readonly gain: bigint;
  readonly per: bigint;
}

/** Takes projects in order of density, ties by rank, skipping those that no longer fit in the budget. */
export function runGreedy(
  election: Election,
  electorate: Electorate,
  ranks: TieRanks,
  utility: Utility,
  start: GreedyStart,
): GreedyRun {
  const queue = election.projects
    .map(({ cost }, project) => ({
      project,
      cost,
      density: densityOf(utility, cost, electorate.votes[project] ?? 0),
      rank: ranks[project] ?? 0,
    }))
    .filter(({ project }) => !start.bought.has(project))
    .sort((a, b) => compareDensities(b.density, a.density) || a.rank - b.rank);

  const rounds: Round[] = [];
  const leftAtTurn = new Map<number, bigint>();
  let spent = start.spent;
  queue.forEach(({ project, cost, density }, turn) => {
    const left = election.budget - spent;
    if (cost > left) {
      leftAtTurn.set(project, left);
      return;
    }
    const tied = queue
      .slice(turn + 1)
      .filter((other) => compareDensities(other.density, density) === 0 && other.cost <= left);
    rounds.push({
      number: start.firstRound + rounds.length,
      project,
      by: 'greedy',
      cost,
      spentBefore: spent,
      supporters: electorate.votes[project] ?? 0,
      tiedWith: tied.map((other) => other.project),
    });
    spent += cost;
  });
  assert(spent <= election.budget, 'the greedy rule never spends more than the budget');
  return { rounds, spent, leftAtTurn };
}

function densityOf(utility: Utility, cost: bigint, votes: number): Density {
  const supporters = BigInt(votes);
  if (utility === 'cost') return { gain: cost > 0n ? supporters : 0n, per: 1n };
  if (cost > 0n) return { gain: supporters, per: cost };
  return supporters > 0n ? { gain: 1n, per: 0n } : { gain: 0n, per: 1n };
}

function compareDensities(a: Density, b: Density): number {
  const left = a.gain * b.per;
  const right = b.gain * a.per;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
