import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeLeaf, dueContests, dueSlot, logTime, nextSlotAt } from './batches.ts';

const plan = { first: '2027-05-05T15:00:00Z', every_h: 12, min: 20 };
const at = (time: string) => Date.parse(time);

test.each([
  ['2027-05-01T00:00:00Z', -1],
  ['2027-05-05T14:59:59Z', -1],
  ['2027-05-05T15:00:00Z', 0],
  ['2027-05-06T02:59:59Z', 0],
  ['2027-05-06T03:00:00Z', 1],
  ['2027-05-12T15:00:00Z', 14],
])('at %s slot %i is due', (time, slot) => {
  expect(dueSlot(plan, at(time))).toBe(slot);
});

test('the next slot is the first one that is not due', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 1, max: 168 }),
      (s, every_h) => {
        const now = at(plan.first) + s * 1000;
        const next = nextSlotAt({ ...plan, every_h }, now);
        expect(next).toBeGreaterThan(now);
        expect(dueSlot({ ...plan, every_h }, next)).toBe(dueSlot({ ...plan, every_h }, now) + 1);
        expect(dueSlot({ ...plan, every_h }, next - 1)).toBe(dueSlot({ ...plan, every_h }, now));
      },
    ),
  );
});

test('only contests with enough ballots are due, in the order of the manifest, and never one with none', () => {
  const waiting = new Map([
    ['comuna', 20],
    ['sector', 19],
    ['rural', 25],
    ['vacío', 0],
  ]);
  const contests = ['rural', 'sector', 'vacío', 'nadie', 'comuna'];
  expect(dueContests(contests, waiting, 20)).toEqual(['rural', 'comuna']);
  expect(dueContests(contests, waiting, 1)).toEqual(['rural', 'sector', 'comuna']);
  expect(dueContests(contests, waiting, 0)).toEqual(['rural', 'sector', 'comuna']);
});

test('a moment is written to the second, and the close in the words of the protocol', () => {
  expect(logTime(at('2027-05-12T23:00:05.987Z'))).toBe('2027-05-12T23:00:05Z');
  const { leaf } = closeLeaf('2027-05-12T23:00:05Z', 7, [{ contest: 'comuna', n: 3 }]);
  expect(new TextDecoder().decode(leaf)).toBe(
    '{"at":"2027-05-12T23:00:05Z","ballots":[{"contest":"comuna","n":3}],"size":7,"type":"close"}',
  );
});
