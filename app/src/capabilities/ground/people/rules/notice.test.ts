// When the digest of a day is due, on both sides of the change of clocks.
import { describe, expect, test } from 'vitest';
import { digestDue } from './notice.ts';

describe('the digest of a day', () => {
  test('is due at eight in Chile, in summer and in winter', () => {
    const day = '2026-11-25';
    expect(digestDue(new Date('2026-11-25T10:59:59Z'))).toBeUndefined();
    const until = new Date('2026-11-25T11:00:00Z');
    expect(digestDue(until)).toEqual({ day, until });
    expect(digestDue(new Date('2026-07-01T11:59:59Z'))).toBeUndefined();
    expect(digestDue(new Date('2026-07-01T12:00:00Z'))?.day).toBe('2026-07-01');
  });

  test('is of the day in Chile, also when it is tomorrow in Greenwich', () => {
    const late = digestDue(new Date('2026-11-26T02:30:00Z'));
    expect(late).toEqual({ day: '2026-11-25', until: new Date('2026-11-25T11:00:00Z') });
  });
});
