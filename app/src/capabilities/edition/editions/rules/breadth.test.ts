// The breadth of a slate: examples of the law, and every possible choice tried one by one.
import { randomUUID } from 'node:crypto';
import { formatFraction } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BreadthTerms,
  breadthRefusal,
  isBreadthEnough,
  measureBreadth,
  type SlateProject,
} from './breadth.ts';

const MILLION = 1_000_000;
const factor = { numerator: 3, denominator: 2 };
const terms: BreadthTerms = {
  amountClp: 60 * MILLION,
  minProjectClp: 1,
  maxProjectClp: 60 * MILLION,
};

function project(costClp: number, changes: Partial<SlateProject> = {}): SlateProject {
  return {
    projectId: randomUUID(),
    costClp,
    conflictGroup: null,
    togetherGroup: null,
    isOfInstitution: false,
    isWithdrawn: false,
    ...changes,
  };
}

function refusalOf(slate: readonly SlateProject[]) {
  return breadthRefusal(measureBreadth(slate, terms), terms, factor);
}

test('138 million for an envelope of 60 are 2.3 times it, and the vote opens', () => {
  const slate = [46, 46, 46].map((cost) => project(cost * MILLION));
  expect(formatFraction(measureBreadth(slate, terms).ratio, 1)).toBe('2.3');
  expect(refusalOf(slate)).toBeUndefined();
});

test('54 million for an envelope of 60 lack 36: the call is to be widened', () => {
  expect(refusalOf([project(30 * MILLION), project(24 * MILLION)])).toEqual({
    code: 'editions/slate-too-narrow',
    demandClp: 54 * MILLION,
    neededClp: 90 * MILLION,
    missingClp: 36 * MILLION,
  });
});

test('one and a half times to the peso passes, and one peso less does not', () => {
  expect(refusalOf([project(45 * MILLION), project(45 * MILLION)])).toBeUndefined();
  expect(refusalOf([project(45 * MILLION), project(45 * MILLION - 1)])).toMatchObject({
    code: 'editions/slate-too-narrow',
    missingClp: 1,
  });
});

test('what is needed of an odd amount is rounded up: half a peso is not forgiven', () => {
  const odd = { amountClp: 7 };
  expect(breadthRefusal({ demandClp: 10, leastClp: 10 }, odd, factor)).toMatchObject({
    neededClp: 11,
  });
  expect(breadthRefusal({ demandClp: 11, leastClp: 11 }, odd, factor)).toBeUndefined();
});

test('a project of the amount and one peso more is not counted, nor one above the most or below the least', () => {
  const wide = { amountClp: 60, minProjectClp: 10, maxProjectClp: 70 };
  expect(measureBreadth([project(61), project(60)], wide).demandClp).toBe(60);
  const narrow = { amountClp: 60, minProjectClp: 10, maxProjectClp: 30 };
  const slate = [project(31), project(30), project(10), project(9)];
  expect(measureBreadth(slate, narrow)).toMatchObject({ choices: 2, demandClp: 40 });
});

test('of two in conflict one counts: the dearer in the demand, the cheaper in the least', () => {
  const slate = [
    project(50 * MILLION, { conflictGroup: 'plaza' }),
    project(40 * MILLION, { conflictGroup: 'plaza' }),
    project(25 * MILLION),
  ];
  expect(measureBreadth(slate, terms)).toMatchObject({
    choices: 2,
    demandClp: 75 * MILLION,
    leastClp: 65 * MILLION,
  });
});

test('what is only built together counts once, whole, and not at all when it does not fit or lost a part', () => {
  const pair = [20, 30].map((cost) => project(cost * MILLION, { togetherGroup: 'puente' }));
  expect(measureBreadth(pair, terms)).toMatchObject({ choices: 1, demandClp: 50 * MILLION });
  const tooDear = [...pair, project(10 * MILLION + 1, { togetherGroup: 'puente' })];
  expect(measureBreadth(tooDear, terms).choices).toBe(0);
  const broken = [...pair, project(MILLION, { togetherGroup: 'puente', isWithdrawn: true })];
  expect(measureBreadth(broken, terms).choices).toBe(0);
});

