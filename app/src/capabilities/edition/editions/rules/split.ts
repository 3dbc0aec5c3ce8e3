// How an envelope becomes the amounts of its contests, to the last peso.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Contest, Split } from './rulebook.ts';

export type SplitRefusal =
  | { readonly code: 'editions/envelope-not-whole' }
  | { readonly code: 'editions/no-contests' }
  /** Weights or fixed amounts are given for a contest that is not there. */
  | { readonly code: 'editions/split-names-unknown-contest'; readonly contest: string }
  | { readonly code: 'editions/fixed-amount-not-whole'; readonly contest: string }
  | {
      readonly code: 'editions/fixed-above-envelope';
      readonly fixedClp: number;
      readonly envelopeClp: number;
    }
  | { readonly code: 'editions/weight-missing'; readonly contest: string }
  | { readonly code: 'editions/weight-not-positive'; readonly contest: string }
  | { readonly code: 'editions/contest-with-nothing'; readonly contest: string }
  /** Positive: pesos of the envelope that no contest has; negative: pesos that the envelope lacks. */
  | { readonly code: 'editions/amounts-do-not-add-up'; readonly differenceClp: number };

type Slot = Pick<Contest, 'code' | 'amountClp'>;

/**
 * The amount of each contest in whole pesos, by code and in the order of `contests`; together they are the
 * envelope. Fixed amounts are set apart first. `equal`, `population` and `need` share what is left in
 * proportion to the weights by the largest remainder, ties to the contest that comes first. `manual` takes
 * the amounts that the contests have, and checks them.
 */
export function splitEnvelope(
  envelopeClp: number,
  split: Split,
  contests: readonly Slot[],
): Result<ReadonlyMap<string, number>, SplitRefusal> {
  if (!isAmount(envelopeClp)) return err({ code: 'editions/envelope-not-whole' });
  if (contests.length === 0) return err({ code: 'editions/no-contests' });
  const fixed = new Map(Object.entries(split.fixedClp));
  const weights = new Map(Object.entries(split.weights ?? {}));
  const refusal = namesRefusal(fixed, weights, contests) ?? fixedRefusal(fixed, envelopeClp);
  if (refusal !== undefined) return err(refusal);
  const open = contests.filter(({ code }) => !fixed.has(code));
  const restClp = envelopeClp - sum(fixed.values());
  const shared =
    split.formula === 'manual'
      ? ok(open.map(({ amountClp }) => amountClp))
      : shareByWeight(restClp, open, split.formula === 'equal' ? undefined : weights);
  if (!shared.ok) return shared;
  return checked(
    envelopeClp,
    contests.map(({ code }): [string, number] => {
      const amountClp = fixed.get(code) ?? shared.value[open.findIndex((one) => one.code === code)];
      assert(amountClp !== undefined, 'every contest is fixed or shared');
      return [code, amountClp];
    }),
  );
}

function namesRefusal(
  fixed: ReadonlyMap<string, number>,
  weights: ReadonlyMap<string, number>,
  contests: readonly Slot[],
): SplitRefusal | undefined {
  const codes = new Set(contests.map(({ code }) => code));
  const unknown = [...fixed.keys(), ...weights.keys()].find((code) => !codes.has(code));
  return unknown === undefined
    ? undefined
    : { code: 'editions/split-names-unknown-contest', contest: unknown };
}

function fixedRefusal(
  fixed: ReadonlyMap<string, number>,
  envelopeClp: number,
): SplitRefusal | undefined {
  const wrong = [...fixed].find(([, clp]) => !isAmount(clp));
  if (wrong !== undefined) return { code: 'editions/fixed-amount-not-whole', contest: wrong[0] };
  const fixedClp = sum(fixed.values());
  return fixedClp > envelopeClp
    ? { code: 'editions/fixed-above-envelope', fixedClp, envelopeClp }
    : undefined;
}

/** Without weights, everybody weighs the same. */
function shareByWeight(
  restClp: number,
  open: readonly Slot[],
  weights: ReadonlyMap<string, number> | undefined,
): Result<readonly number[], SplitRefusal> {
  const whole: bigint[] = [];
  for (const { code } of open) {
    const weight = weights === undefined ? 1 : weights.get(code);
    if (weight === undefined) return err({ code: 'editions/weight-missing', contest: code });
    if (!isAmount(weight)) return err({ code: 'editions/weight-not-positive', contest: code });
    whole.push(BigInt(weight));
  }
  const total = whole.reduce((added, weight) => added + weight, 0n);
  const shares = whole.map((weight, place) => {
    const exact = BigInt(restClp) * weight;
    return { place, clp: Number(exact / total), remainder: exact % total };
  });
  const leftClp = open.length === 0 ? 0 : restClp - sum(shares.map(({ clp }) => clp));
  const luckyPlaces = new Set(
    shares
      .toSorted((a, b) => {
        if (a.remainder === b.remainder) return a.place - b.place;
        return a.remainder > b.remainder ? -1 : 1;
      })
      .slice(0, leftClp)
      .map(({ place }) => place),
  );
  return ok(shares.map(({ place, clp }) => clp + (luckyPlaces.has(place) ? 1 : 0)));
}

function checked(
  envelopeClp: number,
  amounts: readonly [string, number][],
): Result<ReadonlyMap<string, number>, SplitRefusal> {
  const empty = amounts.find(([, clp]) => !isAmount(clp));
  if (empty !== undefined) return err({ code: 'editions/contest-with-nothing', contest: empty[0] });
  const differenceClp = envelopeClp - sum(amounts.map(([, clp]) => clp));
  return differenceClp === 0
    ? ok(new Map(amounts))
    : err({ code: 'editions/amounts-do-not-add-up', differenceClp });
}

/** A positive whole number that JavaScript tells apart from its neighbours. */
export function isAmount(clp: number): boolean {
  return Number.isSafeInteger(clp) && clp > 0;
}

function sum(amounts: Iterable<number>): number {
  let added = 0;
  for (const clp of amounts) added += clp;
  return added;
}
