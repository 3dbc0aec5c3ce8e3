import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../territories/rules/index.ts';
import {
  type Body,
  bodiesOf,
  bodyState,
  decideSeating,
  decidingBodyOf,
  endOf,
  isInOffice,
  type Member,
  mostAtOnce,
  nextLapse,
  parseBody,
  type Seated,
  seatAll,
} from './body.ts';

function seated(name: string, more: Partial<Seated> = {}): Seated {
  return {
    name,
    plainName: name.toLowerCase(),
    seat: 'member',
    mandateFrom: '2024-12-06',
    mandateUntil: '2028-12-06',
    leftOn: null,
    ...more,
  };
}

test('each kind of institution has its bodies, and the first that is not the COSOC decides', () => {
  expect(bodiesOf('municipality')).toEqual(['municipal-council', 'cosoc']);
  expect(decidingBodyOf('regional-government')).toBe('core');
  expect(decidingBodyOf('national-body')).toBeUndefined();
  expect(parseBody('concejo', 'municipality')).toBe('municipal-council');
  expect(parseBody('concejo', 'regional-government')).toBeUndefined();
  expect(parseBody('municipal-council', 'municipality')).toBeUndefined();
});

test('whoever follows takes office on the day on which the mandate ends', () => {
  const before = seated('Ana', { mandateFrom: '2021-06-28', mandateUntil: '2024-12-06' });
  expect(isInOffice(before, '2024-12-05')).toBe(true);
  expect(isInOffice(before, '2024-12-06')).toBe(false);
  expect(decideSeating(seated('Bea'), [before], 1).ok).toBe(true);
});

test('who left earlier sits until that day, and who left on the first day never sat', () => {
  const left = seated('Ana', { leftOn: '2025-03-01' });
  expect(endOf(left)).toBe('2025-03-01');
  expect(isInOffice(left, '2025-02-28')).toBe(true);
  expect(isInOffice(left, '2025-03-01')).toBe(false);
  const mistaken = seated('Bea', { seat: 'chair', leftOn: '2024-12-06' });
  expect(isInOffice(mistaken, '2024-12-06')).toBe(false);
  expect(decideSeating(seated('Carla', { seat: 'chair' }), [mistaken], 1).ok).toBe(true);
});

describe('who fits', () => {
  test('not more who vote than seats, on the first day on which they would be too many', () => {
    const others = [seated('Ana'), seated('Bea', { mandateFrom: '2025-01-01' })];
    expect(decideSeating(seated('Carla'), others, 2)).toEqual({
      ok: false,
      error: { code: 'institutions/more-than-seats', day: '2025-01-01', sitting: 3, seats: 2 },
    });
    expect(decideSeating(seated('Carla'), others, 3).ok).toBe(true);
    expect(decideSeating(seated('Carla'), others, null).ok).toBe(true);
  });

  test('the secretary takes no seat', () => {
    const others = [seated('Ana')];
    expect(decideSeating(seated('Bea', { seat: 'secretary' }), others, 1).ok).toBe(true);
    const secretary = seated('Bea', { seat: 'secretary' });
    expect(decideSeating(seated('Carla'), [secretary], 1).ok).toBe(true);
  });

  test('one chair and one secretary at a time', () => {
    for (const seat of ['chair', 'secretary'] as const) {
      expect(decideSeating(seated('Bea', { seat }), [seated('Ana', { seat })], 9)).toEqual({
        ok: false,
        error: { code: 'institutions/two-at-once', seat, name: 'Ana' },
      });
      const earlier = seated('Ana', { seat, leftOn: '2024-12-06' });
      expect(decideSeating(seated('Bea', { seat }), [earlier], 9).ok).toBe(true);
    }
  });

  test('nobody twice at once; again after having left', () => {
    const there = seated('Ana Soto', { seat: 'chair' });
    const refused = { ok: false, error: { code: 'institutions/sits-already', name: 'Ana Soto' } };
    expect(decideSeating(seated('ana soto'), [there], 9)).toEqual(refused);
    const left = { ...there, leftOn: '2025-06-01' };
    const again = seated('Ana Soto', { mandateFrom: '2025-06-01' });
    expect(decideSeating(again, [left], 9).ok).toBe(true);
    // With the same first day the database would take her for the same entry.
    expect(decideSeating(there, [{ ...there, leftOn: there.mandateFrom }], 9)).toEqual(refused);
  });

  test('a file is judged in its order: who fits counts for those who come after', () => {
    const given = [seated('Ana'), seated('Bea'), seated('Ana'), seated('Carla')];
    expect(seatAll(given, [], 2).map(({ place, refusal }) => [place, refusal.code])).toEqual([
      [2, 'institutions/sits-already'],
      [3, 'institutions/more-than-seats'],
    ]);
  });
});

