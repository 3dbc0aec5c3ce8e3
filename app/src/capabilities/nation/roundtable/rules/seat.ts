// Who speaks for a member: one voice with a principal and an alternate, as long as the member speaks at all.
import { err, ok, type Result } from '@minga/basics';
import type { MemberRefusal } from './member-refusal.ts';

export const ranks = ['principal', 'alternate'] as const;
export type Rank = (typeof ranks)[number];

/** The seat of somebody who accepted to speak for a member that has not left. */
export interface Seat {
  readonly representativeId: string;
  readonly rank: Rank;
  readonly memberId: string;
  readonly memberSlug: string;
  /** What the member is called today. */
  readonly memberName: string;
  /** Since when it chose to speak no more; it reads and answers for what it took on. */
  readonly silentSince: string | undefined;
}

/** A member may stop speaking whenever it wants, whatever it still has to do. */
export function maySpeak({ silentSince }: Pick<Seat, 'silentSince'>): Result<void, MemberRefusal> {
  return silentSince === undefined ? ok(undefined) : err({ code: 'roundtable/is-silent' });
}
