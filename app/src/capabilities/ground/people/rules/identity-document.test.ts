import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countries } from './countries.ts';
import {
  formatDocument,
  type IdentityDocument,
  maskDocument,
  parseDocument,
  textOfDocument,
} from './identity-document.ts';

function read(kind: string, number: string, country = ''): IdentityDocument | string[] {
  const parsed = parseDocument({ kind, number, country });
  return parsed.ok ? parsed.value : parsed.error.map(({ field, code }) => `${field} ${code}`);
}

describe('a document', () => {
  test.each([
    ['run', '12.345.678-5', '', 'run CL 12345678-5'],
    ['run', '10000013k', 'BO', 'run CL 10000013-K'],
    ['ipa', '100.000.000-7', '', 'ipa CL 100000000-7'],
    ['passport', ' ab-123 456 ', 'BO', 'passport BO AB123456'],
    ['passport', 'ＡＢ１２３４５６', 'BO', 'passport BO AB123456'],
    ['foreign-id', '1.234.567', 'AR', 'foreign-id AR 1234567'],
  ])('of kind %s with the number «%s» is known as the same', (kind, number, country, text) => {
    const document = read(kind, number, country);
    expect(Array.isArray(document) ? document : textOfDocument(document)).toBe(text);
  });

  test.each([
    ['', '12.345.678-5', '', ['document-kind kind-missing']],
    ['licence', '12.345.678-5', '', ['document-kind kind-missing']],
    ['run', '12.345.678-4', '', ['number run-wrong']],
    ['run', '100.000.000-7', '', ['number run-wrong']],
    ['ipa', '12.345.678-5', '', ['number ipa-wrong']],
    ['passport', 'AB123456', '', ['country country-missing']],
    ['passport', 'AB123456', 'CL', ['country country-missing']],
    ['passport', 'AB123456', 'bo', ['country country-missing']],
    ['passport', 'ABCDEF', 'BO', ['number number-wrong']],
    ['foreign-id', 'A1', 'XX', ['country country-missing', 'number number-wrong']],
    ['foreign-id', `1${'2'.repeat(20)}`, 'AR', ['number number-wrong']],
    ['foreign-id', '12<3456', 'AR', ['number number-wrong']],
  ])('of kind «%s» with «%s» of «%s» is refused: %j', (kind, number, country, problems) => {
    expect(read(kind, number, country)).toEqual(problems);
  });

  test('of one country is not that of another, nor a passport an identity card', () => {
    const texts = [
      read('passport', '1234567', 'BO'),
      read('passport', '1234567', 'PE'),
      read('foreign-id', '1234567', 'BO'),
    ].map((one) => (Array.isArray(one) ? '' : textOfDocument(one)));
    expect(new Set(texts).size).toBe(3);
  });

  test('is printed as the document prints it, and masked shows at most its last three', () => {
    const number = fc.string({
      unit: fc.constantFrom(...'0123456789ABZ'),
      minLength: 4,
      maxLength: 20,
    });
    fc.assert(
      fc.property(number, (typed) => {
        const document = read('passport', typed, 'BO');
        if (Array.isArray(document)) return;
        expect(formatDocument(document)).toBe(typed);
        const masked = maskDocument(document);
        expect(masked).toHaveLength(typed.length);
        const shown = masked.replaceAll('•', '');
        expect(shown.length).toBeLessThanOrEqual(3);
        expect(typed.length - shown.length).toBeGreaterThanOrEqual(3);
        expect(typed.endsWith(shown)).toBe(true);
      }),
    );
    const run = read('run', '12.345.678-5');
    expect(Array.isArray(run) ? run : [formatDocument(run), maskDocument(run)]).toEqual([
      '12.345.678-5',
      '••.•••.678-•',
    ]);
  });
});

describe('the countries', () => {
  test('are each there once, by a code that has a name, and Chile is not', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(countries.filter((code) => names.of(code) === undefined)).toEqual([]);
    expect(new Set(countries).size).toBe(countries.length);
    expect(countries).not.toContain('CL');
    expect(countries.length).toBeGreaterThan(195);
    for (const neighbour of ['AR', 'BO', 'PE', 'VE', 'CO', 'HT', 'EC']) {
      expect(countries).toContain(neighbour);
    }
  });
});
