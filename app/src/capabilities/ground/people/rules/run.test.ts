import fc from 'fast-check';
import { getCheckDigit, validate } from 'rut.js';
import { describe, expect, test } from 'vitest';
import { checkDigit, formatRun, maskRun, parseIpa, parseRun, parseRut } from './run.ts';

describe('a number of a person', () => {
  test.each([
    ['with dots and hyphen', '12.345.678-5', '12345678-5'],
    ['without either', '123456785', '12345678-5'],
    ['with dots only in part', '12345.678-5', '12345678-5'],
    ['with a small k', '10.000.013-k', '10000013-K'],
    ['with a capital K', '10000013K', '10000013-K'],
    ['repeated digits', '44.444.444-4', '44444444-4'],
    ['repeated digits of seven', '1.111.111-4', '1111111-4'],
    ['under 100,000', '1.234-3', '1234-3'],
    ['of one digit', '1-9', '1-9'],
    ['with leading zeros', '0012345678-5', '12345678-5'],
    ['with spaces around and inside', ' 12 345 678 - 5 ', '12345678-5'],
    ['with a space that does not break', '12.345.678\u00a0-\u00a05', '12345678-5'],
    ['with the marks that a copied message brings', '\u200e12.345.678\u200b-5\u2069', '12345678-5'],
    ['with a soft hyphen', '12345678\u00ad5', '12345678-5'],
    ['with full-width digits and hyphen', '１２．３４５．６７８－５', '12345678-5'],
    ['the last of persons', '49.999.999-2', '49999999-2'],
  ])('%s is read', (_, typed, run) => {
    expect(parseRun(typed)).toBe(run);
  });

  test.each(['-', '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－'])(
    'is read with the hyphen %s',
    (hyphen) => {
      expect(parseRun(`12.345.678${hyphen}5`)).toBe('12345678-5');
    },
  );

  test.each([
    ['another check digit', '12.345.678-4'],
    ['K where a digit belongs', '12.345.678-K'],
    ['the first of companies', '50.000.000-7'],
    ['repeated digits of a company', '55.555.555-5'],
    ['a municipality', '69.070.100-6'],
    ['nine digits: a provisional number', '100.000.000-7'],
    ['zero', '0-0'],
    ['only zeros', '00.000.000-0'],
    ['no check digit', '12345678-'],
    ['two hyphens', '12-345-678-5'],
    ['groups that are not of three', '1.2345.678-5'],
    ['letters', 'doce-5'],
    ['something after it', '12.345.678-5 bis'],
    ['a negative number', '-12345678-5'],
    ['digits of another script', '١٢٣٤٥٦٧٨-٥'],
    ['nothing', ''],
  ])('is not %s', (_, typed) => {
    expect(parseRun(typed)).toBeUndefined();
  });

  test('is not what nobody typed', () => {
    expect(parseRun(undefined)).toBeUndefined();
    expect(parseRun(null)).toBeUndefined();
  });
});

const body = fc.integer({ min: 1, max: 99_999_999 });
const isPerson = (number: number) => number < 50_000_000;

test('the check digit is that of another, older program, for every number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      expect(checkDigit(number)).toBe(getCheckDigit(String(number)));
    }),
    { numRuns: 5000 },
  );
});

test('of the eleven check digits exactly one is right, and it is the one that the oracle takes', () => {
  fc.assert(
    fc.property(body, (number) => {
      const written = [...'0123456789K'].map((digit) => `${number}-${digit}`);
      const parse = isPerson(number) ? parseRun : parseRut;
      const taken = written.filter((one) => parse(one) !== undefined);
      expect(taken).toEqual(written.filter((one) => validate(one)));
      expect(taken).toHaveLength(1);
    }),
  );
});

test('a number belongs to a person, to an organisation or to the provisional ones, never to two', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      const written = `${number}-${checkDigit(number)}`;
      const read = [parseRun(written), parseRut(written), parseIpa(written)];
      expect(read.filter((one) => one !== undefined)).toEqual([written]);
    }),
  );
});

test('however a number is written, it is read as the same', () => {
  const hyphen = fc.constantFrom('-', '', '–', '‑', '－', ' - ');
  const zeros = fc.constantFrom('', '0', '000');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 49_999_999 }),
      hyphen,
      zeros,
      fc.boolean(),
      fc.boolean(),
      (number, between, before, hasDots, isSmall) => {
        const digits = hasDots ? number.toLocaleString('es-CL') : String(number);
        const check = isSmall ? checkDigit(number).toLowerCase() : checkDigit(number);
        expect(parseRun(before + digits + between + check)).toBe(`${number}-${checkDigit(number)}`);
      },
    ),
  );
});

test('any text is either refused or read as a number whose check digit the oracle takes', () => {
  const likely = fc.string({ unit: fc.constantFrom(...'0123456789kK.-–  '), maxLength: 14 });
  fc.assert(
    fc.property(fc.oneof(likely, fc.string({ unit: 'binary' })), (typed) => {
      const run = parseRun(typed);
      if (run === undefined) return;
      expect(validate(run)).toBe(true);
      expect(parseRun(run)).toBe(run);
      expect(parseRun(formatRun(run))).toBe(run);
    }),
    { numRuns: 500 },
  );
});

test('one wrong digit or two that changed places are always noticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 49_999_999 }),
      fc.nat({ max: 7 }),
      fc.nat({ max: 9 }),
      (number, where, digit) => {
        const digits = String(number);
        const place = where % digits.length;
        const wrong = digits.slice(0, place) + digit + digits.slice(place + 1);
        if (wrong !== digits) expect(parseRun(`${wrong}-${checkDigit(number)}`)).toBeUndefined();
        const [a = '', b = ''] = digits.slice(place, place + 2);
        const swapped = digits.slice(0, place) + b + a + digits.slice(place + 2);
        if (swapped !== digits)
          expect(parseRun(`${swapped}-${checkDigit(number)}`)).toBeUndefined();
      },
    ),
  );
});

test('an organisation has its own range, and a provisional number nine digits', () => {
  expect(parseRut('69.070.100-6')).toBe('69070100-6');
  expect(parseRut('55.555.555-5')).toBe('55555555-5');
  expect(parseRut('12.345.678-5')).toBeUndefined();
  expect(parseIpa('100.000.000-7')).toBe('100000000-7');
  expect(parseIpa('100.000.000-8')).toBeUndefined();
  expect(parseIpa('12.345.678-5')).toBeUndefined();
  expect(parseIpa('1.000.000.000-6')).toBeUndefined();
});

test('a number is printed with its dots', () => {
  const printed = ['12345678-5', '1234-3', '1-9', '10000013-K'].map((text) => {
    const run = parseRun(text);
    return run && formatRun(run);
  });
  expect(printed).toEqual(['12.345.678-5', '1.234-3', '1-9', '10.000.013-K']);
});

test('masked, a number shows its last three digits and neither the others nor the check digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 49_999_999 }), (number) => {
      const run = parseRun(`${number}-${checkDigit(number)}`);
      const masked = run === undefined ? '' : maskRun(run);
      expect(masked).toMatch(/^••\.•••\.[•\d]{3}-•$/);
      expect(masked.replace(/\D/g, '')).toBe(String(number).slice(-3));
    }),
  );
});
