// Sequential Phragmén: who has carried least of the cost of what was bought chooses next.
import { compare, dividedBy, type Fraction, fraction, plus, times, zero } from './fractions.ts';
import type { Item, Market } from './items.ts';

/** All supporters of what is bought end with one load; the item for which it is lowest is next. */
export function runPhragmen(
  market: Market,
  budget: bigint,
  misfit: 'skip' | 'stop',
): readonly Item[] {
  const loads: Fraction[] = [zero];
  /** Per group, which of the loads it carries. */
  const carries = market.groups.map(() => 0);
  const order: Item[] = [];
  let left = budget;
  let waiting = market.items.filter(({ cost, votes }) => votes > 0 && cost <= budget);
  for (;;) {
    const offers = waiting.map((item) => ({ item, load: loadOf(item, market, carries, loads) }));
    const lowest = offers.reduce<Fraction | undefined>(
      (least, { load }) => (least === undefined || compare(load, least) < 0 ? load : least),
      undefined,
    );
    if (lowest === undefined) return order;
    const tied = offers.filter(({ load }) => compare(load, lowest) === 0).map(({ item }) => item);
    const misfits = tied.filter(({ cost }) => cost > left);
    if (misfits.length > 0 && misfit === 'stop') return order;
    const [winner] = tied.filter(({ cost }) => cost <= left).toSorted((a, b) => a.rank - b.rank);
    waiting = waiting.filter((item) => !misfits.includes(item));
    if (winner === undefined) continue;
    order.push(winner);
    left -= winner.cost;
    const carried = loads.push(lowest) - 1;
    for (const { group } of winner.supporters) carries[group] = carried;
    waiting = waiting.filter((item) => item !== winner && !market.areRivals(item, winner));
  }
}

function loadOf(
  { cost, supporters, votes }: Item,
  { groups }: Market,
  carries: readonly number[],
  loads: readonly Fraction[],
): Fraction {
  const ballots = loads.map(() => 0);
  for (const { group } of supporters) {
    const carried = carries[group] ?? 0;
    ballots[carried] = (ballots[carried] ?? 0) + (groups[group]?.size ?? 0);
  }
  const sum = loads.reduce(
    (so, load, i) => plus(so, times(load, BigInt(ballots[i] ?? 0))),
    fraction(cost),
  );
  return dividedBy(sum, BigInt(votes));
}
