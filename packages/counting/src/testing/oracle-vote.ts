// What the second counter asks of a vote, whatever the rule.
import type { Fraction } from '@minga/basics';
import type { Election } from '../types.ts';

/** What is bought in one act: a project, or the two of a pair. */
export interface Bundle {
  readonly projects: readonly number[];
  readonly cost: bigint;
}

/** The question of every rule: who gains how much from what, and who goes first in a tie. */
export interface Vote {
  readonly election: Election;
  readonly voters: readonly number[];
  readonly bundles: readonly Bundle[];
  readonly utility: (voter: number, bundle: Bundle) => bigint;
  readonly isChosen: (voter: number, bundle: Bundle) => boolean;
  readonly goesBefore: (a: Bundle, b: Bundle) => boolean;
  readonly areRivals: (a: Bundle, b: Bundle) => boolean;
}

/** What supporters or the greedy rule bought, before it is told as an outcome. */
export interface Bought {
  readonly bundles: readonly Bundle[];
  readonly purses: readonly Fraction[];
  readonly payments: readonly (readonly Fraction[])[];
  readonly endowment?: Fraction;
}

export const costOf = (bundles: readonly Bundle[]): bigint =>
  bundles.reduce((sum, { cost }) => sum + cost, 0n);

/** Bought already, or in conflict with what was. */
export function isClosed(vote: Vote, bundle: Bundle, bought: readonly Bundle[]): boolean {
  return bought.some((other) => other === bundle || vote.areRivals(other, bundle));
}
