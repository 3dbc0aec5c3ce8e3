// The fast engine against exact arithmetic: the same purchases and the same ties, at one endowment and over ranges.
import { addFractions, type Fraction, fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldBallots } from '../profile.ts';
import { electionOf, sharesWith } from '../testing/elections.ts';
import type { Election, Utility } from '../types.ts';
import { startEndowment } from './completions.ts';
import { type Electorate, formElectorate } from './electorate.ts';
import { runExactShares } from './exact-shares.ts';
import { formField } from './fast-field.ts';
import { openEngine } from './shares-engine.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 3000) };

/** Costs by which supporters pay exactly, nearly, or with remainders that no double holds. */
const cost = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 6, 12, 24),
  fc.integer({ min: 1, max: 40 }),
  fc.constantFrom(999_999_999, 1_000_000_000, 1_000_000_001, 333_333_333, 2 ** 40 - 1),
);

interface Vote {
  readonly election: Election;
  readonly utility: Utility;
}

/** Up to 9 projects and 14 ballots, each of them several times, so that prices have odd denominators. */
const anyVote: fc.Arbitrary<Vote> = fc
  .record({
    costs: fc.array(cost, { minLength: 1, maxLength: 9 }),
    budget: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2 ** 41 })),
    ballots: fc.array(
      fc.tuple(
        fc.uniqueArray(fc.tuple(fc.nat({ max: 8 }), fc.integer({ min: 0, max: 5 })), {
          maxLength: 7,
          selector: ([project]) => project,
        }),
        fc.constantFrom(1, 1, 1, 2, 3, 7, 11),
      ),
      { minLength: 1, maxLength: 14 },
    ),
    utility: fc.constantFrom<Utility>('cost', 'cardinality', 'points', 'cost-points'),
  })
  .map(({ costs, budget, ballots, utility }) => {
    const voteType = utility.endsWith('points') ? 'cumulative' : 'approval';
    const list = ballots.flatMap(([entries, times]) => {
      const marks = entries.filter(([project]) => project < costs.length);
      const choices = marks.map(([project]) => project);
      const points = marks.map(([, value]) => value);
      const ballot = { voterId: '', choices, extras: {} };
      return Array.from({ length: times }, () =>
        voteType === 'cumulative' ? { ...ballot, points } : ballot,
      );
    });
    const named = Object.fromEntries(costs.map((value, index) => [`p${index}`, value]));
    const election = {
      ...electionOf(budget, named, ['']),
      voteType,
      ...foldBallots(list, voteType),
    };
    return { election: election as Election, utility };
  });

function electorateOf({ election, utility }: Vote): Electorate {
  return formElectorate(election, sharesWith({ utility }));
}

test('a run buys what exact arithmetic buys, in its order, with its ties', () => {
  fc.assert(
    fc.property(anyVote, fc.integer({ min: 1, max: 9 }), (vote, times) => {
      const electorate = electorateOf(vote);
      const { numerator, denominator } = startEndowment(vote.election, 'exact');
      const endowment = fraction(numerator * BigInt(times), denominator);
      expect(openEngine(electorate).run(endowment, endowment)).toEqual(
        runExactShares(electorate, endowment),
      );
    }),
    runs,
  );
});

test('what holds for a range of endowments holds at each of them', () => {
  let told = 0;
  fc.assert(
    fc.property(
      anyVote,
      fc.bigInt({ min: 1n, max: 5n }),
      fc.integer({ min: 1, max: 6 }),
      (vote, increment, steps) => {
        const electorate = electorateOf(vote);
        const engine = openEngine(electorate);
        const at = (step: number): Fraction =>
          addFractions(startEndowment(vote.election, 'exact'), fraction(increment * BigInt(step)));
        for (let first = 0; first < 24; first += steps) {
          const run = engine.run(at(first), at(first + steps - 1));
          if (run === undefined) continue;
          told += 1;
          for (let step = first; step < first + steps; step++) {
            expect(runExactShares(electorate, at(step))).toEqual(run);
          }
        }
      },
    ),
    { numRuns: Math.ceil(runs.numRuns / 4) },
  );
  expect(told).toBeGreaterThan(runs.numRuns);
});

test('an engine that has counted higher endowments counts lower ones the same', () => {
  fc.assert(
    fc.property(
      anyVote,
      fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
      (vote, times) => {
        const electorate = electorateOf(vote);
        const engine = openEngine(electorate);
        const { numerator, denominator } = startEndowment(vote.election, 'exact');
        for (const by of times) {
          const endowment = fraction(numerator * BigInt(by), denominator);
          expect(engine.run(endowment, endowment)).toEqual(runExactShares(electorate, endowment));
        }
      },
    ),
    { numRuns: Math.ceil(runs.numRuns / 4) },
  );
});

test('a price that no double tells from another is settled exactly', () => {
  // Two projects whose price per satisfaction differs by one part in 10^24.
  const far = 10 ** 12;
  const election = electionOf(4 * far, { a: far, b: far - 1, c: 2 }, ['a,c', 'a,b', 'b,c', 'c']);
  const electorate = formElectorate(election, sharesWith({ utility: 'cardinality' }));
  const endowment = fraction(BigInt(far));
  expect(openEngine(electorate).run(endowment, endowment)).toEqual(
    runExactShares(electorate, endowment),
  );
});

test('numbers that a double cannot hold are counted exactly, without a field', () => {
  const huge = electionOf(1, { a: 1, b: 1 }, ['a', 'a,b']);
  const projects = huge.projects.map((project, place) => ({
    ...project,
    cost: 10n ** 24n + BigInt(place),
  }));
  const election = { ...huge, budget: 3n * 10n ** 24n, projects };
  const electorate = formElectorate(election, sharesWith({ utility: 'cardinality' }));
  const endowment = startEndowment(election, 'exact');
  expect(formField(electorate, endowment, new Set())).toBeUndefined();
  expect(openEngine(electorate).run(endowment, endowment)).toEqual(
    runExactShares(electorate, endowment),
  );
  expect(
    openEngine(electorate).run(endowment, addFractions(endowment, fraction(1n))),
  ).toBeUndefined();
});

test('so many groups that they are gathered buy the same', () => {
  // Every set of 16 projects is a group.
  const places = Array.from({ length: 16 }, (_, place) => place);
  const sets = Array.from({ length: 2 ** 16 - 1 }, (_, index) =>
    places.filter((place) => ((index + 1) >> place) & 1),
  );
  const start = new Uint32Array(sets.length + 1);
  for (const [index, set] of sets.entries()) start[index + 1] = (start[index] ?? 0) + set.length;
  const profile = {
    ballots: 2 * sets.length,
    size: Uint32Array.from(sets, (_, index) => 1 + (index % 3)),
    start,
    project: Uint16Array.from(sets.flat()),
  };
  const costs = places.map((place) => [`p${place}`, 90_000 + 37_001 * ((7 * place) % 16)]);
  const election = { ...electionOf(1_500_000, Object.fromEntries(costs), []), profile };
  const electorate = formElectorate(election, sharesWith());
  const endowment = startEndowment(election, 'exact');
  const run = openEngine(electorate).run(endowment, endowment);
  expect(run?.purchases.length).toBeGreaterThan(3);
  expect(run).toEqual(runExactShares(electorate, endowment));
});
