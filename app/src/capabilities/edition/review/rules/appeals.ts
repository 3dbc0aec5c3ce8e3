// An appeal against a negative answer: its term in the time of the territory, and by whom and how it is decided.
import { err, ok, type Result } from '@minga/basics';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { Outcome } from './checks.ts';
import type { Refusal } from './refusal.ts';
import { dueOn, lastInstantOf } from './terms.ts';

export const APPEAL_LETTERS = 4000;
export const APPEAL_ANSWER_LETTERS = 4000;

export const appealOutcomes = ['upheld', 'rejected'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** The last instant at which it can be filed: business days run from the day after the publication, there. */
export function appealOpenUntil(timeZone: string, publishedAt: Date, businessDays: number): Date {
  return lastInstantOf(timeZone, dueOn(dayIn(timeZone, publishedAt), businessDays));
}

export interface Appealable {
  readonly outcome: Outcome | null;
  readonly publishedAt: Date | null;
  readonly hasAppeal: boolean;
  readonly timeZone: string;
  /** Of the bases; 0 where they have none. */
  readonly businessDays: number;
}

export interface AppealFiled {
  readonly isAuthor: boolean;
  readonly reason: string;
  readonly now: Date;
}

/** Until when it could be filed, or why it cannot: once for a proposal, and what a second review finds is final. */
export function decideAppealFiled(
  { outcome, publishedAt, hasAppeal, timeZone, businessDays }: Appealable,
  { isAuthor, reason, now }: AppealFiled,
): Result<{ readonly openUntil: Date }, Refusal> {
  if (!isAuthor) return err({ code: 'review/author-only' });
  if (hasAppeal) return err({ code: 'review/appeal-already' });
  if (publishedAt === null || outcome === null || outcome === 'feasible') {
    return err({ code: 'review/appeal-nothing' });
  }
  if (businessDays === 0) return err({ code: 'review/appeal-none' });
  const openUntil = appealOpenUntil(timeZone, publishedAt, businessDays);
  if (now > openUntil) return err({ code: 'review/appeal-late', until: openUntil, timeZone });
  if (reason === '') return err({ code: 'review/appeal-reason-missing' });
  return ok({ openUntil });
}

export interface AppealDecided {
  readonly outcome: AppealOutcome;
  readonly answer: string;
  /** Code of the norm; empty for none. */
  readonly norm: string;
}

export function decideAppealAnswer({
  outcome,
  answer,
  norm,
}: AppealDecided): Result<void, Refusal> {
  if (answer === '') return err({ code: 'review/appeal-answer-missing' });
  if (outcome === 'rejected' && norm === '') return err({ code: 'review/appeal-norm-missing' });
  return ok(undefined);
}
