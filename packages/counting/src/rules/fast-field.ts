// The part of an electorate that can matter up to an endowment, in whole numbers that a double holds exactly.
import { type Fraction, fraction, multiplyFractions } from '@minga/basics';
import type { Profile } from '../types.ts';
import { type Electorate, type Item, listSupporters, type Supporters } from './electorate.ts';
import { mergeGroups } from './merge-groups.ts';

/** An item that its supporters could pay if all held the ceiling. */
export interface FieldItem extends Supporters {
  /** Place in `electorate.items`. */
  readonly place: number;
  /** Units. Above 0: what costs nothing is bought before anything is compared. */
  readonly cost: number;
  readonly scale: number;
  /** Ballots that chose it. */
  readonly votes: number;
  /** Ballots × weight, over all supporters. */
  readonly support: number;
  readonly rank: number;
  readonly rivals: readonly number[];
}

export interface Field {
  /** Largest endowment, in minor units, up to which the items left out cannot matter. */
  readonly ceiling: Fraction;
  /** Units per minor unit: a power of two for which all money together is below 2^51 units. */
  readonly unit: number;
  readonly items: readonly FieldItem[];
  /** Ballots of each group, which are merged where they differ only in items left out. */
  readonly sizes: Uint32Array;
}

/** Sums of money, each purse rounded up to whole units, and of weights are below this: adding such doubles is adding integers. */
const exactLimit = 2 ** 52;

/** Leaves out the places `closed` too. Undefined when some number would not be exact in a double: costs of many digits, extreme weights. */
export function formField(
  electorate: Electorate,
  ceiling: Fraction,
  closed: ReadonlySet<number>,
): Field | undefined {
  const { items, profile, ballots } = electorate;
  const money = multiplyFractions(ceiling, fraction(BigInt(ballots)));
  const most = Number(money.numerator / money.denominator) + 1;
  const unit = 2 ** Math.floor(Math.log2(exactLimit / most) - 1);
  const hopeful = items.flatMap((item, place) =>
    !closed.has(place) && canMatter(item, ceiling) ? [{ item, place }] : [],
  );
  const isExact = hopeful.every(
    ({ item: { cost, scale, support } }) =>
      Number(cost) * unit < exactLimit &&
      Number(scale) < exactLimit &&
      Number(support) < exactLimit,
  );
  if (unit < 1 || !isExact) return undefined;
  const keeps = new Uint8Array(electorate.votes.length);
  for (const { item } of hopeful) keeps[item.project] = 1;
  const merged = mergeGroups(profile, keeps);
  const order = gatherGroups(merged, electorate.votes);
  const supporters = listSupporters(merged, keeps.length, order);
  return {
    ceiling,
    unit,
    items: hopeful.map(({ item, place }) => ({
      place,
      cost: Number(item.cost) * unit,
      scale: Number(item.scale),
      votes: item.votes,
      support: Number(item.support),
      rank: item.rank,
      rivals: item.rivals,
      ...(supporters[item.project] as Supporters),
    })),
    sizes: order?.map((group) => merged.size[group] as number) ?? merged.size,
  };
}

/** So many groups have their money nearer than it takes to gather them. */
const nearGroups = 2 ** 15;

/**
 * The groups by the two of their projects that most ballots chose: those that a pass looks at one after another
 * are then near in memory, which halves its time when there are hundreds of thousands.
 */
function gatherGroups(
  { size, start, project }: Profile,
  votes: readonly number[],
): Uint32Array | undefined {
  if (size.length <= nearGroups) return undefined;
  const ranks = new Uint32Array(votes.length);
  const byVotes = votes.map((_, one) => one).sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0));
  for (const [rank, one] of byVotes.entries()) ranks[one] = rank;
  const none = votes.length;
  // Both ranks and the group in one number: at most 5,000² × groups, which a double holds.
  const keys = new Float64Array(size.length);
  for (let group = 0; group < size.length; group++) {
    let first = none;
    let second = none;
    const end = start[group + 1] as number;
    for (let entry = start[group] as number; entry < end; entry++) {
      const rank = ranks[project[entry] as number] as number;
      if (rank < first) {
        second = first;
        first = rank;
      } else if (rank < second) {
        second = rank;
      }
    }
    keys[group] = (first * (none + 1) + second) * size.length + group;
  }
  keys.sort();
  const order = new Uint32Array(size.length);
  for (let place = 0; place < order.length; place++) {
    order[place] = (keys[place] as number) % size.length;
  }
  return order;
}

/** Costs something, gives something, and its supporters could pay it with full purses. */
function canMatter(
  { cost, scale, support, votes }: Item,
  { numerator, denominator }: Fraction,
): boolean {
  if (cost === 0n || scale === 0n || support === 0n) return false;
  return BigInt(votes) * numerator >= cost * denominator;
}
