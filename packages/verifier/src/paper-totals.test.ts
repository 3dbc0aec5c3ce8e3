// Sums of papers: which so many papers can give, and papers that give them, each of them legal.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contest } from './manifest-shape.ts';
import { dealTotals, totalsProblem } from './paper-totals.ts';

type Asked = Pick<Contest, 'projects' | 'ballot'>;

function contestOf(max: number, min = 0, count = 3): Asked {
  const projects = Array.from({ length: count }, (_, at) => ({
    ...{ id: `${at + 1}`, name: '', cost: 1, sha256: '' },
  }));
  return { projects, ballot: { kind: 'approval', min, max, points: 0 } } as unknown as Asked;
}

const votesOf = (...counts: readonly number[]) => ({
  votes: counts.map((n, at) => ({ project: `${at + 1}`, n })),
});

test.each<[readonly number[], number, Asked, string | undefined]>([
  [[2, 1, 0], 2, contestOf(2), undefined],
  [[2, 2, 0], 2, contestOf(2), undefined],
  [[2, 2, 1], 2, contestOf(2), 'totals-sum'],
  // No more marks than papers may hold, and one project on more papers than there are.
  [[3, 0, 0], 2, contestOf(2), 'totals-sum'],
  [[1, 0, 0], 2, contestOf(2), 'totals-sum'],
  [[2, 1, 0], 2, contestOf(2, 2), 'totals-sum'],
  [[0, 0, 0], 0, contestOf(2), undefined],
  [[1, 0, 0], 0, contestOf(2), 'totals-sum'],
  [[1, 1, 0, 0], 2, contestOf(2), 'totals-projects'],
])('%j from %i papers', (counts, valid, contest, problem) => {
  expect(totalsProblem(votesOf(...counts), valid, contest)).toBe(problem);
});

test('a project that is named twice is no sum', () => {
  const twice = { votes: [...votesOf(1).votes, ...votesOf(1).votes] };
  expect(totalsProblem(twice, 2, contestOf(2))).toBe('totals-projects');
  expect(dealTotals(twice, 2, contestOf(2))).toEqual([]);
});

test('marks are dealt in turn, project by project in ascending order', () => {
  const backwards = { votes: votesOf(2, 1, 2).votes.toReversed() };
  expect(dealTotals(backwards, 3, contestOf(2))).toEqual([['1', '3'], ['1', '3'], ['2']]);
});

test('whatever papers say, their sums are possible, and dealt out again give papers that are legal and the same sums', () => {
  const paper = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(paper, { maxLength: 30 }), (papers) => {
      const sums = (some: readonly (readonly unknown[])[]) =>
        ['1', '2', '3', '4', '5'].map((project) => ({
          project,
          n: some.filter((one) => one.includes(project)).length,
        }));
      const contest = contestOf(3, 1, 5);
      const dealt = dealTotals({ votes: sums(papers) }, papers.length, contest);
      expect(totalsProblem({ votes: sums(papers) }, papers.length, contest)).toBeUndefined();
      expect(sums(dealt)).toEqual(sums(papers));
      expect(dealt).toHaveLength(papers.length);
      for (const one of dealt) {
        expect(new Set<unknown>(one).size).toBe(one.length);
        expect(one.length >= 1 && one.length <= 3).toBe(true);
      }
    }),
  );
});
