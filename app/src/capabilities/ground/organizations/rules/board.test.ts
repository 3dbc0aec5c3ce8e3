import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../territories/rules/index.ts';
import {
  boardStateOn,
  type DeclaredBoard,
  isInOffice,
  problemsOfBoard,
  WARNING_DAYS,
  warningsDue,
} from './board.ts';
import { mayAct } from './standing.ts';

const board: DeclaredBoard = {
  validFrom: '2025-03-01',
  validUntil: '2028-02-29',
  document: 'Acta',
  members: [{ post: 'chair', name: 'Rosa' }],
};
const today = '2026-11-25';
const stateOn = (until: string | null, day: string, toCome: string | null = null) =>
  boardStateOn({ until, toCome }, day);
const dayInYears = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));

describe('a declared board', () => {
  test('in order has no problem', () => {
    expect(problemsOfBoard(board, today)).toEqual([]);
  });

  test.each([
    ['ends before it begins', { validUntil: '2025-03-01' }, 'ends-before-it-begins'],
    ['is longer than a statute allows', { validUntil: '2052-02-29' }, 'too-long'],
    ['is over already', { validUntil: '2026-11-24' }, 'already-over'],
    ['has no chair', { members: [{ post: 'secretary', name: 'Ana' } as const] }, 'chair-missing'],
  ])('that %s says so', (_, change, problem) => {
    expect(problemsOfBoard({ ...board, ...change }, today)).toEqual([problem]);
  });
});

describe('its state', () => {
  test('holds office on its last day and has lapsed on the next', () => {
    expect(stateOn('2026-11-25', today)).toEqual({
      kind: 'ending',
      until: '2026-11-25',
      daysLeft: 0,
    });
    expect(stateOn('2026-11-24', today)).toEqual({ kind: 'lapsed', since: '2026-11-25' });
    expect(stateOn(null, today)).toEqual({ kind: 'none' });
  });

  test('is not ending while another board is confirmed to follow, which is not in office before its first day', () => {
    expect(stateOn('2026-12-01', today, '2026-12-02')).toEqual({
      kind: 'valid',
      until: '2026-12-01',
    });
    const toCome = { kind: 'to-come', from: '2026-12-02' } as const;
    expect(stateOn('2026-11-24', today, '2026-12-02')).toEqual(toCome);
    expect(stateOn(null, today, '2026-12-02')).toEqual(toCome);
    expect(isInOffice(toCome)).toBe(false);
  });

  test('is in office exactly up to its last day', () => {
    fc.assert(
      fc.property(dayInYears, dayInYears, (until, day) => {
        expect(isInOffice(stateOn(until, day))).toBe(day <= until);
      }),
    );
  });
});

describe('warnings', () => {
  test('on the day each is due, once each', () => {
    const until = '2027-01-24';
    expect(warningsDue(until, '2026-11-24', [])).toEqual([]);
    expect(warningsDue(until, '2026-11-25', [])).toEqual([60]);
    expect(warningsDue(until, '2026-12-25', [60])).toEqual([30]);
    expect(warningsDue(until, '2027-01-17', [60, 30])).toEqual([7]);
    expect(warningsDue(until, '2027-01-18', [60, 30, 7])).toEqual([]);
    expect(warningsDue(until, '2027-01-25', [])).toEqual([]);
  });

  test('a daily watch that may miss days says each warning once, and all of them at the last run in time', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 90 })), (daysLeft) => {
        const until = '2027-03-01';
        const sent: number[] = [];
        for (const left of daysLeft.toSorted((a, b) => b - a)) {
          const due = warningsDue(until, addDays(until, -left), sent);
          expect(due.every((days) => left <= days)).toBe(true);
          sent.push(...due);
        }
        const nearest = Math.min(...daysLeft);
        expect(sent.toSorted()).toEqual(WARNING_DAYS.filter((days) => days >= nearest).toSorted());
      }),
    );
  });
});

test('an organisation acts only while it is confirmed, has a board and is not frozen', () => {
  const valid = stateOn('2028-02-29', today);
  const lapsed = stateOn('2026-11-01', today);
  const whole = { legalState: 'confirmed', board: valid, isFrozen: false } as const;
  expect(mayAct(whole)).toBe(true);
  expect(mayAct({ ...whole, board: lapsed })).toBe(false);
  expect(mayAct({ ...whole, board: { kind: 'none' } })).toBe(false);
  expect(mayAct({ ...whole, isFrozen: true })).toBe(false);
  for (const legalState of ['pending', 'returned', 'rejected'] as const) {
    expect(mayAct({ ...whole, legalState })).toBe(false);
  }
});
