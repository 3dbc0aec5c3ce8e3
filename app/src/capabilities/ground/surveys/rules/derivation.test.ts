import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from '@minga/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { determined } from './derivation.ts';

/** Rank by dense elimination over fractions, the obvious way. */
function rank(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => row.map((entry) => fraction(BigInt(entry), 1n)));
  const width = rows[0]?.length ?? 0;
  let found = 0;
  for (let column = 0; column < width; column += 1) {
    const at = rows.findIndex((row, index) => index >= found && !isZero(row[column]));
    if (at < 0) continue;
    [rows[found], rows[at]] = [rows[at] as Fraction[], rows[found] as Fraction[]];
    const pivot = rows[found] as Fraction[];
    for (let other = found + 1; other < rows.length; other += 1) {
      const row = rows[other] as Fraction[];
      const factor = divideFractions(row[column] as Fraction, pivot[column] as Fraction);
      rows[other] = row.map((entry, index) =>
        subtractFractions(entry, multiplyFractions(factor, pivot[index] as Fraction)),
      );
    }
    found += 1;
  }
  return found;
}

function isZero(entry: Fraction | undefined): boolean {
  return entry === undefined || addFractions(entry, entry).numerator === 0n;
}

const equation = (...factors: readonly number[]) =>
  new Map(factors.flatMap((factor, unknown) => (factor === 0 ? [] : [[unknown, factor]])));

describe('what follows from sums', () => {
  test('is an unknown that stands alone', () => {
    expect([...determined([equation(1)])]).toEqual([0]);
  });

  test('is nothing of two unknowns of which only the sum is known', () => {
    expect([...determined([equation(1, 1)])]).toEqual([]);
  });

  test('is what a total leaves after the sum of others', () => {
    expect([...determined([equation(1, 1, 1), equation(1, 1)])]).toEqual([2]);
  });

  test('is both of two unknowns whose sum and difference are known', () => {
    expect([...determined([equation(1, 1), equation(1, -1)])].sort()).toEqual([0, 1]);
  });

  test('is a cell that bridges two blocks of a table, though each of its lines has another withheld', () => {
    // Rows a (x0 x1), b (x2 x3 x4), c (x5 x6); columns close each block: only x4 links them.
    const lines = [
      equation(1, 1),
      equation(0, 0, 1, 1, 1),
      equation(1, 0, 1),
      equation(0, 1, 0, 1),
      equation(0, 0, 0, 0, 1, 1, 1),
    ];
    expect([...determined(lines)]).toEqual([4]);
  });

  test('agrees with the rank of the matrix for any equations', () => {
    const entry = fc.integer({ min: -2, max: 2 });
    const matrices = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.array(fc.array(entry, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 7,
      }),
    );
    fc.assert(
      fc.property(matrices, (matrix) => {
        const found = determined(matrix.map((row) => equation(...row)));
        const own = rank(matrix);
        const width = matrix[0]?.length ?? 0;
        const expected = Array.from({ length: width }, (_, unknown) => unknown).filter(
          (unknown) =>
            rank([
              ...matrix,
              Array.from({ length: width }, (_, at) => (at === unknown ? 1 : 0)),
            ]) === own,
        );
        expect([...found].sort()).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});
