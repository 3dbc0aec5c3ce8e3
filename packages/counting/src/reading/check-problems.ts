// What only the checker tells: where a file differs from what Pabulib accepts, though it can be counted.
import type { ProblemList } from './problem-list.ts';
import type { ProblemOf, ProblemParams } from './problems.ts';

export interface CheckParams {
  /** Lines without anything, from this one on. */
  'blank-lines': { readonly count: number };
  'not-plain-utf8': { readonly found: string };
  'unknown-key': { readonly found: string };
  'unknown-column': { readonly found: string };
  /** Keys or columns: `found` stands after `before`, and the format has it before. */
  'order-differs': { readonly found: string; readonly before: string };
  'value-missing': { readonly what: string };
  /** `expected` is a pattern or a list of values, the same in every language. */
  'value-not-valid': { readonly what: string; readonly found: string; readonly expected: string };
  'dates-reversed': { readonly begin: string; readonly end: string };
  'list-blanks': { readonly what: string; readonly found: string };
  'no-votes-column': Record<never, never>;
  'project-score-differs': {
    readonly what: string;
    readonly declared: string;
    readonly found: number;
  };
  'project-without-votes': { readonly what: string };
  'free-project': { readonly what: string };
  'project-above-budget': { readonly what: string };
  'all-projects-fit': Record<never, never>;
  'selected-above-budget': { readonly cost: string; readonly budget: string };
  'unused-budget': { readonly what: string; readonly left: string };
  'selected-against-rule': {
    readonly what: string;
    readonly found: string;
    readonly expected: string;
    readonly rule: string;
  };
  /** A ballot outside a limit of META, such as `max_sum_points`. */
  'ballot-limit': {
    readonly key: string;
    readonly limit: string;
    readonly found: string;
    readonly voter: string;
  };
}

export type CheckProblem = ProblemOf<ProblemParams & CheckParams>;
export type CheckList = ProblemList<ProblemParams & CheckParams>;

/** The lines on which projects and ballots stand. */
export interface Lines {
  readonly projects: readonly number[];
  readonly ballots: readonly number[];
}
