// Whom a second review waits for.
import { expect, test } from 'vitest';
import { deciderOf } from './second-review.ts';

const ZONE = 'America/Santiago';
// A Wednesday, already Thursday in Greenwich; 8 December is a holiday.
const askedAt = new Date('2026-12-03T01:00:00Z');
const at = (day: string) => new Date(`${day}T15:00:00Z`);

test('the institution has five business days, without holidays', () => {
  const waiting = { askedAt, hasSomebodyElse: true };
  const dueOn = '2026-12-10';
  expect(deciderOf(waiting, ZONE, askedAt)).toEqual({ kind: 'institution', dueOn });
  expect(deciderOf(waiting, ZONE, at(dueOn))).toEqual({ kind: 'institution', dueOn });
  expect(deciderOf(waiting, ZONE, at('2026-12-11'))).toEqual({
    ...{ kind: 'nation', why: 'term-over', dueOn },
  });
});

test('where nobody else moderates a national body decides at once', () => {
  const waiting = { askedAt, hasSomebodyElse: false };
  expect(deciderOf(waiting, ZONE, askedAt)).toEqual({ kind: 'nation', why: 'nobody-else' });
});
