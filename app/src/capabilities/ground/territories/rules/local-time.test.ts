// Hours as the clocks of a place show them, also on the nights on which clocks change.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantThere, parseHour } from './local-time.ts';

test('the same hour is another instant in Magallanes and on Rapa Nui', () => {
  const there = (zone: string) => instantThere(zone, '2026-07-01', '18:30')?.toISOString();
  expect(there('America/Santiago')).toBe('2026-07-01T22:30:00.000Z');
  expect(there('America/Punta_Arenas')).toBe('2026-07-01T21:30:00.000Z');
  expect(there('Pacific/Easter')).toBe('2026-07-02T00:30:00.000Z');
});

test('an hour that clocks leap over is none, and of one shown twice the first is meant', () => {
  // In 2026 clocks go back on 4 April at 24:00 and forward on 5 September at 24:00.
  expect(instantThere('America/Santiago', '2026-09-06', '00:30')).toBeUndefined();
  expect(instantThere('America/Santiago', '2026-09-06', '01:00')?.toISOString()).toBe(
    '2026-09-06T04:00:00.000Z',
  );
  expect(instantThere('America/Santiago', '2026-04-04', '23:30')?.toISOString()).toBe(
    '2026-04-05T02:30:00.000Z',
  );
});

test('an instant shows the hour that it was found by', () => {
  const zones = fc.constantFrom('America/Santiago', 'America/Punta_Arenas', 'Pacific/Easter');
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 });
  fc.assert(
    fc.property(zones, minutes, (timeZone, minute) => {
      const instant = new Date(Date.UTC(2026, 0, 1) + minute * 60_000);
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(instant);
      const [day = '', hour = ''] = shown.split(' ');
      const found = instantThere(timeZone, day, hour);
      const apart = instant.getTime() - (found?.getTime() ?? 0);
      expect([0, 3_600_000]).toContain(apart);
    }),
  );
});

test('an hour has two parts that exist', () => {
  expect(['9:05', '18:30', '23:59', ' 8:00 '].map(parseHour)).toEqual([
    '09:05',
    '18:30',
    '23:59',
    '08:00',
  ]);
  expect(['24:00', '8', '8:5', '18:60', 'x', '', undefined].map(parseHour)).toEqual(
    Array(7).fill(undefined),
  );
  expect(instantThere('America/Santiago', '2026-02-30', '10:00')).toBeUndefined();
});
