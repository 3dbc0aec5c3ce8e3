// The amounts of the contests as the formula gives them, after contests or envelope have changed.
import type { Committed, Split } from './rulebook.ts';
import { splitEnvelope } from './split.ts';

/** Where the split says no amounts, those that were there stay: `problemsOf` tells why. */
export function withAmounts(committed: Committed): Committed {
  const { contests, envelopeClp } = committed;
  const split = splitAmong(
    committed.split,
    contests.map(({ code }) => code),
  );
  const amounts = splitEnvelope(envelopeClp, split, contests);
  if (!amounts.ok) return { ...committed, split };
  return {
    ...committed,
    split,
    contests: contests.map((contest) => ({
      ...contest,
      amountClp: amounts.value.get(contest.code) ?? contest.amountClp,
    })),
  };
}

/** Without what it says of contests that are not there any more. */
function splitAmong(
  { formula, weights, source, fixedClp }: Split,
  codes: readonly string[],
): Split {
  const ofThese = (given: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(given).filter(([code]) => codes.includes(code)));
  const isWeighed = formula === 'population' || formula === 'need';
  return {
    formula,
    weights: isWeighed ? ofThese(weights ?? {}) : null,
    source: isWeighed ? source : null,
    fixedClp: ofThese(fixedClp),
  };
}
