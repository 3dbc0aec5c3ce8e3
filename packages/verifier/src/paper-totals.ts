// Papers that are told as sums: whether so many papers can give them, and papers that do.
import type { Choices, Totals } from './leaf-shapes.ts';
import type { Contest } from './manifest-shape.ts';

type Sums = Pick<Totals, 'votes'>;

/** Why no `valid` papers that each name something give these sums; undefined where some do. */
export function totalsProblem(
  { votes }: Sums,
  valid: number,
  { projects, ballot }: Pick<Contest, 'projects' | 'ballot'>,
): 'totals-projects' | 'totals-sum' | undefined {
  const named = votes.map(({ project }) => project);
  const known = new Set(projects.map(({ id }) => id));
  if (new Set(named).size < named.length || !named.every((id) => known.has(id))) {
    return 'totals-projects';
  }
  const marks = votes.reduce((sum, { n }) => sum + n, 0);
  const [fewest, most] = [Math.max(1, ballot.min) * valid, ballot.max * valid];
  const isPossible = votes.every(({ n }) => n <= valid) && marks >= fewest && marks <= most;
  return isPossible ? undefined : 'totals-sum';
}

/**
 * The papers that docs/voting.md reads out of sums: marks are dealt out project by project, one to each paper in turn.
 * None where the sums are not possible.
 */
export function dealTotals(
  sums: Sums,
  valid: number,
  contest: Pick<Contest, 'projects' | 'ballot'>,
): readonly Choices[] {
  if (totalsProblem(sums, valid, contest) !== undefined) return [];
  const papers = Array.from({ length: valid }, (): string[] => []);
  let next = 0;
  for (const { project, n } of sums.votes.toSorted((a, b) => (a.project < b.project ? -1 : 1))) {
    for (let mark = 0; mark < n; mark++) papers[next++ % valid]?.push(project);
  }
  return papers;
}
