// The greedy rule: most satisfaction per peso first.
import { assert } from '@minga/basics';
import type { Electorate, Item } from './electorate.ts';
import type { Purchase } from './exact-shares.ts';

export interface GreedyStart {
  /** Minor units that can be spent in all. */
  readonly budget: bigint;
  /** Money already spent, in minor units. */
  readonly spent: bigint;
  /** Items already bought, which are passed over together with their rivals. */
  readonly bought: readonly number[];
  readonly misfit: 'skip' | 'stop';
}

export interface GreedyRun {
  readonly purchases: readonly Purchase[];
  readonly spent: bigint;
  /** Per item that did not fit, the money that was left when its turn came. */
  readonly leftAtTurn: ReadonlyMap<number, bigint>;
  /** The item that did not fit and ended the count, when `misfit` is 'stop'. */
  readonly blocker?: number;
}

/** Satisfaction per unit of cost, as a fraction whose denominator may be 0 (infinitely good). */
interface Density {
  readonly gain: bigint;
  readonly per: bigint;
}

interface Turn {
  readonly place: number;
  readonly item: Item;
  readonly density: Density;
}

/** Items by density, ties by rank: the order in which the greedy rule looks at them. */
function greedyOrder({ items }: Electorate): readonly Turn[] {
  return items
    .map((item, place) => ({ place, item, density: densityOf(item) }))
    .sort((a, b) => compareDensities(b.density, a.density) || a.item.rank - b.item.rank);
}

/** Takes items in order while they fit; what does not fit is skipped or ends it, as `misfit` says. */
export function runGreedy(electorate: Electorate, start: GreedyStart): GreedyRun {
  const closed = new Set(start.bought);
  for (const place of start.bought) {
    for (const rival of electorate.items[place]?.rivals ?? []) closed.add(rival);
  }
  const queue = greedyOrder(electorate);
  const purchases: Purchase[] = [];
  const leftAtTurn = new Map<number, bigint>();
  let spent = start.spent;
  for (const [turn, { place, item, density }] of queue.entries()) {
    if (closed.has(place)) continue;
    const left = start.budget - spent;
    if (item.cost > left) {
      leftAtTurn.set(place, left);
      if (start.misfit === 'stop') return { purchases, spent, leftAtTurn, blocker: place };
      continue;
    }
    const tiedWith: number[] = [];
    for (let next = turn + 1; next < queue.length; next++) {
      const other = queue[next] as Turn;
      if (compareDensities(other.density, density) !== 0) break;
      if (!closed.has(other.place) && other.item.cost <= left) tiedWith.push(other.place);
    }
    purchases.push({ item: place, tiedWith });
    spent += item.cost;
    for (const rival of item.rivals) closed.add(rival);
  }
  assert(spent <= start.budget, 'the greedy rule never spends more than the budget');
  return { purchases, spent, leftAtTurn };
}

/**
 * What all supporters gain together, per unit of cost: by `cost` that is the number of votes, and an item
 * of cost 0 gives nothing; by the other utilities an item of cost 0 with support is infinitely good.
 */
function densityOf({ cost, scale, support }: Item): Density {
  const gain = scale * support;
  if (cost > 0n) return { gain, per: cost };
  return gain > 0n ? { gain: 1n, per: 0n } : { gain: 0n, per: 1n };
}

function compareDensities(a: Density, b: Density): number {
  const left = a.gain * b.per;
  const right = b.gain * a.per;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
