import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { productFiles, readSource } from '../../../../../../tools/tidy/source-files.ts';
import {
  addBusinessDays,
  addDays,
  beginningOfDay,
  businessDaysBetween,
  dayIn,
  daysBetween,
  endOfDay,
  holidayOn,
  isBusinessDay,
  parseDay,
} from './business-days.ts';

const someDay = fc.integer({ min: 0, max: 365 * 8 }).map((days) => addDays('2024-01-01', days));

describe('business days', () => {
  test('a term begins to run on the day after and leaves out the Fiestas Patrias', () => {
    expect(addBusinessDays('2026-09-16', 1)).toBe('2026-09-17');
    expect(addBusinessDays('2026-09-17', 1)).toBe('2026-09-21');
    expect(addBusinessDays('2026-09-04', 10)).toBe('2026-09-21');
  });

  test('what is sent on a Saturday counts from Monday', () => {
    expect(addBusinessDays('2026-11-28', 10)).toBe('2026-12-14');
    expect(holidayOn('2026-12-08')).toBe('Inmaculada Concepción');
  });

  test('a holiday that falls on a weekend takes no day away', () => {
    expect(isBusinessDay('2026-09-19')).toBe(false);
    expect(businessDaysBetween('2026-09-18', '2026-09-21')).toBe(1);
  });

  test('the last day of a term is a business day, and the term has as many as it says', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const last = addBusinessDays(day, count);
        expect(isBusinessDay(last)).toBe(true);
        expect(businessDaysBetween(day, last)).toBe(count);
      }),
    );
  });

  test('a longer term never ends earlier, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 40 }), (day, count) => {
        expect(addBusinessDays(day, count + 1) > addBusinessDays(day, count)).toBe(true);
        expect(addBusinessDays(addDays(day, 1), count) >= addBusinessDays(day, count)).toBe(true);
      }),
    );
  });

  test('counts what a slow walk over the calendar counts', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 90 }), (from, days) => {
        const until = addDays(from, days);
        const walked = Array.from({ length: days }, (_, at) => addDays(from, at + 1)).filter(
          (day) => ![0, 6].includes(new Date(day).getUTCDay()) && holidayOn(day) === undefined,
        );
        expect(businessDaysBetween(from, until)).toBe(walked.length);
        expect(daysBetween(from, until)).toBe(days);
      }),
    );
  });
});

describe('the day', () => {
  test('is that of the place, not of the server', () => {
    const lateEvening = new Date('2026-11-26T02:30:00Z');
    expect(dayIn('America/Santiago', lateEvening)).toBe('2026-11-25');
    expect(dayIn('Pacific/Easter', lateEvening)).toBe('2026-11-25');
    expect(dayIn('America/Santiago', new Date('2026-11-26T03:00:00Z'))).toBe('2026-11-26');
  });

  test('ends at its last minute there, summer and winter', () => {
    expect(endOfDay('America/Santiago', '2026-11-25')).toEqual(new Date('2026-11-26T02:59:00Z'));
    expect(endOfDay('America/Santiago', '2026-07-25')).toEqual(new Date('2026-07-26T03:59:00Z'));
    expect(endOfDay('Pacific/Easter', '2026-07-25')).toEqual(new Date('2026-07-26T05:59:00Z'));
  });

  test('begins when it does there, also in the night in which clocks leap over midnight', () => {
    const beginning = (zone: string, day: string) => beginningOfDay(zone, day).toISOString();
    expect(beginning('America/Santiago', '2026-11-25')).toBe('2026-11-25T03:00:00.000Z');
    expect(beginning('Pacific/Easter', '2026-07-25')).toBe('2026-07-25T06:00:00.000Z');
    expect(beginning('America/Santiago', '2026-09-06')).toBe('2026-09-06T04:00:00.000Z');
    expect(beginning('America/Santiago', '2026-04-05')).toBe('2026-04-05T04:00:00.000Z');
  });

  test('is read as a date field sends it, or day first as Chile writes it', () => {
    expect(parseDay(' 2026-3-9 ')).toBe('2026-03-09');
    expect(['06-12-2024', '6/12/2024', ' 6.12.2024 ', '６/12/2024'].map(parseDay)).toEqual(
      Array(4).fill('2024-12-06'),
    );
  });

  test('is read here and nowhere else: no form and no spreadsheet has a reader of its own', () => {
    const readsDays = (source: string) =>
      /\\d\{1,2\}.{1,24}\\d\{4\}|\\d\{4\}.{1,24}\\d\{(1,)?2\}|\bisoDate\(/.test(source);
    const readers = productFiles().filter((file) => readsDays(readSource(file)));
    expect(readers).toEqual(['app/src/capabilities/ground/territories/rules/business-days.ts']);
    for (const own of [
      String.raw`/^(\d{4})-(\d{2})-(\d{2})$/`,
      String.raw`/(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})/`,
      'v.isoDate()',
    ]) {
      expect(`${own}: ${readsDays(own)}`).toBe(`${own}: true`);
    }
  });

  test('that does not exist is none', () => {
    const none = [
      '2026-02-30',
      '30-02-2026',
      '12-31-2026',
      '6-12-24',
      '2024/12/06',
      '0000-01-01',
      '0026-12-06',
      'x',
      undefined,
    ];
    expect(none.map(parseDay)).toEqual(none.map(() => undefined));
  });
});
