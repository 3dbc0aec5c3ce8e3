// A question of the forum: what it takes, when it can be answered, and what may be done with an answer.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

export const QUESTION_KIND = 'conversation/question';
export const MAX_TITLE_LETTERS = 140;
export const MIN_TITLE_LETTERS = 12;
export const MAX_CLOSING_LETTERS = 600;

/** Whether everybody reads it: it was let through, and is neither hidden nor taken back. */
export function isReadable(comment: {
  readonly shownVersion: number | null;
  readonly hidingId: string | null;
  readonly withdrawnAt: Date | null;
}): boolean {
  return comment.shownVersion !== null && comment.hidingId === null && comment.withdrawnAt === null;
}

export const MAX_TITLE_REASON_LETTERS = 300;

/** Everybody reads the question, it is open, and nobody corrected its title since it was read. */
export function mayCorrectTitle(
  question: {
    readonly isRead: boolean;
    readonly isClosed: boolean;
    readonly title: string | null;
    /** How many times it was corrected. */
    readonly version: number;
  },
  { title, fromVersion }: { readonly title: string; readonly fromVersion: number },
): Result<void, Refusal> {
  if (!question.isRead) return err({ code: 'conversation/question-gone' });
  if (question.isClosed) return err({ code: 'conversation/already-closed' });
  if (question.version !== fromVersion) return err({ code: 'conversation/title-changed' });
  return question.title === title ? err({ code: 'conversation/title-same' }) : ok(undefined);
}

/** What is marked, pinned or made a guide. */
export interface Answer {
  readonly authorId: string | null;
  readonly threadId: string | null;
  readonly shownVersion: number | null;
  readonly hidingId: string | null;
  readonly withdrawnAt: Date | null;
  /** The comment with which the question of its place was asked; undefined where nothing was asked. */
  readonly askedCommentId: string | undefined;
  readonly id: string;
}

/** An answer begins a thread below a question, is not the question, and everybody reads it. */
export function mustBeAnswer(comment: Answer): Result<void, Refusal> {
  const { threadId, askedCommentId, id } = comment;
  if (threadId !== null || askedCommentId === undefined || askedCommentId === id) {
    return err({ code: 'conversation/no-answer' });
  }
  return isReadable(comment) ? ok(undefined) : err({ code: 'conversation/not-answerable' });
}

/** An answer is useful to whoever did not write it. */
export function mayMarkUseful(comment: Answer, personId: string): Result<void, Refusal> {
  const answer = mustBeAnswer(comment);
  if (!answer.ok) return answer;
  return comment.authorId === personId ? err({ code: 'conversation/own-answer' }) : ok(undefined);
}

/** How many days a question waits before those who keep the forum are asked to look after it. */
export const WAITS_DAYS = 5;
