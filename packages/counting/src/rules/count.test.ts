// The one door: outcomes as a whole, progress, interruption, and what never happens.
import { compareFractions, fraction, fractionToString } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyCount,
  anyElection,
  anySettings,
  anySharesSettings,
  electionOf,
  greedyByVotes,
  idsOf,
  sharesWith,
  withVote,
} from '../testing/elections.ts';
import { countByDefinition } from '../testing/oracle.ts';
import type { CountProgress, Election } from '../types.ts';
import { count, countInSteps } from './count.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 1000) };

const village = electionOf(100, { a: 50, b: 30, c: 40, d: 20 }, [
  'a,b',
  'a,b',
  'a',
  'b,c',
  'c,d',
  '',
]);

test('an outcome tells order, cost, what is left and the settings that gave it', () => {
  const outcome = count(village, greedyByVotes);
  expect(idsOf(village, outcome.order)).toEqual(['a', 'b', 'd']);
  expect(outcome).toMatchObject({ totalCost: 100n, left: 0n, settings: greedyByVotes });
});

test('greedy has no endowment and no increments', () => {
  const outcome = count(village, greedyByVotes);
  expect(outcome).not.toHaveProperty('endowment');
  expect(outcome).not.toHaveProperty('increments');
});

test('Equal Shares tells the endowment with which it ended', () => {
  const outcome = count(village, sharesWith());
  expect(outcome.endowment).toEqual(fraction(100n, 6n));
  expect(outcome.increments).toBe(0);
});

test('ballots of which nothing was funded are told apart from ballots without choices', () => {
  const election = electionOf(10, { a: 10, b: 10 }, ['a', 'a', 'b', '', '']);
  const outcome = count(election, greedyByVotes);
  expect(outcome.emptyHanded).toBe(1);
  expect(outcome.emptyBallots).toBe(2);
});

test('the ties that the tie rule decided are counted', () => {
  const election = electionOf(20, { a: 10, b: 10, c: 10 }, ['a,b,c']);
  const outcome = count(election, greedyByVotes);
  expect(outcome.rounds.map((round) => round.tiedWith.length)).toEqual([2, 1]);
  expect(outcome.ties).toBe(2);
});

test('an election without ties counts none', () => {
  expect(count(electionOf(20, { a: 10, b: 10 }, ['a', 'a', 'b']), greedyByVotes).ties).toBe(0);
});

test('greedy completion continues the numbers of the rounds', () => {
  const outcome = count(village, sharesWith({ completion: 'greedy' }));
  expect(outcome.rounds.map((round) => round.number)).toEqual(
    outcome.rounds.map((_, index) => index + 1),
  );
  expect(new Set(outcome.rounds.map((round) => round.by))).toContain('greedy');
});

test('progress is told for each run of Equal Shares, further on each time, and never for greedy', () => {
  const steps: CountProgress[] = [];
  const onProgress = (step: CountProgress) => steps.push(step);
  const outcome = count(village, sharesWith({ completion: 'add1' }), { onProgress });
  const told = steps.map((step) => step.increment);
  expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
  expect([told[0], (told.at(-1) ?? 0) >= (outcome.increments ?? 0)]).toEqual([0, true]);
  count(village, greedyByVotes, {
    onProgress: () => expect.unreachable('greedy has no steps'),
  });
});

test('a count that was aborted before it began throws the reason', () => {
  const signal = AbortSignal.abort();
  expect(() => count(village, sharesWith(), { signal })).toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
});

test('a count that is aborted while it runs stops at the next step', () => {
  const controller = new AbortController();
  let steps = 0;
  const onProgress = () => {
    steps += 1;
    if (steps === 3) controller.abort();
  };
  const election = electionOf(1000, { a: 900 }, ['a', ...Array.from({ length: 9 }, () => '')]);
  expect(() =>
    count(election, sharesWith({ completion: 'add1' }), { onProgress, signal: controller.signal }),
  ).toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(steps).toBe(3);
});

test('counting in steps ends with the same outcome as counting at once', () => {
  const settings = sharesWith({ completion: 'add1u' });
  const steps = countInSteps(village, settings);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value).toEqual(count(village, settings));
});

test('an election without ballots is a fault of the caller', () => {
  expect(() => count(electionOf(10, { a: 5 }, []), greedyByVotes)).toThrow(/has ballots/);
});

test('an outcome survives being sent to another thread', () => {
  const outcome = count(village, sharesWith({ completion: 'add1u' }));
  expect(structuredClone(outcome)).toEqual(outcome);
});

// What holds for every election and every setting.

test('no outcome ever costs more than the budget', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const { totalCost, left, order } = count(election, settings);
      const cost = order.reduce(
        (sum, project) => sum + (election.projects[project]?.cost ?? 0n),
        0n,
      );
      expect(totalCost).toBe(cost);
      expect(totalCost).toBeLessThanOrEqual(election.budget);
      expect(left).toBe(election.budget - totalCost);
    }),
    runs,
  );
});

