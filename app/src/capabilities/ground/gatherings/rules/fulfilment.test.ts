import { expect, test } from 'vitest';
import { mayFulfil, standingOf } from './fulfilment.ts';

const fulfilled = { state: 'fulfilled' } as const;
const not = { state: 'not-fulfilled' } as const;

test('an agreement is late once its day went by, unless somebody said what became of it', () => {
  const on = (dueOn: string | undefined, ...fulfilments: (typeof fulfilled | typeof not)[]) =>
    standingOf({ dueOn, fulfilments }, '2027-03-10');
  expect(on('2027-03-10')).toBe('pending');
  expect(on('2027-03-09')).toBe('late');
  expect(on(undefined)).toBe('pending');
  expect(on('2027-03-09', not)).toBe('not-fulfilled');
  expect(on('2027-03-09', fulfilled, not)).toBe('fulfilled');
});

test('what became of it is shown, and lies between the day on which it was agreed and today', () => {
  const said = { state: 'fulfilled', happenedOn: '2027-03-05', hasEvidence: true } as const;
  const days = { agreedOn: '2027-03-01', today: '2027-03-10' };
  const of = (change: Partial<Parameters<typeof mayFulfil>[0]>) => {
    const done = mayFulfil({ ...said, ...days, ...change });
    return done.ok ? 'ok' : done.error.code;
  };
  expect(of({})).toBe('ok');
  expect(of({ happenedOn: '2027-03-01' })).toBe('ok');
  expect(of({ happenedOn: '2027-03-10' })).toBe('ok');
  expect(of({ happenedOn: '2027-02-28' })).toBe('gatherings/fulfilled-before-agreed');
  expect(of({ happenedOn: '2027-03-11' })).toBe('gatherings/fulfilled-in-the-future');
  expect(of({ hasEvidence: false })).toBe('gatherings/fulfilled-without-evidence');
  expect(of({ hasEvidence: false, state: 'not-fulfilled' })).toBe('ok');
});
