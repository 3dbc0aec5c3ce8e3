// The board of an organisation: its posts, until when it holds office, and when its end is announced.
import { addDays, daysBetween } from '../../territories/rules/index.ts';

export const posts = ['chair', 'vice-chair', 'secretary', 'treasurer', 'director'] as const;
export type Post = (typeof posts)[number];

export interface BoardMember {
  readonly post: Post;
  readonly name: string;
}

/** A board as it is declared; days are `YYYY-MM-DD`, the last one included. */
export interface DeclaredBoard {
  readonly validFrom: string;
  readonly validUntil: string;
  /** Where it is written: minutes of the election, certificate and number. */
  readonly document: string;
  readonly members: readonly BoardMember[];
}

/** Longer is taken for a slip of the pen: the law's boards last three years, some statutes say five. */
export const LONGEST_BOARD_YEARS = 10;

export type BoardProblem = 'ends-before-it-begins' | 'too-long' | 'chair-missing' | 'already-over';

export function problemsOfBoard(board: DeclaredBoard, today: string): readonly BoardProblem[] {
  const problems: BoardProblem[] = [];
  const { validFrom, validUntil, members } = board;
  if (validUntil <= validFrom) problems.push('ends-before-it-begins');
  else if (Number(validUntil.slice(0, 4)) - Number(validFrom.slice(0, 4)) > LONGEST_BOARD_YEARS) {
    problems.push('too-long');
  } else if (validUntil < today) problems.push('already-over');
  if (!members.some(({ post }) => post === 'chair')) problems.push('chair-missing');
  return problems;
}

export type BoardState =
  /** No board has been confirmed. */
  | { readonly kind: 'none' }
  /** Nobody holds office until a board that is confirmed begins. */
  | { readonly kind: 'to-come'; readonly from: string }
  | { readonly kind: 'valid'; readonly until: string }
  /** Valid, its first warning is due, and no other board is confirmed to follow. */
  | { readonly kind: 'ending'; readonly until: string; readonly daysLeft: number }
  /** Since the first day without a board. */
  | { readonly kind: 'lapsed'; readonly since: string };

/** Days before its end on which the representatives are warned, the first one first. */
export const WARNING_DAYS = [60, 30, 7] as const;

export interface BoardTerms {
  /** Last day of the board in office, or of the last one that was. */
  readonly until: string | null;
  /** First day of a confirmed board that has yet to begin. */
  readonly toCome: string | null;
}

/** State on a day, `YYYY-MM-DD`. */
export function boardStateOn({ until, toCome }: BoardTerms, today: string): BoardState {
  if (until !== null && until >= today) {
    const daysLeft = daysBetween(today, until);
    return daysLeft > WARNING_DAYS[0] || toCome !== null
      ? { kind: 'valid', until }
      : { kind: 'ending', until, daysLeft };
  }
  if (toCome !== null) return { kind: 'to-come', from: toCome };
  return until === null ? { kind: 'none' } : { kind: 'lapsed', since: addDays(until, 1) };
}

export function isInOffice(state: BoardState): boolean {
  return state.kind === 'valid' || state.kind === 'ending';
}

/**
 * The warnings whose day has come and that were not sent. One letter says them all: whoever declares a
 * board twenty days before its end gets one, not two.
 */
export function warningsDue(
  validUntil: string,
  today: string,
  sent: readonly number[],
): readonly number[] {
  const daysLeft = daysBetween(today, validUntil);
  if (daysLeft < 0) return [];
  return WARNING_DAYS.filter((days) => daysLeft <= days && !sent.includes(days));
}
