// Caps in UTM and UF as pesos, codes of initiatives, and the share of the year's investment.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  wholeBases,
  withCommitted,
  withFirstContest,
  withOperational,
} from '../testing/rulebooks.ts';
import { capInClp, capProblems, investmentShare, outdatedCaps, parseBipCode } from './funding.ts';
import type { FundingCap, Rulebook } from './rulebook.ts';

const fril: FundingCap = {
  per: 'project',
  unit: 'utm',
  hundredths: 454_500,
  valueHundredthsClp: 6_742_900,
  valueOn: '2025-01-01',
  source: 'GORE Ñuble 2025',
};

describe('a cap', () => {
  test('of 4.545 UTM of $67.429 is $306.464.805, as GORE Ñuble published for 2025', () => {
    expect(capInClp(fril)).toBe(306_464_805);
  });

  test('in UF of $38.419,17 is rounded down to the peso', () => {
    const uf = { ...fril, unit: 'uf', hundredths: 150, valueHundredthsClp: 3_841_917 } as const;
    expect(capInClp(uf)).toBe(57_628);
  });

  test('is never more than the exact product, and less than a peso below it', () => {
    const hundredths = fc.integer({ min: 1, max: 100_000_000 });
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 1, max: 10_000_000 }), (units, value) => {
        const exact = BigInt(units) * BigInt(value);
        const clp = BigInt(capInClp({ ...fril, hundredths: units, valueHundredthsClp: value }));
        expect(clp * 10_000n <= exact && exact < (clp + 1n) * 10_000n).toBe(true);
      }),
    );
  });
});

function withCaps(rulebook: Rulebook, ...caps: readonly FundingCap[]): Rulebook {
  const { funding } = rulebook.operational;
  return { ...rulebook, operational: { ...rulebook.operational, funding: { ...funding, caps } } };
}

describe('bases above a cap', () => {
  const small = { ...fril, hundredths: 100, valueHundredthsClp: 499_999_900 } as const;

  test('pass when they are at it, and not with one peso more', () => {
    const atCap = { ...small, valueHundredthsClp: 500_000_000 } as const;
    expect(capProblems(withCaps(wholeBases, atCap))).toEqual([]);
    expect(capProblems(withCaps(wholeBases, small)).map(({ code }) => code)).toEqual(
      Array(3).fill('editions/project-above-cap'),
    );
    expect(capProblems(withCaps(wholeBases, small))[0]).toEqual({
      code: 'editions/project-above-cap',
      contest: 'pudeto-mayor',
      maxProjectClp: 5_000_000,
      capClp: 4_999_999,
    });
  });

  test('of a comuna look at the quotas of comunas only', () => {
    const perComuna = { ...small, per: 'comuna' } as const;
    expect(capProblems(withCaps(wholeBases, perComuna))).toEqual([]);
    const quota = withFirstContest({ kind: 'comuna', code: '10202' });
    expect(capProblems(withCaps(quota, perComuna))).toEqual([
      {
        code: 'editions/comuna-above-cap',
        contest: '10202',
        amountClp: 5_000_000,
        capClp: 4_999_999,
      },
    ]);
  });

  test('of an edition look at the envelope', () => {
    const perEdition = { ...small, per: 'edition', valueHundredthsClp: 2_700_000_000 } as const;
    expect(capProblems(withCaps(wholeBases, perEdition))).toEqual([]);
    expect(capProblems(withCaps(withCommitted({ envelopeClp: 27_000_001 }), perEdition))).toEqual([
      { code: 'editions/envelope-above-cap', envelopeClp: 27_000_001, capClp: 27_000_000 },
    ]);
  });

  test('are not compared with a cap that lacks its day, its source or its value', () => {
    const caps = [
      { ...fril, valueOn: '2025-02-30' },
      { ...fril, source: ' ' },
      { ...fril, valueHundredthsClp: 0 },
      { ...fril, hundredths: 1.5 },
    ];
    expect(capProblems(withCaps(wholeBases, ...caps))).toEqual(
      [1, 2, 3, 4].map((at) => ({ code: 'editions/cap-incomplete', at })),
    );
  });

  test('have a cap of last year told, and none of this one', () => {
    expect(outdatedCaps([fril], '2025-12-31')).toEqual([]);
    expect(outdatedCaps([fril], '2026-01-01')).toEqual([fril]);
  });
});

test('a BIP code is eight digits, a hyphen and its check digit, however it was typed', () => {
  expect(parseBipCode('40012345-0')).toBe('40012345-0');
  expect([' 40012345–0 ', '40012345 - 0', '４００１２３４５−0'].map(parseBipCode)).toEqual(
    Array(3).fill('40012345-0'),
  );
  expect(
    ['40012345', '4001234-0', '400123450', '40012345-00', 'BIP', ''].map(parseBipCode),
  ).toEqual(Array(6).fill(undefined));
});

test('the share of the investment of the year is exact, and unknown without it', () => {
  const investment = { yearClp: 219_000_000, source: 'Ley de Presupuestos' };
  expect(investmentShare(withOperational({ investment }))).toEqual({
    numerator: 9n,
    denominator: 73n,
  });
  expect(investmentShare(wholeBases)).toBeUndefined();
});
