// The arithmetic of the table: medians, turns, figures and verdicts. No test here measures a time.
import { expect, test } from 'vitest';
import { formatSeconds, formatTable, medianOf, timeInTurns, timesOf } from './timing.ts';

test('the median is the one in the middle, or the mean of two', () => {
  expect(medianOf([5, 1, 9])).toBe(5);
  expect(medianOf([4, 1, 9, 2])).toBe(3);
  expect(medianOf([7])).toBe(7);
  expect(medianOf([])).toBeNaN();
});

test('times keep the first, the median, the least and their number', () => {
  expect(timesOf([9, 2, 4])).toEqual({ median: 4, least: 2, first: 9, runs: 3 });
});

/** A clock that only moves when a job says so. */
function jobsWithClock() {
  let now = 0;
  const order: string[] = [];
  const job = (name: string, seconds: number) => () => {
    order.push(name);
    now += seconds;
    return 1;
  };
  return { job, order, clock: () => now };
}

test('jobs take turns until the seconds are over', () => {
  const { job, order, clock } = jobsWithClock();
  const times = timeInTurns({ a: job('a', 1), b: job('b', 3) }, 17, clock);
  expect(order.join('')).toBe('ababababab');
  expect(times.a).toEqual({ median: 1, least: 1, first: 1, runs: 5 });
  expect(times.b.median).toBe(3);
});

test('jobs have three turns at least, however long they take', () => {
  const { job, order, clock } = jobsWithClock();
  timeInTurns({ a: job('a', 100) }, 0, clock);
  expect(order).toHaveLength(3);
});

test('a job that gives no number is a mistake', () => {
  expect(() => timeInTurns({ a: () => Number.NaN }, 0)).toThrow('no number');
});

test('seconds are told in the unit that needs no zeros', () => {
  expect(formatSeconds(123.4)).toBe('123 s');
  expect(formatSeconds(2)).toBe('2.00 s');
  expect(formatSeconds(0.0305)).toBe('30.5 ms');
  expect(formatSeconds(0.00000212)).toBe('2.12 µs');
});

test('a row tells its ratio, its target and whether it is met', () => {
  const times = { first: 3, median: 2, least: 1, runs: 7 };
  const table = formatTable('A town', [
    { what: 'pass', times },
    { what: 'good', times, target: { value: 1.5, most: 2, unit: '×' }, note: 'of a pass' },
    { what: 'exactly', target: { value: 2, most: 2, unit: 's' } },
    { what: 'bad', target: { value: 2.001, most: 2, unit: 'GiB' } },
    { what: 'open', target: { value: 12.34, most: Number.POSITIVE_INFINITY, unit: 's' } },
  ]);
  const lines = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}/));
  expect(lines).toEqual([
    ['A town'],
    ['median', 'least', 'first', 'runs', 'ratio', 'target'],
    ['pass', '2.00 s', '1.00 s', '3.00 s', '7'],
    ['good', '2.00 s', '1.00 s', '3.00 s', '7', '1.50 ×', '≤ 2 ×', 'met; of a pass'],
    ['exactly', '2.00 s', '≤ 2 s', 'met'],
    ['bad', '2.00 GiB', '≤ 2 GiB', 'NOT MET'],
    ['open', '12.3 s'],
  ]);
});

test('the columns of a table stand under each other', () => {
  const times = { first: 3, median: 2, least: 1, runs: 7 };
  const table = formatTable('A town', [
    { what: 'a', times },
    { what: 'a longer name', times: { ...times, median: 123 } },
  ]);
  const [, , , short = '', long = ''] = table.split('\n');
  expect(short.length).toBe(long.length);
  expect(short.indexOf('2.00 s')).toBe(long.indexOf('123 s') - 1);
});
