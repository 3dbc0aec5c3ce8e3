import { expect, test } from 'vitest';
import {
  decideFinish,
  growthByYear,
  isOnboarded,
  type OnboardingFacts,
  ownSteps,
  progressOf,
} from './onboarding.ts';

const nothing: OnboardingFacts = {
  kind: 'municipality',
  hasContact: false,
  hasCrest: false,
  hasColour: false,
  canSit: false,
  territoriesCount: 0,
  saysWithoutSectors: false,
};
const doneOf = (facts: OnboardingFacts) =>
  ownSteps(facts)
    .filter(({ isDone }) => isDone)
    .map(({ key }) => key);

test('each step is seen from its own facts and from no other', () => {
  expect(doneOf(nothing)).toEqual([]);
  expect(doneOf({ ...nothing, hasContact: true })).toEqual(['contact']);
  expect(doneOf({ ...nothing, hasCrest: true })).toEqual([]);
  expect(doneOf({ ...nothing, hasCrest: true, hasColour: true })).toEqual(['look']);
  expect(doneOf({ ...nothing, canSit: true })).toEqual(['body']);
  expect(doneOf({ ...nothing, territoriesCount: 1 })).toEqual(['sectors']);
  expect(doneOf({ ...nothing, saysWithoutSectors: true })).toEqual(['sectors']);
});

test('a regional government is not asked for sectors, and a national body has no list', () => {
  const keys = ownSteps({ ...nothing, kind: 'regional-government' }).map(({ key }) => key);
  expect(keys).toEqual(['contact', 'look', 'body']);
  expect(isOnboarded('national-body')).toBe(false);
});

test('the steps of this room leave ten minutes of the half hour to the others', () => {
  expect(progressOf(ownSteps(nothing))).toEqual({ done: 0, total: 4, minutesLeft: 20 });
});

test('it is finished when what is required is done, the steps of others too', () => {
  const facts = { ...nothing, hasContact: true, canSit: true, saysWithoutSectors: true };
  const other = { key: 'officer', isDone: false, isRequired: true, minutes: 5 };
  expect(decideFinish(ownSteps(facts)).ok).toBe(true);
  expect(decideFinish([...ownSteps(facts), other])).toEqual({
    ok: false,
    error: { code: 'institutions/steps-missing', count: 1 },
  });
  expect(decideFinish([...ownSteps(facts), { ...other, isDone: true }]).ok).toBe(true);
  expect(decideFinish(ownSteps(nothing))).toMatchObject({ error: { count: 3 } });
});

test('growth has every year from the first, also those in which nothing happened', () => {
  expect(growthByYear([], [], 2026)).toEqual([]);
  expect(growthByYear([2024, 2024, 2026], [2026, 2024], 2027)).toEqual([
    { year: 2024, invited: 2, finished: 1, finishedSoFar: 1 },
    { year: 2025, invited: 0, finished: 0, finishedSoFar: 1 },
    { year: 2026, invited: 1, finished: 1, finishedSoFar: 2 },
    { year: 2027, invited: 0, finished: 0, finishedSoFar: 2 },
  ]);
});
