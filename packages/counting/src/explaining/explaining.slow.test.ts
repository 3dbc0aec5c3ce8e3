// Real elections: their prices hold, their money adds up, and what is said would have changed them does.
import { addFractions, fraction } from '@minga/basics';
import { describe, expect, test } from 'vitest';
import { filesOf, isThere, readInstance } from '../../testing/references.ts';
import { count } from '../rules/count.ts';
import { plainSettings } from '../settings.ts';
import type { Settings } from '../types.ts';
import { effectiveVotes, moneyOfSupporters } from './backing.ts';
import { checkPrices } from './check-prices.ts';
import { measureOutcome } from './metrics.ts';
import { withCost } from './variants.ts';
import { largestCost } from './why-not.ts';

describe.skipIf(!isThere)('real elections', () => {
  test('are there', () => {
    expect(filesOf('pb/').length).toBeGreaterThan(100);
  });

  test.each(filesOf('pb/'))('%s', (file) => {
    const { election } = readInstance(file);
    if (election === undefined) return;
    const settings: Settings = {
      ...plainSettings(election),
      completion: 'greedy',
      ...(election.profile.points && {
        utility: election.voteType === 'ordinal' ? 'borda' : 'points',
      }),
    };
    const outcome = count(election, settings);
    expect(checkPrices(election, outcome)?.conditions.filter(({ holds }) => !holds)).toEqual([]);
    for (const round of outcome.rounds.filter(({ by }) => by === 'supporters')) {
      const votes = effectiveVotes(election, outcome).get(round.project);
      expect(votes && votes.numerator <= votes.denominator * BigInt(round.supporters)).toBe(true);
    }
    const { ballots, funded } = measureOutcome(election, outcome);
    expect(funded.bins.reduce((sum, one) => sum + one, 0)).toBe(ballots);
    const short = outcome.projects.find(({ reason }) => reason.kind === 'supporters-short');
    if (short === undefined) return;
    const money = moneyOfSupporters(election, outcome, short.project);
    const paid = money?.paid.reduce((sum, { amount }) => addFractions(sum, amount), fraction(0n));
    expect(money && paid && addFractions(paid, money.left)).toEqual(money?.start);
    const steps = largestCost(election, outcome, short.project);
    let step = steps.next();
    while (!step.done) step = steps.next();
    if (step.value === undefined) return;
    const isFundedAt = (cost: bigint) =>
      count(withCost(election, short.project, cost), settings).projects[short.project]?.funded;
    expect([isFundedAt(step.value.most), isFundedAt(step.value.tooMuch)]).toEqual([true, false]);
  });
});
