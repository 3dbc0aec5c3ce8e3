// Who may comment and change what she wrote, and whose comments wait until a moderator has read them.
import { err, ok, type Result } from '@minga/basics';
import type { Mode, Side } from './place.ts';
import type { Refusal } from './refusal.ts';

export const MAX_LETTERS = 2000;

/** As long as this after posting its author may change a comment; what it said before stays to be read. */
export const EDIT_WINDOW_MINUTES = 30;

/** Until as many comments of a person were let through, each new one waits for a moderator. */
export const FIRST_POSTS = 3;

/** `letThrough` counts only those after the last one that was hidden and stays so. */
export function mustWait(letThrough: number): boolean {
  return letThrough < FIRST_POSTS;
}

/** A person from 14 on, in her own name; no guardian consents to a conversation. */
export function mayTakePart(
  as: 'by-oneself' | 'with-consent' | 'too-young' | 'age-unknown',
): Result<void, Refusal> {
  if (as === 'by-oneself') return ok(undefined);
  return err({
    code: as === 'age-unknown' ? 'conversation/age-unknown' : 'conversation/too-young',
  });
}

/** A thread of two columns stands in one of them; replies and plain places have no sides. */
export function sideOf(
  { mode, isReply }: { readonly mode: Mode; readonly isReply: boolean },
  chosen: Side | undefined,
): Result<Side | null, Refusal> {
  if (mode === 'plain' || isReply) return ok(null);
  return chosen === undefined ? err({ code: 'conversation/side-missing' }) : ok(chosen);
}

/** Until when a comment can be changed. */
export function editableUntil(postedAt: Date): Date {
  return new Date(postedAt.getTime() + EDIT_WINDOW_MINUTES * 60_000);
}

export interface Editing {
  readonly postedAt: Date;
  readonly latestVersion: number;
  readonly isHidden: boolean;
  readonly isWithdrawn: boolean;
  readonly placeIsOpen: boolean;
}

/** `fromVersion` is the one that the author had before her when she changed it. */
export function mayEdit(
  comment: Editing,
  { fromVersion, now }: { readonly fromVersion: number; readonly now: Date },
): Result<void, Refusal> {
  if (comment.isWithdrawn) return err({ code: 'conversation/withdrawn' });
  if (comment.isHidden) return err({ code: 'conversation/hidden' });
  if (!comment.placeIsOpen) return err({ code: 'conversation/closed' });
  if (now > editableUntil(comment.postedAt)) return err({ code: 'conversation/window-over' });
  if (comment.latestVersion !== fromVersion) return err({ code: 'conversation/changed' });
  return ok(undefined);
}
