// Which checks an edition asks for, and what follows from what they find.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkKinds, checksFor, findings, isDue, missing, outcomeOf, stageOf } from './checks.ts';

const found = (admissibility: 'yes' | 'no' | null, budget: 'yes' | 'with-changes' | 'no' | null) =>
  [
    { kind: 'admissibility', finding: admissibility },
    { kind: 'budget', finding: budget },
  ] as const;

describe('the checks of an edition', () => {
  test('works are looked at from six sides, transfers from three', () => {
    expect(checksFor('works')).toEqual(checkKinds);
    expect(checksFor('social-programme')).not.toContain('land');
    expect(checksFor('transfers')).toEqual(['admissibility', 'legal', 'budget']);
  });

  test('each scope begins with admissibility', () => {
    for (const scope of ['works', 'social-programme', 'transfers'] as const) {
      expect(checksFor(scope)[0]).toBe('admissibility');
    }
  });
});

describe('what follows from the findings', () => {
  test('feasibility waits for admissibility', () => {
    expect(stageOf(found(null, null))).toBe('admissibility');
    expect(stageOf(found('yes', null))).toBe('feasibility');
    expect(stageOf(found('no', 'yes'))).toBe('admissibility');
    expect(isDue('budget', 'admissibility')).toBe(false);
    expect(isDue('admissibility', 'admissibility')).toBe(true);
  });

  test('whatever is not admitted needs no more checks', () => {
    expect(missing(found('no', null))).toEqual([]);
    expect(outcomeOf(found('no', null))).toBe('not-admitted');
  });

  test('nothing is answered before every check is made, though one already says no', () => {
    const checks = [...found('yes', 'no'), { kind: 'legal', finding: null }] as const;
    expect(outcomeOf(checks)).toBeUndefined();
    expect(missing(checks)).toEqual(['legal']);
  });

  test('of no checks nothing follows', () => {
    expect(outcomeOf([])).toBeUndefined();
  });

  test('a single no is negative, and feasible is only what nobody refuses', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...findings), { minLength: 5, maxLength: 5 }),
        (rest) => {
          const checks = checkKinds.map((kind, at) => ({
            kind,
            finding: at === 0 ? ('yes' as const) : (rest[at - 1] ?? 'yes'),
          }));
          expect(outcomeOf(checks)).toBe(rest.includes('no') ? 'not-feasible' : 'feasible');
        },
      ),
    );
  });
});
