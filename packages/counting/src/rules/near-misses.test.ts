// Supporters who have the cost exactly, or miss it by less than doubles can tell, and endowments at a field's edge.
import { addFractions, fraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { electionOf, sharesWith } from '../testing/elections.ts';
import type { Election } from '../types.ts';
import { startEndowment } from './completions.ts';
import { formElectorate } from './electorate.ts';
import { runExactShares } from './exact-shares.ts';
import { openEngine } from './shares-engine.ts';

const runs = { numRuns: Number(process.env.MINGA_PROPERTY_RUNS ?? 1000) };

/** Ballots by the projects on them; projects cost what `parts` of the shares add up to, give or take `off`. */
function nearlyPaid(
  budget: number,
  ballots: readonly (readonly number[])[],
  projects: readonly { readonly parts: number; readonly off: number }[],
): Election {
  const costs = projects.map(({ parts, off }) =>
    Math.max(1, Math.floor((parts * budget) / ballots.length) + off),
  );
  const ids = costs.map((_, place) => `p${place}`);
  const texts = ballots.map((choices) =>
    [...new Set(choices)].flatMap((choice) => ids[choice] ?? []).join(','),
  );
  return electionOf(
    budget,
    Object.fromEntries(ids.map((id, place) => [id, costs[place] ?? 0])),
    texts,
  );
}

/** Amounts of 10 to 15 digits: a unit of the intervals is then a large part of a peso, or a whole one. */
const anyNearMiss = fc
  .record({
    budget: fc.oneof(
      fc.integer({ min: 10 ** 14, max: 10 ** 15 }),
      fc.integer({ min: 10 ** 10, max: 10 ** 12 }),
    ),
    ballots: fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 7,
    }),
    projects: fc.array(
      fc.record({
        parts: fc.constantFrom(1, 1, 2, 2, 3, 4, 0.5, 1.5),
        off: fc.integer({ min: -1, max: 2 }),
      }),
      { minLength: 2, maxLength: 4 },
    ),
  })
  .map(({ budget, ballots, projects }) => nearlyPaid(budget, ballots, projects));

test('amounts so large that less than a unit decides are decided exactly', () => {
  fc.assert(
    fc.property(anyNearMiss, fc.constantFrom('cost', 'cardinality'), (election, utility) => {
      const electorate = formElectorate(election, sharesWith({ utility }));
      const endowment = startEndowment(election, 'exact');
      const engine = openEngine(electorate);
      expect(engine.run(endowment, endowment)).toEqual(runExactShares(electorate, endowment));
    }),
    runs,
  );
});

test('ranges of such endowments say only what holds at each of them', () => {
  fc.assert(
    fc.property(anyNearMiss, fc.integer({ min: 1, max: 3 }), (election, length) => {
      const electorate = formElectorate(election, sharesWith());
      const start = startEndowment(election, 'exact');
      const at = (step: number) => addFractions(start, fraction(BigInt(step)));
      const run = openEngine(electorate).run(at(0), at(length));
      for (let step = 0; run !== undefined && step <= length; step++) {
        expect(runExactShares(electorate, at(step))).toEqual(run);
      }
    }),
    runs,
  );
});

test('two thirds of a peso short is short, although the intervals hold whole pesos', () => {
  // Three ballots with 333,333,333,333,333 2/3 each; two of them hold 666,666,666,666,667 1/3.
  const costs = { short: 666_666_666_666_668, paid: 666_666_666_666_667 };
  const bought = (id: 'short' | 'paid') => {
    const election = electionOf(1_000_000_000_000_001, { [id]: costs[id] }, [id, id, '']);
    const electorate = formElectorate(election, sharesWith());
    const endowment = startEndowment(election, 'exact');
    return openEngine(electorate).run(endowment, endowment)?.purchases.length;
  };
  expect([bought('short'), bought('paid')]).toEqual([0, 1]);
});

test('an endowment that is a quarter larger buys what it pays exactly', () => {
  // The engine keeps what it prepared for 4 until 5: at 5, two ballots hold the 10 that p costs.
  const electorate = formElectorate(
    electionOf(20, { p: 10 }, ['p', 'p', '', '', '']),
    sharesWith(),
  );
  const engine = openEngine(electorate);
  const boughtAt = (endowment: bigint) =>
    engine.run(fraction(endowment), fraction(endowment))?.purchases.map(({ item }) => item);
  expect([boughtAt(4n), boughtAt(5n)]).toEqual([[], [0]]);
});

test.each([1, 10 ** 13])(
  'what is left after a price that was found exactly is exact (times %d)',
  (by) => {
    // Six ballots with 10 each. x takes 3 from four of them. y and z tie at 24 for three: the one that paid for x
    // gives its 7, and the others 8 1/2 each, which leaves those two 3 between them.
    const boughtWith = (last: number) => {
      const costs = { x: 12 * by, y: 24 * by, z: 24 * by, last };
      const ballots = ['x,y,z', 'y,z,last', 'y,z,last', 'x', 'x', 'x'];
      const electorate = formElectorate(electionOf(60 * by, costs, ballots), sharesWith());
      const endowment = fraction(BigInt(10 * by));
      return openEngine(electorate).run(endowment, endowment)?.purchases;
    };
    const before = [
      { item: 0, tiedWith: [] },
      { item: 1, tiedWith: [2] },
    ];
    expect(boughtWith(3 * by)).toEqual([...before, { item: 3, tiedWith: [] }]);
    expect(boughtWith(3 * by + 1)).toEqual(before);
  },
);