test('no project is bought twice, none with a rival, and none of a pair without the other', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const order = idsOf(election, count(election, settings).order);
      expect(new Set(order).size).toBe(order.length);
      for (const group of settings.conflicts ?? []) {
        expect(group.filter((id) => order.includes(id)).length).toBeLessThanOrEqual(1);
      }
      for (const [a, b] of settings.together ?? []) {
        expect(order.includes(a)).toBe(order.includes(b));
      }
    }),
    runs,
  );
});

test('the payments are a price system: every purchase is covered exactly', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      for (const { payment, cost } of count(election, settings).rounds) {
        if (payment === undefined) continue;
        const each = payment.each;
        const paid = fraction(
          each.numerator * BigInt(payment.full) * payment.restTotal.denominator +
            payment.restTotal.numerator * each.denominator,
          each.denominator * payment.restTotal.denominator,
        );
        expect(fractionToString(paid)).toBe(String(cost));
      }
    }),
    runs,
  );
});

test('nobody pays more than the endowment, and only for what they chose', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const { endowment } = count(election, settings);
      const { purses, payments } = countByDefinition(election, settings);
      expect(endowment).toBeDefined();
      for (const purse of purses) {
        expect(compareFractions(purse, fraction(0n))).toBeGreaterThanOrEqual(0);
      }
      const outcome = count(election, settings);
      payments.forEach((paid, round) => {
        const project = outcome.order[round] ?? -1;
        paid.forEach((amount, voter) => {
          const chose = election.ballots.at(voter).choices.includes(project);
          expect(amount.numerator === 0n || chose).toBe(true);
        });
      });
    }),
    runs,
  );
});

test('at the end no group of supporters could still buy a project of theirs', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      for (const { reason } of count(election, settings).projects) {
        if (reason.kind !== 'supporters-short') continue;
        expect(reason.missing.numerator).toBeGreaterThan(0n);
      }
    }),
    runs,
  );
});

test('a greedy completion leaves no project that still fits', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const fills = 'completion' in settings && ['greedy', 'add1u'].includes(settings.completion);
      fc.pre(fills || (settings.rule === 'greedy' && settings.misfit === 'skip'));
      const { projects, left } = count(election, settings);
      for (const { project, funded } of projects) {
        if (!funded) expect(election.projects[project]?.cost).toBeGreaterThan(left);
      }
    }),
    runs,
  );
});

test('a completion keeps all that Equal Shares bought', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const plain = count(election, { ...settings, completion: 'none' });
      const filled = count(election, { ...settings, completion: 'greedy' });
      expect(filled.order.slice(0, plain.order.length)).toEqual(plain.order);
    }),
    runs,
  );
});

function reordered(election: Election, salt: number): Election {
  const place = (index: number) => (index * 7919 + salt * 104_729) % 101;
  const projects = [...election.projects.keys()].sort((a, b) => place(a) - place(b) || a - b);
  const ballots = [...election.ballots].reverse().map((ballot) => ({
    ...ballot,
    choices: ballot.choices.map((choice) => projects.indexOf(choice)),
  }));
  return withVote(election, {
    projects: projects.flatMap((index) => election.projects[index] ?? []),
    ballots,
  });
}

test('the order of ballots and of projects in the file changes nothing', () => {
  fc.assert(
    fc.property(anyCount, fc.nat({ max: 50 }), ({ election, settings }, salt) => {
      const other = reordered(election, salt);
      // A pair is bought in one act, and told in the order of the file.
      const acts = (one: Election) =>
        count(one, settings).rounds.map(({ project, together }) =>
          idsOf(one, [project, ...together]).toSorted(),
        );
      expect(acts(other)).toEqual(acts(election));
    }),
    runs,
  );
});

test('new names in the same alphabetical order change nothing', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const renamed: Election = {
        ...election,
        projects: election.projects.map((project) => ({ ...project, id: `zona/${project.id}` })),
      };
      expect(count(renamed, settings).order).toEqual(count(election, settings).order);
    }),
    runs,
  );
});

test('all money in another unit changes nothing', () => {
  fc.assert(
    fc.property(anyElection, anySharesSettings, (election, settings) => {
      const inCents: Election = {
        ...election,
        decimals: election.decimals + 2,
        budget: election.budget * 100n,
        projects: election.projects.map((project) => ({ ...project, cost: project.cost * 100n })),
      };
      const other = { ...settings, increment: settings.increment * 100n };
      expect(count(inCents, other).order).toEqual(count(election, settings).order);
    }),
    runs,
  );
});

test('a project that nobody can ever buy changes nothing but its own line', () => {
  fc.assert(
    fc.property(anyElection, anySettings, (election, settings) => {
      const project = { id: 'zzz', name: 'zzz', cost: election.budget + 1n, extras: {} };
      const larger = { ...election, projects: [...election.projects, project] };
      const outcome = count(larger, settings);
      expect(outcome.order).toEqual(count(election, settings).order);
      expect(outcome.projects.at(-1)?.reason.kind).toBe('dearer-than-budget');
    }),
    runs,
  );
});
