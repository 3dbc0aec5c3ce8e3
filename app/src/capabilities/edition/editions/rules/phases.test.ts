// Which phase a day belongs to, and the ribbon of the phases.
import { expect, test } from 'vitest';
import { calendarEvents, phaseOn, requiredPhases, ribbonOf } from './phases.ts';
import { type Phase, type PhasePlan, phases } from './rulebook.ts';

const calendar: readonly PhasePlan[] = [
  { phase: 'commitment', from: '2027-03-01', until: '2027-03-12' },
  { phase: 'call', from: '2027-03-15', until: '2027-04-30' },
  { phase: 'submission', from: '2027-04-01', until: '2027-05-14' },
  { phase: 'voting', from: '2027-06-19', until: '2027-06-20' },
  { phase: 'count', from: '2027-06-20', until: '2027-06-22' },
];
const nothing: ReadonlySet<Phase> = new Set();
const stateOf = (phase: Phase, day: string, passed = nothing) =>
  ribbonOf(calendar, day, passed).find((part) => part.phase === phase);

test('a day is of the phase that began last, and of none between two', () => {
  const on = (day: string) => phaseOn(calendar, day)?.phase;
  expect(['2027-02-28', '2027-03-01', '2027-03-12', '2027-03-13', '2027-03-31'].map(on)).toEqual([
    ...[undefined, 'commitment', 'commitment', undefined, 'call'],
  ]);
  expect(['2027-04-01', '2027-05-14', '2027-05-15', '2027-06-19', '2027-06-20'].map(on)).toEqual([
    ...['submission', 'submission', undefined, 'voting', 'count'],
  ]);
});

test('the ribbon has every phase once and in order, those that are left out as skipped', () => {
  const ribbon = ribbonOf(calendar, '2027-04-10', new Set(['commitment']));
  expect(ribbon.map(({ phase }) => phase)).toEqual(phases);
  expect(ribbon.map(({ state }) => state)).toEqual([
    ...['done', 'now', 'skipped', 'now', 'skipped', 'skipped', 'skipped', 'to-come', 'to-come'],
    ...['skipped', 'skipped', 'skipped', 'skipped'],
  ]);
});

test('days left are 0 on the last day, and the day after it is done', () => {
  expect(stateOf('call', '2027-04-28')).toMatchObject({ state: 'now', daysLeft: 2 });
  expect(stateOf('call', '2027-04-30')).toMatchObject({ state: 'now', daysLeft: 0 });
  expect(stateOf('call', '2027-05-01')).toMatchObject({ state: 'done' });
  expect(stateOf('voting', '2027-06-09')).toMatchObject({ state: 'to-come', startsInDays: 10 });
});

test('what an act ends is not done by the calendar: it goes on, overdue, until the act is there', () => {
  expect(stateOf('commitment', '2027-03-15')).toMatchObject({ state: 'now', daysLeft: -3 });
  expect(stateOf('commitment', '2027-03-15', new Set(['commitment']))).toMatchObject({
    state: 'done',
  });
  expect(stateOf('commitment', '2027-02-01', new Set(['commitment']))).toMatchObject({
    state: 'done',
  });
});

test('an all-day event ends on the day after, as calendar files say it', () => {
  expect(calendarEvents(calendar)[3]).toEqual({
    phase: 'voting',
    startOn: '2027-06-19',
    endOn: '2027-06-21',
  });
});

test('what is required are the gates, and proposing, reviewing, executing and evaluating', () => {
  expect(phases.filter((phase) => !requiredPhases.includes(phase))).toEqual([
    ...['call', 'assemblies', 'appeals', 'objections'],
  ]);
});
