// The filter of published results, and the middle of their durations.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianDays, parseResultFilter, resultFilterQuery } from './result-filter.ts';

test('goes to an address and comes back; what is not understood is absent', () => {
  const query = new URLSearchParams(
    'q=luz&resultado=not-feasible&motivo=land&tema=lighting&institucion=ancud',
  );
  const filter = parseResultFilter(query);
  expect(new URLSearchParams(resultFilterQuery(filter)).toString()).toBe(query.toString());
  const odd = new URLSearchParams('resultado=quizas&motivo=x&tema=y&sector=1&edicion=2026');
  expect(resultFilterQuery(parseResultFilter(odd))).toEqual({});
});

test('the median of groups is the one of all their members in a row', () => {
  const groups = fc.array(
    fc.record({ days: fc.integer({ min: 0, max: 60 }), count: fc.integer({ min: 0, max: 6 }) }),
  );
  fc.assert(
    fc.property(groups, (given) => {
      const all = given.flatMap(({ days, count }) => Array<number>(count).fill(days));
      const sorted = all.toSorted((one, other) => one - other);
      expect(medianDays(given)).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
    }),
  );
});
