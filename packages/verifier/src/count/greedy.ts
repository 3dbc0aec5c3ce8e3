// The greedy rule: most satisfaction per peso first, as a rule of its own or with what Equal Shares leaves.
import type { Item, Market } from './items.ts';

/** What was bought already, and then what the rule buys with the rest. */
export function runGreedy(
  market: Market,
  budget: bigint,
  bought: readonly Item[],
  misfit: 'skip' | 'stop',
): readonly Item[] {
  const order = [...bought];
  let left = order.reduce((sum, { cost }) => sum - cost, budget);
  for (const item of market.items.toSorted(byDensity)) {
    if (order.includes(item) || order.some((other) => market.areRivals(other, item))) continue;
    if (item.cost <= left) {
      order.push(item);
      left -= item.cost;
    } else if (misfit === 'stop') {
      break;
    }
  }
  return order;
}

/** What costs nothing and gives something goes before all; what gives nothing, after all. */
function byDensity(a: Item, b: Item): number {
  const [x, y] = [density(a), density(b)];
  const difference = y.gain * x.per - x.gain * y.per;
  return difference === 0n ? a.rank - b.rank : difference > 0n ? 1 : -1;
}

function density({ cost, scale, support }: Item): { readonly gain: bigint; readonly per: bigint } {
  const gain = scale * support;
  if (cost > 0n) return { gain, per: cost };
  return gain > 0n ? { gain: 1n, per: 0n } : { gain: 0n, per: 1n };
}
