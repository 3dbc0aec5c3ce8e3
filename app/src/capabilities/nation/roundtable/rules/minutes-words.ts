// What members say of the minutes of a sitting of the Mesa, and when they are approved by it.
import { err, ok, type Result } from '@minga/basics';
import type { AgendaRefusal } from './agenda-refusal.ts';

export const minutesSays = ['approves', 'contests'] as const;
export type MinutesSays = (typeof minutesSays)[number];

/** What a member said last. */
export interface MinutesWord {
  readonly memberId: string;
  readonly says: MinutesSays;
  /** Whether it is of the text as it stands; whoever read another says it again, and its contest was answered by mending. */
  readonly isOfThisText: boolean;
  /** Why the text stays as it is, in spite of a contest. */
  readonly isAnswered: boolean;
}

export interface PresentMember {
  readonly memberId: string;
  readonly hasLeft: boolean;
}

export interface MinutesStanding {
  /** How many count: those who were there, but not who left since without a word. */
  readonly counted: number;
  readonly approving: number;
  /** More than half of those who count. */
  readonly needed: number;
  readonly unanswered: number;
  readonly isApproved: boolean;
}

/**
 * A majority of the members present approve, and no contest is unanswered. Who was present and left the Mesa without a
 * word of this text counts no more, so that a member that goes leaves no minutes without end; what it had said stands.
 */
export function standingOfMinutes(
  present: readonly PresentMember[],
  words: readonly MinutesWord[],
): MinutesStanding {
  const ofThis = words.filter(({ isOfThisText }) => isOfThisText);
  const hasSaid = (memberId: string) => ofThis.some((word) => word.memberId === memberId);
  const counted = present.filter(({ memberId, hasLeft }) => !hasLeft || hasSaid(memberId));
  const approving = counted.filter(({ memberId }) =>
    ofThis.some((word) => word.memberId === memberId && word.says === 'approves'),
  ).length;
  const unanswered = ofThis.filter(
    ({ says, isAnswered }) => says === 'contests' && !isAnswered,
  ).length;
  const needed = Math.floor(counted.length / 2) + 1;
  const isApproved = counted.length > 0 && approving >= needed && unanswered === 0;
  return { counted: counted.length, approving, needed, unanswered, isApproved };
}

/** Who was there says of the text that she has read; of another that was written since she reads first. */
export function maySayOf(given: {
  readonly present: readonly PresentMember[];
  readonly memberId: string;
  readonly isOfThisText: boolean;
}): Result<void, AgendaRefusal> {
  const { present, memberId, isOfThisText } = given;
  if (!present.some((one) => one.memberId === memberId)) {
    return err({ code: 'roundtable/was-not-present' });
  }
  return isOfThisText ? ok(undefined) : err({ code: 'roundtable/text-changed' });
}
