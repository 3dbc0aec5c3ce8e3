// Reasoned answers: one to each group of observations, all of them published before the act is approved.
import { err, ok, type Result } from '@minga/basics';
import { type ConsultationState, next } from './consultation.ts';
import type { Refusal } from './refusal.ts';

export const answerOutcomes = ['accepted', 'accepted-in-part', 'not-accepted'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

/** The reason is never empty. */
export interface AnswerWritten {
  readonly outcome: AnswerOutcome;
  readonly reason: string;
  /** What was done with it, or will be. */
  readonly done: string;
}

/** What is still owed to whoever took part. */
export interface Owed {
  /** Observations that stand and are in no group. */
  readonly ungroupedCount: number;
  /** Groups without an answer. */
  readonly unansweredCount: number;
  /** Second reviews that somebody asked for and nobody has decided: what was hidden may still come back. */
  readonly reviewsCount: number;
}

function nothingOwed(owed: Owed): Result<void, Refusal> {
  const { ungroupedCount, unansweredCount, reviewsCount } = owed;
  if (reviewsCount > 0) return err({ code: 'consultations/reviews-wait', count: reviewsCount });
  if (ungroupedCount > 0) return err({ code: 'consultations/ungrouped', count: ungroupedCount });
  return unansweredCount > 0
    ? err({ code: 'consultations/unanswered', count: unansweredCount })
    : ok(undefined);
}

/** Answers are published together, and none is missing. */
export function mayPublishAnswers(state: ConsultationState, owed: Owed): Result<void, Refusal> {
  const to = next(state, 'publish');
  return to.ok ? nothingOwed(owed) : to;
}

/** An act is approved only when every observation has its group and every group its published answer. */
export function mayApprove(state: ConsultationState, owed: Owed): Result<void, Refusal> {
  const complete = state === 'closed' || state === 'answered' ? nothingOwed(owed) : ok(undefined);
  if (!complete.ok) return complete;
  if (state === 'closed') return err({ code: 'consultations/not-published' });
  const to = next(state, 'approve');
  return to.ok ? ok(undefined) : to;
}

/** Whether another version says something else. */
export function isAnother(before: AnswerWritten, after: AnswerWritten): boolean {
  return (
    before.outcome !== after.outcome || before.reason !== after.reason || before.done !== after.done
  );
}
