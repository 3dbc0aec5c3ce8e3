// Which results can be taken back: feasible ones, until their list is frozen.
import { expect, test } from 'vitest';
import { decideReversal, proposalOfSubject, subjectOf } from './reversals.ts';

const code = (given: Parameters<typeof decideReversal>[0]) => {
  const decided = decideReversal(given);
  return decided.ok ? 'ok' : decided.error.code;
};

test('only what is feasible is taken back, and not once its list is frozen', () => {
  expect(code({ state: 'feasible', isClosed: false })).toBe('ok');
  expect(code({ state: 'feasible', isClosed: true })).toBe('review/reverse-listed');
  expect(code({ state: 'listed', isClosed: true })).toBe('review/reverse-listed');
  // A list that was thawed leaves its projects listed until they are moved.
  expect(code({ state: 'listed', isClosed: false })).toBe('review/reverse-listed');
  for (const state of ['in-review', 'not-feasible', 'appealed', 'withdrawn'] as const) {
    expect(code({ state, isClosed: false })).toBe('review/reverse-not-feasible');
  }
});

test('the act about a proposal names it', () => {
  expect(proposalOfSubject(subjectOf('12'))).toBe('12');
});
