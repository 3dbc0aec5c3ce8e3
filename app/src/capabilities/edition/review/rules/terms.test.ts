// Terms of the review: in business days, over with the last instant of the day there.
import { describe, expect, test } from 'vitest';
import { dueOn, isLate, lastInstantOf, parseDays } from './terms.ts';

test('five business days over the national holidays of September end a week later', () => {
  // Friday 18 September 2026 is a holiday.
  expect(dueOn('2026-09-14', 5)).toBe('2026-09-22');
});

test('a term is one to ninety whole days', () => {
  expect(['5', ' 90 ', '0', '91', '-1', '1.5', '', 'cinco'].map(parseDays)).toEqual([
    5,
    90,
    ...Array(6).fill(undefined),
  ]);
});

describe('the last instant of a day', () => {
  test('is the one before midnight there, wherever in Chile', () => {
    expect(lastInstantOf('America/Santiago', '2026-11-30').toISOString()).toBe(
      '2026-12-01T02:59:59.999Z',
    );
    expect(lastInstantOf('Pacific/Easter', '2026-11-30').toISOString()).toBe(
      '2026-12-01T04:59:59.999Z',
    );
  });
});

test('late is what was due before today and nobody has done', () => {
  expect(isLate({ dueOn: '2026-11-24', finding: null }, '2026-11-25')).toBe(true);
  expect(isLate({ dueOn: '2026-11-25', finding: null }, '2026-11-25')).toBe(false);
  expect(isLate({ dueOn: '2026-11-24', finding: 'yes' }, '2026-11-25')).toBe(false);
  expect(isLate({ dueOn: null, finding: null }, '2026-11-25')).toBe(false);
});
