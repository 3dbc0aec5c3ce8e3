// What is wrong with a calendar, each by its name, and what it means without being wrong.
import { expect, test } from 'vitest';
import { type CalendarProblem, calendarProblems, calendarWarnings } from './calendar.ts';
import { planForwards, usualLengths } from './calendar-plan.ts';
import type { Phase, PhasePlan } from './rulebook.ts';

const START = '2027-03-01';
const whole = planForwards(START, usualLengths('municipality'));
const changed = (phase: Phase, change: Partial<PhasePlan>) =>
  whole.map((plan) => (plan.phase === phase ? { ...plan, ...change } : plan));
const planOf = (phase: Phase) =>
  whole.find((plan) => plan.phase === phase) ?? { from: '', until: '' };
const problems = (calendar: readonly PhasePlan[]): readonly CalendarProblem[] =>
  calendarProblems(calendar, undefined);

test('a whole calendar has no problem, also without what is optional', () => {
  expect(problems(whole)).toEqual([]);
  const optional = ['call', 'assemblies', 'appeals', 'objections'];
  expect(problems(whole.filter(({ phase }) => !optional.includes(phase)))).toEqual([]);
});

test('what is missing, repeated or no day is told', () => {
  expect(problems(whole.filter(({ phase }) => phase !== 'sanction'))).toEqual([
    { code: 'editions/phase-missing', phase: 'sanction' },
  ]);
  expect(problems([...whole, ...whole.slice(-1)])).toEqual([
    { code: 'editions/phase-repeated', phase: 'evaluation' },
  ]);
  expect(problems(changed('call', { from: '2027-02-30' }))).toEqual([
    { code: 'editions/phase-day-unknown', phase: 'call', found: '2027-02-30' },
  ]);
});

test('a phase lasts a day at least', () => {
  const { from } = planOf('count');
  expect(problems(changed('count', { until: from }))).toEqual([]);
  expect(problems(changed('count', { until: planOf('voting').from }))).toContainEqual({
    code: 'editions/phase-ends-before-it-begins',
    phase: 'count',
  });
});

test('phases begin in their order', () => {
  expect(problems(changed('feasibility', { from: planOf('call').from }))).toEqual([
    { code: 'editions/phase-out-of-order', phase: 'feasibility', after: 'assemblies' },
  ]);
  expect(problems([...whole.slice(1), ...whole.slice(0, 1)])).toContainEqual({
    ...{ code: 'editions/phase-out-of-order', phase: 'commitment', after: 'call' },
  });
});

test('proposals may be reviewed while they come in, but nobody votes while they are', () => {
  expect(problems(changed('submission', { until: planOf('feasibility').until }))).toEqual([]);
  expect(problems(changed('feasibility', { until: planOf('ballot-list').from }))).toEqual([
    { code: 'editions/phases-overlap', phase: 'ballot-list', other: 'feasibility' },
  ]);
});

test('urns are opened in the evening of the last day, and not before', () => {
  const { until } = planOf('voting');
  expect(problems(changed('count', { from: until }))).toEqual([]);
  expect(problems(changed('count', { from: planOf('voting').from }))).toEqual([
    { code: 'editions/phases-overlap', phase: 'count', other: 'voting' },
  ]);
});

test('when it is first published only the commitment lies in the past', () => {
  const { from } = planOf('call');
  expect(calendarProblems(whole, from)).toEqual([]);
  expect(calendarProblems(whole, planOf('assemblies').from)).toEqual([
    { code: 'editions/phase-in-the-past', phase: 'call', from },
  ]);
});

test('a sanction after September comes too late for the budget of the year after, and is told', () => {
  const { until } = planOf('sanction');
  expect(calendarWarnings(whole, 2028, null)).toEqual([]);
  expect(calendarWarnings(whole, 2027, null)).toEqual([
    {
      code: 'editions/sanction-too-late',
      until,
      deadline: '2026-09-30',
      fiscalYear: 2027,
    },
  ]);
  const late = changed('sanction', { until: '2027-10-01' });
  expect(calendarWarnings(late, 2028, null)).toHaveLength(1);
  expect(calendarWarnings(changed('sanction', { until: '2027-09-30' }), 2028, null)).toEqual([]);
});

test('a vote on working days alone, and terms after the last holidays that are known, are told', () => {
  const friday = { from: '2027-08-06', until: '2027-08-06' };
  expect(calendarWarnings(changed('voting', friday), 2028, null)).toEqual([
    { code: 'editions/voting-without-weekend' },
  ]);
  const far = changed('evaluation', { until: '2033-01-01' });
  expect(calendarWarnings(far, 2028, null)).toEqual([
    { code: 'editions/holidays-unknown', phase: 'evaluation', knownUntil: '2032-12-31' },
  ]);
  expect(calendarWarnings(changed('evaluation', { until: '2032-12-31' }), 2028, null)).toEqual([]);
});

test('what people see before an election is told: not what happens inside, nor a day after', () => {
  const { from, until } = planOf('voting');
  const freeze = (first: string, last: string) => ({
    ...{ election: 'Municipal de 2028', from: first, until: last },
  });
  expect(calendarWarnings(whole, 2028, freeze(until, until))).toEqual([
    { code: 'editions/phase-in-freeze', phase: 'voting', election: 'Municipal de 2028' },
  ]);
  expect(calendarWarnings(whole, 2028, freeze('2027-01-01', planOf('commitment').until))).toEqual(
    [],
  );
  expect(
    calendarWarnings(whole, 2028, freeze(planOf('count').from, planOf('execution').until)),
  ).toEqual([]);
  expect(calendarWarnings(whole, 2028, freeze(from, from))).toHaveLength(1);
});
