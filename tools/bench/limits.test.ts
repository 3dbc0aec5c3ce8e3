// The passes that counting is compared with do what they say, or the ratios would mean nothing.
import { expect, test } from 'vitest';
import { formElectorate } from '../../packages/counting/src/rules/electorate.ts';
import { electionOf, sharesWith } from '../../packages/counting/src/testing/elections.ts';
import { countNewlines, groupedPass, sumNumbers } from './limits.ts';

const bytes = new TextEncoder().encode('10;P2,P30\n4;\n\nx5');

test('newlines are counted', () => {
  expect(countNewlines(bytes)).toBe(3);
});

test('every number is read, the last one too', () => {
  expect(sumNumbers(bytes)).toBe(10 + 2 + 30 + 4 + 5);
});

test('the grouped pass looks at every supporter of every project', () => {
  const election = electionOf(100, { a: 10, b: 20 }, ['a,b', 'a,b', 'a', 'b', 'b', 'b']);
  const electorate = formElectorate(election, sharesWith());
  // Groups: a,b of two ballots, a of one, b of three; all pay the whole price.
  expect(groupedPass(electorate, 8, 'full')()).toBe(8 * (2 + 1) + 8 * (2 + 3));
  // The first and the third hold half of it.
  expect(groupedPass(electorate, 8, 'mixed')()).toBe(4 * 2 + 8 * 1 + 4 * 2 + 4 * 3);
});
