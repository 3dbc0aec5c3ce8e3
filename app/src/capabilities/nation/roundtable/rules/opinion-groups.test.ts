// Groups of opinion on answers made for it: found where they were put, the same in any order, and never a small one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Answers,
  FEWEST_IN_GROUP,
  FEWEST_PEOPLE,
  type OpinionChoice,
  opinionGroups,
} from './opinion-groups.ts';

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const turned = { agree: 'disagree', disagree: 'agree', pass: 'pass' } as const;

/** People who answer as their kind does, but for some of the time, and leave some statements out. */
function peopleOf(kind: readonly OpinionChoice[], count: number, next: () => number): Answers[] {
  return Array.from({ length: count }, () =>
    kind.map((one) => (next() < 0.03 ? turned[one] : next() < 0.05 ? undefined : one)),
  );
}

const alike = (kind: readonly OpinionChoice[], count: number): Answers[] =>
  Array.from({ length: count }, () => kind);

const urban = ['agree', 'agree', 'agree', 'disagree', 'disagree', 'agree'] as const;
const rural = ['disagree', 'disagree', 'agree', 'agree', 'agree', 'agree'] as const;

function twoKinds(urbanCount: number, ruralCount: number, seed = 1) {
  const next = numbers(seed);
  return [...peopleOf(urban, urbanCount, next), ...peopleOf(rural, ruralCount, next)];
}

test('two kinds of people are found, with what unites them and what divides them', () => {
  const found = opinionGroups(twoKinds(120, 60), 6);
  expect(found?.people).toBe(180);
  const sizes = found?.groups.map(({ people }) => people) ?? [];
  expect(Math.abs((sizes[0] ?? 0) - 120)).toBeLessThan(5);
  expect(sizes).toHaveLength(2);
  expect(found?.unites.toSorted()).toEqual([2, 5]);
  expect(found?.divides.toSorted()).toEqual([0, 1, 3, 4]);
  const [large, small] = found?.groups ?? [];
  expect(large?.shares[0]?.agree).toBeGreaterThan(0.85);
  expect(small?.shares[0]?.disagree).toBeGreaterThan(0.85);
});

test('three kinds are three groups', () => {
  const next = numbers(3);
  const third = ['agree', 'disagree', 'disagree', 'agree', 'disagree', 'disagree'] as const;
  const people = [
    ...peopleOf(urban, 70, next),
    ...peopleOf(rural, 60, next),
    ...peopleOf(third, 50, next),
  ];
  const sizes = opinionGroups(people, 6)?.groups.map((group) => group.people) ?? [];
  expect(sizes).toHaveLength(3);
  for (const [at, size] of [70, 60, 50].entries()) {
    expect(Math.abs((sizes[at] ?? 0) - size)).toBeLessThan(5);
  }
});

test('nothing is worked out for fewer than a hundred people, or fewer than three statements', () => {
  expect(FEWEST_PEOPLE).toBe(100);
  const people = twoKinds(60, 40);
  expect(opinionGroups(people, 6)?.groups).toHaveLength(2);
  expect(opinionGroups(people.slice(1), 6)).toBeUndefined();
  expect(
    opinionGroups(
      people.map((answers) => answers.slice(0, 2)),
      2,
    ),
  ).toBeUndefined();
});

test('whoever answered less than half of the statements is not counted', () => {
  const few: Answers[] = Array.from({ length: 50 }, () => ['agree', 'agree']);
  expect(opinionGroups([...twoKinds(60, 40), ...few], 6)?.people).toBe(100);
  expect(opinionGroups([...twoKinds(60, 39), ...few], 6)).toBeUndefined();
});

test('a kind of fewer than twenty people is never shown as a group', () => {
  const peopleWith = (count: number) => [...alike(urban, 130), ...alike(rural, count)];
  expect(opinionGroups(peopleWith(FEWEST_IN_GROUP - 1), 6)?.groups).toEqual([]);
  expect(opinionGroups(peopleWith(FEWEST_IN_GROUP), 6)?.groups).toHaveLength(2);
});

test('answers given at random, or all the same, fall into no groups', () => {
  const next = numbers(11);
  const sides = ['agree', 'disagree', 'pass'] as const;
  const random: Answers[] = Array.from({ length: 300 }, () =>
    urban.map(() => sides[Math.floor(next() * 3)]),
  );
  expect(opinionGroups(random, 6)?.groups).toEqual([]);
  const same: Answers[] = alike(urban, 200);
  expect(opinionGroups(same, 6)).toMatchObject({ people: 200, groups: [], unites: [] });
});

test('the same answers give the same groups, in whatever order people gave them', () => {
  const people = twoKinds(90, 50, 7);
  const found = opinionGroups(people, 6);
  expect(found?.groups).toHaveLength(2);
  fc.assert(
    fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
      expect(opinionGroups(shuffled, 6)).toEqual(found);
    }),
    { numRuns: 5 },
  );
});

test('whatever is answered: groups of twenty or more that hold everybody, and parts between none and all', () => {
  const side = fc.constantFrom<OpinionChoice | undefined>('agree', 'disagree', 'pass', undefined);
  const kinds = fc.array(
    fc.tuple(fc.tuple(side, side, side, side), fc.integer({ min: 1, max: 80 })),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(kinds, (drawn) => {
      const people = drawn.flatMap(([answers, count]) =>
        Array.from({ length: count }, (): Answers => answers),
      );
      const found = opinionGroups(people, 4);
      const heard = people.filter((one) => one.filter((given) => given !== undefined).length >= 2);
      expect(found === undefined).toBe(heard.length < FEWEST_PEOPLE);
      if (found === undefined || found.groups.length === 0) return;
      const sizes = found.groups.map((group) => group.people);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(FEWEST_IN_GROUP);
      expect(sizes.reduce((sum, size) => sum + size)).toBe(heard.length);
      expect(sizes.length).toBeLessThanOrEqual(5);
      for (const { shares } of found.groups) {
        for (const { agree, disagree } of shares) {
          expect(agree + disagree).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    }),
    { numRuns: 25 },
  );
});
