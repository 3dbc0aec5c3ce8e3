// What the staff of an edition is told in time: by which day, of which phase, and of which editions nothing.
import { expect, test } from 'vitest';
import { alertsOf } from './alerts.ts';
import type { PhasePlan } from './rulebook.ts';

const calendar: readonly PhasePlan[] = [
  { phase: 'commitment', from: '2027-01-04', until: '2027-01-15' },
  { phase: 'call', from: '2027-02-01', until: '2027-02-12' },
  { phase: 'assemblies', from: '2027-02-08', until: '2027-02-12' },
  { phase: 'submission', from: '2027-02-15', until: '2027-03-05' },
];
const published = { calendar, isPublished: true, isOver: false };
const draft = { ...published, isPublished: false };

test('a phase is told from three days before it ends until it has', () => {
  const ends = [
    { kind: 'phase-ends', phase: 'call', on: '2027-02-12' },
    { kind: 'phase-ends', phase: 'assemblies', on: '2027-02-12' },
  ];
  expect(alertsOf(published, '2027-02-08')).toEqual([]);
  expect(alertsOf(published, '2027-02-09')).toEqual(ends);
  expect(alertsOf(published, '2027-02-12')).toEqual(ends);
  expect(alertsOf(published, '2027-02-13')).toEqual([]);
});

test('bases that nobody published are told two weeks before their call, by its eve', () => {
  const told = [{ kind: 'not-published', phase: 'call', on: '2027-01-31' }];
  expect(alertsOf(draft, '2027-01-17')).toEqual([]);
  expect(alertsOf(draft, '2027-01-18')).toEqual(told);
  expect(alertsOf(draft, '2027-02-20')).toEqual(told);
  expect(alertsOf({ ...draft, calendar: [] }, '2027-02-20')).toEqual([]);
});

test('of what is over nothing is told', () => {
  for (const one of [published, draft]) {
    expect(alertsOf({ ...one, isOver: true }, '2027-02-12')).toEqual([]);
  }
});
