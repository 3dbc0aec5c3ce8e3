// Calendars laid out forwards, backwards from a sanction, and again after an extension.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  businessDaysBetween,
  daysBetween,
  holidayOn,
  isBusinessDay,
} from '../../../ground/territories/rules/index.ts';
import { calendarProblems, calendarWarnings } from './calendar.ts';
import {
  extendPhase,
  lengthsOf,
  type PhaseLengths,
  planBackwards,
  planForwards,
  sanctionDeadline,
  usualLengths,
  weekdayOf,
} from './calendar-plan.ts';
import type { Phase, PhasePlan } from './rulebook.ts';

const municipal = usualLengths('municipality');
const regional = usualLengths('regional-government');
const someDay = fc.integer({ min: 0, max: 365 * 4 }).map((days) => addDays('2026-01-01', days));
const lengths = fc.constantFrom(municipal, regional, {
  ...municipal,
  voting: { count: 1, unit: 'days' },
} as PhaseLengths);
const planOf = (calendar: readonly PhasePlan[], phase: Phase) => {
  const plan = calendar.find((one) => one.phase === phase);
  if (plan === undefined) throw new Error(`no ${phase}`);
  return plan;
};

describe('backwards', () => {
  test('a municipality that sanctions by 30 September of 2027 begins in April and votes in weekends', () => {
    expect(sanctionDeadline(2028)).toBe('2027-09-30');
    const planned = planBackwards({ sanctionBy: '2027-09-30', notBefore: '2026-11-28' }, municipal);
    if (!planned.ok) throw new Error(planned.error.code);
    const { from, until } = planOf(planned.value, 'voting');
    expect([weekdayOf(until), daysBetween(from, until) + 1]).toEqual([0, 9]);
    expect(planOf(planned.value, 'sanction').until <= '2027-09-30').toBe(true);
    expect(planOf(planned.value, 'execution').from).toBe('2028-01-01');
  });

  test('the deadline is a business day: of 2029 the Friday before', () => {
    expect(sanctionDeadline(2029)).toBe('2028-09-29');
    expect(sanctionDeadline(2030)).toBe('2029-09-28');
  });

  test('a CORE has its thirty calendar days', () => {
    const planned = planBackwards({ sanctionBy: '2027-09-30', notBefore: '2026-11-28' }, regional);
    if (!planned.ok) throw new Error(planned.error.code);
    const { from, until } = planOf(planned.value, 'sanction');
    expect(daysBetween(from, until) + 1).toBe(30);
  });

  test('without time left it says when it would have had to begin', () => {
    const planned = planBackwards({ sanctionBy: '2027-09-30', notBefore: '2027-06-01' }, municipal);
    expect(planned).toMatchObject({
      error: { code: 'editions/no-time-before-sanction', sanctionBy: '2027-09-30' },
    });
    if (planned.ok) return;
    const notBefore = planned.error.startOn;
    expect(planBackwards({ sanctionBy: '2027-09-30', notBefore }, municipal).ok).toBe(true);
    expect(
      planBackwards({ sanctionBy: '2027-09-30', notBefore: addDays(notBefore, 1) }, municipal).ok,
    ).toBe(false);
  });

  test('is in time, and none of the starts of the weeks after is', () => {
    fc.assert(
      fc.property(someDay, lengths, (sanctionBy, given) => {
        const planned = planBackwards({ sanctionBy, notBefore: '2000-01-01' }, given);
        if (!planned.ok) throw new Error(planned.error.code);
        expect(planOf(planned.value, 'sanction').until <= sanctionBy).toBe(true);
        const startOn = planned.value[0]?.from ?? '';
        for (let later = 1; later <= 15; later += 1) {
          const tried = planForwards(addDays(startOn, later), given);
          expect(planOf(tried, 'sanction').until > sanctionBy).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('forwards', () => {
  test('has no problem, keeps every length, and votes on a weekend that is no holiday', () => {
    fc.assert(
      fc.property(someDay, lengths, (startOn, given) => {
        const calendar = planForwards(startOn, given);
        expect(calendarProblems(calendar, startOn)).toEqual([]);
        for (const { phase, from, until } of calendar) {
          const length = given[phase];
          if (length?.unit === 'business-days') {
            expect([isBusinessDay(from), isBusinessDay(until)]).toEqual([true, true]);
            expect(businessDaysBetween(addDays(from, -1), until)).toBe(length.count);
          }
        }
        const { until } = planOf(calendar, 'voting');
        const warnings = calendarWarnings(calendar, 2040, null).map(({ code }) => code);
        expect(warnings).not.toContain('editions/voting-without-weekend');
        expect([holidayOn(until), holidayOn(addDays(until, -1))]).toEqual([undefined, undefined]);
      }),
      { numRuns: 40 },
    );
  });

  test('does not vote in Easter nor in the Fiestas Patrias', () => {
    const vote = { voting: { count: 2, unit: 'days' } } as const;
    expect(planForwards('2027-03-27', vote)).toEqual([
      { phase: 'voting', from: '2027-04-03', until: '2027-04-04' },
    ]);
    expect(planForwards('2027-09-18', vote)).toEqual([
      { phase: 'voting', from: '2027-09-25', until: '2027-09-26' },
    ]);
  });

  test('another year has the lengths that this one had', () => {
    fc.assert(
      fc.property(someDay, lengths, (startOn, given) => {
        const kind = given === regional ? 'regional-government' : 'municipality';
        const expected = {
          ...given,
          voting: { count: Math.max(2, given.voting?.count ?? 2), unit: 'days' },
        };
        expect(lengthsOf(planForwards(startOn, given), kind)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

const calendar = planForwards('2027-03-01', municipal);
const extended = (phase: Phase, until: string, given = calendar) => {
  const found = extendPhase(given, phase, until);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('an extension', () => {
  test('pushes what follows and leaves what came before', () => {
    const { until } = planOf(calendar, 'submission');
    const later = extended('submission', addDays(until, 14));
    expect(planOf(later, 'call')).toEqual(planOf(calendar, 'call'));
    expect(planOf(later, 'submission')).toEqual({
      ...planOf(calendar, 'submission'),
      until: addDays(until, 14),
    });
    expect(planOf(later, 'feasibility').from > addDays(until, 14)).toBe(true);
    const moved = daysBetween(planOf(calendar, 'voting').from, planOf(later, 'voting').from);
    expect([moved >= 14, moved % 7]).toEqual([true, 0]);
    expect(planOf(later, 'execution')).toEqual(planOf(calendar, 'execution'));
  });

  test('moves nothing where there was room, and lets what overlapped overlap', () => {
    const loose: readonly PhasePlan[] = [
      { phase: 'submission', from: '2027-04-01', until: '2027-04-30' },
      { phase: 'feasibility', from: '2027-04-12', until: '2027-05-28' },
      { phase: 'ballot-list', from: '2027-06-07', until: '2027-06-11' },
    ];
    expect(extended('submission', '2027-05-14', loose).slice(1)).toEqual(loose.slice(1));
    expect(extended('feasibility', '2027-06-08', loose)[2]).toEqual({
      phase: 'ballot-list',
      from: '2027-06-09',
      until: '2027-06-15',
    });
  });

  test('keeps the count on the evening of the vote', () => {
    const tight: readonly PhasePlan[] = [
      { phase: 'voting', from: '2027-06-19', until: '2027-06-20' },
      { phase: 'count', from: '2027-06-20', until: '2027-06-22' },
    ];
    expect(extended('voting', '2027-06-27', tight)[1]).toEqual({
      phase: 'count',
      from: '2027-06-27',
      until: '2027-06-29',
    });
  });

  test('of what is not there, or not later, is refused', () => {
    const { until } = planOf(calendar, 'voting');
    expect(extendPhase(calendar, 'voting', until)).toMatchObject({
      error: { code: 'editions/extension-not-later', until },
    });
    expect(extendPhase([], 'voting', until)).toMatchObject({
      error: { code: 'editions/extension-of-no-phase', phase: 'voting' },
    });
  });

  test('never makes a problem, and never an earlier day', () => {
    const which = fc.constantFrom(...calendar.map(({ phase }) => phase));
    fc.assert(
      fc.property(which, fc.integer({ min: 1, max: 90 }), someDay, (phase, days, startOn) => {
        const before = planForwards(startOn, municipal);
        const after = extended(phase, addDays(planOf(before, phase).until, days), before);
        expect(calendarProblems(after, startOn)).toEqual([]);
        for (const [place, plan] of after.entries()) {
          expect(plan.from >= (before[place]?.from ?? '')).toBe(true);
          expect(plan.until >= (before[place]?.until ?? '')).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
