import { expect, test } from 'vitest';
import { isReminding, reminderAt } from './reminder.ts';

const long = { vote_from: '2027-04-03T12:00:00Z', cast_until: '2027-04-11T22:00:00Z' };
const short = { vote_from: '2027-04-11T12:00:00Z', cast_until: '2027-04-11T22:00:00Z' };

test('a reminder goes a day before the end, or as soon as one may vote', () => {
  expect(reminderAt(long).toISOString()).toBe('2027-04-10T22:00:00.000Z');
  expect(reminderAt(short).toISOString()).toBe('2027-04-11T12:00:00.000Z');
  const at = (now: string) => isReminding(long, new Date(now));
  expect(at('2027-04-10T21:59:59Z')).toBe(false);
  expect(at('2027-04-10T22:00:00Z')).toBe(true);
  expect(at('2027-04-11T21:59:59Z')).toBe(true);
  expect(at('2027-04-11T22:00:00Z')).toBe(false);
});
