// What an organisation applies with, and what the secretariat found of it.
import { err, ok, type Result } from '@minga/basics';
import type { Requirement } from './call.ts';
import type { CallRefusal } from './call-refusal.ts';

export const LETTER_LETTERS = 3000;
export const PROOF_LETTERS = 1000;
export const REASON_LETTERS = 1000;

export const outcomes = ['admitted', 'not-admitted'] as const;
export type ApplicationOutcome = (typeof outcomes)[number];

export interface ApplicationWritten {
  /** Why it wants to sit at the Mesa. */
  readonly letter: string;
  /** Where it works, in its own words. */
  readonly territory: string;
}

export type ApplicationState = 'sent' | 'withdrawn' | ApplicationOutcome;

/** What everybody may know: nothing of what was found before all results are published. */
export function stateOfApplication(application: {
  readonly withdrawnAt: Date | undefined;
  readonly outcome: ApplicationOutcome | undefined;
  readonly isResolved: boolean;
}): ApplicationState {
  if (application.withdrawnAt !== undefined) return 'withdrawn';
  return application.isResolved ? (application.outcome ?? 'sent') : 'sent';
}

/** How a requirement is met. */
export interface Proof {
  readonly text: string;
  readonly hasFile: boolean;
}

/** The first requirement, from 1, that nothing answers; proofs stand in the order of the requirements. */
export function decideProofs(
  requirements: readonly Requirement[],
  proofs: readonly (Proof | undefined)[],
): Result<void, CallRefusal> {
  const missing = requirements.findIndex(({ isDocument }, at) => {
    const proof = proofs[at];
    return proof === undefined || (isDocument ? !proof.hasFile : proof.text === '');
  });
  return missing === -1
    ? ok(undefined)
    : err({ code: 'roundtable/proof-missing', position: missing + 1 });
}
