// Who answers for what was found: a coordinator who made none of the checks, or openly the only one there is.
import { err, ok, type Result } from '@minga/basics';
import { type Found, missing, type Outcome, outcomeOf } from './checks.ts';
import type { Refusal } from './refusal.ts';

export interface ToSign {
  readonly checks: readonly (Found & { readonly reviewerId: string | null })[];
  /** What whoever proposed is told; empty for none. */
  readonly answer: string;
  readonly hasOpenCorrection: boolean;
  readonly hasOpenChange: boolean;
}

export interface Signed {
  readonly outcome: Outcome;
  /** She made one of its checks too, and nobody else there could sign. */
  readonly isAlone: boolean;
}

/**
 * `coordinators`: all who may sign off there, the signer too. Where each of them made a check of it, whoever signs
 * does so alone, and everybody is told.
 */
export function decideSignOff(
  { checks, answer, hasOpenCorrection, hasOpenChange }: ToSign,
  signerId: string,
  coordinators: readonly string[],
): Result<Signed, Refusal> {
  if (hasOpenCorrection) return err({ code: 'review/correction-open' });
  if (hasOpenChange) return err({ code: 'review/change-open' });
  const outcome = outcomeOf(checks);
  if (outcome === undefined) {
    return err({ code: 'review/checks-missing', count: missing(checks).length });
  }
  if (outcome !== 'feasible' && answer === '') return err({ code: 'review/answer-missing' });
  const made = new Set(
    checks.flatMap(({ finding, reviewerId }) =>
      finding === null || reviewerId === null ? [] : [reviewerId],
    ),
  );
  const isAlone = made.has(signerId);
  if (isAlone && coordinators.some((id) => !made.has(id))) {
    return err({ code: 'review/sign-off-by-another' });
  }
  return ok({ outcome, isAlone });
}
