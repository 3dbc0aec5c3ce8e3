// The contests of an edition under the rules in force: which one an id means.
import type { Contest, Rulebook } from './rulebook.ts';

export interface ContestNamed extends Contest {
  readonly id: string;
}

/** In the order of the rules; a contest that a later version dropped is not among them. */
export function contestsInForce(
  rules: Rulebook,
  kept: readonly { readonly id: string; readonly code: string }[],
): readonly ContestNamed[] {
  const idOf = new Map(kept.map(({ id, code }) => [code, id]));
  return rules.committed.contests.flatMap((contest) => {
    const id = idOf.get(contest.code);
    return id === undefined ? [] : [{ ...contest, id }];
  });
}
