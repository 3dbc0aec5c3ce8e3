// What Pabulib's columns `votes` and `score` say of each project.
import type { Election } from '../types.ts';

/**
 * By project, the ballots that support it, and its score: its points, or in a ranking of k projects k for
 * the first down to 1 for the last, or its votes when ballots have neither.
 */
export function countSupport({
  profile,
  voteType,
  projects,
}: Pick<Election, 'profile' | 'voteType' | 'projects'>): {
  readonly votes: readonly number[];
  readonly scores: readonly number[];
} {
  const votes = projects.map(() => 0);
  const scores = projects.map(() => 0);
  const { size, start, project, points } = profile;
  const least = voteType === 'ordinal' ? 1 : 0;
  size.forEach((ballots, group) => {
    for (let entry = start[group] ?? 0; entry < (start[group + 1] ?? 0); entry += 1) {
      const index = project[entry] ?? 0;
      votes[index] = (votes[index] ?? 0) + ballots;
      scores[index] = (scores[index] ?? 0) + ballots * ((points?.[entry] ?? 1) + least);
    }
  });
  return { votes, scores };
}
