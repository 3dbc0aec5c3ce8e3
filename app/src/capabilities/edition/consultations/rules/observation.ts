// An observation: what somebody holds about a paragraph or the whole, and who reads it before everybody does.
import { err, ok, type Result } from '@minga/basics';
import {
  judge,
  mayReviewAgain,
  mayTakePart,
  type Reason,
} from '../../../ground/conversation/rules/index.ts';
import type { Refusal } from './refusal.ts';

export const stances = ['support', 'reject', 'change'] as const;
export type Stance = (typeof stances)[number];

export const ways = ['web', 'paper', 'assembly'] as const;
export type Way = (typeof ways)[number];

export const REASONS_LETTERS = 2000;

export interface ObservationWritten {
  readonly stance: Stance;
  readonly reasons: string;
  /** How the paragraph should say it; empty but for a change. */
  readonly proposed: string;
}

/** Whether what is said fits where it is said: only a paragraph can be worded otherwise. */
export function maySay(
  { stance }: Pick<ObservationWritten, 'stance'>,
  about: { readonly isHeading: boolean } | 'whole' | undefined,
): Result<void, Refusal> {
  if (about === undefined) return err({ code: 'consultations/paragraph-unknown' });
  if (about === 'whole') {
    return stance === 'change' ? err({ code: 'consultations/change-of-nothing' }) : ok(undefined);
  }
  return about.isHeading ? err({ code: 'consultations/paragraph-unknown' }) : ok(undefined);
}

/** As in conversations: from 14 on, in one's own name. */
export function mayObserve(as: Parameters<typeof mayTakePart>[0]): Result<void, Refusal> {
  const may = mayTakePart(as);
  if (may.ok) return may;
  return err({
    code:
      may.error.code === 'conversation/age-unknown'
        ? 'consultations/age-unknown'
        : 'consultations/too-young',
  });
}

export interface JudgedObservation {
  readonly personId: string | undefined;
  readonly version: number;
  readonly shownVersion: number | undefined;
  readonly hiddenAt: Date | undefined;
}

/** What a moderator decides, by the rules of conversations: only on the version she read, and never on her own. */
export function judgeObservation(
  observation: JudgedObservation,
  judgement: {
    readonly moderatorId: string;
    readonly version: number;
    readonly hides: boolean;
    readonly reason: Reason | undefined;
  },
): Result<'shown' | 'kept' | 'hidden', Refusal> {
  const judged = judge(
    {
      authorId: observation.personId ?? null,
      latestVersion: observation.version,
      shownVersion: observation.shownVersion ?? null,
      isHidden: observation.hiddenAt !== undefined,
      isWithdrawn: false,
    },
    judgement,
  );
  if (judged.ok) return judged;
  switch (judged.error.code) {
    case 'conversation/own-comment':
      return err({ code: 'consultations/own-observation' });
    case 'conversation/changed':
      return err({ code: 'consultations/changed-meanwhile' });
    case 'conversation/reason-missing':
      return err({ code: 'consultations/reason-missing' });
    default:
      return err({ code: 'consultations/is-hidden' });
  }
}

/** A second review is by somebody who neither hid the observation nor wrote it, as in conversations. */
export function mayReview(
  observation: { readonly personId: string | undefined; readonly hiddenBy: string | undefined },
  moderatorId: string,
): Result<void, Refusal> {
  const { personId, hiddenBy } = observation;
  const asked = { authorId: personId ?? null, hiddenBy: hiddenBy ?? null };
  const may = mayReviewAgain(asked, moderatorId);
  if (may.ok) return may;
  return err({
    code:
      may.error.code === 'conversation/own-comment'
        ? 'consultations/own-observation'
        : 'consultations/same-moderator',
  });
}
