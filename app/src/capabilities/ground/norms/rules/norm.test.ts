// Codes are stable names: the same norm has one, and no two have the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normKinds } from './kind.ts';
import { codeOf, type NormFacts, numberKey } from './norm.ts';

function facts(change: Partial<NormFacts>): NormFacts {
  return {
    kind: 'law',
    number: undefined,
    datedIn: undefined,
    datedOn: undefined,
    publishedOn: undefined,
    ...change,
  };
}

describe('the code of a norm', () => {
  test('says a law by its number alone, whatever its year', () => {
    expect(codeOf(facts({ number: '20.500', datedIn: 2011 }), undefined)).toBe('ley-20500');
    expect(codeOf(facts({ number: '20.500' }), undefined)).toBe('ley-20500');
  });

  test('says kind, institution, number and year of any other', () => {
    const ordinance = facts({ kind: 'ordinance', number: '12', datedIn: 2019 });
    expect(codeOf(ordinance, 'lautaro')).toBe('ordenanza-lautaro-12-2019');
    const decree = facts({ kind: 'decree', number: '680', datedIn: 1990 });
    expect(codeOf(decree, undefined)).toBe('decreto-680-1990');
  });

  test('does without what nobody knows', () => {
    const instruction = facts({ kind: 'presidential-instruction', datedIn: 2000 });
    expect(codeOf(instruction, undefined)).toBe('instructivo-2000');
    expect(codeOf(facts({ kind: 'constitution' }), undefined)).toBe('constitucion');
  });

  test('takes the next free ending where others have it', () => {
    const ordinance = facts({ kind: 'ordinance', number: '3', datedIn: 2020 });
    const first = codeOf(ordinance, 'ancud');
    const second = codeOf(ordinance, 'ancud', new Set([first]));
    expect(second).toBe('ordenanza-ancud-3-2020-2');
    expect(codeOf(ordinance, 'ancud', new Set([first, second]))).toBe('ordenanza-ancud-3-2020-3');
  });

  test('is always an address, and the same for each way of writing a number', () => {
    const kind = fc.constantFrom(...normKinds);
    const number = fc.stringMatching(/^[A-Za-z0-9Ññáé°./ -]{0,20}[0-9]$/);
    fc.assert(
      fc.property(kind, number, fc.integer({ min: 1800, max: 2200 }), (kind, number, datedIn) => {
        const code = codeOf(facts({ kind, number, datedIn }), 'ancud');
        expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        const dotted = `${number[0]}.${number.slice(1)}`;
        expect(codeOf(facts({ kind, number: dotted, datedIn }), 'ancud')).toBe(code);
        expect(numberKey(dotted)).toBe(numberKey(number));
      }),
    );
  });
});
