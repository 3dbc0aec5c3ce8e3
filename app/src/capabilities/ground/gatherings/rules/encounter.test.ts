import { describe, expect, test } from 'vitest';
import { isCallOpen, mayChange } from './papers.ts';
import { isReportLate, reminderDay, reportDueOn } from './report.ts';
import { nextOfVisit, stepsOfVisit, type VisitState, visitStates } from './visit.ts';

describe('a call for papers', () => {
  test('is open through its last day, while the gathering is to come', () => {
    const call = { closesOn: '2026-12-01' };
    expect(isCallOpen(call, 'published', '2026-12-01')).toBe(true);
    expect(isCallOpen(call, 'published', '2026-12-02')).toBe(false);
    expect(isCallOpen(call, 'postponed', '2026-11-01')).toBe(false);
    expect(isCallOpen(undefined, 'published', '2026-11-01')).toBe(false);
  });

  test('is answered, and answered otherwise, until the gathering is over', () => {
    expect(mayChange('accepted', 'published').ok).toBe(true);
    expect(mayChange('sent', 'approved')).toEqual({
      ok: false,
      error: { code: 'gatherings/papers-settled' },
    });
    expect(mayChange('withdrawn', 'published').ok).toBe(false);
  });
});

describe('a report', () => {
  test('is due fifteen days after the end and late from the day after', () => {
    expect(reportDueOn('2026-12-20')).toBe('2027-01-04');
    expect(isReportLate('2027-01-04', '2027-01-04')).toBe(false);
    expect(isReportLate('2027-01-04', '2027-01-05')).toBe(true);
  });

  test('is reminded on its day and each seven days after', () => {
    const remindedOn = (today: string) => reminderDay('2027-01-04', today);
    expect(remindedOn('2027-01-03')).toBeUndefined();
    expect(remindedOn('2027-01-04')).toBe('2027-01-04');
    expect(remindedOn('2027-01-10')).toBe('2027-01-04');
    expect(remindedOn('2027-01-11')).toBe('2027-01-11');
    expect(remindedOn('2027-02-01')).toBe('2027-02-01');
  });
});

describe('a visit', () => {
  test('is answered by the asked alone, and what it proposes by the asker alone', () => {
    expect(nextOfVisit('asked', 'accept', 'asked')).toEqual({ ok: true, value: 'accepted' });
    expect(nextOfVisit('asked', 'accept', 'asker')).toEqual({
      ok: false,
      error: { code: 'gatherings/visit-not-yours' },
    });
    expect(nextOfVisit('asked', 'propose', 'asked')).toEqual({ ok: true, value: 'other-day' });
    expect(nextOfVisit('other-day', 'agree', 'asked').ok).toBe(false);
    expect(nextOfVisit('other-day', 'agree', 'asker')).toEqual({ ok: true, value: 'accepted' });
  });

  test('is helped by neither of the two, and ends where it ends', () => {
    expect(nextOfVisit('accepted', 'sponsor', undefined).ok).toBe(true);
    expect(nextOfVisit('accepted', 'sponsor', 'asked').ok).toBe(false);
    expect(nextOfVisit('accepted', 'note', undefined).ok).toBe(false);
    const open: Readonly<Record<VisitState, number>> = {
      asked: 4,
      'other-day': 3,
      accepted: 4,
      declined: 0,
      withdrawn: 0,
      held: 2,
    };
    for (const state of visitStates) {
      const steps = [...stepsOfVisit(state, 'asker'), ...stepsOfVisit(state, 'asked')];
      expect(`${state}: ${steps.length}`).toBe(`${state}: ${open[state]}`);
    }
  });
});
