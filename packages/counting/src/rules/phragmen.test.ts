// Sequential Phragmén, by examples that can be followed with pencil and paper.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyElection, electionOf, idsOf } from '../testing/elections.ts';
import { countByDefinition } from '../testing/oracle.ts';
import type { Election, PhragmenSettings } from '../types.ts';
import { count } from './count.ts';

function outcomeOf(election: Election, changes: Partial<PhragmenSettings> = {}) {
  return count(election, { rule: 'phragmen', ties: 'id', misfit: 'stop', ...changes });
}

function boughtBy(election: Election, changes: Partial<PhragmenSettings> = {}): readonly string[] {
  return idsOf(election, outcomeOf(election, changes).order);
}

test('who carries least chooses next: the cost among the supporters, and what they carry already', () => {
  // a: 30/3 = 10. Then b: (20 + 10 + 10)/2 = 20, c: 18/1 = 18.
  const election = electionOf(100, { a: 30, b: 20, c: 18 }, ['a,b', 'a,b', 'a', 'c']);
  expect(boughtBy(election)).toEqual(['a', 'c', 'b']);
});

test('a load reaches all projects of those who carry it, from each round of theirs', () => {
  const election = electionOf(100, { a: 12, b: 9, c: 11, d: 9 }, ['a,c', 'a,c,d', 'a', 'b,d']);
  // a: 12/3 = 4. d: (9 + 4)/2 = 6.5, before b: 9 and c: (11 + 4 + 4)/2 = 9.5.
  // Then c: (11 + 4 + 6.5)/2 = 10.75, before b: 9 + 6.5.
  expect(boughtBy(election)).toEqual(['a', 'd', 'c', 'b']);
});

test('it stops when the next does not fit, even if others would', () => {
  const election = electionOf(50, { a: 30, b: 25, c: 15 }, ['a', 'a', 'b', 'b', 'c']);
  // b: 12.5, a: 15 does not fit, c: 15 would, and ties with a.
  expect(boughtBy(election)).toEqual(['b']);
  expect(boughtBy(election, { misfit: 'skip' })).toEqual(['b', 'c']);
});

test('one that does not fit stops it also when the tie order would take another first', () => {
  const election = electionOf(40, { a: 15, z: 30, b: 25 }, ['z', 'z', 'b', 'b', 'a']);
  expect(boughtBy(election)).toEqual(['b']);
  expect(outcomeOf(election, { misfit: 'skip' }).rounds[1]?.tiedWith).toEqual([]);
});

test('what the whole budget could not pay is not in the way', () => {
  const election = electionOf(50, { huge: 51, a: 40 }, ['huge', 'huge', 'huge', 'a']);
  expect(boughtBy(election)).toEqual(['a']);
});

test('a free project is bought first, and one without supporters never', () => {
  const election = electionOf(50, { a: 40, free: 0, none: 0 }, ['a,free', 'a']);
  expect(boughtBy(election, { misfit: 'skip' })).toEqual(['free', 'a']);
});

test('ties go by the tie order and are told', () => {
  const election = electionOf(50, { '2': 20, '10': 20 }, ['2', '10']);
  const [first, second] = outcomeOf(election).rounds;
  expect(idsOf(election, [first?.project ?? -1, ...(first?.tiedWith ?? [])])).toEqual(['10', '2']);
  expect(second?.tiedWith).toEqual([]);
  expect(boughtBy({ ...election, budget: 20n })).toEqual(['10']);
});

test('loads that never come out even are compared exactly', () => {
  // After a (10/3 each), b: (7 + 10/3)/1 = 31/3 and c: 31/3 tie.
  const election = electionOf(310, { a: 100, b: 70, c: 310 }, [
    ...['a,b', 'a', 'a'],
    ...Array.from({ length: 3 }, () => 'c'),
  ]);
  const { rounds } = outcomeOf(election, { misfit: 'skip' });
  expect(idsOf(election, rounds[1] ? [rounds[1].project, ...rounds[1].tiedWith] : [])).toEqual([
    'b',
  ]);
  expect(boughtBy({ ...election, budget: 480n })).toEqual(['a', 'b', 'c']);
  expect(outcomeOf({ ...election, budget: 480n }).rounds[1]?.tiedWith).toEqual([2]);
});

test('of a conflict group one is bought', () => {
  const election = electionOf(100, { a: 30, b: 20, c: 10 }, ['a', 'a', 'b', 'c']);
  expect(boughtBy(election, { conflicts: [['a', 'b', 'c']] })).toEqual(['c']);
});

test('its rounds were bought by supporters, and name no payment', () => {
  const [round] = outcomeOf(electionOf(100, { a: 30 }, ['a', 'a'])).rounds;
  expect(round).toMatchObject({ by: 'supporters', supporters: 2 });
  expect(round).not.toHaveProperty('payment');
});

test('when there is money for almost all, the order is that of the definition to the end', () => {
  fc.assert(
    fc.property(anyElection, fc.bigInt({ min: 60n, max: 180n }), (election, budget) => {
      const rich = { ...election, budget };
      const settings = { rule: 'phragmen', ties: 'id', misfit: 'skip' } as const;
      expect(count(rich, settings).order).toEqual(countByDefinition(rich, settings).order);
    }),
    { numRuns: 1000 },
  );
});
