// A programme is not checked as works are, and is told by other milestones.
import { expect, test } from 'vitest';
import { scopes } from './rulebook.ts';
import { checksOf, milestonesOf } from './scope-steps.ts';

test('every use of the money asks what it costs and whether it may be done, and no thing twice', () => {
  for (const scope of scopes) {
    const checks = checksOf[scope];
    expect(checks).toEqual(expect.arrayContaining(['competence', 'cost']));
    expect(new Set(checks).size).toBe(checks.length);
    expect(new Set(milestonesOf[scope]).size).toBe(milestonesOf[scope].length);
  }
});

test('only works need land and a tender; only a programme says whom it reaches and enrols them', () => {
  const having = (what: string) =>
    scopes.filter((scope) =>
      [...checksOf[scope], ...milestonesOf[scope]].some((one) => one === what),
    );
  expect(having('land')).toEqual(['works']);
  expect(having('tender')).toEqual(['works']);
  expect(having('beneficiaries')).toEqual(['social-programme']);
  expect(having('enrolment')).toEqual(['social-programme']);
  expect(having('accounts')).toEqual(['transfers']);
});
