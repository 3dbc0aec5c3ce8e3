import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accessCodeFrom,
  formatAccessCode,
  parseAccessCode,
  parseBirthYear,
} from './access-code.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('the code of a card', () => {
  test('has sixteen letters and digits in groups of four, none of which is taken for another', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const printed = formatAccessCode(accessCodeFrom(random));
        expect(printed).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
        expect(printed).not.toMatch(/[ILOU]/);
      }),
    );
  });

  test('uses five bits of each byte, every one of its thirty-two signs as often as the others', () => {
    const counts = new Map<string, number>();
    for (let first = 0; first < 256; first += 16) {
      const code = accessCodeFrom(Uint8Array.from({ length: 16 }, (_, place) => first + place));
      for (const sign of code) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
  });

  test('takes sixteen bytes, no fewer', () => {
    expect(() => accessCodeFrom(new Uint8Array(15))).toThrow('sixteen bytes');
  });

  test('is read however it is copied', () => {
    const code = accessCodeFrom(Uint8Array.from({ length: 16 }, (_, place) => place * 15));
    const between = fc.constantFrom('-', ' ', '', '–', ' - ', '_', '.');
    fc.assert(
      fc.property(bytes, between, fc.boolean(), (random, separator, isSmall) => {
        const own = accessCodeFrom(random);
        const groups = formatAccessCode(own).split('-').join(separator);
        expect(parseAccessCode(isSmall ? groups.toLowerCase() : groups)).toBe(own);
      }),
    );
    const taken = code.replaceAll('0', 'O').replaceAll('1', 'l');
    expect(taken).not.toBe(code);
    expect(parseAccessCode(` ${taken} `)).toBe(code);
  });

  test.each([
    '',
    '7K3M-90QX-BR2T-5V8',
    '7K3M-90QX-BR2T-5V8WW',
    '7K3M-90QX-BR2T-5V8U',
    null,
    undefined,
  ])('is not «%s»', (typed) => {
    expect(parseAccessCode(typed)).toBeUndefined();
  });
});

test.each([
  ['1958', 1958],
  [' 2004 ', 2004],
  ['１９５８', 1958],
  ['58', undefined],
  ['1858', undefined],
  ['15-04-1958', undefined],
  ['', undefined],
  [null, undefined],
])('the year typed as «%s» is %s', (typed, year) => {
  expect(parseBirthYear(typed)).toBe(year);
});
