// What can be computed from sums that are known: linear equations solved exactly, in whole numbers.
import { assert } from '@minga/basics';

/**
 * An equation between unknowns: the coefficient of each by its number. What it adds up to is known, and does not
 * matter here: whether an unknown can be computed depends on the coefficients alone.
 */
export type Equation = ReadonlyMap<number, number>;

/**
 * The unknowns whose value follows from the equations, by whatever linear combination of them. An unknown
 * follows if and only if the reduced row echelon form has a row with that unknown alone.
 */
export function determined(equations: Iterable<Equation>): ReadonlySet<number> {
  const rows = new Map<number, Equation>();
  for (const equation of equations) {
    let row: Equation = new Map([...equation].filter(([, factor]) => factor !== 0));
    for (const [pivot, known] of rows) row = eliminate(row, known, pivot);
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    for (const [other, known] of rows) rows.set(other, eliminate(known, row, pivot));
    rows.set(pivot, row);
  }
  const alone = [...rows].filter(([, row]) => row.size === 1);
  return new Set(alone.map(([pivot]) => pivot));
}

/** `row` without the unknown `pivot`, by a combination with `by`, in lowest terms. */
function eliminate(row: Equation, by: Equation, pivot: number): Equation {
  const here = row.get(pivot) ?? 0;
  if (here === 0) return row;
  const there = by.get(pivot) ?? 0;
  const left = new Map([...row].map(([unknown, factor]) => [unknown, factor * there]));
  for (const [unknown, factor] of by) {
    const rest = (left.get(unknown) ?? 0) - factor * here;
    if (rest === 0) left.delete(unknown);
    else left.set(unknown, rest);
  }
  const divisor = [...left.values()].reduce(greatestDivisor, 0);
  return new Map(
    [...left].map(([unknown, factor]) => {
      assert(Number.isSafeInteger(factor), 'the factors of an equation stay exact');
      return [unknown, factor / divisor];
    }),
  );
}

function greatestDivisor(one: number, other: number): number {
  let [a, b] = [Math.abs(one), Math.abs(other)];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
