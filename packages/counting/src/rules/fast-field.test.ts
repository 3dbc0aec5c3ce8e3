// Money as whole numbers that a double adds exactly.
import { fraction } from '@minga/basics';
import { expect, test } from 'vitest';
import { electionOf, sharesWith } from '../testing/elections.ts';
import { formElectorate } from './electorate.ts';
import { formField } from './fast-field.ts';

test('all money together is between 2^49 and 2^51 units, however much there is', () => {
  for (let power = 2; power <= 50; power++) {
    for (const off of [-1, 0, 1]) {
      const budget = 2 ** power + off;
      const election = electionOf(budget, { a: 1 }, ['a', 'a', 'a']);
      const electorate = formElectorate(election, sharesWith());
      const field = formField(electorate, fraction(BigInt(budget), 3n), new Set());
      const units = budget * (field?.unit ?? 0);
      expect(units, `${budget}`).toBeLessThan(2 ** 51);
      expect(units, `${budget}`).toBeGreaterThanOrEqual(2 ** 49);
    }
  }
});

test('more money than a double can hold exactly makes no field', () => {
  const election = electionOf(2 ** 52, { a: 1 }, ['a']);
  const electorate = formElectorate(election, sharesWith());
  expect(formField(electorate, fraction(2n ** 52n), new Set())).toBeUndefined();
});
