// Each way in which a project parts from the vote has its word, and what does not part has none.
import { expect, test } from 'vitest';
import { decision, order } from '../testing/orders.ts';
import { differenceOf } from './difference.ts';
import { type DifferenceMark, markOf } from './difference-mark.ts';
import type { Decision } from './matter.ts';
import { departuresOf } from './reasons.ts';

const projects = order('30* 20* 25 10');
const [first, second, third] = projects;

function marksOf(signed: readonly Decision[], isLapsed = false): readonly DifferenceMark[] {
  const lines = differenceOf(projects, signed, isLapsed);
  const departures = departuresOf(lines);
  const isDecided = isLapsed || signed.length > 0;
  return lines.map((line) => markOf(line, departures.get(line.matter.projectId), isDecided));
}

test('nothing parts while nothing is decided, nor where the list stands by a lapse', () => {
  expect(marksOf([])).toEqual(['waits', 'waits', 'waits', 'waits']);
  expect(marksOf([], true)).toEqual(['same', 'same', 'same', 'same']);
});

test('what leaves, what enters and what goes back are told apart', () => {
  if (first === undefined || second === undefined || third === undefined) return expect.fail();
  expect(marksOf([decision(first, 'rejected'), decision(second, 'returned')])).toEqual([
    ...['leaves', 'returned', 'same', 'same'],
  ]);
  const entering = [decision(first, 'rejected'), decision(third, 'approved-with-changes')];
  expect(marksOf(entering)).toEqual(['leaves', 'waits', 'enters', 'same']);
  expect(marksOf([decision(third, 'rejected')])).toEqual(['waits', 'waits', 'same', 'same']);
});

test('another amount and another order are differences too', () => {
  if (first === undefined || second === undefined) return expect.fail();
  const changed = decision(first, 'approved-with-changes', { amountClp: 28_000_000 });
  expect(marksOf([changed, decision(second, 'approved')])).toEqual([
    ...['changed', 'same', 'same', 'same'],
  ]);
  const turned = [
    decision(first, 'approved', { place: 2 }),
    decision(second, 'approved', { place: 1 }),
  ];
  expect(marksOf(turned)).toEqual(['same', 'other-place', 'same', 'same']);
});
