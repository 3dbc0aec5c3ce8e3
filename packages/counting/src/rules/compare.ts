// Two outcomes of one election, side by side.
import { assert } from '@minga/basics';
import type { Outcome } from '../types.ts';

export interface OutcomeComparison {
  /** Project indexes, ascending. */
  readonly both: readonly number[];
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  readonly neither: readonly number[];
  readonly totalCost: { readonly a: bigint; readonly b: bigint };
  readonly left: { readonly a: bigint; readonly b: bigint };
  readonly emptyHanded: { readonly a: number; readonly b: number };
}

/** Which projects both outcomes fund, only one of them, or none. Both must be of the same election. */
export function compareOutcomes(a: Outcome, b: Outcome): OutcomeComparison {
  assert(a.projects.length === b.projects.length, 'outcomes of one election are compared');
  const where = (inA: boolean, inB: boolean): readonly number[] =>
    a.projects
      .filter(({ project, funded }) => funded === inA && b.projects[project]?.funded === inB)
      .map(({ project }) => project);
  return {
    both: where(true, true),
    onlyA: where(true, false),
    onlyB: where(false, true),
    neither: where(false, false),
    totalCost: { a: a.totalCost, b: b.totalCost },
    left: { a: a.left, b: b.left },
    emptyHanded: { a: a.emptyHanded, b: b.emptyHanded },
  };
}