const START = '2024-01-01';
const someMember = fc
  .record({
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.option(fc.integer({ min: 1, max: 40 })),
    left: fc.option(fc.integer({ min: 0, max: 40 })),
    seat: fc.constantFrom('member', 'member', 'chair', 'secretary' as const),
    name: fc.integer({ min: 0, max: 8 }),
  })
  .map(({ from, length, left, seat, name }): Seated => {
    const mandateFrom = addDays(START, from);
    return {
      name: `N${name}`,
      plainName: `n${name}`,
      seat,
      mandateFrom,
      mandateUntil: length === null ? null : addDays(mandateFrom, length),
      leftOn: left === null ? null : addDays(mandateFrom, left),
    } as Seated;
  });
const days = Array.from({ length: 130 }, (_, at) => addDays(START, at));
const votesOn = (members: readonly Seated[], day: string) =>
  members.filter((one) => one.seat !== 'secretary' && isInOffice(one, day)).length;

test('after any sequence of those who fit, no day has more than the seats, two chairs, or anybody twice', () => {
  const members = fc.array(someMember, { maxLength: 10 });
  fc.assert(
    fc.property(members, fc.integer({ min: 1, max: 3 }), (given, seats) => {
      const refused = new Set(seatAll(given, [], seats).map(({ place }) => place));
      const in_ = given.filter((_, place) => !refused.has(place));
      for (const day of days) {
        const sitting = in_.filter((one) => isInOffice(one, day));
        expect(votesOn(in_, day)).toBeLessThanOrEqual(seats);
        expect(sitting.filter(({ seat }) => seat === 'chair').length).toBeLessThanOrEqual(1);
        expect(sitting.filter(({ seat }) => seat === 'secretary').length).toBeLessThanOrEqual(1);
        expect(new Set(sitting.map(({ plainName }) => plainName)).size).toBe(sitting.length);
      }
    }),
  );
});

test('whoever is refused would have broken a law on some day, or is the same entry', () => {
  fc.assert(
    fc.property(fc.array(someMember, { maxLength: 6 }), someMember, (given, one) => {
      const there = given.filter((_, place) =>
        seatAll(given, [], 2).every((unseated) => unseated.place !== place),
      );
      if (decideSeating(one, there, 2).ok) return;
      const all = [one, ...there];
      const breaks = days.some((day) => {
        const sitting = all.filter((other) => isInOffice(other, day));
        const names = new Set(sitting.map(({ plainName }) => plainName));
        const count = (seat: string) => sitting.filter((other) => other.seat === seat).length;
        const isTwice = names.size < sitting.length;
        return votesOn(all, day) > 2 || count('chair') > 1 || count('secretary') > 1 || isTwice;
      });
      const isSame = there.some(
        (other) => other.plainName === one.plainName && other.mandateFrom === one.mandateFrom,
      );
      expect(breaks || isSame).toBe(true);
    }),
  );
});

test('the most at once is what a slow look at every day finds', () => {
  fc.assert(
    fc.property(fc.array(someMember, { maxLength: 8 }), (members) => {
      expect(mostAtOnce(members)).toBe(Math.max(...days.map((day) => votesOn(members, day))));
    }),
  );
});

describe('the end of mandates', () => {
  test('is told sixty days before, with how many end on that day', () => {
    const members = [seated('Ana'), seated('Bea'), seated('Carla', { mandateUntil: null })];
    expect(nextLapse(members, '2028-10-06')).toBeUndefined();
    expect(nextLapse(members, '2028-10-07')).toEqual({ on: '2028-12-06', membersCount: 2 });
    expect(nextLapse(members, '2028-12-06')).toBeUndefined();
  });

  test('of those who have left or not begun nothing is told', () => {
    expect(nextLapse([seated('Ana', { leftOn: '2025-01-01' })], '2028-11-01')).toBeUndefined();
    const next = seated('Bea', { mandateFrom: '2028-11-15', mandateUntil: '2028-11-20' });
    expect(nextLapse([next], '2028-11-01')).toBeUndefined();
  });
});

describe('the state of a body', () => {
  const body: Body = {
    id: undefined,
    kind: 'municipal-council',
    seats: 3,
    quorum: 2,
    attendanceRule: null,
    version: '',
  };
  const member = (one: Seated): Member =>
    ({
      ...one,
      id: one.name,
      standsFor: null,
      email: null,
      leftReason: null,
      version: '',
    }) as Member;
  const chair = member(seated('Ana', { seat: 'chair' }));
  const [one, secretary] = [member(seated('Bea')), member(seated('Eva', { seat: 'secretary' }))];

  test('can sit with seats, quorum, a chair and enough who vote', () => {
    const today = '2026-11-25';
    expect(bodyState(body, [chair, one], today)).toMatchObject({ canSit: true, vacant: 1 });
    expect(bodyState(body, [chair, secretary], today).canSit).toBe(false);
    expect(bodyState(body, [one, member(seated('Carla'))], today).canSit).toBe(false);
    expect(bodyState({ ...body, quorum: null }, [chair, one], today).canSit).toBe(false);
    expect(bodyState({ ...body, seats: null }, [chair, one], today)).toMatchObject({
      canSit: false,
      vacant: null,
    });
    expect(bodyState(body, [chair, one], '2028-12-06').canSit).toBe(false);
  });
});