test('when everything could be built there is nothing to decide, however wide the factor', () => {
  const slate = [
    project(60 * MILLION, { conflictGroup: 'sede' }),
    project(20 * MILLION, { conflictGroup: 'sede' }),
    project(40 * MILLION),
  ];
  expect(refusalOf(slate)).toEqual({
    code: 'editions/slate-without-choice',
    leastClp: 60 * MILLION,
    amountClp: 60 * MILLION,
  });
});

test('the share of the institution is that of what counts', () => {
  const slate = [
    project(50 * MILLION, { conflictGroup: 'plaza' }),
    project(40 * MILLION, { conflictGroup: 'plaza', isOfInstitution: true }),
    project(12 * MILLION, { isOfInstitution: true }),
  ];
  expect(measureBreadth(slate, terms).institutionClp).toBe(12 * MILLION);
});

test('the factor has a floor of 1.2', () => {
  const enough = (numerator: number, denominator: number) =>
    isBreadthEnough({ numerator, denominator });
  expect([enough(6, 5), enough(3, 2), enough(119, 100), enough(1, 1)]).toEqual([
    ...[true, true, false, false],
  ]);
});

const costs = fc.integer({ min: 1, max: 80 });
const groups = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
const slates = fc
  .array(
    fc.record({
      cost: costs,
      conflict: groups,
      together: groups,
      mine: fc.boolean(),
      left: fc.nat(9),
    }),
    {
      maxLength: 12,
    },
  )
  .map((parts) =>
    parts.map(({ cost, conflict, together, mine, left }, at) =>
      project(cost, {
        projectId: `p${at}`,
        // A bundle is in one conflict at most.
        conflictGroup: together === null ? conflict : null,
        togetherGroup: together,
        isOfInstitution: mine,
        isWithdrawn: left === 0,
      }),
    ),
  );

test('is what trying every possible choice finds', () => {
  fc.assert(
    fc.property(slates, (slate) => {
      const small = { amountClp: 60, minProjectClp: 5, maxProjectClp: 50 };
      const measured = measureBreadth(slate, small);
      const { most, least } = byTryingAll(slate, small);
      expect(measured.demandClp).toBe(most);
      expect(measured.leastClp).toBe(least);
      expect(measured.institutionClp).toBeLessThanOrEqual(measured.demandClp);
    }),
    { numRuns: 200 },
  );
});

/**
 * The dearest and, of the fullest, the cheapest set of projects that respects every group, each project or bundle
 * fitting on its own: all subsets are tried.
 */
function byTryingAll(slate: readonly SlateProject[], small: BreadthTerms) {
  const fitting = slate.filter((one) => {
    const bundle = slate.filter((other) =>
      one.togetherGroup === null ? other === one : other.togetherGroup === one.togetherGroup,
    );
    const isWhole = bundle.every(
      ({ costClp, isWithdrawn }) => !isWithdrawn && costClp >= 5 && costClp <= 50,
    );
    return isWhole && bundle.reduce((sum, { costClp }) => sum + costClp, 0) <= small.amountClp;
  });
  const partsOf = (set: readonly SlateProject[], key: 'conflictGroup' | 'togetherGroup') =>
    Map.groupBy(
      set.filter((one) => one[key] !== null),
      (one) => one[key],
    );
  const isPossible = (set: readonly SlateProject[]) =>
    [...partsOf(set, 'conflictGroup').values()].every(({ length }) => length === 1) &&
    [...partsOf(set, 'togetherGroup')].every(
      ([group, members]) =>
        members.length === fitting.filter(({ togetherGroup }) => togetherGroup === group).length,
    );
  let [most, fullest, least] = [0, 0, 0];
  for (let bits = 0; bits < 2 ** fitting.length; bits += 1) {
    const set = fitting.filter((_, at) => (bits >> at) % 2 === 1);
    if (!isPossible(set)) continue;
    const sum = set.reduce((added, { costClp }) => added + costClp, 0);
    const things = new Set(set.map((one) => one.togetherGroup ?? one.projectId)).size;
    most = Math.max(most, sum);
    if (things > fullest || (things === fullest && sum < least)) [fullest, least] = [things, sum];
  }
  return { most, least };
}
