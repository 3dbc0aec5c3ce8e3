// A check of what an organisation says of itself: its states, who may move it, and by when.
import { err, ok, type Result } from '@minga/basics';
import { addBusinessDays } from '../../territories/rules/index.ts';
import type { Refusal } from './refusal.ts';

/** A registration with its first board, a change of the legal facts, or a new board. */
export type CheckSubject = 'registration' | 'change' | 'board';

export const checkStates = ['waiting', 'escalated', 'confirmed', 'returned', 'rejected'] as const;
/** `escalated`: the term of the municipality ran out, and the national bodies may answer too. */
export type CheckState = (typeof checkStates)[number];

export const decisions = ['confirmed', 'returned', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

/** State of the legal personality as the platform knows it. */
export type LegalState = 'pending' | 'returned' | 'confirmed' | 'rejected';

/**
 * Business days to answer: what Ley 19.880 gives for reports, and long enough for an office that looks it
 * up in a register on paper. Change it here; checks already asked for keep their day.
 */
export const CHECK_TERM_BUSINESS_DAYS = 10;

export function parseDecision(text: string | null | undefined): Decision | undefined {
  return decisions.find((decision) => decision === text);
}

/** Last day on which a check asked for on `askedOn` (`YYYY-MM-DD`, in its comuna) is in time. */
export function dueOn(askedOn: string): string {
  return addBusinessDays(askedOn, CHECK_TERM_BUSINESS_DAYS);
}

export type CheckEvent =
  | { readonly kind: 'decide'; readonly decision: Decision; readonly reasons: string }
  /** The term is over on `today`; `hasMunicipality` is false where the national bodies check anyway. */
  | {
      readonly kind: 'term-over';
      readonly today: string;
      readonly dueOn: string;
      readonly hasMunicipality: boolean;
    };

export function isOpen(state: CheckState): boolean {
  return state === 'waiting' || state === 'escalated';
}

/** Moves a check or refuses by name. Whoever sends it back or rejects it says why. */
export function moveCheck(state: CheckState, event: CheckEvent): Result<CheckState, Refusal> {
  if (!isOpen(state)) return err({ code: 'organizations/check-decided' });
  if (event.kind === 'decide') {
    if (event.decision !== 'confirmed' && event.reasons === '') {
      return err({ code: 'organizations/reasons-missing' });
    }
    return ok(event.decision);
  }
  const isOver = event.today > event.dueOn;
  if (state === 'escalated' || !isOver || !event.hasMunicipality) {
    return err({ code: 'organizations/nothing-to-escalate' });
  }
  return ok('escalated');
}

/** What a decision does to the legal state: only a registration moves it. */
export function legalStateAfter(
  about: CheckSubject,
  before: LegalState,
  decision: Decision,
): LegalState {
  return about === 'registration' ? decision : before;
}
