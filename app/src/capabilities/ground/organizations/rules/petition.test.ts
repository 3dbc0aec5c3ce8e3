import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maySign, mustTell, PETITION_GOAL, parseGoal, parseTie } from './petition.ts';

describe('who may sign', () => {
  const code = (mayTakePart: Parameters<typeof maySign>[0]['mayTakePart'], hasBudget = false) => {
    const may = maySign({ mayTakePart, hasBudget });
    return may.ok ? 'may' : may.error.code;
  };

  test('whoever takes part by herself, and nobody whose age is not known', () => {
    expect(code('by-oneself')).toBe('may');
    expect(code('with-consent')).toBe('organizations/too-young');
    expect(code('too-young')).toBe('organizations/too-young');
    expect(code('age-unknown')).toBe('organizations/age-unknown');
  });

  test('nobody where there is a participatory budget already', () => {
    expect(code('by-oneself', true)).toBe('organizations/comuna-has-budget');
  });
});

describe('the goal', () => {
  test('is fifty unless the operator says another one within reason', () => {
    expect(PETITION_GOAL).toBe(50);
    expect(parseGoal('10')).toBe(10);
    expect(parseGoal(' 5000 ')).toBe(5000);
    for (const wrong of ['9', '5001', '', '12.5', '-20', 'many'])
      expect(parseGoal(wrong)).toBeUndefined();
  });

  test('any walk of signing and withdrawing tells the council once, as soon as the goal is there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        (goal, walk) => {
          let signatures = 0;
          let told = 0;
          let most = 0;
          for (const isSigning of walk) {
            signatures = Math.max(0, signatures + (isSigning ? 1 : -1));
            most = Math.max(most, signatures);
            if (isSigning && mustTell({ goal, signatures, wasReached: told > 0 })) told += 1;
          }
          expect(told).toBe(most >= goal ? 1 : 0);
        },
      ),
    );
  });
});

test('a tie is to live, to work or to study there', () => {
  expect(['lives', 'works', 'studies', 'visits'].map(parseTie)).toEqual([
    'lives',
    'works',
    'studies',
    undefined,
  ]);
});
