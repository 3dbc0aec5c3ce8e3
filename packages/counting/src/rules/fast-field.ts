// The part of an electorate that can matter up to an endowment, in whole numbers that a double holds exactly.
import { type Fraction, fraction, multiplyFractions } from '@minga/basics';
import type { Profile } from '../types.ts';
import { type Electorate, type Item, listSupporters, type Supporters } from './electorate.ts';

/** An item that its supporters could pay if all held the ceiling. */
export interface FieldItem extends Supporters {
  /** Place in `electorate.items`. */
  readonly place: number;
  /** Units. Above 0: what costs nothing is bought before anything is compared. */
  readonly cost: number;
  readonly scale: number;
  /** Ballots × weight, over all supporters. */
  readonly support: number;
  readonly rank: number;
  readonly rivals: readonly number[];
}

export interface Field {
  /** Largest endowment, in minor units, up to which the items left out cannot matter. */
  readonly ceiling: Fraction;
  /** Units per minor unit: a power of two for which all money together stays below 2^52 units. */
  readonly unit: number;
  readonly items: readonly FieldItem[];
  /** The groups, merged where they differ only in items left out. */
  readonly profile: Profile;
  /** Per group of the electorate its merged group, or -1 when it supports nothing here. */
  readonly mergedInto: Int32Array;
}

/** Sums of money, and of weights, stay below this: adding such doubles is adding integers. */
const exactLimit = 2 ** 52;

/** Undefined when some number would not be exact in a double: costs of many digits, extreme weights. */
export function formField(electorate: Electorate, ceiling: Fraction): Field | undefined {
  const { items, profile, ballots } = electorate;
  const money = multiplyFractions(ceiling, fraction(BigInt(ballots)));
  const most = Number(money.numerator / money.denominator) + 1;
  const unit = 2 ** Math.floor(Math.log2(exactLimit / most) - 1);
  const hopeful = items.flatMap((item, place) => (canMatter(item, ceiling) ? [{ item, place }] : []));
  const isExact = hopeful.every(
    ({ item: { cost, scale, support } }) =>
      Number(cost) * unit < exactLimit && scale < exactLimit && support < exactLimit,
  );
  if (unit < 1 || !isExact) return undefined;
  const keeps = new Uint8Array(2 ** 16);
  for (const { item } of hopeful) keeps[item.project] = 1;
  const { merged, mergedInto } = mergeGroups(profile, keeps);
  const supporters = listSupporters(merged, keeps.length);
  return {
    ceiling,
    unit,
    items: hopeful.map(({ item, place }) => ({
      place,
      cost: Number(item.cost) * unit,
      scale: Number(item.scale),
      support: Number(item.support),
      rank: item.rank,
      rivals: item.rivals,
      ...(supporters[item.project] as Supporters),
    })),
    profile: merged,
    mergedInto,
  };
}

/** Costs something, gives something, and its supporters could pay it with full purses. */
function canMatter({ cost, scale, support, votes }: Item, { numerator, denominator }: Fraction): boolean {
  if (cost === 0n || scale === 0n || support === 0n) return false;
  return BigInt(votes) * numerator >= cost * denominator;
}

/** The profile with only the entries of items kept, in which equal groups are one. */
function mergeGroups(
  { ballots, size, start, project, points }: Profile,
  keeps: Uint8Array,
): { readonly merged: Profile; readonly mergedInto: Int32Array } {
  const mergedInto = new Int32Array(size.length).fill(-1);
  const sizes: number[] = [];
  const starts: number[] = [0];
  const projects = new Uint16Array(project.length);
  const weights = points === undefined ? undefined : new Float64Array(project.length);
  const mask = 2 ** Math.ceil(Math.log2(size.length + 1) + 1) - 1;
  /** Open addressing: merged group + 1, or 0. */
  const table = new Int32Array(mask + 1);
  let end = 0;
  for (let group = 0; group < size.length; group++) {
    const begin = end;
    let hash = 0;
    for (let entry = start[group] as number; entry < (start[group + 1] as number); entry++) {
      const kept = project[entry] as number;
      const weight = points === undefined ? 1 : (points[entry] as number);
      if (keeps[kept] === 0 || weight === 0) continue;
      projects[end] = kept;
      if (weights !== undefined) weights[end] = weight;
      end += 1;
      hash = Math.imul(hash ^ kept ^ (weight << 16), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    if (end === begin) continue;
    let slot = hash & mask;
    while (!isFreeOrSame(slot, begin)) slot = (slot + 1) & mask;
    const found = table[slot] as number;
    if (found === 0) {
      sizes.push(size[group] as number);
      starts.push(end);
      table[slot] = sizes.length;
    } else {
      sizes[found - 1] = (sizes[found - 1] as number) + (size[group] as number);
      end = begin;
    }
    mergedInto[group] = (table[slot] as number) - 1;
  }

  function isFreeOrSame(slot: number, begin: number): boolean {
    const found = table[slot] as number;
    if (found === 0) return true;
    const from = starts[found - 1] as number;
    if ((starts[found] as number) - from !== end - begin) return false;
    for (let entry = 0; entry < end - begin; entry++) {
      if (projects[from + entry] !== projects[begin + entry]) return false;
      if (weights !== undefined && weights[from + entry] !== weights[begin + entry]) return false;
    }
    return true;
  }

  const merged = {
    ballots,
    size: Uint32Array.from(sizes),
    start: Uint32Array.from(starts),
    project: projects.slice(0, end),
  };
  return {
    merged: weights === undefined ? merged : { ...merged, points: weights.slice(0, end) },
    mergedInto,
  };
}
