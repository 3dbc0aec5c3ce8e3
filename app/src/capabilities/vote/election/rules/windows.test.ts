import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ElectionWindows, instantText } from './settings.ts';
import { hasOtherDays, proposedWindows, windowsLack } from './windows.ts';

const NOW = new Date('2027-03-24T15:00:00Z');
const HOUR_MS = 3_600_000;
const good: ElectionWindows = {
  ...{ issue_from: '2027-04-01T12:00:00Z', vote_from: '2027-04-03T12:00:00Z' },
  ...{ issue_until: '2027-04-11T21:00:00Z', cast_until: '2027-04-11T22:00:00Z' },
  ...{ tables: [], channels: 'separated', offline_unlisted: 'cover' },
};

describe('the days of a vote', () => {
  test('in order lack nothing', () => {
    expect(windowsLack(good, NOW)).toEqual([]);
  });

  test.each([
    ['grace', { cast_until: '2027-04-11T21:29:59Z' }],
    ['more-than-five-days', { vote_from: '2027-04-06T12:00:01Z' }],
    ['vote-before-issue', { vote_from: '2027-04-01T11:59:59Z' }],
    ['tables-too-near', { tables: [{ from: '2027-04-12T08:59:59Z', to: '2027-04-12T20:00:00Z' }] }],
    ['after-tables', { tables: [{ from: '2027-04-10T12:00:00Z', to: '2027-04-11T21:59:59Z' }] }],
  ] as const)('are refused for «%s» by one second', (lack, change) => {
    expect(windowsLack({ ...good, ...change }, NOW)).toContain(lack);
  });

  test('at the very limits are taken', () => {
    const limits = { vote_from: '2027-04-06T12:00:00Z', cast_until: '2027-04-11T21:30:00Z' };
    expect(windowsLack({ ...good, ...limits }, NOW)).toEqual([]);
  });

  test('that are over cannot open', () => {
    expect(windowsLack(good, new Date('2027-04-11T22:00:00Z'))).toEqual(['over-already']);
  });

  test('as they are proposed of any vote of two days or more lack nothing', () => {
    const days = fc.integer({ min: 2, max: 30 });
    fc.assert(
      fc.property(days, (length) => {
        const from = new Date(NOW.getTime() + 240 * HOUR_MS);
        const until = new Date(from.getTime() + length * 24 * HOUR_MS);
        const windows = proposedWindows({ from, until });
        return windowsLack(windows, NOW).length === 0 && hasOtherDays(windows);
      }),
    );
  });

  test('an instant has no fraction of a second', () => {
    expect(instantText(new Date('2027-04-01T12:00:00.999Z'))).toBe('2027-04-01T12:00:00Z');
  });
});
