import { compareBytes } from '@minga/ballot';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  batchLeaves,
  closeLeaf,
  dueSlot,
  logTime,
  nextSlotAt,
  type WaitingBallot,
} from './batches.ts';

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

const waiting: fc.Arbitrary<WaitingBallot[]> = fc.uniqueArray(
  fc.record({
    contest: fc.constantFrom('comuna', 'sector', 'other'),
    hash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    leaf: fc.uint8Array({ minLength: 1, maxLength: 4 }),
  }),
  { selector: ({ hash }) => hash.join(), maxLength: 60 },
);

test('each contest with enough ballots has one batch of all of them, ascending; nobody else is published', () => {
  fc.assert(
    fc.property(waiting, fc.integer({ min: 1, max: 25 }), (ballots, min) => {
      const leaves = batchLeaves(['sector', 'comuna'], ballots, min);
      for (const contest of ['sector', 'comuna']) {
        const own = ballots.filter((ballot) => ballot.contest === contest);
        const published = leaves.filter(({ hash }) => own.some((ballot) => ballot.hash === hash));
        expect(published).toHaveLength(own.length >= min ? own.length : 0);
        const hashes = published.map(({ hash }) => hash);
        expect(hashes).toEqual(hashes.toSorted(compareBytes));
      }
      const text = leaves
        .filter(({ type }) => type === 'batch')
        .map(({ leaf }) => new TextDecoder().decode(leaf));
      expect(text.toSorted()).toEqual(text.toReversed().toSorted());
      expect(leaves.length).toBe(text.reduce((sum, batch) => sum + 1 + JSON.parse(batch).n, 0));
    }),
  );
});

test('a moment is written to the second, and the close in the words of the protocol', () => {
  expect(logTime(at('2027-05-12T23:00:05.987Z'))).toBe('2027-05-12T23:00:05Z');
  const { leaf } = closeLeaf('2027-05-12T23:00:05Z', 7, [{ contest: 'comuna', n: 3 }]);
  expect(new TextDecoder().decode(leaf)).toBe(
    '{"at":"2027-05-12T23:00:05Z","ballots":[{"contest":"comuna","n":3}],"size":7,"type":"close"}',
  );
});
