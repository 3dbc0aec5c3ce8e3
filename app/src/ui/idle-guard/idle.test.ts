// A shared machine: asked after 90 seconds, forgotten after 120, and never before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idleAt } from './idle.ts';

test('after a minute and a half it asks, with thirty seconds to answer', () => {
  expect(idleAt(0)).toBe('busy');
  expect(idleAt(89_999)).toBe('busy');
  expect(idleAt(90_000)).toEqual({ left: 30 });
  expect(idleAt(119_999)).toEqual({ left: 1 });
  expect(idleAt(120_000)).toBe('over');
  expect(idleAt(8 * 3_600_000)).toBe('over');
});

test('the seconds that are left only become fewer', () => {
  const ms = fc.integer({ min: 0, max: 200_000 });
  const rank = (at: number) => {
    const idle = idleAt(at);
    return idle === 'busy' ? 31 : idle === 'over' ? 0 : idle.left;
  };
  fc.assert(fc.property(ms, ms, (a, b) => rank(Math.max(a, b)) <= rank(Math.min(a, b))));
});
