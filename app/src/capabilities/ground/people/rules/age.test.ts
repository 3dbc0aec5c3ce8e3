import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, parseBirthDate } from './age.ts';

const TODAY = '2026-11-25';

describe('a birth date', () => {
  test.each([
    ['1990-04-15', '1990-04-15'],
    ['1990-4-5', '1990-04-05'],
    ['15-04-1990', '1990-04-15'],
    ['5/4/1990', '1990-04-05'],
    ['15.04.1990', '1990-04-15'],
    [' 2000-02-29 ', '2000-02-29'],
    ['2026-11-25', '2026-11-25'],
    ['1906-11-25', '1906-11-25'],
  ])('typed as «%s» is %s', (typed, read) => {
    expect(parseBirthDate(typed, TODAY)).toBe(read);
  });

  test.each([
    ['tomorrow', '2026-11-26'],
    ['a 29 February of no leap year', '2023-02-29'],
    ['a 31 April', '31-04-1990'],
    ['a month that there is not', '1990-13-01'],
    ['day zero', '1990-01-00'],
    ['over 120 years ago', '1905-11-24'],
    ['two digits of a year', '15-04-90'],
    ['a year of five digits', '12026-01-01'],
    ['the American order of a day over 12', '04/15/1990'],
    ['a word', 'ayer'],
    ['nothing', ''],
  ])('is not %s', (_, typed) => {
    expect(parseBirthDate(typed, TODAY)).toBeUndefined();
  });

  test('that exists is read alike however it is written', () => {
    const days = fc.date({
      min: new Date('1907-01-01T00:00:00Z'),
      max: new Date('2026-11-25T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const [year, month, day] = date.toISOString().slice(0, 10).split('-');
        const iso = `${year}-${month}-${day}`;
        expect(parseBirthDate(iso, TODAY)).toBe(iso);
        expect(parseBirthDate(`${day}-${month}-${year}`, TODAY)).toBe(iso);
      }),
    );
  });
});

describe('an age', () => {
  test.each([
    ['2012-11-25', '2026-11-24', 13],
    ['2012-11-25', '2026-11-25', 14],
    ['2012-11-25', '2026-12-31', 14],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2026-11-25', '2026-11-25', 0],
  ])('of somebody born on %s is on %s %i', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });
});
