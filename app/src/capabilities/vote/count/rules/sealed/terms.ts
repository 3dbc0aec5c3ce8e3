// With what a sealed vote is counted: the manifest and the log, whatever the list of the edition says since.
import type { Contest } from '@minga/ballot';
import type { OfficialTerms } from '../official-terms.ts';

/**
 * What is out is what left before the vote opened, which the manifest does not name, and what the log withdrew since:
 * anybody who counts the bundle has no more than that.
 */
export function sealedTerms(
  terms: OfficialTerms,
  { projects }: Pick<Contest, 'projects'>,
  withdrawn: ReadonlySet<string> = new Set(),
): OfficialTerms {
  const standing = new Set(projects.flatMap(({ id }) => (withdrawn.has(id) ? [] : [Number(id)])));
  return {
    ...terms,
    projects: terms.projects.map((one) => ({
      ...one,
      out: standing.has(one.number)
        ? one.togetherWith.some((other) => !standing.has(other))
          ? 'bundle-left'
          : null
        : 'left',
    })),
  };
}
