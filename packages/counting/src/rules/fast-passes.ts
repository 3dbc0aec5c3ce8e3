// Passes over the supporters of an item: what they would give at a price, and taking it from them.
//
// A purse is as often short of a price as not, which no processor can foresee: the loops have no branches for
// it. Most votes have no weights, and a loop without them takes half the time.

/** Factors that move a positive double by more than the rounding of the few operations around it. */
export const down = 1 - 2 ** -50;
export const up = 1 + 2 ** -50;

/** By group: what each of its ballots holds at least and at most, in whole units, and how many ballots it has. */
export interface Purses {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly ballots: Uint32Array;
}

/** The supporters of an item that are still looked at: the first `active` of `groups`. */
export interface Backers {
  active: number;
  groups: Uint32Array;
  /** Absent when all weigh 1. */
  weights: Float64Array | undefined;
  /** Where those that are left are written. */
  readonly room: { readonly groups: Uint32Array; readonly weights: Float64Array | undefined };
}

/** What the poor give, who hold less than the price, and the weight of the others. */
export interface Split {
  readonly given: number;
  readonly payers: number;
}

/** Splits the backers at a price per weight, if all hold the most they may. */
export function splitHighest(
  { highest, ballots }: Purses,
  { groups, weights, active }: Backers,
  at: number,
): Split {
  let given = 0;
  let payers = 0;
  if (weights === undefined) {
    for (let entry = 0; entry < active; entry++) {
      const group = groups[entry] as number;
      const most = highest[group] as number;
      const all = ballots[group] as number;
      const poor = all * Number(most < at);
      given += poor * most;
      payers += all - poor;
    }
  } else {
    for (let entry = 0; entry < active; entry++) {
      const group = groups[entry] as number;
      const weight = weights[entry] as number;
      const most = highest[group] as number;
      const all = ballots[group] as number;
      const poor = all * Number(most < at * weight);
      given += poor * most;
      payers += (all - poor) * weight;
    }
  }
  return { given, payers };
}

/** The same, and at a price of its own if all hold the least. Empty purses are not looked at again. */
export function splitBoth(
  { lowest, highest, ballots }: Purses,
  backers: Backers,
  atHighest: number,
  atLowest: number,
): { readonly high: Split; readonly low: Split } {
  const { groups, weights, room, active } = backers;
  const left = room.groups;
  let givenHigh = 0;
  let payersHigh = 0;
  let givenLow = 0;
  let payersLow = 0;
  let next = 0;
  if (weights === undefined) {
    for (let entry = 0; entry < active; entry++) {
      const group = groups[entry] as number;
      const most = highest[group] as number;
      const least = lowest[group] as number;
      const all = ballots[group] as number;
      left[next] = group;
      next += Number(most > 0);
      const poorHigh = all * Number(most < atHighest);
      givenHigh += poorHigh * most;
      payersHigh += all - poorHigh;
      const poorLow = all * Number(least < atLowest);
      givenLow += poorLow * least;
      payersLow += all - poorLow;
    }
  } else {
    const leftWeights = room.weights as Float64Array;
    for (let entry = 0; entry < active; entry++) {
      const group = groups[entry] as number;
      const weight = weights[entry] as number;
      const most = highest[group] as number;
      const least = lowest[group] as number;
      const all = ballots[group] as number;
      left[next] = group;
      leftWeights[next] = weight;
      next += Number(most > 0);
      const poorHigh = all * Number(most < atHighest * weight);
      givenHigh += poorHigh * most;
      payersHigh += (all - poorHigh) * weight;
      const poorLow = all * Number(least < atLowest * weight);
      givenLow += poorLow * least;
      payersLow += (all - poorLow) * weight;
    }
  }
  backers.groups = left;
  backers.weights = room.weights;
  backers.active = next;
  return {
    high: { given: givenHigh, payers: payersHigh },
    low: { given: givenLow, payers: payersLow },
  };
}

/** Takes a price between `low` and `high`: at most the highest from the least they hold, and the other way. */
export function collect(
  { lowest, highest }: Purses,
  { groups, weights, active }: Backers,
  low: number,
  high: number,
): void {
  for (let entry = 0; entry < active; entry++) {
    const group = groups[entry] as number;
    const weight = weights === undefined ? 1 : (weights[entry] as number);
    const least = (lowest[group] as number) - Math.ceil(high * weight * up);
    const most = (highest[group] as number) - Math.floor(low * weight * down);
    lowest[group] = least * Number(least > 0);
    highest[group] = most * Number(most > 0);
  }
}
