// A member with two representatives who disagree: whose word stands, what waits, until when, and what becomes of it.
import { expect, test } from 'vitest';
import type { Rank } from './seat.ts';
import {
  decideStance,
  decideWaiting,
  lapsesAt,
  mustWait,
  type StanceSteps,
  standingOf,
  stateOfStance,
  waitingOf,
} from './stance.ts';

const at = (day: number, hour = 15) => new Date(Date.UTC(2026, 10, day, hour));

function step(version: number, rank: Rank, changed: Partial<StanceSteps> = {}): StanceSteps {
  const writtenAt = at(20 + version);
  const never = { lapsesAt: undefined, takenAt: undefined, leftAt: undefined };
  return { version, rank, writtenAt, ...never, ...changed };
}

test('«agree if…» says what it depends on, and nothing else does', () => {
  const written = { choice: 'agree-if', condition: '', reasons: '' } as const;
  const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });
  expect(decideStance(written)).toEqual(refused('condition-missing'));
  expect(decideStance({ ...written, condition: 'con fondos' })).toMatchObject({ ok: true });
  expect(decideStance({ ...written, choice: 'agree', condition: 'con fondos' })).toEqual(
    refused('condition-astray'),
  );
});

test('the alternate stands where nobody spoke, and waits only over what the principal wrote or took', () => {
  const alternate = { rank: 'alternate', principalSpeaks: true } as const;
  expect(mustWait(undefined, alternate)).toBe(false);
  expect(mustWait(step(1, 'alternate'), alternate)).toBe(false);
  expect(mustWait(step(1, 'principal'), alternate)).toBe(true);
  expect(mustWait(step(1, 'alternate', { lapsesAt: at(30), takenAt: at(25) }), alternate)).toBe(
    true,
  );
  expect(mustWait(step(1, 'principal'), { ...alternate, principalSpeaks: false })).toBe(false);
  expect(mustWait(step(1, 'principal'), { rank: 'principal', principalSpeaks: true })).toBe(false);
});

test('what waits is not the word of the member until the principal takes it', () => {
  const first = step(1, 'principal');
  const second = step(2, 'alternate', { lapsesAt: at(30) });
  const now = at(24);
  const both = [second, first];
  expect(standingOf(both)).toBe(first);
  expect(waitingOf(both, now)).toBe(second);
  expect(both.map((one) => stateOfStance(one, both, now))).toEqual(['waiting', 'standing']);
  expect(both.map((one) => stateOfStance(one, both, at(30)))).toEqual(['lapsed', 'standing']);
  expect(waitingOf(both, at(30))).toBeUndefined();
  const taken = { ...second, takenAt: at(25) };
  expect(standingOf([first, taken])).toBe(taken);
  expect(stateOfStance(first, [first, taken], at(30))).toBe('past');
  const left = { ...second, leftAt: at(25) };
  expect(standingOf([first, left])).toBe(first);
  expect(stateOfStance(left, [first, left], at(24))).toBe('left');
});

test('what is taken later stands over what was written in between', () => {
  const waited = step(1, 'alternate', { lapsesAt: at(30), takenAt: at(27) });
  const between = step(2, 'principal');
  expect(standingOf([waited, between])).toBe(waited);
});

test('it waits five business days of Chile: until the end of the last in Santiago', () => {
  // Wednesday 2 December 2026; the 8th is a holiday.
  expect(lapsesAt(new Date('2026-12-02T15:00:00Z'))).toEqual(new Date('2026-12-11T03:00:00Z'));
});

test('the principal decides, while something waits', () => {
  const waiting = step(2, 'alternate', { lapsesAt: at(30) });
  const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });
  expect(decideWaiting(waiting, 'alternate')).toEqual(refused('principal-decides'));
  expect(decideWaiting(undefined, 'principal')).toEqual(refused('waits-no-more'));
  expect(decideWaiting(waiting, 'principal')).toMatchObject({ ok: true });
});
