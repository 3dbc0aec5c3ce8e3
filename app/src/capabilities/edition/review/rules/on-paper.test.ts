// What day counts of an answer on paper, and until when it is entered.
import { describe, expect, test } from 'vitest';
import { areSheetsEntered, decideReceived, decideStanding } from './on-paper.ts';
import { lastInstantOf } from './terms.ts';

const timeZone = 'America/Santiago';
// Published on Wednesday 25 November; the term ends with Wednesday 2 December.
const term = {
  from: new Date('2026-11-25T15:00:00Z'),
  until: lastInstantOf(timeZone, '2026-12-02'),
  timeZone,
};
const noonOf = (day: string) => new Date(`${day}T15:00:00Z`);

function at(receivedOn: string, now: Date) {
  const decided = decideReceived(term, { receivedOn }, now);
  return decided.ok ? decided.value.toISOString() : decided.error;
}

describe('an answer on paper', () => {
  test('counts as of the last instant of the day on which it was received, and of today as of now', () => {
    expect(at('2026-12-01', noonOf('2026-12-03'))).toBe('2026-12-02T02:59:59.999Z');
    expect(at('2026-12-02', noonOf('2026-12-02'))).toBe('2026-12-02T15:00:00.000Z');
  });

  test('that was received at 23:59 there is of that day, whatever day it is elsewhere', () => {
    const lateThere = new Date('2026-12-03T02:59:00Z');
    expect(at('2026-12-02', lateThere)).toBe('2026-12-03T02:59:00.000Z');
    expect(at('2026-12-03', lateThere)).toEqual({ code: 'review/received-later' });
    const easter = { ...term, timeZone: 'Pacific/Easter' };
    const sheet = { receivedOn: '2026-12-03' };
    expect(decideReceived(easter, sheet, new Date('2026-12-03T04:59:00Z'))).toMatchObject({
      error: { code: 'review/received-later' },
    });
  });

  test('is entered three business days after the term at most: over the weekend and the holiday of the 8th', () => {
    expect(at('2026-12-02', noonOf('2026-12-07'))).toBe('2026-12-03T02:59:59.999Z');
    expect(at('2026-12-02', noonOf('2026-12-09'))).toEqual({
      code: 'review/paper-is-over',
      until: '2026-12-07',
    });
    expect(areSheetsEntered(term, noonOf('2026-12-07'))).toBe(true);
    expect(areSheetsEntered(term, new Date('2026-12-08T03:00:00Z'))).toBe(false);
  });

  test('was received neither before there was something to answer nor on a day that has not come', () => {
    expect(at('2026-11-24', noonOf('2026-11-26'))).toEqual({ code: 'review/received-before' });
    expect(at('2026-11-25', noonOf('2026-11-26'))).toBe('2026-11-26T02:59:59.999Z');
    expect(at('2026-11-27', noonOf('2026-11-26'))).toEqual({ code: 'review/received-later' });
  });

  test('that came after the term is late by the instant it counts as, which its own rule says', () => {
    expect(at('2026-12-03', noonOf('2026-12-09'))).toBe('2026-12-04T02:59:59.999Z');
  });

  test('on the site counts now', () => {
    const now = noonOf('2026-12-01');
    expect(decideReceived(term, undefined, now)).toEqual({ ok: true, value: now });
  });
});

describe('the review went on without it', () => {
  const sheet = { receivedOn: '2026-12-02' };

  test('a signature that nobody was told of gives way to a sheet, and a published result stays beside it', () => {
    const standing = (
      state: 'in-review' | 'correcting' | 'feasible' | 'listed',
      isSigned: boolean,
    ) => decideStanding({ state, isSigned }, sheet);
    expect(standing('in-review', false)).toEqual({ ok: true, value: 'open' });
    expect(standing('in-review', true)).toEqual({ ok: true, value: 'signed' });
    expect(standing('feasible', true)).toEqual({ ok: true, value: 'published' });
    expect(standing('listed', true)).toEqual({ ok: true, value: 'published' });
  });

  test('on the site nothing signed is answered, and what became another is not on paper either', () => {
    const signed = { state: 'in-review', isSigned: true } as const;
    expect(decideStanding(signed, undefined)).toMatchObject({
      error: { code: 'review/signed-off' },
    });
    const merged = { state: 'merged', isSigned: false } as const;
    expect(decideStanding(merged, sheet)).toMatchObject({ error: { code: 'review/not-open' } });
  });
});
