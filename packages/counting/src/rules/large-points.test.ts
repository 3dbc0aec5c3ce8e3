// Points so many that a double cannot hold their sum are added up exactly.
import { expect, test } from 'vitest';
import { sharesWith, voteOf } from '../testing/elections.ts';
import { formElectorate } from './electorate.ts';

test('no part of a sum above 2^53 is lost', () => {
  const election = voteOf('cumulative', 9, { a: 4 }, ['a:1', 'a:2', 'a:2', 'a:3', 'a:4']);
  const points = Float64Array.of(2 ** 52 - 1, 2 ** 51 - 3, 2 ** 52 - 5, 7);
  const large = { ...election, profile: { ...election.profile, points } };
  const [item] = formElectorate(large, sharesWith({ utility: 'points' })).items;
  // The second group has two ballots.
  expect(item?.support).toBe(2n ** 52n - 1n + 2n * (2n ** 51n - 3n) + (2n ** 52n - 5n) + 7n);
});
