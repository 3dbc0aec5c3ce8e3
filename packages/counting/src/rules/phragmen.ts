// Sequential Phragmén: who has carried least of the cost of what was bought chooses next.
import { assert, greatestCommonDivisor } from '@minga/basics';
import type { Electorate, Item } from './electorate.ts';
import type { Purchase } from './exact-shares.ts';
import type { GreedyRun } from './greedy.ts';

/**
 * Every ballot carries a load, 0 at first. Buying an item spreads its cost over its supporters so that all
 * of them end with the same load; in each round the item for which that load is lowest is bought, ties by
 * rank (Phragmén 1894; Los, Christoff, Grossi, _Proportional Budget Allocations_, IJCAI 2022). Items without
 * supporters are never bought. With `misfit` 'stop' it ends as soon as any of the items tied for the lowest
 * load does not fit, as pabutools does; with 'skip' those are given up and it goes on.
 * All supporters weigh the same: it is meant for approvals.
 */
export function runPhragmen(
  electorate: Electorate,
  { budget, misfit }: { readonly budget: bigint; readonly misfit: 'skip' | 'stop' },
): GreedyRun {
  const { items } = electorate;
  const ledger = openLedger(electorate);
  const open = new Set(items.keys());
  for (const [place, { cost, support }] of items.entries()) {
    if (support === 0n || cost > budget) open.delete(place);
  }
  const purchases: Purchase[] = [];
  const leftAtTurn = new Map<number, bigint>();
  let spent = 0n;
  for (;;) {
    const left = budget - spent;
    const lowest = findLowest(electorate, ledger, open);
    const misfits = lowest.filter((place) => (items[place] as Item).cost > left);
    for (const place of misfits) {
      open.delete(place);
      leftAtTurn.set(place, left);
    }
    const blocker = misfits[0];
    if (blocker !== undefined && misfit === 'stop')
      return { purchases, spent, leftAtTurn, blocker };
    const [winner, ...tiedWith] = lowest.filter((place) => open.has(place));
    if (winner === undefined) {
      if (misfits.length > 0) continue;
      return { purchases, spent, leftAtTurn };
    }
    const item = items[winner] as Item;
    purchases.push({ item: winner, tiedWith });
    spent += item.cost;
    for (const place of [winner, ...item.rivals]) open.delete(place);
    spread(electorate, ledger, winner);
  }
}

/** Loads over a common denominator. */
interface Ledger {
  denominator: bigint;
  /** Per round, the load with which it left all who paid in it; round 0 is the beginning. */
  loads: bigint[];
  /** Per group, the round in which it paid last. */
  readonly lastPaid: Uint32Array;
  /** Per item, the loads of its supporters added up. */
  readonly sums: bigint[];
  /** Place of the item that a project of the profile stands for, or -1. */
  readonly placeOf: Int32Array;
}

function openLedger({ items, profile, votes }: Electorate): Ledger {
  const placeOf = new Int32Array(votes.length).fill(-1);
  for (const [place, { project }] of items.entries()) placeOf[project] = place;
  return {
    denominator: 1n,
    loads: [0n],
    lastPaid: new Uint32Array(profile.size.length),
    sums: items.map(() => 0n),
    placeOf,
  };
}

/** The load with which an item would leave its supporters, times their number. */
function loadOf({ items }: Electorate, { sums, denominator }: Ledger, place: number): bigint {
  return (items[place] as Item).cost * denominator + (sums[place] as bigint);
}

/** All open items for which the load is lowest, by rank. */
function findLowest(
  electorate: Electorate,
  ledger: Ledger,
  open: ReadonlySet<number>,
): readonly number[] {
  const { items } = electorate;
  let lowest: number[] = [];
  let best = { load: 0n, support: 1n };
  for (const place of open) {
    const load = loadOf(electorate, ledger, place);
    const { support } = items[place] as Item;
    const difference = load * best.support - best.load * support;
    if (lowest.length === 0 || difference < 0n) {
      lowest = [place];
      best = { load, support };
    } else if (difference === 0n) {
      lowest.push(place);
    }
  }
  return lowest.sort((a, b) => (items[a] as Item).rank - (items[b] as Item).rank);
}

/** Gives the supporters of what was bought their new load, and restates the sums of all items. */
function spread(electorate: Electorate, ledger: Ledger, winner: number): void {
  const { items, profile } = electorate;
  const { groups, support } = items[winner] as Item;
  const load = loadOf(electorate, ledger, winner);
  const finer = support / greatestCommonDivisor(load, support);
  ledger.denominator *= finer;
  ledger.loads = ledger.loads.map((other) => other * finer);
  ledger.sums.forEach((sum, place) => {
    ledger.sums[place] = sum * finer;
  });
  const round = ledger.loads.push((load * finer) / support) - 1;
  // Those who paid last in one round had one load: their ballots are counted as numbers, and the exact
  // load is added once for all of them.
  const byLastPaid = Map.groupBy(groups, (group) => ledger.lastPaid[group] as number);
  for (const [before, members] of byLastPaid) {
    const ballots = new Float64Array(items.length);
    for (const group of members) {
      ledger.lastPaid[group] = round;
      for (let e = profile.start[group] as number; e < (profile.start[group + 1] as number); e++) {
        const place = ledger.placeOf[profile.project[e] as number] as number;
        if (place !== -1)
          ballots[place] = (ballots[place] as number) + (profile.size[group] as number);
      }
    }
    const rise = (ledger.loads[round] as bigint) - (ledger.loads[before] as bigint);
    assert(rise >= 0n, 'loads only rise');
    ballots.forEach((count, place) => {
      if (count > 0) ledger.sums[place] = (ledger.sums[place] as bigint) + BigInt(count) * rise;
    });
  }
}
