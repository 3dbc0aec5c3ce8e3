// What moderators decide: every state of a comment and who looks, either moves or is refused by name.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

/** Why a comment is hidden or reported: what everybody reads of it. */
export const reasons = [
  'insults',
  'discriminates',
  'personal-data',
  'advertises',
  'off-topic',
  'impersonates',
  'unlawful',
] as const;
export type Reason = (typeof reasons)[number];

export function parseReason(text: string | null | undefined): Reason | undefined {
  return reasons.find((reason) => reason === text);
}

/** `shown` lets through what waited, `kept` leaves what was reported. */
export type Outcome = 'shown' | 'kept' | 'hidden';

/** What a moderator had before her. */
export interface Judged {
  readonly authorId: string | null;
  readonly latestVersion: number;
  /** Null while nobody but its author reads it. */
  readonly shownVersion: number | null;
  readonly isHidden: boolean;
  readonly isWithdrawn: boolean;
}

export interface Judgement {
  readonly moderatorId: string;
  /** The version that was read: a later one was read by nobody yet. */
  readonly version: number;
  readonly hides: boolean;
  readonly reason: Reason | undefined;
}

export function judge(
  comment: Judged,
  { moderatorId, version, hides, reason }: Judgement,
): Result<Outcome, Refusal> {
  if (comment.authorId === moderatorId) return err({ code: 'conversation/own-comment' });
  if (comment.isWithdrawn) return err({ code: 'conversation/withdrawn' });
  if (comment.isHidden) return err({ code: 'conversation/hidden' });
  if (comment.latestVersion !== version) return err({ code: 'conversation/changed' });
  if (hides)
    return reason === undefined ? err({ code: 'conversation/reason-missing' }) : ok('hidden');
  return ok(comment.shownVersion === version ? 'kept' : 'shown');
}

export const reviewOutcomes = ['restored', 'upheld'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** A second review is by somebody who neither hid the comment nor wrote it. */
export function mayReviewAgain(
  comment: { readonly authorId: string | null; readonly hiddenBy: string | null },
  moderatorId: string,
): Result<void, Refusal> {
  if (comment.authorId === moderatorId) return err({ code: 'conversation/own-comment' });
  return comment.hiddenBy === moderatorId
    ? err({ code: 'conversation/same-moderator' })
    : ok(undefined);
}
